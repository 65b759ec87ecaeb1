import ignore, { type Ignore } from "ignore";
import type { Files } from "./files.ts";
import type { Host } from "./host.ts";
import { remembered } from "./remember.ts";
import { childOf, isInside, parentOf, pathFrom } from "./uri.ts";

/** Folders that hold other people's code or a tool's output. */
const VENDORED: ReadonlySet<string> = new Set([
  ".git",
  ".hg",
  ".svn",
  ".jj",
  "node_modules",
  "bower_components",
  "jspm_packages",
  ".yarn",
  ".pnpm-store",
  "site-packages",
  "dist-packages",
  ".venv",
  "venv",
  ".tox",
  ".nox",
  "__pycache__",
  "__pypackages__",
  ".eggs",
  ".mypy_cache",
  ".ruff_cache",
  ".pytest_cache",
  ".ipynb_checkpoints",
  "vendor",
  "third_party",
  "third-party",
  "dist",
  "build",
  "_build",
  ".next",
  ".nuxt",
  ".svelte-kit",
  ".turbo",
  ".cache",
  ".parcel-cache",
  "coverage",
  ".vscode-test",
  ".terraform",
]);

interface IgnoreFile {
  readonly folder: string;
  readonly rules: Ignore;
}

/** What `.gitignore` and `.ignore` say, from the repository's root down; `.ignore` goes before `.gitignore`, the deeper before the higher. */
export class IgnoreRules {
  private readonly byFolder = new Map<string, Promise<readonly IgnoreFile[]>>();
  private readonly host: Host;
  private readonly files: Files;

  constructor(host: Host, files: Files) {
    this.host = host;
    this.files = files;
  }

  forget(): void {
    this.byFolder.clear();
  }

  /**
   * Whether an entry is passed over. `named` is the folder or file that the user asked for: what only speaks against that
   * itself does not count.
   */
  async ignores(uri: string, kind: "file" | "folder", named: string): Promise<boolean> {
    const inside = pathFrom(named, uri).split("/");
    if (
      uri !== named &&
      isInside(named, uri) &&
      inside.some((it, index) => (index < inside.length - 1 || kind === "folder") && VENDORED.has(it))
    )
      return true;
    for (const { folder, rules } of await this.around(parentOf(uri))) {
      if (speaksAgainst(rules, folder, named)) continue;
      const { ignored, unignored } = rules.test(kind === "folder" ? `${pathFrom(folder, uri)}/` : pathFrom(folder, uri));
      if (ignored || unignored) return ignored;
    }
    return false;
  }

  /** Ignore files that speak about the entries of a folder, the stronger first. */
  private around(folder: string): Promise<readonly IgnoreFile[]> {
    return remembered(this.byFolder, folder, () => this.read(folder));
  }

  private async read(folder: string): Promise<readonly IgnoreFile[]> {
    const own: IgnoreFile[] = [];
    for (const name of [".ignore", ".gitignore"]) {
      const uri = childOf(folder, name);
      const { file } = await this.files.load(uri);
      if (file !== null) own.push({ folder, rules: ignore().add(file.text) });
    }
    const parent = parentOf(folder);
    const isRepository = (await this.host.stat(childOf(folder, ".git")).catch(() => null)) !== null;
    return parent === folder || isRepository ? own : [...own, ...(await this.around(parent))];
  }
}

/** The file speaks against what the user asked for: then it is not asked about what lies inside. */
function speaksAgainst(rules: Ignore, folder: string, named: string): boolean {
  if (named === folder || !isInside(folder, named)) return false;
  const path = pathFrom(folder, named);
  return rules.ignores(path) || rules.ignores(`${path}/`);
}

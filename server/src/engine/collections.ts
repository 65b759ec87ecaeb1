import type { PlacedUse } from "../analysis/retrieval/embeddings.ts";
import { candidatesIn } from "./candidates.ts";
import { compare } from "./order.ts";
import type { Parts } from "./parts.ts";
import type { ReadFile } from "./read.ts";
import { isInside, parentOf } from "./uri.ts";

/** What makes a folder a package of its own: a name of a collection means nothing beyond it. */
const MANIFESTS = ["package.json", "pyproject.toml", "setup.py", "requirements.txt", "go.mod", "pom.xml", "build.gradle", ".git"];
/** Files of code that are looked into for one package; those behind them in the order of path are not seen. */
const MOST_FILES = 3_000;
const MOST_FOLDERS = 12;

/**
 * Which files of a package make clients for collections of vectors. The walk is made once, and only in a package where some file names
 * a collection; texts are read anew each time, since an editor may hold them.
 */
export class Collections {
  private readonly files = new Map<string, Promise<readonly string[]>>();

  /** Files came or went. */
  forget(): void {
    this.files.clear();
  }

  /** Uses of the collections that this file serves, in other files of its package that run in an application; in the order of path. */
  async elsewhere({ file, document }: ReadFile, parts: Parts): Promise<readonly PlacedUse[]> {
    const names = new Set((document.embeddings ?? []).filter((it) => it.location !== null).map((it) => it.collection));
    if (names.size === 0 || !isApplication(document.context)) return [];
    const folder = await packageOf(file.uri, parts);
    const found: PlacedUse[] = [];
    for (const uri of await this.codeIn(folder, parts)) {
      const text = uri === file.uri ? null : await parts.files.text(uri);
      if (typeof text !== "string" || !/embed/i.test(text) || ![...names].some((it) => text.includes(it))) continue;
      const configuration = await parts.loader.forFile(uri);
      const { file: other } = await parts.files.load(uri);
      const read = other === null || (await packageOf(uri, parts)) !== folder ? null : await parts.reader.read(other, configuration);
      if (read === null || !isApplication(read.document.context)) continue;
      const { path, embeddings = [] } = read.document;
      for (const use of embeddings) if (names.has(use.collection)) found.push({ home: uri, path, use });
    }
    return found;
  }

  private codeIn(folder: string, parts: Parts): Promise<readonly string[]> {
    const known = this.files.get(folder) ?? list(folder, parts);
    this.files.set(folder, known);
    return known;
  }
}

async function list(folder: string, parts: Parts): Promise<readonly string[]> {
  const { files } = await candidatesIn([folder], parts);
  const code = files.filter((it) => parts.reader.isCode(it.uri)).map((it) => it.uri);
  return code.sort((a, b) => compare(parts.pathOf(a), parts.pathOf(b))).slice(0, MOST_FILES);
}

/** Samples, tests and notebooks call many things `demo`. */
const isApplication = (context: string): boolean => context === "server" || context === "app" || context === "script";

async function packageOf(uri: string, { root, options: { host } }: Parts): Promise<string> {
  let folder = parentOf(uri);
  for (let depth = 0; depth < MOST_FOLDERS && folder !== root && isInside(root, folder); depth++) {
    const entries = await host.list(folder).catch(() => []);
    if (entries.some((it) => MANIFESTS.includes(it.name))) return folder;
    folder = parentOf(folder);
  }
  return root;
}

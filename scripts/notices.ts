/** What THIRD_PARTY_NOTICES says: every package of which something ships, with its licence. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type Metafile } from "esbuild";
import { programs } from "./build.ts";

const root = resolve(import.meta.dirname, "..");

/** Not bundled but shipped: files that the build copies or packs. */
const asAssets = ["web-tree-sitter", "@vscode/tree-sitter-wasm", "tiktoken"];

/** Text of the file. Throws when a package comes without a licence. */
export async function notices(): Promise<string> {
  const bundles = await Promise.all(
    programs.map((it) => build({ ...it, outdir: "dist", write: false, metafile: true, logLevel: "silent" })),
  );
  const folders = new Set([...bundles.flatMap((it) => packagesIn(it.metafile)), ...asAssets.map((name) => `node_modules/${name}`)]);
  const sections = [...folders].map(section).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const head = "Prompt Hygiene contains the following third-party software.\n";
  return [head, ...new Map(sections.map((it) => [it.name, it.text])).values()].join(`\n${"-".repeat(80)}\n\n`);
}

/** Folders of the packages that gave a bundle at least one byte. */
function packagesIn({ outputs }: Metafile): readonly string[] {
  return Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([path]) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
}

function section(folder: string): { readonly name: string; readonly text: string } {
  const path = join(root, folder);
  const { name, version, license } = JSON.parse(readFileSync(join(path, "package.json"), "utf8")) as { [key: string]: string };
  // A choice of licences may lie in a file each.
  const files = readdirSync(path).filter((it) => /^(licen[cs]e|copying|notice)([.-].*)?$/i.test(it) && !/MPL/.test(it));
  const texts = files.toSorted().map((file) => readFileSync(join(path, file), "utf8").replaceAll("\r\n", "\n").trim());
  if (texts.length === 0 && !existsSync(join(path, "README.md"))) throw new Error(`${folder} has no licence`);
  return { name: `${name} ${version}`, text: `${[`${name} ${version} (${license})`, ...texts].join("\n\n")}\n` };
}

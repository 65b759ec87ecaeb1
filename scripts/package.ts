/** `npm run package`: builds, and packs the .vsix that is published, in dist/. */
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createVSIX } from "@vscode/vsce";
import { build } from "./build.ts";

const root = resolve(import.meta.dirname, "..");

export const vsix = join(root, "dist", "prompt-hygiene.vsix");

/** From what the build left. Rejects when a file that package.json names is missing. */
export async function pack(): Promise<void> {
  // vsce looks at every file below its folder, and what tests install there is large: it gets a copy of what ships.
  const folder = join(root, ".cache", "package");
  rmSync(folder, { recursive: true, force: true });
  for (const path of [".vscodeignore", ...shipped()]) cpSync(join(root, path), join(folder, path));
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest(), null, 2)}\n`);
  await createVSIX({
    cwd: folder,
    packagePath: vsix,
    // Everything is bundled: node_modules stays out.
    dependencies: false,
    // The pages of rules about credentials show samples of them. A test lists what is in the package.
    allowPackageAllSecrets: true,
  });
}

/** Without what is of use in the repository only, and without `type`, which an editor in the browser refuses. */
function manifest(): unknown {
  const {
    type,
    private: _,
    scripts,
    dependencies,
    devDependencies,
    allowScripts,
    ...shippedFields
  } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return shippedFields;
}

/** Paths of the files that .vscodeignore names as exceptions. */
function shipped(): readonly string[] {
  const lines = readFileSync(join(root, ".vscodeignore"), "utf8").split(/\r?\n/);
  const patterns = lines.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
  return globSync(patterns, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .toSorted();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await build();
  await pack();
}

/** `npm run package`: the .vsix that is published, in dist/, from what `npm run build` left there. */
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createVSIX } from "@vscode/vsce";

const root = resolve(import.meta.dirname, "..");

export const vsix = join(root, "dist", "prompt-hygiene.vsix");

/** Rejects when a file that package.json names is missing. */
async function pack(): Promise<void> {
  // Everything is bundled: node_modules stays out.
  await createVSIX({ cwd: root, packagePath: vsix, dependencies: false });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await pack();

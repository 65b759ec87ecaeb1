/** `npm run package`: the .vsix that is published, in dist/, from what `npm run build` left there. */
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createVSIX } from "@vscode/vsce";

const root = resolve(import.meta.dirname, "..");

export const vsix = join(root, "dist", "prompt-hygiene.vsix");

/** Rejects when a file that package.json names is missing. */
async function pack(): Promise<void> {
  await createVSIX({
    cwd: root,
    packagePath: vsix,
    // Everything is bundled: node_modules stays out.
    dependencies: false,
    // The search for secrets takes half a minute over bundles that are made from this repository, and the pages of rules
    // about credentials show samples of them. A test lists what is in the package.
    allowPackageAllSecrets: true,
    allowPackageEnvFile: true,
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await pack();

/**
 * `npm run editor [-- FOLDER]`: builds, packs, and opens the example application, or another folder, in VS Code's workbench
 * with the packed extension. Prints the address; Ctrl-C ends it. The folder is opened as it is: what you save is saved.
 */
import { cpSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { editorHost } from "../test/editor/host.ts";
import { startWorkbench } from "../test/editor/workbench.ts";
import { cache, root } from "../test/support/places.ts";
import { build } from "./build.ts";
import { pack, vsix } from "./package.ts";

await build();
await pack();
const [given] = process.argv.slice(2);
const folder = given === undefined ? copyOfExamples() : resolve(given);
const workbench = await startWorkbench(editorHost("newest"), { extensions: [vsix], port: Number(process.env.PORT ?? 0) });
console.log(`\n${folder} is open at\n\n    ${workbench.page(folder)}\n\nCtrl-C ends it.`);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void workbench.stop().then(() => process.exit(0)));

/** So that trying the fixes leaves the repository as it is. */
function copyOfExamples(): string {
  const copy = join(cache, "editor", "examples");
  rmSync(copy, { recursive: true, force: true });
  cpSync(join(root, "examples"), copy, { recursive: true });
  return copy;
}

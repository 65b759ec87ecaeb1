/** `npm run build`: bundles the programs and lays the files they read beside them, in dist/. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type BuildOptions, build as bundle } from "esbuild";
import { assets } from "./assets.ts";

const root = resolve(import.meta.dirname, "..");

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  // Names of functions and classes stand in stack traces that people send.
  keepNames: true,
  legalComments: "none",
  logLevel: "warning",
  treeShaking: true,
} satisfies BuildOptions;

/** Sources say where they are as modules do; a bundle in CommonJS form says it in other words. */
const place = 'const __place = require("node:url").pathToFileURL(__filename).href;';

/**
 * Programs on Node 20 and later. CommonJS, since an editor in the browser refuses an extension whose package.json speaks of
 * modules, and one package serves both.
 */
const onNode = {
  ...shared,
  platform: "node",
  format: "cjs",
  target: "node20",
  mainFields: ["module", "main"],
  define: { "import.meta.url": "__place" },
  banner: { js: place },
} satisfies BuildOptions;

const inBrowser = { ...shared, platform: "browser", target: "es2022" } satisfies BuildOptions;

export const programs: readonly BuildOptions[] = [
  { ...onNode, entryPoints: { cli: "server/src/cli/main.ts" }, banner: { js: `#!/usr/bin/env node\n${place}` } },
  { ...onNode, entryPoints: { server: "server/src/lsp/main.ts" } },
  { ...onNode, entryPoints: { extension: "client/src/extension.ts" }, external: ["vscode"] },
  // Started from a Blob, so it must be one classic script.
  { ...inBrowser, entryPoints: { worker: "server/src/lsp/main.browser.ts" }, format: "iife", external: ["fs/promises", "module"] },
  { ...inBrowser, entryPoints: { "extension.web": "client/src/extension.web.ts" }, format: "cjs", external: ["vscode"] },
];

/** Into dist/, or into another folder. Rejects with esbuild's messages when a source does not bundle. */
export async function build(dist = join(root, "dist")): Promise<void> {
  mkdirSync(join(dist, "assets"), { recursive: true });
  await Promise.all(programs.map((program) => bundle({ ...program, outdir: dist })));
  writeFileSync(join(dist, "package.json"), '{ "type": "commonjs" }\n');
  for (const name of readdirSync(join(dist, "assets"))) if (!assets.has(name)) rmSync(join(dist, "assets", name));
  for (const [name, read] of assets) writeFileSync(join(dist, "assets", name), read());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await build().catch((error: unknown) => {
    // What does not bundle has been printed by esbuild, with its place.
    if (!(error instanceof Error && "errors" in error)) throw error;
    process.exitCode = 1;
  });
}

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Languages } from "../../server/src/languages/index.ts";
import type { Program } from "../../server/src/model/program.ts";

const require = createRequire(import.meta.url);
const grammars = require.resolve("@vscode/tree-sitter-wasm").replace(/[^/\\]*$/, "");

/** Grammars and their runtime from the packages: what the host hands out in the product. */
export async function grammarAsset(name: string): Promise<Uint8Array> {
  const path = name === "web-tree-sitter.wasm" ? require.resolve("web-tree-sitter/web-tree-sitter.wasm") : `${grammars}${name}`;
  return new Uint8Array(await readFile(path));
}

/** One for all tests of a file: grammars are loaded once. */
export const languages = new Languages(grammarAsset);

/** Lowers a source as if it stood in `path`. */
export async function lowered(path: string, source: string): Promise<Program> {
  await languages.prepare(path);
  return languages.lower(`test:///${path}`, path, source);
}

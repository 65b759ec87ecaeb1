/**
 * What ships beside the programs, by the names under which `Host.asset` is asked: grammars, token ranks, rule pages. The
 * build writes them to dist/assets; tests may read them from here without a build.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { packRanks, rankAsset } from "../server/src/analysis/tokens/rank-file.ts";
import { pageAsset } from "../server/src/lsp/rule-pages.ts";

const root = resolve(import.meta.dirname, "..");
const pages = join(root, "server/src/rules");
const grammars = ["python", "typescript", "tsx", "go", "java", "c-sharp"];
const encodings = ["o200k_base", "cl100k_base"];

/** Name of each asset with a function that makes its bytes. */
export const assets: ReadonlyMap<string, () => Uint8Array> = new Map([
  ["web-tree-sitter.wasm", () => packaged("web-tree-sitter", "web-tree-sitter.wasm")],
  ...grammars.map(
    (name): Asset => [`tree-sitter-${name}.wasm`, () => packaged("@vscode/tree-sitter-wasm", `wasm/tree-sitter-${name}.wasm`)],
  ),
  ...encodings.map((name): Asset => [rankAsset(name), () => ranks(name)]),
  ...rulePages().map((page): Asset => [pageAsset(page.slice(0, -".md".length)), () => readFileSync(join(pages, page))]),
]);

type Asset = [name: string, read: () => Uint8Array];

function rulePages(): readonly string[] {
  return readdirSync(pages, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /^[^/]+\/[^/]+\.md$/.test(path))
    .toSorted();
}

function ranks(encoding: string): Uint8Array {
  const { bpe_ranks } = JSON.parse(packaged("tiktoken", `encoders/${encoding}.json`).toString("utf8")) as { bpe_ranks: string };
  return packRanks(bpe_ranks);
}

function packaged(name: string, path: string): Buffer {
  return readFileSync(join(root, "node_modules", name, path));
}

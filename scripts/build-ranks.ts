/**
 * Packs the rank data of the `tiktoken` package into the files that ship: `node scripts/build-ranks.ts <folder>`.
 * The build writes them beside its bundles; tests read them through `packedRanks`.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { packRanks, rankAsset } from "../server/src/analysis/tokens/rank-file.ts";

/** Encodings that ship, by the name of their asset. */
export const RANK_ASSETS = { [rankAsset("o200k_base")]: "o200k_base", [rankAsset("cl100k_base")]: "cl100k_base" } as const;

/** Bytes of the asset for an encoding. */
export function packedRanks(encoding: string): Uint8Array {
  const file = createRequire(import.meta.url).resolve(`tiktoken/encoders/${encoding}.json`);
  const data: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (typeof data !== "object" || data === null || !("bpe_ranks" in data) || typeof data.bpe_ranks !== "string")
    throw new Error(`${encoding}: no rank data`);
  return packRanks(data.bpe_ranks);
}

/** Writes every rank asset into a folder. */
export function writeRankAssets(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [asset, encoding] of Object.entries(RANK_ASSETS)) writeFileSync(`${folder}/${asset}`, packedRanks(encoding));
}

if (process.argv[1] !== undefined && import.meta.filename === process.argv[1]) writeRankAssets(process.argv[2] ?? "dist/assets");

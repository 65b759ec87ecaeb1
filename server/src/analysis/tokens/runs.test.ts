import { describe, expect, test } from "vitest";
import { assets } from "../../../../scripts/assets.ts";
import { Encoding } from "./encoding.ts";
import { rankAsset } from "./rank-file.ts";

/**
 * What tiktoken 1.0.22 counts for runs of one character, recorded by `node scripts/fuzz-tokens.ts` (2026-11-22): its own time
 * grows with the square of a run, so the suite does not ask it again.
 */
const RECORDED: readonly (readonly [unit: string, o200k: readonly [number, number], cl100k: readonly [number, number]])[] = [
  ["a", [1250, 6250], [1250, 6250]],
  [" ", [79, 392], [79, 391]],
  ["\n", [625, 3125], [313, 1563]],
  ["-", [156, 781], [156, 781]],
  ["哈", [5000, 25_000], [10_000, 50_000]],
  ["A", [1250, 6250], [1250, 6250]],
  ["😀", [10_000, 50_000], [20_000, 100_000]],
  ["\u0301", [10_000, 50_000], [10_000, 50_000]],
];

describe.each(["o200k_base", "cl100k_base"] as const)("%s", (name) => {
  const encoding = new Encoding(name, assets.get(rankAsset(name))?.() ?? new Uint8Array());

  test.each(RECORDED)("runs of %j count as recorded", (unit, o200k, cl100k) => {
    const counts = [10_000, 50_000].map((length) => encoding.count(unit.repeat(length)));
    expect(counts).toEqual(name === "o200k_base" ? o200k : cl100k);
  });

  test("a run of a million returns, in proportion to one of a hundred thousand", () => {
    const tenth = encoding.count("a".repeat(100_000));
    expect(encoding.count("a".repeat(1_000_000))).toBe(tenth * 10);
  });
});

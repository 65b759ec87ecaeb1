import { describe, expect, test } from "vitest";
import { assets } from "../../../../scripts/assets.ts";
import { hostileText, oracle, seeded } from "../../../../test/support/oracle.ts";
import { Counter } from "./counter.ts";
import { Encoding } from "./encoding.ts";
import { rankAsset } from "./rank-file.ts";

const RANKS = { o200k_base: bytesOf("o200k_base"), cl100k_base: bytesOf("cl100k_base") };

function bytesOf(encoding: string): Uint8Array {
  return assets.get(rankAsset(encoding))?.() ?? new Uint8Array();
}

describe.each(["o200k_base", "cl100k_base"] as const)("%s", (name) => {
  const ranks = RANKS[name];
  const encoding = new Encoding(name, ranks);
  const counter = new Counter(name, ranks);
  const expected = oracle(name);

  test("2,000 seeded hostile texts count as tiktoken counts them", () => {
    const random = seeded(20261121);
    for (let i = 0; i < 2000; i++) {
      const text = hostileText(random);
      expect(encoding.count(text), JSON.stringify(text)).toBe(expected(text));
      expect(counter.count(text).tokens, JSON.stringify(text)).toBe(expected(text));
    }
  });

  test("every character of Unicode in the middle of words and of punctuation", () => {
    const texts: string[] = [];
    for (let code = 0; code <= 0x10ffff; code += code < 0x3400 ? 1 : 17) {
      const it = String.fromCodePoint(code);
      // The last tells a letter from a sign: "/k" is a token, and so are many that begin with a letter.
      texts.push(`a${it}b A${it}B !${it}! 1${it}2 ${it}\n${it} x${it}/k`);
    }
    // Joined by a safe cut, so that the sum over a batch is that of its texts.
    for (let at = 0; at < texts.length; at += 500) {
      const batch = texts.slice(at, at + 500).join("\nend\n");
      expect(encoding.count(batch), `from text ${at}`).toBe(expected(batch));
    }
  });

  test.each([0, 1, 95, 96, 97, 98, 128, 129, 1000, 5000])("runs of %i units around the change of method", (length) => {
    for (const unit of ["a", " ", "\n", "-", "哈", "ab", "é", "😀"]) {
      expect(encoding.count(unit.repeat(length))).toBe(expected(unit.repeat(length)));
    }
  });

  test("100 edits of a long document equal the recount of the whole, whatever was counted before", () => {
    const random = seeded(7);
    let text = "";
    while (text.length < 60_000) text += `${hostileText(random)}\n${"Answer from the context only and cite the section. ".repeat(3)}`;
    for (let i = 0; i < 100; i++) {
      const at = Math.floor(random() * text.length);
      text = text.slice(0, at) + (random() < 0.7 ? hostileText(random).slice(0, 40) : "") + text.slice(at + Math.floor(random() * 60));
      expect(counter.count(text).tokens).toBe(encoding.count(text));
    }
    expect(counter.count(text).tokens).toBe(expected(text));
  });

  test("a budget cuts at the same place whatever is remembered", () => {
    const text = "Keep the answer short and name the source.\n".repeat(3000);
    const first = new Counter(name, ranks).count(text, 40_000);
    counter.count(text);
    expect(counter.count(text, 40_000)).toEqual(first);
    expect(first.counted).toBeGreaterThan(39_000);
    expect(first.counted).toBeLessThanOrEqual(40_000);
    expect(first.tokens).toBe(expected(text.slice(0, first.counted)));
  });

  test("one huge pretoken is left to a call without budget", () => {
    const text = "-".repeat(200_000);
    expect(counter.count(text, 1_000_000)).toEqual({ tokens: 0, counted: 0 });
    expect(counter.count(text)).toEqual({ tokens: 3125, counted: 200_000 });
  });
});

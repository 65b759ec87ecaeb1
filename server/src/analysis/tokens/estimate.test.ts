import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { assets } from "../../../../scripts/assets.ts";
import type { TokenizerId } from "../../catalogue/models.ts";
import { PromptTextBuilder, plainText } from "../../model/prompt-text.ts";
import { CONTENTS, mixtureOf } from "./content.ts";
import { sum, Tokenizers } from "./tokenizers.ts";

interface Sample {
  readonly kind: string;
  readonly text: string;
  readonly counts: { readonly [tokenizer: string]: number };
}

function samplesOf(file: string): readonly Sample[] {
  const data = JSON.parse(readFileSync(new URL(`../../../../test/oracles/${file}`, import.meta.url), "utf8")) as
    | readonly Sample[]
    | { readonly samples: readonly Sample[] };
  return "samples" in data ? data.samples : data;
}

const samples = [...samplesOf("samples.json"), ...samplesOf("claude.json")];
const tokenizers = new Tokenizers(async (name) => assets.get(name)?.() ?? new Uint8Array());
await tokenizers.load(["o200k_base", "cl100k_base"]);

describe("estimates against the real tokenizers", () => {
  test.each(["llama", "qwen", "deepseek", "gemini", "mistral", "claude"] as const)(
    "%s: the stated error holds for 95 % of the samples",
    (tokenizer) => {
      const counted = samples.flatMap((it) => (it.counts[tokenizer] === undefined ? [] : [{ ...it, real: it.counts[tokenizer] }]));
      const strays = counted.filter(({ text, real }) => {
        const { tokens, error, exact } = tokenizers.count(text, tokenizer);
        expect(exact).toBe(false);
        return Math.abs(real - tokens) > error * tokens + 1;
      });
      expect(counted.length).toBeGreaterThanOrEqual(100);
      expect(strays.length / counted.length, strays.map((it) => it.kind).join(" ")).toBeLessThanOrEqual(0.05);
    },
  );

  test("the error is no excuse: English, code and data of 200 tokens and more are stated within 20 %, and no text at 100 %", () => {
    const plain = samples.filter(
      (it) => ["english", "code", "markdown", "json"].includes(it.kind) && tokenizers.count(it.text, "o200k_base").tokens >= 200,
    );
    expect(plain.length).toBeGreaterThan(30);
    for (const tokenizer of ["llama", "qwen", "deepseek", "gemini", "mistral"] as const) {
      for (const { text } of plain) expect(tokenizers.count(text, tokenizer).error).toBeLessThanOrEqual(0.2);
    }
  });

  test("a tokenizer nobody measured says so", () => {
    for (const tokenizer of ["unknown", "cohere"] as const)
      expect(tokenizers.count("Answer in one sentence.", tokenizer)).toMatchObject({ evidence: "none", exact: false });
    expect(tokenizers.count("Answer in one sentence.", "claude").evidence).toBeUndefined();
  });
});

describe("counts", () => {
  const text = "Answer in the language of the question and keep to three sentences. ".repeat(50);

  test("before the rank data is loaded a count is a guess that says so", async () => {
    const fresh = new Tokenizers(async (name) => assets.get(name)?.() ?? new Uint8Array());
    expect(fresh.count(text, "o200k_base")).toMatchObject({ pending: true, exact: false, error: 1 });
    await fresh.load(["o200k_base"]);
    expect(fresh.count(text, "o200k_base")).toMatchObject({ pending: false, exact: true, error: 0 });
  });

  test("an asset that cannot be read rejects, and is tried again", async () => {
    let there = false;
    const flaky = new Tokenizers(async (name) => {
      if (!there) throw new Error("no such asset");
      return assets.get(name)?.() ?? new Uint8Array();
    });
    await expect(flaky.load(["o200k_base"])).rejects.toThrow("no such asset");
    there = true;
    await flaky.load(["o200k_base"]);
    expect(flaky.count("a", "o200k_base").exact).toBe(true);
  });

  test("past the budget the rest is extrapolated and marked, the same at every asking", () => {
    const whole = tokenizers.count(text, "o200k_base");
    const cut = tokenizers.count(text, "o200k_base", 2500);
    expect(cut).toMatchObject({ exact: false, pending: true, error: 0.5 });
    expect(Math.abs(cut.tokens - whole.tokens)).toBeLessThan(whole.tokens * 0.1);
    expect(tokenizers.count(text, "o200k_base", 2500)).toEqual(cut);
    expect(tokenizers.count(text, "llama", 1500)).toMatchObject({ pending: true });
  });

  test("holes count nothing and part the text", () => {
    const builder = new PromptTextBuilder();
    builder.verbatim("Hello", { start: 0, end: 5 }, "plain");
    builder.hole(0, { start: 5, end: 11 }, "plain");
    builder.verbatim(" and goodbye", { start: 11, end: 23 }, "plain");
    const parts = tokenizers.count("Hello", "o200k_base").tokens + tokenizers.count(" and goodbye", "o200k_base").tokens;
    expect(tokenizers.countText(builder.build(), "o200k_base")).toMatchObject({ tokens: parts, exact: true });
    expect(tokenizers.countText(plainText("", { start: 0, end: 0 }), "claude")).toMatchObject({ tokens: 0, error: 0 });
  });

  test("errors of a sum are weighed by size", () => {
    const exact = { tokens: 900, exact: true, error: 0, pending: false };
    const rough = { tokens: 100, exact: false, error: 0.5, pending: false };
    expect(sum([exact, rough])).toEqual({ tokens: 1000, exact: false, error: 0.05, pending: false });
    expect(sum([])).toEqual({ tokens: 0, exact: true, error: 0, pending: false });
  });
});

describe("what a stretch is made of", () => {
  test.each([
    ["Answer the customer in the language of the question and keep to three sentences.", "latin"],
    ["Überprüfe die Kontoverbindung, bevor du die Zahlungsaufforderung verschickst.", "accented"],
    ['{"role": "user", "content": [{"type": "text", "id": 17}]}', "data"],
    ["for (const it of list) { total += it.count(); if (total > max) return null; }", "code"],
    ["Отвечай на языке вопроса и не длиннее трёх предложений.", "cyrillic"],
    ["请用提问的语言回答，不要超过三句话。", "han"],
    ["질문과 같은 언어로 세 문장 이내로 답하세요.", "hangul"],
    ["QWxhZGRpbjpvcGVuIHNlc2FtZQQWxhZGRpbjpvcGVuIHNlc2FtZQQWxhZGRpbjpvcGVuIHNlc2FtZQ", "encoded"],
    ["🎉🎉📦🚚💨", "symbols"],
  ])("%s", (text, content) => {
    const { shares } = mixtureOf(text);
    const [largest] = [...shares].toSorted((a, b) => b[1] - a[1]);
    expect(largest?.[0]).toBe(content);
    expect([...shares.values()].reduce((a, b) => a + b, 0)).toBeCloseTo(1);
    expect([...shares.keys()].every((it) => CONTENTS.includes(it))).toBe(true);
  });

  test("a tokenizer of single digits makes two tokens more of each three", () => {
    expect(mixtureOf("1234567, 89 and 0").singleDigits).toBe(4 + 1);
  });

  test("empty and halved texts have shares that sum, or none", () => {
    for (const tokenizer of ["claude", "qwen"] satisfies TokenizerId[]) {
      for (const text of ["", "\ud800", "\udc00\ud800", " ", "\u0000"])
        expect(Number.isFinite(tokenizers.count(text, tokenizer).tokens)).toBe(true);
    }
  });
});

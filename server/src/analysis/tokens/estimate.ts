import type { TokenizerId } from "../../catalogue/models.ts";
import type { Content, Mixture } from "./content.ts";

/** Tokenizers that are estimated from the count in o200k_base, which is exact. */
export type EstimatedTokenizer = Exclude<TokenizerId, "o200k_base" | "cl100k_base">;

/** Tokens of a family for one of o200k_base, and how far a text of some hundred tokens strays from it: 0.1 is 10 %. */
export type Factor = readonly [factor: number, error: number];

export type Factors = { readonly [Name in Content]: Factor };

/**
 * Where the factors come from, for documentation and hover. `none`: nobody has measured this tokenizer, so the count of
 * another one stands in for it.
 */
export const EVIDENCE: { readonly [Name in EstimatedTokenizer]: "measured" | "published" | "none" } = {
  claude: "measured",
  "claude-4.7": "published",
  gemini: "measured",
  llama: "measured",
  mistral: "measured",
  qwen: "measured",
  deepseek: "measured",
  p50k_base: "measured",
  r50k_base: "measured",
  cohere: "none",
  unknown: "none",
};

const row = (
  latin: Factor,
  accented: Factor,
  code: Factor,
  data: Factor,
  encoded: Factor,
  cyrillic: Factor,
  han: Factor,
  kana: Factor,
  hangul: Factor,
  arabic: Factor,
  other: Factor,
  symbols: Factor,
): Factors => ({
  latin,
  accented,
  code,
  data,
  encoded,
  cyrillic,
  han,
  kana,
  hangul,
  arabic,
  other,
  symbols,
});

const NOBODY_KNOWS: Factor = [1, 0.4];
const STAND_IN = row(
  [1.05, 0.25],
  [1.15, 0.3],
  [1.1, 0.3],
  [1.1, 0.3],
  [1.1, 0.3],
  [1.2, 0.4],
  NOBODY_KNOWS,
  NOBODY_KNOWS,
  [1.2, 0.5],
  [1.3, 0.5],
  [1.3, 0.6],
  [1.2, 0.5],
);

/** Families that cut every digit off: three digits are one token of o200k_base. */
const SINGLE_DIGITS: ReadonlySet<EstimatedTokenizer> = new Set(["qwen", "gemini", "mistral"]);

/**
 * Latin, accented, code, data, encoded, Cyrillic, Han, kana, Hangul, Arabic and Hebrew, other scripts, symbols. Llama 3, Qwen 3,
 * DeepSeek V3, Gemma 3 and Mistral's tekken: medians and spreads over test/oracles/samples.json (2026-11), rounded up. Claude:
 * count_tokens of claude-haiku-4-5 on 120 hard texts (2026-03), which holds up to 4.6. From 4.7 on: those, times what others measured
 * between 4.6 and 4.7 (sol.ava.dev 2026-04-17, claudecodecamp.com 2026-04: English 1.20 to 1.45, code 1.13 to 1.36, data 1.06 to
 * 1.31, other scripts 1), with the spread in the error.
 */
const FACTORS: { readonly [Name in EstimatedTokenizer]: Factors } = {
  llama: row(
    [1, 0.03],
    [1.18, 0.14],
    [0.99, 0.04],
    [0.99, 0.06],
    [1.05, 0.05],
    [1.18, 0.08],
    [1.08, 0.09],
    [0.93, 0.1],
    [1.02, 0.08],
    [1.16, 0.15],
    [1.75, 0.4],
    [1.3, 0.25],
  ),
  qwen: row(
    [1.01, 0.03],
    [1.17, 0.12],
    [1, 0.04],
    [1, 0.06],
    [1.01, 0.05],
    [1.2, 0.1],
    [0.89, 0.1],
    [0.85, 0.1],
    [1.17, 0.1],
    [1.12, 0.15],
    [2.6, 0.5],
    [1.05, 0.25],
  ),
  deepseek: row(
    [1.02, 0.05],
    [1.16, 0.1],
    [1.05, 0.05],
    [1.02, 0.07],
    [1.02, 0.05],
    [1.14, 0.1],
    [0.86, 0.12],
    [0.87, 0.1],
    [1.18, 0.1],
    [1.13, 0.15],
    [1.85, 0.4],
    [1.05, 0.25],
  ),
  gemini: row(
    [1.07, 0.08],
    [1, 0.07],
    [1.15, 0.07],
    [1.1, 0.09],
    [1, 0.06],
    [0.94, 0.1],
    [0.94, 0.1],
    [0.71, 0.1],
    [0.99, 0.1],
    [1.04, 0.15],
    [0.84, 0.3],
    [0.85, 0.25],
  ),
  mistral: row(
    [1.03, 0.05],
    [1.04, 0.07],
    [1.03, 0.05],
    [1.03, 0.09],
    [1.02, 0.07],
    [1.03, 0.1],
    [1.23, 0.12],
    [0.96, 0.12],
    [0.99, 0.1],
    [0.98, 0.15],
    [1.14, 0.3],
    [1.6, 0.3],
  ),
  claude: row(
    [1.12, 0.18],
    [1.35, 0.25],
    [1.22, 0.15],
    [1.15, 0.15],
    [1.15, 0.25],
    [1.9, 0.3],
    [1.5, 0.4],
    [1.6, 0.4],
    [1.8, 0.4],
    [2.06, 0.3],
    [2, 0.5],
    [1.75, 0.4],
  ),
  "claude-4.7": row(
    [1.49, 0.3],
    [1.84, 0.35],
    [1.49, 0.28],
    [1.32, 0.28],
    [1.23, 0.35],
    [1.9, 0.3],
    [1.5, 0.4],
    [1.6, 0.4],
    [1.8, 0.4],
    [2.06, 0.3],
    [2, 0.5],
    [1.8, 0.45],
  ),
  p50k_base: row(
    [1.02, 0.05],
    [1.35, 0.2],
    [1.25, 0.25],
    [1.2, 0.2],
    [1.1, 0.15],
    [3, 0.4],
    [2.4, 0.4],
    [2, 0.4],
    [3.2, 0.4],
    [3, 0.5],
    [3, 0.6],
    [1.8, 0.5],
  ),
  r50k_base: row(
    [1.02, 0.05],
    [1.35, 0.2],
    [1.5, 0.35],
    [1.3, 0.25],
    [1.1, 0.15],
    [3, 0.4],
    [2.4, 0.4],
    [2, 0.4],
    [3.2, 0.4],
    [3, 0.5],
    [3, 0.6],
    [1.8, 0.5],
  ),
  cohere: STAND_IN,
  unknown: STAND_IN,
};

/**
 * Tokens and error of a stretch in another family's tokenizer, from its count in o200k_base and what it is made of. Other
 * `factors` than our own are for holding ours against.
 */
export function estimated(
  tokenizer: EstimatedTokenizer,
  tokens: number,
  { shares, singleDigits }: Mixture,
  factors: Factors = FACTORS[tokenizer],
): { readonly tokens: number; readonly deviation: number } {
  let sum = 0;
  let deviation = 0;
  for (const [content, share] of shares) {
    const [factor, error] = factors[content];
    sum += tokens * share * factor;
    deviation += tokens * share * factor * error;
  }
  return { tokens: sum + (SINGLE_DIGITS.has(tokenizer) ? singleDigits : 0), deviation };
}

/** A short text strays farther: this many tokens double the stated error, at 0 it is tripled. */
const SHORT = 60;

/** The error to state for an estimate: that of its stretches, wider where the text is short; at most 1. */
export function statedError(tokens: number, deviation: number): number {
  if (tokens <= 0) return 0;
  const error = (deviation / tokens) * (1 + (2 * SHORT) / (SHORT + tokens));
  return Math.min(1, Math.ceil(error * 100) / 100);
}

import type { TokenizerId } from "../../catalogue/models.ts";
import { HOLE, type PromptText } from "../../model/prompt-text.ts";
import { mixtureOf } from "./content.ts";
import { Counter } from "./counter.ts";
import { Cuts } from "./cuts.ts";
import type { EncodingName } from "./encoding.ts";
import { type EstimatedTokenizer, EVIDENCE, estimated, statedError } from "./estimate.ts";
import type { Count } from "./model.ts";
import { rankAsset } from "./rank-file.ts";

/**
 * Steps that one count may take where nobody said more: some tens of megabytes of plain text, half a megabyte of one
 * character. What is longer is counted up to there and the rest estimated, the same at every asking.
 */
const BUDGET = 32_000_000;

/** Units of a text that has not been counted, by token: prose has four, and what is worth cutting off seldom is. */
const UNITS_PER_TOKEN = 4;

/** Counts texts for any model's tokenizer. One for a process: it holds the rank data and remembers what it counted. */
export class Tokenizers {
  private readonly asset: (name: string) => Promise<Uint8Array>;
  private readonly counters = new Map<EncodingName, Counter>();
  private readonly loading = new Map<EncodingName, Promise<void>>();

  /** `asset` hands over a file that ships with the product, as `Host.asset` does. */
  constructor(asset: (name: string) => Promise<Uint8Array>) {
    this.asset = asset;
  }

  /** Loads what counting for these tokenizers needs; afterwards counts are synchronous. Rejects when an asset is missing. */
  async load(tokenizers: Iterable<TokenizerId>): Promise<void> {
    await Promise.all([...new Set([...tokenizers].map(encodingOf))].map((it) => this.encoding(it)));
  }

  /**
   * Tokens of a text. Before its data is loaded the count is a guess that says so (`pending`). Special tokens in the text count
   * as the plain text they are when a user sends them.
   */
  count(text: string, tokenizer: TokenizerId, budget = BUDGET): Count {
    const counter = this.counters.get(encodingOf(tokenizer));
    if (counter === undefined) return guess(text.length);
    if (tokenizer === "o200k_base" || tokenizer === "cl100k_base") {
      const { tokens, counted } = counter.count(text, budget);
      return counted === text.length ? { tokens, exact: true, error: 0, pending: false } : extrapolated(tokens, counted, text.length);
    }
    return estimate(text, tokenizer, counter, budget);
  }

  /** Tokens of what stands between the holes of a text; the holes themselves count nothing. */
  countText(text: PromptText, tokenizer: TokenizerId, budget = BUDGET): Count {
    return sum(text.value.split(HOLE).map((part) => this.count(part, tokenizer, budget)));
  }

  private async encoding(name: EncodingName): Promise<void> {
    const running =
      this.loading.get(name) ??
      this.asset(rankAsset(name)).then((bytes) => {
        this.counters.set(name, new Counter(name, bytes));
      });
    this.loading.set(name, running);
    // A file that could not be read may be there the next time.
    await running.catch((error: unknown) => {
      this.loading.delete(name);
      throw error;
    });
  }
}

/** The encoding whose data a tokenizer's counts rest on. */
function encodingOf(tokenizer: TokenizerId): EncodingName {
  return tokenizer === "cl100k_base" ? "cl100k_base" : "o200k_base";
}

/** Adds counts; errors add by weight, as if all strayed to the same side. */
export function sum(counts: readonly Count[]): Count {
  let tokens = 0;
  let deviation = 0;
  let exact = true;
  let pending = false;
  let evidence = true;
  for (const it of counts) {
    tokens += it.tokens;
    deviation += it.tokens * it.error;
    exact &&= it.exact || it.tokens === 0;
    pending ||= it.pending;
    evidence &&= it.evidence !== "none" || it.tokens === 0;
  }
  const error = tokens === 0 ? 0 : Math.ceil((deviation / tokens) * 100) / 100;
  return { tokens, exact, error: exact ? 0 : error, pending, ...(evidence ? {} : { evidence: "none" as const }) };
}

function estimate(text: string, tokenizer: EstimatedTokenizer, counter: Counter, budget: number): Count {
  const cuts = new Cuts(text);
  let tokens = 0;
  let deviation = 0;
  let left = budget;
  let at = 0;
  while (at < text.length) {
    const end = cuts.after(at);
    const stretch = text.slice(at, end);
    const exact = counter.count(stretch, left);
    if (exact.counted < stretch.length) break;
    const found = estimated(tokenizer, exact.tokens, mixtureOf(stretch));
    tokens += found.tokens;
    deviation += found.deviation;
    left -= stretch.length;
    at = end;
  }
  const whole = Math.round(tokens);
  const evidence = EVIDENCE[tokenizer] === "none" ? { evidence: "none" as const } : {};
  if (at < text.length) return { ...extrapolated(whole, at, text.length), ...evidence };
  return { tokens: whole, exact: text === "", error: statedError(tokens, deviation), pending: false, ...evidence };
}

/** The rest of a text that was cut at its budget, as dense as what was counted. */
function extrapolated(tokens: number, counted: number, length: number): Count {
  if (counted === 0) return guess(length);
  return { tokens: Math.round((tokens / counted) * length), exact: false, error: 0.5, pending: true };
}

function guess(length: number): Count {
  return { tokens: Math.ceil(length / UNITS_PER_TOKEN), exact: length === 0, error: length === 0 ? 0 : 1, pending: length > 0 };
}

import type { TokenizerId } from "../../catalogue/models.ts";
import { HOLE, type PromptText } from "../../model/prompt-text.ts";
import { mixtureOf } from "./content.ts";
import { Counter, stepsOf } from "./counter.ts";
import { Cuts } from "./cuts.ts";
import type { EncodingName } from "./encoding.ts";
import { type EstimatedTokenizer, EVIDENCE, estimated, statedError } from "./estimate.ts";
import { drain } from "./merge.ts";
import type { Count } from "./model.ts";
import { rankAsset } from "./rank-file.ts";
import { Unfinished } from "./unfinished.ts";

/**
 * Steps that any count may take: 128 MB of plain text, eight of one character, more than a file that is read can hold. What is
 * longer is counted up to there and the rest estimated, the same at every asking.
 */
const BUDGET = 128_000_000;

/** Fewer units than this end within any budget that is given here. */
const NEVER_LONG = 50_000;

/** Units between two pauses of an estimate that is made in steps. */
const STRIDE = 32_768;

/** Units of a text that has not been counted, by token: prose has four, and what is worth cutting off seldom is. */
const UNITS_PER_TOKEN = 4;

/** Counts texts for any model's tokenizer. One for a process: it holds the rank data and remembers what it counted. */
export class Tokenizers {
  private readonly asset: (name: string) => Promise<Uint8Array>;
  private readonly counters = new Map<EncodingName, Counter>();
  private readonly loading = new Map<EncodingName, Promise<void>>();
  private readonly unfinished = new Unfinished();
  private patience = BUDGET;
  private onCut: () => void = () => {};

  /** `asset` hands over a file that ships with the product, as `Host.asset` does. */
  constructor(asset: (name: string) => Promise<Uint8Array>) {
    this.asset = asset;
  }

  /** From now on no count takes more than so many steps; `cut` is called when the first was cut, and `countRest` makes them whole. */
  cutAt(steps: number, cut: () => void): void {
    this.patience = Math.min(steps, BUDGET);
    this.onCut = cut;
  }

  /** Loads what counting for these tokenizers needs; afterwards counts are synchronous. Rejects when an asset is missing. */
  async load(tokenizers: Iterable<TokenizerId>): Promise<void> {
    await Promise.all([...new Set([...tokenizers].map(encodingOf))].map((it) => this.encoding(it)));
  }

  /**
   * Tokens of a text. Before its data is loaded the count is a guess that says so (`pending`). Special tokens in the text count
   * as the plain text they are when a user sends them.
   */
  count(text: string, tokenizer: TokenizerId, budget = this.patience): Count {
    const counter = this.counters.get(encodingOf(tokenizer));
    if (counter === undefined) return guess(text.length);
    const finished = text.length < NEVER_LONG ? undefined : this.unfinished.find(tokenizer, text);
    if (finished !== undefined) return finished;
    const count = drain(counting(text, tokenizer, counter, budget));
    if (count.pending && budget < BUDGET && this.unfinished.add(tokenizer, text)) this.onCut();
    return count;
  }

  /** Makes counts that were cut whole, in short steps: who asks again then gets them. What is left when it is given up is forgotten. */
  *countRest(): Generator<void, void, void> {
    try {
      for (let next = this.unfinished.take(); next !== null; next = this.unfinished.take()) {
        const counter = this.counters.get(encodingOf(next.tokenizer));
        if (counter !== undefined) this.unfinished.finish(next, yield* counting(next.text, next.tokenizer, counter, BUDGET));
      }
    } finally {
      this.unfinished.giveUp();
    }
  }

  /** Tokens of what stands between the holes of a text; the holes themselves count nothing. */
  countText(text: PromptText, tokenizer: TokenizerId, budget = this.patience): Count {
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

function* counting(text: string, tokenizer: TokenizerId, counter: Counter, budget: number): Generator<void, Count, void> {
  if (tokenizer !== "o200k_base" && tokenizer !== "cl100k_base") return yield* estimating(text, tokenizer, counter, budget);
  const { tokens, counted } = yield* counter.counting(text, budget);
  return counted === text.length ? { tokens, exact: true, error: 0, pending: false } : extrapolated(tokens, counted, text.length);
}

function* estimating(text: string, tokenizer: EstimatedTokenizer, counter: Counter, budget: number): Generator<void, Count, void> {
  const cuts = new Cuts(text);
  let tokens = 0;
  let deviation = 0;
  let left = budget;
  let at = 0;
  let pause = STRIDE;
  while (at < text.length) {
    const end = cuts.after(at);
    const stretch = text.slice(at, end);
    const exact = yield* counter.counting(stretch, left);
    if (exact.counted < stretch.length) break;
    const found = estimated(tokenizer, exact.tokens, mixtureOf(stretch));
    tokens += found.tokens;
    deviation += found.deviation;
    left -= stepsOf(stretch.length);
    at = end;
    if (at < pause) continue;
    pause = at + STRIDE;
    yield;
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

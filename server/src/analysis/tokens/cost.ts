import type { ModelInfo } from "../../catalogue/models.ts";
import type { Budget } from "./model.ts";

/** What one call costs by the vendor's list price. US dollars; the day of the prices is that of the model table. */
export interface Cost {
  /** Of what is sent at every run; with bounded values and branches at most `inputAtMost`, null where something has no bound. */
  readonly input: number;
  readonly inputAtMost: number | null;
  /** `input` where its unchanging beginning comes from the cache; null where the vendor caches nothing of it by itself. */
  readonly cached: number | null;
  /** Tokens of that beginning. */
  readonly cachedTokens: number;
  /** Of the longest reply that the call allows; null where it sets no limit. */
  readonly replyAtMost: number | null;
  /** The model thinks first, and thinking is billed as reply: how much of it there will be nobody can know. */
  readonly reasons: boolean;
  /** Only where the user said how often it is called. */
  /** Where the conversation is sent whole: at most that of the first turn and of a later one. */
  readonly turns: { readonly later: number; readonly first: number; readonly then: number } | null;
  readonly perDay: { readonly calls: number; readonly input: number; readonly withReply: number | null } | null;
}

const MILLION = 1_000_000;

/** Vendors whose API takes a beginning that it has seen from a cache unasked (platform.openai.com, prompt caching; read 2026-11). */
const CACHES_ITSELF = new Set(["openai"]);

/** Null where the price is unknown. `prefix`: tokens from the start that are the same at every call. */
export function costOf(budget: Budget, model: ModelInfo | null, prefix: number, callsPerDay: number | null): Cost | null {
  if (model === null || model.price === null) return null;
  const { price, cacheMinimum } = model;
  const input = (budget.known.tokens * price.input) / MILLION;
  const isCached = price.cachedInput !== null && cacheMinimum !== null && prefix >= cacheMinimum && CACHES_ITSELF.has(model.vendor);
  const replyAtMost = budget.reply === null ? null : (budget.reply * price.output) / MILLION;
  const held = Math.min(prefix, budget.known.tokens);
  return {
    input,
    inputAtMost: budget.atMost === null ? null : (budget.atMost * price.input) / MILLION,
    cached: isCached ? (held * (price.cachedInput ?? 0) + (budget.known.tokens - held) * price.input) / MILLION : null,
    cachedTokens: isCached ? held : 0,
    replyAtMost,
    reasons: model.reasoning,
    turns: turnsOf(budget, model),
    perDay:
      callsPerDay === null
        ? null
        : { calls: callsPerDay, input: input * callsPerDay, withReply: replyAtMost === null ? null : (input + replyAtMost) * callsPerDay },
  };
}

/** The turn whose price is told beside that of the first. */
const LATER = 10;

function turnsOf(budget: Budget, model: ModelInfo): Cost["turns"] {
  if (!budget.parts.some((it) => it.kind === "history")) return null;
  const [first, then] = [costOfTurn(budget, model, 1), costOfTurn(budget, model, LATER)];
  return first === null || then === null ? null : { later: LATER, first, then };
}

/**
 * What the turns of a conversation cost that is sent whole each time, if every reply is as long as is allowed: the first turn, and the one
 * with this number. The questions are not known and not in it. Null without a limit or a price.
 */
export function costOfTurn(budget: Budget, model: ModelInfo | null, turn: number): number | null {
  if (model === null || model.price === null || budget.reply === null) return null;
  const before = (turn - 1) * budget.reply;
  return ((budget.known.tokens + before) * model.price.input + budget.reply * model.price.output) / MILLION;
}

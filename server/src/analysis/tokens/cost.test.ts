import { expect, test } from "vitest";
import { ModelTable } from "../../catalogue/model-table.ts";
import type { ModelInfo } from "../../catalogue/models.ts";
import { costOf, costOfTurn } from "./cost.ts";
import type { Budget } from "./model.ts";

const toy = new ModelTable({ custom: { toy: { window: 100_000 } } }).find("toy") as ModelInfo;
/** Dollars per million tokens: 2 in, 8 out, 0.5 from the cache. */
const priced: ModelInfo = { ...toy, vendor: "openai", price: { input: 2, output: 8, cachedInput: 0.5 }, cacheMinimum: 1000 };
const budget = (tokens: number, reply: number | null = null, atMost: number | null = tokens): Budget => ({
  parts: [],
  known: { tokens, exact: true, error: 0, pending: false },
  atLeast: tokens,
  atMost,
  reply,
  limit: 100_000,
  fill: 0,
  fillAtMost: null,
  omitted: { holes: [], branches: 0, loops: false, tools: 0, frames: 0, images: 0 },
});

test.each<[name: string, budget: Budget, model: ModelInfo, prefix: number, calls: number | null, cost: ReturnType<typeof costOf>]>([
  ["no price", budget(1000), { ...priced, price: null }, 0, null, null],
  [
    "input alone",
    budget(1000),
    priced,
    0,
    null,
    { input: 0.002, inputAtMost: 0.002, cached: null, cachedTokens: 0, replyAtMost: null, reasons: false, turns: null, perDay: null },
  ],
  [
    "with a reply",
    budget(1000, 500),
    priced,
    0,
    null,
    { input: 0.002, inputAtMost: 0.002, cached: null, cachedTokens: 0, replyAtMost: 0.004, reasons: false, turns: null, perDay: null },
  ],
  [
    "a range",
    budget(1000, null, 5000),
    priced,
    0,
    null,
    { input: 0.002, inputAtMost: 0.01, cached: null, cachedTokens: 0, replyAtMost: null, reasons: false, turns: null, perDay: null },
  ],
  [
    "no upper end",
    budget(1000, null, null),
    priced,
    0,
    null,
    { input: 0.002, inputAtMost: null, cached: null, cachedTokens: 0, replyAtMost: null, reasons: false, turns: null, perDay: null },
  ],
  [
    "below what is cached",
    budget(2000),
    priced,
    999,
    null,
    { input: 0.004, inputAtMost: 0.004, cached: null, cachedTokens: 0, replyAtMost: null, reasons: false, turns: null, perDay: null },
  ],
  [
    "half of it cached",
    budget(2000),
    priced,
    1000,
    null,
    { input: 0.004, inputAtMost: 0.004, cached: 0.0025, cachedTokens: 1000, replyAtMost: null, reasons: false, turns: null, perDay: null },
  ],
  [
    "nothing is cached unasked",
    budget(2000),
    { ...priced, vendor: "anthropic" },
    2000,
    null,
    { input: 0.004, inputAtMost: 0.004, cached: null, cachedTokens: 0, replyAtMost: null, reasons: false, turns: null, perDay: null },
  ],
  [
    "so many calls a day",
    budget(1000, 500),
    priced,
    0,
    10_000,
    {
      input: 0.002,
      inputAtMost: 0.002,
      cached: null,
      cachedTokens: 0,
      replyAtMost: 0.004,
      reasons: false,
      turns: null,
      perDay: { calls: 10_000, input: 20, withReply: 60 },
    },
  ],
  [
    "a model that thinks",
    budget(1000),
    { ...priced, reasoning: true },
    0,
    null,
    { input: 0.002, inputAtMost: 0.002, cached: null, cachedTokens: 0, replyAtMost: null, reasons: true, turns: null, perDay: null },
  ],
])("%s", (_, it, model, prefix, calls, cost) => {
  const found = costOf(it, model, prefix, calls);
  if (found === null || cost === null) expect(found).toBe(cost);
  else {
    expect(found).toEqual({
      ...cost,
      input: expect.closeTo(cost.input, 9),
      inputAtMost: cost.inputAtMost === null ? null : expect.closeTo(cost.inputAtMost, 9),
      perDay: found.perDay,
    });
    expect(found.perDay?.input ?? null).toBe(cost.perDay?.input ?? null);
    expect(found.perDay?.withReply ?? null).toBe(cost.perDay?.withReply ?? null);
  }
});

test.each<[turn: number, dollars: number | null, reply: number | null]>([
  [1, 0.006, 500],
  [2, 0.007, 500],
  [10, 0.015, 500],
  [5, null, null],
])("turn %i costs %s", (turn, dollars, reply) => {
  const found = costOfTurn(budget(1000, reply), priced, turn);
  if (dollars === null) expect(found).toBeNull();
  else expect(found).toBeCloseTo(dollars, 9);
});

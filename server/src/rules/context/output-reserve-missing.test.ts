import { describe, expect, test } from "vitest";
import type { Services } from "../../analysis/services.ts";
import { ModelTable } from "../../catalogue/model-table.ts";
import type { Call, Document, Json, Slot, Slots } from "../../model/document.ts";
import rule from "./output-reserve-missing.ts";

const set = (...constants: (Json | undefined)[]): Slot => ({
  state: "set",
  values: constants.map((constant) => ({
    source: String(constant),
    start: 0,
    end: 1,
    key: { name: "max_tokens", start: 0, end: 1 },
    removal: null,
    ...(constant === undefined ? {} : { constant }),
  })),
});
const unknown: Slot = { state: "unknown" };

const openai = { sdk: "openai", vendor: "openai", api: "chat.completions", callee: "client.chat.completions.create" };
const anthropic = { sdk: "anthropic", vendor: "anthropic", api: "messages", callee: "client.messages.create" };

function found(model: string, slots: Slots, how: Partial<Call>) {
  const call = {
    kind: "call",
    via: "direct",
    confidence: "resolved",
    slots,
    model: { id: model, start: 0, end: 1 },
    ...how,
  } as unknown as Call;
  const table = new ModelTable();
  const services = { model: (mention: Call["model"], vendor?: string | null) => table.find(mention?.id ?? "", vendor) };
  return [...rule.check(call, { document: {} as Document, options: {}, services: services as unknown as Services })];
}

const thinking = (budget: number, more: { readonly [key: string]: Json } = {}) => set({ type: "enabled", budget_tokens: budget, ...more });

describe("a reply that cannot be given", () => {
  test.each<[name: string, model: string, slots: Slots, how: Partial<Call>, fixes: string[]]>([
    ["over the model's limit", "gpt-4o-2024-08-06", { maxTokens: set(16_385) }, openai, ["Set max_tokens to 16384"]],
    ["over the limit of an old snapshot", "gpt-4o-2024-05-13", { maxTokens: set(5000) }, openai, ["Set max_tokens to 4096"]],
    [
      "over Claude's limit, streaming or not",
      "claude-opus-4-1",
      { maxTokens: set(48_000), stream: set(true) },
      anthropic,
      ["Set max_tokens to 32000"],
    ],
    [
      "a budget as large as the reply",
      "claude-sonnet-4-5",
      { maxTokens: set(2000), reasoning: thinking(2000) },
      anthropic,
      ["Set max_tokens to 4000"],
    ],
    [
      "a budget that fills the model's limit",
      "claude-haiku-4-5",
      { maxTokens: set(4000), reasoning: thinking(63_000), stream: set(true) },
      anthropic,
      ["Set max_tokens to 64000"],
    ],
    [
      "a budget beyond the model's limit has no fix",
      "claude-haiku-4-5",
      { maxTokens: set(4000), reasoning: thinking(64_000) },
      anthropic,
      [],
    ],
    [
      "a budget that fills what the SDK waits for",
      "claude-haiku-4-5",
      { maxTokens: set(4000), reasoning: thinking(20_000) },
      anthropic,
      ["Set max_tokens to 21333"],
    ],
    ["a budget that only fits when streaming", "claude-haiku-4-5", { maxTokens: set(4000), reasoning: thinking(30_000) }, anthropic, []],
    ["over Claude's limit and too long to wait for", "claude-opus-4-1", { maxTokens: set(48_000) }, anthropic, ["Set max_tokens to 21333"]],
    [
      "too long to wait for, with a budget as long",
      "claude-sonnet-4-5",
      { maxTokens: set(40_000), reasoning: thinking(30_000) },
      anthropic,
      [],
    ],
    ["too long to wait for", "claude-sonnet-4-5", { maxTokens: set(21_334) }, anthropic, ["Set max_tokens to 21333"]],
    ["streaming switched off", "claude-sonnet-4-5", { maxTokens: set(30_000), stream: set(false) }, anthropic, ["Set max_tokens to 21333"]],
  ])("%s", (_, model, slots, how, fixes) => {
    const [finding, ...more] = found(model, slots, how);
    expect(more).toEqual([]);
    expect(finding?.message.length).toBeLessThanOrEqual(120);
    expect(finding?.fixes?.map((it) => it.title)).toEqual(fixes);
    for (const fix of finding?.fixes ?? []) {
      const reply = Number(fix.edits[0]?.text);
      expect(found(model, { ...slots, maxTokens: set(reply) }, how), "silent once it is mended").toEqual([]);
    }
  });

  test.each<[name: string, model: string, slots: Slots, how: Partial<Call>]>([
    ["at the limit", "gpt-4o-2024-08-06", { maxTokens: set(16_384) }, openai],
    ["no limit set", "gpt-4o-2024-08-06", {}, openai],
    ["a limit that is computed", "gpt-4o-2024-08-06", { maxTokens: set(undefined) }, openai],
    ["a limit that a spread may hold", "gpt-4o-2024-08-06", { maxTokens: unknown }, openai],
    ["one of two branches", "gpt-4o-2024-08-06", { maxTokens: set(100, 64_000) }, openai],
    ["a limit of None", "gpt-4o-2024-08-06", { maxTokens: set(null) }, openai],
    ["a model nobody knows", "house-model", { maxTokens: set(1_000_000) }, openai],
    ["another API of the vendor", "gpt-4o-2024-08-06", { maxTokens: set(64_000) }, { ...openai, api: "responses" }],
    ["an address of one's own", "gpt-4o", { maxTokens: set(64_000), baseUrl: unknown }, openai],
    ["a deployment", "gpt-4o", { maxTokens: set(64_000) }, { ...openai, vendor: "azure" }],
    ["a framework", "claude-sonnet-4-5", { maxTokens: set(100_000) }, { ...anthropic, sdk: "langchain", via: "framework" }],
    ["a call known by its shape", "gpt-4o", { maxTokens: set(64_000) }, { ...openai, confidence: "shape" }],
    [
      "a beta header may raise it",
      "claude-3-7-sonnet-20250219",
      { maxTokens: set(100_000), betas: set("output-128k-2025-02-19") },
      anthropic,
    ],
    ["headers that cannot be read", "claude-sonnet-4-5", { maxTokens: set(4000), reasoning: thinking(8000), betas: unknown }, anthropic],
    ["a budget below the reply", "claude-sonnet-4-5", { maxTokens: set(8001), reasoning: thinking(8000) }, anthropic],
    ["thinking switched off", "claude-sonnet-4-5", { maxTokens: set(1000), reasoning: set({ type: "disabled" }) }, anthropic],
    ["a model that takes no budget", "claude-opus-4-7", { maxTokens: set(4000), reasoning: thinking(8000) }, anthropic],
    ["at what the SDK allows", "claude-sonnet-4-5", { maxTokens: set(21_333) }, anthropic],
    ["streaming", "claude-sonnet-4-5", { maxTokens: set(64_000), stream: set(true) }, anthropic],
    ["perhaps streaming", "claude-sonnet-4-5", { maxTokens: set(64_000), stream: unknown }, anthropic],
    ["the streaming method", "claude-sonnet-4-5", { maxTokens: set(64_000) }, { ...anthropic, callee: "client.messages.stream" }],
    ["a timeout", "claude-sonnet-4-5", { maxTokens: set(64_000), timeout: set(1800) }, anthropic],
  ])("silent: %s", (_, model, slots, how) => {
    expect(found(model, slots, how)).toEqual([]);
  });
});

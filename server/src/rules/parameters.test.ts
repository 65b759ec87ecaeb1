import { describe, expect, test } from "vitest";
import { ModelTable } from "../catalogue/model-table.ts";
import type { Call, Json, Slot, Slots, SlotValue } from "../model/document.ts";
import { offencesOf } from "./parameters.ts";

const value = (constant: Json | undefined, key: string | null = null): SlotValue => ({
  source: String(constant),
  start: 0,
  end: 1,
  key: key === null ? null : { name: key, start: 0, end: 1 },
  removal: null,
  ...(constant === undefined ? {} : { constant }),
});
const set = (constant: Json | undefined, key: string | null = null): Slot => ({ state: "set", values: [value(constant, key)] });
const unknown: Slot = { state: "unknown" };

function call(slots: Slots, how: Partial<Call> = {}): Call {
  return {
    kind: "call",
    id: "c",
    via: "direct",
    sdk: "openai",
    api: "chat.completions",
    vendor: "openai",
    callee: "create",
    calleeSpan: { start: 0, end: 1 },
    confidence: "resolved",
    slots,
    function: "",
    insert: null,
    awaited: false,
    inAsync: false,
    loops: 0,
    hops: [],
    model: null,
    prompts: [],
    tools: [],
    start: 0,
    end: 1,
    ...how,
  };
}
const anthropic = { sdk: "anthropic", vendor: "anthropic", api: "messages" } as const;

describe("what becomes of a parameter", () => {
  const table = new ModelTable();
  test.each<{ name: string; model: string; slots: Slots; how?: Partial<Call>; fates: string }>([
    { name: "a reasoning model takes the default only", model: "o3-mini", slots: { temperature: set(0) }, fates: "temperature rejected" },
    {
      name: "the default itself is fine",
      model: "o3-mini",
      slots: { temperature: set(1), topP: set(1), presencePenalty: set(0) },
      fates: "",
    },
    { name: "a value that is not visible may be the default", model: "o3-mini", slots: { temperature: set(undefined) }, fates: "" },
    { name: "None is not sent", model: "o3-mini", slots: { temperature: set(null) }, fates: "" },
    {
      name: "one of two branches may be right",
      model: "o3-mini",
      slots: { temperature: { state: "set", values: [value(0), value(1)] } },
      fates: "",
    },
    {
      name: "both branches are wrong",
      model: "o3-mini",
      slots: { temperature: { state: "set", values: [value(0), value(0.5)] } },
      fates: "temperature rejected",
    },
    { name: "a spread may hold anything", model: "o3-mini", slots: { temperature: unknown }, fates: "" },
    { name: "max_tokens by its key", model: "gpt-5", slots: { maxTokens: set(100, "max_tokens") }, fates: "max_tokens rejected" },
    { name: "max_completion_tokens is its new name", model: "gpt-5", slots: { maxTokens: set(100, "max_completion_tokens") }, fates: "" },
    {
      name: "max_tokens is checked for chat completions only",
      model: "gpt-5",
      slots: { maxTokens: set(100, "max_tokens") },
      how: { api: "responses" },
      fates: "",
    },
    { name: "5.1 does not reason by default", model: "gpt-5.1", slots: { temperature: set(0) }, fates: "" },
    { name: "5.1 at an effort", model: "gpt-5.1", slots: { temperature: set(0), reasoning: set("low") }, fates: "temperature rejected" },
    { name: "5.1 at effort none", model: "gpt-5.1", slots: { temperature: set(0), reasoning: set({ effort: "none" }) }, fates: "" },
    { name: "an effort that is computed", model: "gpt-5.1", slots: { temperature: set(0), reasoning: set(undefined) }, fates: "" },
    { name: "an effort that a spread may hold", model: "gpt-5.5", slots: { temperature: set(0), reasoning: unknown }, fates: "" },
    { name: "5.5 reasons by default", model: "gpt-5.5", slots: { temperature: set(0) }, fates: "temperature rejected" },
    { name: "chat variants are other models", model: "gpt-5-chat-latest", slots: { temperature: set(0) }, fates: "" },
    {
      name: "an older model takes everything",
      model: "gpt-4o",
      slots: { temperature: set(0), topP: set(0.1), maxTokens: set(5, "max_tokens") },
      fates: "",
    },
    {
      name: "late Claude takes nearly the default",
      model: "claude-opus-4-7",
      slots: { topP: set(0.995), temperature: set(1) },
      how: anthropic,
      fates: "",
    },
    {
      name: "late Claude rejects the rest",
      model: "claude-opus-4-7",
      slots: { topP: set(0.9), temperature: set(0), samplingTopK: set(5) },
      how: anthropic,
      fates: "temperature rejected, topP rejected, samplingTopK rejected",
    },
    {
      name: "two samplers at once",
      model: "claude-sonnet-4-5",
      slots: { topP: set(0.9, "top_p"), temperature: set(0, "temperature") },
      how: anthropic,
      fates: "temperature rejected",
    },
    { name: "one of the two", model: "claude-sonnet-4-5", slots: { topP: set(0.9, "top_p") }, how: anthropic, fates: "" },
    {
      name: "thinking fixes the temperature",
      model: "claude-sonnet-4-5",
      slots: { temperature: set(0), reasoning: set({ type: "enabled", budget_tokens: 2000 }) },
      how: anthropic,
      fates: "temperature rejected",
    },
    {
      name: "thinking that is off does not",
      model: "claude-sonnet-4-5",
      slots: { temperature: set(0), reasoning: set({ type: "disabled" }) },
      how: anthropic,
      fates: "",
    },
    {
      name: "a budget for one that thinks as it sees fit",
      model: "claude-opus-4-7",
      slots: { reasoning: set({ type: "enabled", budget_tokens: 2000 }, "thinking") },
      how: anthropic,
      fates: "thinking rejected",
    },
    {
      name: "thinking as it sees fit",
      model: "claude-opus-4-7",
      slots: { reasoning: set({ type: "adaptive" }, "thinking") },
      how: anthropic,
      fates: "",
    },
    {
      name: "a budget where it is the way",
      model: "claude-sonnet-4-5",
      slots: { reasoning: set({ type: "enabled", budget_tokens: 2000 }, "thinking") },
      how: anthropic,
      fates: "",
    },
    { name: "another address", model: "o3-mini", slots: { temperature: set(0), baseUrl: set("http://localhost:8000") }, fates: "" },
    { name: "another address, perhaps", model: "o3-mini", slots: { temperature: set(0), baseUrl: unknown }, fates: "" },
    { name: "another vendor answers", model: "o3-mini", slots: { temperature: set(0) }, how: { vendor: "azure" }, fates: "" },
    { name: "known by its shape alone", model: "o3-mini", slots: { temperature: set(0) }, how: { confidence: "shape" }, fates: "" },
    { name: "behind a wrapper", model: "o3-mini", slots: { temperature: set(0) }, how: { via: "wrapper" }, fates: "" },
    {
      name: "a framework nobody has looked into",
      model: "o3-mini",
      slots: { temperature: set(0) },
      how: { sdk: "langchain", via: "framework" },
      fates: "",
    },
    {
      name: "an SDK that drops it",
      model: "o3-mini",
      slots: { temperature: set(0) },
      how: { sdk: "ai-sdk", vendor: null },
      fates: "temperature dropped",
    },
    {
      name: "an SDK that is told to drop it",
      model: "o3-mini",
      slots: { temperature: set(0), dropParameters: set(true) },
      how: { sdk: "litellm", vendor: null },
      fates: "temperature dropped",
    },
    {
      name: "an SDK that may have been told",
      model: "o3-mini",
      slots: { temperature: set(0) },
      how: { sdk: "litellm", vendor: null },
      fates: "",
    },
    {
      name: "ignored by the model",
      model: "deepseek-reasoner",
      slots: { temperature: set(0) },
      how: { vendor: "deepseek" },
      fates: "temperature ignored",
    },
    { name: "a fine-tuned model", model: "ft:o4-mini-2025-04-16:acme::x", slots: { temperature: set(0) }, fates: "" },
  ])("$name", ({ model, slots, how, fates }) => {
    const info = table.find(model);
    if (info === null) throw new Error(`${model} is not in the table`);
    expect(
      offencesOf(call(slots, how), info)
        .map((it) => `${it.name} ${it.fate}`)
        .join(", "),
    ).toBe(fates);
  });
});

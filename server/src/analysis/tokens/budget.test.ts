import { describe, expect, test } from "vitest";
import { ModelTable } from "../../catalogue/model-table.ts";
import type { ModelInfo } from "../../catalogue/models.ts";
import type { Call, Hole, Message, Prompt, Slot, Tool } from "../../model/document.ts";
import { type PromptText, plainText } from "../../model/prompt-text.ts";
import { budgetOf, fillOf } from "./budget.ts";
import { overheadOf } from "./overhead.ts";

/** A text that counts as many tokens as it has units. */
const text = (tokens: number): PromptText => plainText("x".repeat(tokens), { start: 0, end: tokens });
const count = (it: PromptText) => ({ tokens: it.value.length, exact: true, error: 0, pending: false });
const message = (role: Message["role"], tokens: number, how: Partial<Message> = {}): Message => ({
  role,
  text: text(tokens),
  example: false,
  conditional: false,
  repeated: false,
  start: 0,
  end: 0,
  ...how,
});
const hole = (role: Hole["role"] = "value"): Hole => ({ name: "question", fallback: null, filter: null, role, start: 0, end: 0 });
const set = (...constants: number[]): Slot => ({
  state: "set",
  values: constants.map((constant) => ({ constant, source: String(constant), key: null, removal: null, start: 0, end: 0 })),
});
const prompt = (messages: readonly Message[], more: Partial<Prompt> = {}): Prompt => ({
  id: "p",
  name: null,
  messages,
  holes: [],
  model: null,
  slots: {},
  tools: [],
  schema: null,
  call: null,
  start: 0,
  end: 0,
  ...more,
});
const tool = (id: string, tokens: number): Tool => ({
  id,
  name: id,
  description: null,
  parameters: [],
  definition: text(tokens),
  start: 0,
  end: 0,
});
const sized = (window: number, inputLimit: number | null = null): ModelInfo => {
  const model = new ModelTable({ custom: { toy: { window, inputLimit } } }).find("toy");
  if (model === null) throw new Error("no model");
  return model;
};
const of = (it: Prompt, model: ModelInfo | null = null, tools: readonly Tool[] = [], call: Call | null = null) =>
  budgetOf({ prompt: it, call, model, tools, count });

describe("what is known of a request", () => {
  test.each<{ name: string; it: Prompt; known: number; atMost: number | null; parts: string }>([
    { name: "nothing", it: prompt([]), known: 0, atMost: 0, parts: "" },
    { name: "one message", it: prompt([message("system", 100)]), known: 100, atMost: 100, parts: "system 100" },
    {
      name: "roles add up",
      it: prompt([message("system", 100), message("user", 20), message("system", 5)]),
      known: 125,
      atMost: 125,
      parts: "system 105, user 20",
    },
    { name: "a message of no known role is the user's", it: prompt([message("unknown", 7)]), known: 7, atMost: 7, parts: "user 7" },
    {
      name: "examples stand apart",
      it: prompt([message("user", 10, { example: true }), message("assistant", 5, { example: true }), message("user", 3)]),
      known: 18,
      atMost: 18,
      parts: "examples 15, user 3",
    },
    {
      name: "a branch is sent on some runs",
      it: prompt([message("system", 100), message("user", 50, { conditional: true })]),
      known: 100,
      atMost: 150,
      parts: "system 100, user, on some runs 50",
    },
    {
      name: "a loop has no bound",
      it: prompt([message("system", 100), message("user", 50, { repeated: true })]),
      known: 100,
      atMost: null,
      parts: "system 100, user, on some runs 50",
    },
    {
      name: "a hole has no bound",
      it: prompt([message("user", 8)], { holes: [hole()] }),
      known: 8,
      atMost: null,
      parts: "user 8, question ?",
    },
    {
      name: "a condition is no hole to fill",
      it: prompt([message("user", 8)], { holes: [hole("condition"), hole("loop")] }),
      known: 8,
      atMost: 8,
      parts: "user 8",
    },
    {
      name: "a schema is sent along",
      it: prompt([message("user", 8)], { schema: text(40) }),
      known: 48,
      atMost: 48,
      parts: "user 8, response schema 40",
    },
  ])("$name", ({ it, known, atMost, parts }) => {
    const budget = of(it);
    expect(budget.known.tokens).toBe(known);
    expect(budget.known.exact).toBe(true);
    expect(budget.atMost).toBe(atMost);
    expect(
      budget.parts
        .filter((part) => part.kind !== "overhead")
        .map((part) => `${part.name} ${part.count?.tokens ?? "?"}`)
        .join(", "),
    ).toBe(parts);
  });

  test("tools count once, whoever names them; one that cannot be read leaves the size open", () => {
    const it = prompt([message("user", 10)], { tools: ["search", "search", "mail"] });
    const both = of(it, null, [tool("search", 30), tool("mail", 12), tool("unused", 500)]);
    expect(both.known.tokens).toBe(52);
    expect(both.atMost).toBe(52);
    expect(both.parts.find((part) => part.kind === "tools")?.name).toBe("2 tools");
    expect(of(it, null, [tool("search", 30)])).toMatchObject({ known: { tokens: 40 }, atMost: null });
  });

  test("the frame of a request is a part of its own and never known", () => {
    const budget = of(prompt([message("system", 100), message("user", 20)]));
    expect(budget.parts.at(-1)).toMatchObject({ kind: "overhead", count: { exact: false, error: 0.5 } });
    expect(budget.known).toMatchObject({ tokens: 120, exact: true });
  });
});

describe("fill", () => {
  test.each<[tokens: number, reply: number | null, window: number, input: number | null, fill: number]>([
    [0, null, 1000, null, 0],
    [500, null, 1000, null, 0.5],
    [500, 300, 1000, null, 0.8],
    [800, 300, 1000, null, 1.1],
    [1000, null, 1000, null, 1],
    [0, 1000, 1000, null, 1],
    [500, null, 1000, 600, 0.8333],
    [500, 400, 1000, 600, 0.9],
    [600, 100, 1000, 600, 1],
    [700, 0, 1000, 600, 1.1667],
    [100, 900, 1000, 600, 1],
    [272_000, 128_000, 400_000, 272_000, 1],
    [272_001, 1, 400_000, 272_000, 1.000004],
    [136_000, null, 400_000, 272_000, 0.5],
    [100_000, 100_000, 200_000, null, 1],
    [190_000, 8192, 200_000, null, 0.99096],
    [64_000, 64_000, 128_000, null, 1],
    [120_000, 16_384, 128_000, null, 1.0655],
    [8000, 192, 8192, null, 1],
    [8000, 193, 8192, null, 1.000122],
    [1, null, 1_047_576, null, 0.00000095],
  ])("%i tokens and a reply of %s in %i (input %s) are %d", (tokens, reply, window, input, fill) => {
    expect(fillOf(tokens, reply, { window, inputLimit: input })).toBeCloseTo(fill, 4);
    const budget = of(
      prompt([message("system", tokens)], reply === null || reply === 0 ? {} : { slots: { maxTokens: set(reply) } }),
      sized(window, input),
    );
    expect(budget.fill).toBeCloseTo(fill, 4);
    expect(budget.limit).toBe(input ?? window);
  });

  test.each<[slot: Slot | undefined, reply: number | null]>([
    [undefined, null],
    [{ state: "absent" }, null],
    [{ state: "unknown" }, null],
    [set(500), 500],
    [set(500, 2000, 100), 2000],
    [set(0), null],
    [set(-1), null],
    [set(Number.POSITIVE_INFINITY), null],
    [set(), null],
    [{ state: "set", values: [{ source: "settings.limit", key: null, removal: null, start: 0, end: 0 }] }, null],
    [
      {
        state: "set",
        values: [
          ...(set(500).state === "set" ? [{ constant: 500, source: "500", key: null, removal: null, start: 0, end: 0 }] : []),
          { source: "n", key: null, removal: null, start: 0, end: 0 },
        ],
      },
      null,
    ],
  ])("a limit of %j reserves %s", (slot, reply) => {
    const slots = slot === undefined ? {} : { maxTokens: slot };
    expect(of(prompt([message("user", 1)], { slots })).reply).toBe(reply);
  });

  test("the call's limit comes before the prompt's", () => {
    const call = { slots: { maxTokens: set(700) }, tools: [] } as unknown as Call;
    expect(of(prompt([message("user", 1)], { slots: { maxTokens: set(100) } }), null, [], call).reply).toBe(700);
  });

  test("without a model there is no fill and no limit", () => {
    expect(of(prompt([message("user", 10)]))).toMatchObject({ fill: null, limit: null, known: { tokens: 10 } });
  });
});

describe("frames", () => {
  const model = (vendor: string) => ({ ...sized(1000), vendor });
  test.each<[vendor: string, messages: number, tools: number, tokens: number]>([
    ["openai", 1, 0, 7],
    ["openai", 2, 0, 11],
    ["openai", 2, 3, 11 + 24 + 18],
    ["anthropic", 1, 0, 10],
    ["anthropic", 1, 1, 10 + 356],
    ["meta", 2, 0, 11],
  ])("%s with %i messages and %i tools: %i", (vendor, messages, tools, tokens) => {
    expect(overheadOf(model(vendor), messages, tools)).toEqual({ tokens, exact: false, error: 0.5, pending: false });
  });
});

import { describe, expect, test } from "vitest";
import { ModelTable } from "../../catalogue/model-table.ts";
import { PromptDraft } from "../../formats/draft.ts";
import type { Hole, Message, Prompt, Slot, Tool } from "../../model/document.ts";
import { HOLE, type PromptText, plainText } from "../../model/prompt-text.ts";
import { budgetOf } from "./budget.ts";
import type { HoleBound } from "./model.ts";

/**
 * The arithmetic of a request as a table: what goes in, what is known, the range, the fill. A text counts as many tokens as it has letters.
 *
 * parts: `system 100`, `user 20?` in a branch, `user 30*` in a loop; `{q}` a value that nothing bounds, `{q 40c}` one of 40 characters at
 * most, `{q 10-40t}` one of 10 to 40 tokens; `tool 30`, `tool -` one that cannot be read; `schema 40`; `reply 500`.
 * window: `1000`, or `1000/600` with a limit of the input.
 */
type Row = readonly [
  parts: string,
  window: string,
  known: number,
  least: number,
  most: number | null,
  fill: number,
  fillAtMost: number | null,
];

const ROWS: readonly Row[] = [
  // One part each.
  ["system 100", "1000", 100, 100, 100, 0.1, 0.1],
  ["user 100", "1000", 100, 100, 100, 0.1, 0.1],
  ["assistant 100", "1000", 100, 100, 100, 0.1, 0.1],
  ["tool 100", "1000", 100, 100, 100, 0.1, 0.1],
  ["schema 100", "1000", 100, 100, 100, 0.1, 0.1],
  ["reply 100", "1000", 0, 0, 0, 0.1, 0.1],
  // Parts add up.
  ["system 100, user 50", "1000", 150, 150, 150, 0.15, 0.15],
  ["system 100, user 50, tool 25", "1000", 175, 175, 175, 0.175, 0.175],
  ["system 100, user 50, tool 25, tool 25", "1000", 200, 200, 200, 0.2, 0.2],
  ["system 100, user 50, schema 40, tool 10", "1000", 200, 200, 200, 0.2, 0.2],
  ["system 100, user 50, reply 350", "1000", 150, 150, 150, 0.5, 0.5],
  ["system 1, user 2, assistant 3, user 4, tool 5, schema 6, reply 79", "1000", 21, 21, 21, 0.1, 0.1],
  // To the limit and past it.
  ["system 1000", "1000", 1000, 1000, 1000, 1, 1],
  ["system 1001", "1000", 1001, 1001, 1001, 1.001, 1.001],
  ["system 500, reply 500", "1000", 500, 500, 500, 1, 1],
  ["system 501, reply 500", "1000", 501, 501, 501, 1.001, 1.001],
  ["system 999, reply 1", "1000", 999, 999, 999, 1, 1],
  ["reply 2000", "1000", 0, 0, 0, 2, 2],
  // A limit of the input alone.
  ["system 300", "1000/600", 300, 300, 300, 0.5, 0.5],
  ["system 600", "1000/600", 600, 600, 600, 1, 1],
  ["system 601", "1000/600", 601, 601, 601, 1.0017, 1.0017],
  ["system 300, reply 400", "1000/600", 300, 300, 300, 0.7, 0.7],
  ["system 480, reply 100", "1000/600", 480, 480, 480, 0.8, 0.8],
  ["system 100, reply 900", "1000/600", 100, 100, 100, 1, 1],
  // Branches: nothing of them at least, all of them at most.
  ["user 50?", "1000", 0, 0, 50, 0, 0.05],
  ["system 100, user 50?", "1000", 100, 100, 150, 0.1, 0.15],
  ["system 100, user 50?, user 70?", "1000", 100, 100, 220, 0.1, 0.22],
  ["system 100, user 900?", "1000", 100, 100, 1000, 0.1, 1],
  ["system 100, user 901?", "1000", 100, 100, 1001, 0.1, 1.001],
  ["system 100, user 400?, reply 500", "1000", 100, 100, 500, 0.6, 1],
  ["system 100, user 500?", "1000/600", 100, 100, 600, 0.1667, 1],
  // Loops: no upper end.
  ["user 50*", "1000", 0, 0, null, 0, null],
  ["system 100, user 50*", "1000", 100, 100, null, 0.1, null],
  ["system 100, user 50*, user 20?", "1000", 100, 100, null, 0.1, null],
  ["system 100, assistant 50*, reply 100", "1000", 100, 100, null, 0.2, null],
  // Values that nothing bounds.
  ["user 10 {q}", "1000", 10, 10, null, 0.01, null],
  ["system 90, user 10 {q}", "1000", 100, 100, null, 0.1, null],
  ["user 10 {a} {b}", "1000", 10, 10, null, 0.01, null],
  ["user 10 {q}, reply 490", "1000", 10, 10, null, 0.5, null],
  // Values by characters: a token is about four.
  ["user 10 {q 40c}", "1000", 10, 10, 20, 0.01, 0.02],
  ["user 10 {q 4000c}", "1000", 10, 10, 1010, 0.01, 1.01],
  ["user 10 {q 1c}", "1000", 10, 10, 11, 0.01, 0.011],
  ["user 10 {q 3c}", "1000", 10, 10, 11, 0.01, 0.011],
  ["user 10 {q 5c}", "1000", 10, 10, 12, 0.01, 0.012],
  ["user 10 {a 40c} {b 40c}", "1000", 10, 10, 30, 0.01, 0.03],
  ["user 10 {q 8-40c}", "1000", 10, 12, 20, 0.01, 0.02],
  ["user 10 {q 40-40c}", "1000", 10, 20, 20, 0.01, 0.02],
  ["user 10 {q 0-0c}", "1000", 10, 10, 10, 0.01, 0.01],
  ["user 10 {a 8-40c} {b 4-8c}", "1000", 10, 13, 22, 0.01, 0.022],
  // Values by tokens.
  ["user 10 {q 40t}", "1000", 10, 10, 50, 0.01, 0.05],
  ["user 10 {q 990t}", "1000", 10, 10, 1000, 0.01, 1],
  ["user 10 {q 991t}", "1000", 10, 10, 1001, 0.01, 1.001],
  ["user 10 {q 20-40t}", "1000", 10, 30, 50, 0.01, 0.05],
  ["user 10 {a 40t} {b 40c}", "1000", 10, 10, 60, 0.01, 0.06],
  ["user 10 {q 6000t}", "10000", 10, 10, 6010, 0.001, 0.601],
  ["user 10 {q 6000t}, reply 3990", "10000", 10, 10, 6010, 0.4, 1],
  ["user 10 {q 590t}", "1000/600", 10, 10, 600, 0.0167, 1],
  // One open value keeps the whole open.
  ["user 10 {a 40t} {b}", "1000", 10, 10, null, 0.01, null],
  ["user 10 {a 20-40t} {b}", "1000", 10, 30, null, 0.01, null],
  ["system 100, user 10 {a 40t}, user 5*", "1000", 110, 110, null, 0.11, null],
  // Branches and values together.
  ["system 100, user 20?, user 10 {q 40t}", "1000", 110, 110, 170, 0.11, 0.17],
  ["system 100, user 20?, user 10 {q 20-40t}, reply 30", "1000", 110, 130, 170, 0.14, 0.2],
  ["system 100, user 20?, schema 40, tool 10, user 30 {q 400c}", "1000", 180, 180, 300, 0.18, 0.3],
  // A tool that cannot be read leaves the size open; what can be read counts.
  ["system 100, tool -", "1000", 100, 100, null, 0.1, null],
  ["system 100, tool 50, tool -", "1000", 150, 150, null, 0.15, null],
  ["system 100, tool -, reply 100", "1000", 100, 100, null, 0.2, null],
  // Examples are sent at every run.
  ["system 100, example 50, user 10", "1000", 160, 160, 160, 0.16, 0.16],
  ["example 50?, user 10", "1000", 10, 10, 60, 0.01, 0.06],
  // Real windows.
  ["system 64000, reply 64000", "128000", 64_000, 64_000, 64_000, 1, 1],
  ["system 120000, reply 16384", "128000", 120_000, 120_000, 120_000, 1.0655, 1.0655],
  ["system 136000", "400000/272000", 136_000, 136_000, 136_000, 0.5, 0.5],
  ["system 136000, reply 128000", "400000/272000", 136_000, 136_000, 136_000, 0.66, 0.66],
  ["system 272001, reply 1", "400000/272000", 272_001, 272_001, 272_001, 1.000004, 1.000004],
  ["system 5000, user 10 {chunks 120000t}", "128000", 5010, 5010, 125_010, 0.03914, 0.97664],
  ["system 5000, user 10 {chunks 160000c}, reply 4096", "32768", 5010, 5010, 45_010, 0.27789, 1.49859],
  ["system 1, user 1", "1047576", 2, 2, 2, 0.00000191, 0.00000191],
];

const UNITS = { c: "characters", t: "tokens" } as const;

function budgetFor(parts: string, window: string) {
  const [whole = 0, input = null] = window.split("/").map(Number);
  const holes: Hole[] = [];
  const bounds: (HoleBound | null)[] = [];
  const messages: Message[] = [];
  const tools: Tool[] = [];
  const ids: string[] = [];
  let schema: PromptText | null = null;
  let maxTokens: Slot = { state: "absent" };
  for (const part of parts.split(", ")) {
    const [, kind = "", size = "", mark = "", rest = ""] = /^(\w+) (\d+|-)([?*]?)(.*)$/.exec(part) ?? [];
    const text = letters(Number(size) || 0);
    if (kind === "tool") {
      ids.push(part + ids.length);
      if (size !== "-")
        tools.push({ id: part + (ids.length - 1), name: null, description: null, parameters: [], definition: text, start: 0, end: 0 });
    } else if (kind === "schema") schema = text;
    else if (kind === "reply")
      maxTokens = { state: "set", values: [{ constant: Number(size), source: size, key: null, removal: null, start: 0, end: 0 }] };
    else {
      const role = kind === "example" ? "user" : (kind as Message["role"]);
      messages.push({ role, text, example: kind === "example", conditional: mark === "?", repeated: mark === "*", start: 0, end: 0 });
    }
    for (const [, name = "", least, most, unit] of rest.matchAll(/\{(\w+)(?: (?:(\d+)-)?(\d+)([ct]))?\}/g)) {
      holes.push({ name, fallback: null, filter: null, role: "value", start: 0, end: 0 });
      bounds.push(
        most === undefined
          ? null
          : { least: Number(least ?? 0), most: Number(most), unit: UNITS[unit as "c" | "t"], words: "", how: "cut" },
      );
    }
  }
  const prompt: Prompt = {
    id: "p",
    name: null,
    messages,
    holes,
    model: null,
    slots: { maxTokens },
    tools: ids,
    schema,
    call: null,
    start: 0,
    end: 0,
  };
  const model = new ModelTable({ custom: { toy: { window: whole, inputLimit: input } } }).find("toy");
  return budgetOf({ prompt, call: null, model, tools, count, bound: (it) => bounds[holes.indexOf(it)] ?? null });
}

const letters = (length: number) => plainText("x".repeat(length), { start: 0, end: length });
const count = (text: PromptText) => ({ tokens: text.value.replaceAll(HOLE, "").length, exact: true, error: 0, pending: false });

test.each(ROWS)("%s in %s: %i known, %i to %s", (parts, window, known, least, most, fill, fillAtMost) => {
  const budget = budgetFor(parts, window);
  expect([budget.known.tokens, budget.atLeast, budget.atMost]).toEqual([known, least, most]);
  expect(budget.fill).toBeCloseTo(fill, 4);
  if (fillAtMost === null) expect(budget.fillAtMost).toBeNull();
  else expect(budget.fillAtMost).toBeCloseTo(fillAtMost, 4);
});

/** Conditions and loops inside the text of a template: what is sent at every run, and from how much to how much it comes. */
const TEMPLATES: readonly (readonly [template: string, known: number, least: number, most: number | null])[] = [
  ["aaaa", 4, 4, 4],
  ["aaaa{% if x %}bbb{% endif %}", 4, 4, 7],
  ["{% if x %}bbb{% endif %}aaaa", 4, 4, 7],
  ["aaaa{% if x %}bbb{% else %}cc{% endif %}", 4, 6, 7],
  ["aaaa{% if x %}bb{% else %}ccc{% endif %}dd", 6, 8, 9],
  ["aa{% if x %}bbb{% elif y %}cccc{% endif %}", 2, 2, 6],
  ["aa{% if x %}bbb{% elif y %}cccc{% else %}d{% endif %}", 2, 3, 6],
  ["aa{% if x %}bbb{% endif %}{% if y %}cccc{% endif %}", 2, 2, 9],
  ["aa{% if x %}bbb{% if y %}cccc{% endif %}{% endif %}", 2, 2, 9],
  ["aa{% if x %}b{% if y %}cc{% else %}ddd{% endif %}{% else %}eeee{% endif %}", 2, 5, 6],
  ["aa{% if x %}bbb{% else %}{% endif %}", 2, 2, 5],
  ["aa{% if x %}{% else %}bbb{% endif %}", 2, 2, 5],
  ["aa{% for x in xs %}bbb{% endfor %}", 2, 2, null],
  ["aa{% if x %}{% for y in ys %}bbb{% endfor %}{% else %}c{% endif %}", 2, 2, null],
  ["aa{% for x in xs %}{% if y %}bbb{% endif %}{% endfor %}", 2, 2, null],
  ["aa{% for x in xs %}{% endfor %}", 2, 2, 2],
];

describe("arms of a template", () => {
  test.each(TEMPLATES)("%s: %i known, %i to %s", (template, known, least, most) => {
    const draft = new PromptDraft();
    draft.message("user", plainText(template, { start: 0, end: template.length }), { template: "jinja" });
    const prompt = draft.build({ uri: "file:///t.j2", path: "t.j2", text: template } as never, { start: 0, end: template.length }, "0");
    if (prompt === null) throw new Error("no prompt");
    const budget = budgetOf({ prompt, call: null, model: null, tools: [], count });
    expect([budget.known.tokens, budget.atLeast, budget.atMost]).toEqual([known, least, most]);
  });
});

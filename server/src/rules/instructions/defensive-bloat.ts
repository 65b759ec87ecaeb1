import { z } from "zod";
import type { Unit } from "../../analysis/instructions/model.ts";
import type { Prompt } from "../../model/document.ts";
import { percent } from "../../model/figures.ts";
import { replace, toSource } from "../../model/prompt-text.ts";
import type { Span } from "../../model/text.ts";
import { defineRule, type ReportFix } from "../rule.ts";

const FEWEST_UNITS = 15;
const FEWEST_TOKENS = 250;

export default defineRule({
  id: "instructions/defensive-bloat",
  summary: "Guards without a reason outweigh the task",
  profile: "recommended",
  grades: { heavy: "warning", some: "info" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({
    share: z.number().min(0).max(1).default(0.2).describe("Share of the prompt's tokens from which it is reported."),
    minGuards: z.int().positive().default(6).describe("Fewer guards than this are never reported."),
    warnShare: z.number().min(0).max(1).default(0.3).describe("Share from which it is a warning, with at least 8 guards."),
  }),

  on: "prompt",
  *check(prompt, { options, services }) {
    const { units, isPolicy } = services.instructions(prompt);
    const total = units.reduce((sum, it) => sum + it.tokens, 0);
    if (isPolicy || (units.length < FEWEST_UNITS && total < FEWEST_TOKENS)) return;
    const guards = units.filter((it) => it.guard && it.guard.kind !== "destruction" && !it.reasoned);
    const tokens = guards.reduce((sum, it) => sum + it.tokens, 0);
    const share = tokens / Math.max(1, total);
    if (share < options.share || guards.length < options.minGuards) return;

    const related = guards.flatMap((it) => {
      const place = placeOf(prompt, it);
      return place ? [{ uri: place.uri ?? "", span: place, message: `${it.guard?.kind} guard, ${it.tokens} tokens` }] : [];
    });
    const [first] = related;
    if (first === undefined) return;
    yield {
      grade: share >= options.warnShare && guards.length >= 8 ? "heavy" : "some",
      span: first.span,
      ...(first.uri === "" ? {} : { uri: first.uri }),
      message: `${guards.length} guards without a reason are ${percent(share)} of this prompt (${tokens} of ${total} tokens): cut or explain them`,
      data: { guards: guards.length, tokens, total, share: Math.round(share * 1000) / 1000 },
      related: related.slice(1),
      fixes: fixesOf(prompt, guards),
    };
  },
});

function placeOf(prompt: Prompt, unit: Unit) {
  const text = prompt.messages[unit.message]?.text;
  return text ? toSource(text, unit) : null;
}

function fixesOf(prompt: Prompt, guards: readonly Unit[]): ReportFix[] {
  const edits = prompt.messages.map(({ text }, index) => {
    const spans = merged(guards.filter((it) => it.message === index).map((it) => it.deletion));
    return spans.map((it) => replace(text, it, ""));
  });
  const all = edits.flat().filter((it) => it !== null);
  // One guard that cannot be cut exactly (a hole in it, two literals) leaves the whole to the author.
  return all.length === edits.flat().length
    ? [{ title: `Delete ${guards.length} guards without a reason`, safety: "unsafe", edits: all }]
    : [];
}

/** Neighbouring lines share a line end. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const it of spans) {
    const last = result.at(-1);
    if (last && it.start <= last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, it.end) };
    else result.push(it);
  }
  return result;
}

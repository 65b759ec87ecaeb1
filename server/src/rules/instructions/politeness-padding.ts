import { z } from "zod";
import type { Prompt } from "../../model/document.ts";
import { replace } from "../../model/prompt-text.ts";
import { contains, type Span } from "../../model/text.ts";
import { defineRule, type ReportFix } from "../rule.ts";
import { placeOf, relatedTo, shownAt } from "../units.ts";

export default defineRule({
  id: "instructions/politeness-padding",
  summary: "Politeness to the model, paid for at every call",
  profile: "all",
  grades: { polite: "info" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({
    least: z.int().positive().default(3).describe("Fewer polite phrases than this in a prompt are never reported."),
  }),

  on: "prompt",
  *check(prompt, { options, services }) {
    const { units } = services.instructions(prompt);
    // Of a template's branches one is sent.
    const branches: readonly Span[] = [
      ...prompt.holes.flatMap((it) => (it.role === "condition" && it.body ? [it.body] : [])),
      ...(prompt.arms ?? []).filter((it) => it.role === "condition"),
    ];
    const phrases = units
      .flatMap(({ message, courtesies }) => courtesies.map((it) => ({ ...it, message })))
      .filter((it) => !branches.some((body) => contains(body, placeOf(prompt, it) ?? { start: -1, end: -1 })));
    const [first] = phrases;
    const place = first && placeOf(prompt, first);
    if (!place || phrases.length < options.least) return;
    yield {
      grade: "polite",
      ...shownAt(place),
      message: `${phrases.length} polite phrases to the model are paid for at every call: write plainly`,
      data: { phrases: phrases.length },
      related: relatedTo(prompt, phrases.slice(1), "polite"),
      fixes: withoutCourtesies(prompt, phrases),
    };
  },
});

function withoutCourtesies(prompt: Prompt, phrases: readonly (Span & { readonly message: number })[]): ReportFix[] {
  const edits = phrases.map((it) => {
    const text = prompt.messages[it.message]?.text;
    return text ? plain(text, it) : null;
  });
  const all = edits.filter((it) => it !== null);
  return all.length === edits.length ? [{ title: `Delete ${all.length} polite phrases`, safety: "unsafe", edits: all }] : [];
}

/** The word behind it takes over the capital; a sentence of thanks goes whole. */
function plain(text: Prompt["messages"][number]["text"], { start, end }: Span) {
  const { value } = text;
  const rest = /^[,!]? +(\p{L})/u.exec(value.slice(end, end + 6));
  if (rest?.[1] !== undefined) {
    const capital = /^\p{Lu}/u.test(value.slice(start, end));
    return replace(text, { start, end: end + rest[0].length }, capital ? rest[1].toUpperCase() : rest[1]);
  }
  const close = /^[.!]+/.exec(value.slice(end, end + 4))?.[0].length ?? 0;
  const before = /[ ,]*$/.exec(value.slice(Math.max(0, start - 4), start))?.[0].length ?? 0;
  const isSentence = /(?:^|[.!?\n]) *$/.test(value.slice(Math.max(0, start - 6), start));
  return replace(text, { start: start - before, end: isSentence ? end + close : end }, "");
}

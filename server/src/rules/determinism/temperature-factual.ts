import { z } from "zod";
import { defineRule } from "../rule.ts";

/** What has one right answer, by the words that name the task: of the function, or at the start of an instruction. */
const TASK = /\b(?:classif(?:y|ies)|categori[sz]e|extract|grade|label|judge|score|rate|route|moderate|detect|parse)\b/i;
const FUNCTION = /(?:^|_|\b)(?:classify|categori[sz]e|extract|grade|label|judge|score|route|moderate|detect|parse)/i;

export default defineRule({
  id: "determinism/temperature-factual",
  summary: "A task with one right answer is sampled at a high temperature",
  profile: "strict",
  grades: { spread: "info" },
  confidence: "medium",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({
    least: z.number().min(0).max(2).default(0.5).describe("Temperature from which on it is said."),
  }),

  on: "call",
  *check(call, { options, services }) {
    const slot = call.slots.temperature;
    const value = slot?.state === "set" && slot.values.length === 1 ? slot.values[0] : undefined;
    // Several tries at one question want to differ; a reply without a form is free text.
    if (value === undefined || typeof value.constant !== "number" || value.constant < options.least || call.loops > 0) return;
    if (
      call.slots.format?.state !== "set" ||
      !hasOneAnswer(
        call.function,
        services.promptsOf(call).flatMap((it) => it.messages),
      )
    )
      return;
    const place = value.uri === undefined ? {} : { uri: value.uri };
    const written = services.source(value.uri === undefined ? value : { uri: value.uri, span: value });
    const isLiteral = /^[\d.]+$/.test(written);
    yield {
      grade: "spread",
      span: { start: value.start, end: value.end },
      ...place,
      message: `Temperature ${value.constant} varies an answer that has one right value; set 0 and measure over several runs`,
      data: { temperature: value.constant },
      fixes: isLiteral
        ? [
            {
              title: "Set temperature to 0",
              safety: "unsafe",
              edits: [{ span: { start: value.start, end: value.end }, text: "0", ...place }],
            },
          ]
        : [],
    };
  },
});

function hasOneAnswer(name: string, messages: readonly { readonly text: { readonly value: string } }[]): boolean {
  return FUNCTION.test(name.split(".").at(-1) ?? "") && messages.some((it) => TASK.test(it.text.value.slice(0, 2_000)));
}

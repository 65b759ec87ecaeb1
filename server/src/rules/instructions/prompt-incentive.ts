import { z } from "zod";
import type { Prompt } from "../../model/document.ts";
import type { Span } from "../../model/text.ts";
import { defineRule, type ReportFix } from "../rule.ts";
import { deletion, placeOf, rewriting, shownAt } from "../units.ts";

export default defineRule({
  id: "instructions/prompt-incentive",
  summary: "A bribe, a threat or a pep talk",
  profile: "strict",
  grades: { incentive: "info" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "prompt",
  *check(prompt, { services }) {
    for (const unit of services.instructions(prompt).units) {
      const { appeal, message } = unit;
      const idle = appeal?.kind === "incentive" ? { message, start: appeal.start, end: appeal.end } : null;
      const place = idle && placeOf(prompt, idle);
      if (!idle || !place) continue;
      const isWhole = idle.start === unit.start && idle.end === unit.end;
      yield {
        grade: "incentive",
        ...shownAt(place),
        message: "1 reward, threat or pep talk, which changes nothing measurable in current models: delete it",
        data: { tokens: unit.tokens },
        fixes: isWhole ? deletion(prompt, [unit], "Delete this sentence") : withoutPart(prompt, idle),
        unnecessary: true,
      };
    }
  },
});

/** The order behind it takes over the capital; the space before a parenthesis goes with it. */
function withoutPart(prompt: Prompt, { message, start, end }: Span & { readonly message: number }): ReportFix[] {
  const value = prompt.messages[message]?.text.value ?? "";
  const title = "Delete these words";
  if (value[start] !== "(") return rewriting(prompt, { message, start, end: end + 1 }, (value[end] ?? "").toUpperCase(), title);
  return rewriting(prompt, { message, start: value[start - 1] === " " ? start - 1 : start, end }, "", title);
}

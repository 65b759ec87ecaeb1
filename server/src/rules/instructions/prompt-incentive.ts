import { z } from "zod";
import { defineRule } from "../rule.ts";
import { deletion, placeOf, shownAt } from "../units.ts";

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
      const place = unit.appeal === "incentive" ? placeOf(prompt, unit) : null;
      if (place === null) continue;
      yield {
        grade: "incentive",
        ...shownAt(place),
        message: `${unit.tokens} tokens of reward or threat, which change nothing measurable in current models: delete them`,
        data: { tokens: unit.tokens },
        fixes: deletion(prompt, [unit], "Delete this sentence"),
        unnecessary: true,
      };
    }
  },
});

import { z } from "zod";
import { defineRule } from "../rule.ts";
import { placeOf, shownAt } from "../units.ts";

export default defineRule({
  id: "instructions/keyword-refusal-list",
  summary: "A word in the user's text is enough to refuse",
  profile: "strict",
  grades: { list: "warning" },
  confidence: "high",
  since: "next",
  fixable: "never",
  options: z.strictObject({}),

  on: "prompt",
  *check(prompt, { services }) {
    for (const unit of services.instructions(prompt).units) {
      const place = unit.keyword ? placeOf(prompt, unit) : null;
      if (place === null) continue;
      yield {
        grade: "list",
        ...shownAt(place),
        message: "1 list of words decides to refuse, whatever they mean there: name the intent to refuse instead",
        data: { tokens: unit.tokens },
      };
    }
  },
});

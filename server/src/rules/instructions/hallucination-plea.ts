import { z } from "zod";
import { defineRule } from "../rule.ts";
import { deletion, placeOf, rewriting, shownAt } from "../units.ts";

const GROUNDED = "Use only facts that are given here, and say so where one is missing.";

export default defineRule({
  id: "instructions/hallucination-plea",
  summary: "A plea for truth that names no test",
  profile: "strict",
  grades: { plea: "info" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "prompt",
  *check(prompt, { services }) {
    for (const unit of services.instructions(prompt).units) {
      const place = unit.appeal?.kind === "plea" ? placeOf(prompt, unit) : null;
      if (place === null) continue;
      yield {
        grade: "plea",
        ...shownAt(place),
        message: `${unit.tokens} tokens plead for truth without a test: say where facts come from and what to reply without one`,
        data: { tokens: unit.tokens },
        fixes: [...rewriting(prompt, unit, GROUNDED, `Replace with "${GROUNDED}"`), ...deletion(prompt, [unit], "Delete this sentence")],
      };
    }
  },
});

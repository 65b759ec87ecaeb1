import { z } from "zod";
import { defineRule } from "../rule.ts";
import { placeOf, relatedTo, shownAt } from "../units.ts";

export default defineRule({
  id: "instructions/refusal-conflated",
  summary: "One refusal for what is not allowed and for what is not known",
  profile: "all",
  grades: { conflated: "info" },
  confidence: "high",
  since: "next",
  fixable: "never",
  options: z.strictObject({}),

  on: "prompt",
  *check(prompt, { services }) {
    const { units, sharedRefusals } = services.instructions(prompt);
    for (const { forbidden, unknown } of sharedRefusals) {
      const [one, other] = [units[Math.min(forbidden, unknown)], units[Math.max(forbidden, unknown)]];
      const place = other && placeOf(prompt, other);
      if (!place || !one) continue;
      yield {
        grade: "conflated",
        ...shownAt(place),
        message: "1 reply for 2 cases, so nobody can tell what is not allowed from what is not known: word them apart",
        data: {},
        related: one === other ? [] : relatedTo(prompt, [one], "the same reply for the other case"),
      };
    }
  },
});

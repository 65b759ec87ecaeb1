import { z } from "zod";
import { defineRule } from "../rule.ts";
import { deletion, placeOf, relatedTo, shownAt } from "../units.ts";

export default defineRule({
  id: "instructions/contradictory-instruction",
  summary: "Two instructions that cannot both be followed",
  profile: "strict",
  grades: { clash: "warning" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "prompt",
  *check(prompt, { services }) {
    const { units, contradictions } = services.instructions(prompt);
    for (const { first, second, kind, claims } of contradictions) {
      const [one, other] = [units[first], units[second]];
      const place = other && placeOf(prompt, other);
      if (!place || !one) continue;
      yield {
        grade: "clash",
        ...shownAt(place),
        message: `2 instructions cannot both hold (${claims[0]}; ${claims[1]}): delete one of them`,
        data: { kind, first: claims[0], second: claims[1] },
        related: relatedTo(prompt, [one], claims[0]),
        fixes: [...deletion(prompt, [one], "Delete the earlier instruction"), ...deletion(prompt, [other], "Delete this instruction")],
      };
    }
  },
});

import { z } from "zod";
import { defineRule } from "../rule.ts";
import { placeOf, rewriting, shownAt } from "../units.ts";

const LONGEST = 64;

export default defineRule({
  id: "instructions/positive-rewrite",
  summary: "A prohibition without an alternative that can be said as what to do",
  profile: "all",
  grades: { bare: "info" },
  confidence: "low",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "prompt",
  *check(prompt, { services }) {
    for (const unit of services.instructions(prompt).units) {
      const { positive, tokens } = unit;
      const place = positive === null ? null : placeOf(prompt, unit);
      if (positive === null || place === null) continue;
      const shown = positive.length <= LONGEST ? positive : `${positive.slice(0, LONGEST - 1)}…`;
      yield {
        grade: "bare",
        ...shownAt(place),
        message: `${tokens} tokens say only what not to do: write "${shown}"`,
        data: { tokens },
        fixes: rewriting(prompt, unit, positive, `Write "${shown}"`),
      };
    }
  },
});

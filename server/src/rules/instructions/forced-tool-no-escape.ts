import { z } from "zod";
import { defineRule } from "../rule.ts";
import { placeOf, rewriting, shownAt } from "../units.ts";

const ESCAPE = "If an argument is missing, ask for it.";

export default defineRule({
  id: "instructions/forced-tool-no-escape",
  summary: "A tool must be called at every turn, with or without its arguments",
  profile: "strict",
  grades: { forced: "warning" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "prompt",
  *check(prompt, { services }) {
    const { units, toolDemands } = services.instructions(prompt);
    for (const { unit: index, tool } of toolDemands) {
      const unit = units[index];
      const place = unit && placeOf(prompt, unit);
      if (!place) continue;
      yield {
        grade: "forced",
        ...shownAt(place),
        message: `${tool} is demanded at every turn, so arguments nobody gave get invented: say when to ask or skip it`,
        data: { tool },
        fixes: rewriting(prompt, { ...unit, start: unit.end }, ` ${ESCAPE}`, `Add "${ESCAPE}"`),
      };
    }
  },
});

import { z } from "zod";
import { grouped } from "../../model/figures.ts";
import { defineRule } from "../rule.ts";
import { placeOf, shownAt } from "../units.ts";

export default defineRule({
  id: "instructions/instruction-count",
  summary: "More instructions than anybody can keep apart",
  profile: "all",
  grades: { many: "info" },
  confidence: "high",
  since: "next",
  fixable: "never",
  options: z.strictObject({
    max: z.int().positive().default(1000).describe("Instructions in one prompt from which it is reported."),
  }),

  on: "prompt",
  *check(prompt, { options, services }) {
    const { units } = services.instructions(prompt);
    const [first] = units;
    const place = first && placeOf(prompt, first);
    if (!place || units.length < options.max) return;
    yield {
      grade: "many",
      ...shownAt(place),
      message: `${grouped(units.length)} instructions in one prompt: move what only some calls need into prompts of their own`,
      data: { instructions: units.length },
    };
  },
});

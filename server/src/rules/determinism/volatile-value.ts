import { z } from "zod";
import { defineRule } from "../rule.ts";

const DRAWN = /(?:^|\.)(?:sample|sampleSize|choices?|shuffle|permutation|sort)\(\)$/;

export default defineRule({
  id: "determinism/volatile-value",
  summary: "A random value stands in a prompt",
  profile: "all",
  grades: { volatile: "info" },
  confidence: "high",
  since: "next",
  fixable: "never",
  options: z.strictObject({}),

  on: "prompt",
  *check(prompt, { document, services }) {
    if (services.callOf(prompt)?.api === "embeddings") return;
    for (const hole of prompt.holes) {
      const origin = services.origins(prompt, hole).find((it) => it.label === "random" && it.confidence === "high" && !it.seeded);
      const source = origin?.path[0];
      // Draws of examples are another rule's.
      if (origin === undefined || source === undefined || DRAWN.test(origin.name)) continue;
      yield {
        grade: "volatile",
        span: { start: hole.start, end: hole.end },
        ...(hole.uri === undefined ? {} : { uri: hole.uri }),
        message: `\`${origin.name}\` makes every prompt another one: no cache and no test can match it; leave it out`,
        data: { source: origin.name },
        flow: source.uri === document.uri && origin.path.length < 2 ? [] : origin.path,
      };
    }
  },
});

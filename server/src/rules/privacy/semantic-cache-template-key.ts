import { z } from "zod";
import { grouped } from "../../model/figures.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "privacy/semantic-cache-template-key",
  summary: "A semantic cache compares the whole prompt, so that its fixed text drowns the question",
  profile: "strict",
  grades: { drowned: "warning" },
  confidence: "high",
  since: "next",
  fixable: "never",
  options: z.strictObject({
    tokens: z.number().int().positive().default(100).describe("Fixed tokens from which the question counts as drowned."),
  }),

  on: "document",
  *check(_, { options, services }) {
    for (const { kind, key } of services.sharedStores()) {
      if (kind !== "semantic-cache" || key?.text == null || !key.text.pieces.some((it) => it.kind === "hole")) continue;
      const { tokens } = services.tokens(key.text, null);
      if (tokens < options.tokens) continue;
      yield {
        grade: "drowned",
        span: key.span,
        message: `The cache compares ${grouped(tokens)} fixed tokens with the question, so different questions look alike; pass the question`,
        data: { tokens },
      };
    }
  },
});

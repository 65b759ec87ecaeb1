import { z } from "zod";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "determinism/exact-match-on-llm-output",
  summary: "A test expects the very words of a live model",
  profile: "strict",
  grades: { exact: "info" },
  confidence: "medium",
  since: "next",
  fixable: "never",
  options: z.strictObject({}),

  on: "document",
  *check(document, { services }) {
    if (document.context !== "test") return;
    for (const { span, path } of services.comparisons()) {
      yield {
        grade: "exact",
        span,
        message: "This compares a live model's words to the letter; assert on fields, or on a recorded reply",
        flow: path,
      };
    }
  },
});

import { z } from "zod";
import { defineRule } from "../rule.ts";

/** Checking who somebody is and taking a payment are about the very value. */
const PURPOSE = /verif|authenticat|identif|kyc|payment|checkout|charge|log_?in|sign_?(?:in|up)|register|enrol/i;

export default defineRule({
  id: "privacy/pii-tool-param-overcollect",
  summary: "A tool makes the model carry a grave personal value or a credential",
  profile: "all",
  grades: { carried: "info" },
  confidence: "medium",
  since: "next",
  fixable: "never",
  options: z.strictObject({
    allow: z.array(z.string()).default([]).describe("Parameter names that tools may ask for."),
  }),

  on: "tool",
  *check(tool, { options, services }) {
    if (tool.name !== null && PURPOSE.test(tool.name)) return;
    for (const parameter of tool.parameters) {
      const field = services.field(parameter.name);
      if (field === null || field.tier !== "S" || field.level < 4 || options.allow.includes(parameter.name)) continue;
      yield {
        grade: "carried",
        span: { start: parameter.start, end: parameter.end },
        message: `Tool \`${(tool.name ?? "here").slice(0, 32)}\` has the model carry \`${parameter.name.slice(0, 24)}\`; look it up inside the tool instead`,
        data: { category: field.category, level: field.level },
      };
    }
  },
});

import { z } from "zod";
import { short } from "../projection.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "privacy/prompt-content-logged",
  summary: "A prompt that holds personal data is written to the log of a server",
  profile: "strict",
  grades: { logged: "warning" },
  confidence: "medium",
  since: "next",
  fixable: "always",
  options: z.strictObject({}),

  on: "document",
  *check(document, { services }) {
    if (document.context !== "server") return;
    for (const { name, span, origins } of services.loggedPrompts()) {
      const [origin] = origins;
      if (origin === undefined) continue;
      const text = document.format === "python" ? `len(${name})` : `${name}.length`;
      yield {
        grade: "logged",
        span,
        message: `\`${short(name, 24)}\` is logged with \`${short(origin.name, 32)}\` in it; log its length, a version, a hash`,
        confidence: origin.confidence,
        data: { name, field: origin.name, category: origin.category?.id ?? null },
        flow: origin.path,
        fixes: [{ title: `Log ${text}`, safety: "unsafe", edits: [{ span, text }] }],
      };
    }
  },
});

import { z } from "zod";
import { short } from "../projection.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "privacy/redaction-bypassed",
  summary: "A text was redacted, and the raw one is sent",
  profile: "strict",
  grades: { bypassed: "warning", elsewhere: "info" },
  confidence: "high",
  since: "next",
  fixable: "always",
  options: z.strictObject({}),

  on: "prompt",
  *check(prompt, { services }) {
    const reported = new Set<string>();
    for (const origin of prompt.holes.flatMap((it) => (it.role === "value" ? services.origins(prompt, it) : []))) {
      const { at, redacted, name } = origin;
      if (redacted === null || origin.confidence === "low" || reported.has(`${at.uri} ${at.span.start}`)) continue;
      reported.add(`${at.uri} ${at.span.start}`);
      const copy = short(redacted.copy, 24);
      yield {
        grade: redacted.used ? "elsewhere" : "bypassed",
        span: at.span,
        uri: at.uri,
        message: `\`${copy}\` holds the redacted text, but the raw \`${short(name, 32)}\` is sent; send \`${copy}\``,
        confidence: origin.confidence,
        data: { raw: name, copy: redacted.copy, used: redacted.used },
        flow: origin.path,
        fixes: [{ title: `Send ${copy}`, safety: "unsafe", edits: [{ uri: at.uri, span: at.span, text: redacted.copy }] }],
      };
    }
  },
});

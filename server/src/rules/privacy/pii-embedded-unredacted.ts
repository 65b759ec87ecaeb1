import { z } from "zod";
import type { Origin } from "../../analysis/services.ts";
import { short } from "../projection.ts";
import { isEmbedded, redactedFix, shownAt } from "../redacting.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "privacy/pii-embedded-unredacted",
  summary: "Personal data is embedded in clear, so any later question can bring it back",
  profile: "strict",
  grades: { grave: "warning", personal: "info" },
  confidence: "medium",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "prompt",
  *check(prompt, context) {
    const { services } = context;
    if (!isEmbedded(services.callOf(prompt))) return;
    const reported = new Set<string>();
    for (const hole of prompt.holes) {
      if (hole.role !== "value") continue;
      for (const origin of services.origins(prompt, hole)) {
        const isPersonal = origin.label === "personal" || origin.label === "record";
        if (!isPersonal || origin.confidence === "low" || reported.has(`${hole.start}:${origin.name}`)) continue;
        reported.add(`${hole.start}:${origin.name}`);
        yield {
          grade: isGrave(origin) ? "grave" : "personal",
          ...shownAt(hole),
          message: `\`${short(origin.name, 32)}\` is embedded in clear, and any later question can bring it back; redact it first`,
          confidence: origin.confidence,
          data: { field: origin.name, category: origin.category?.id ?? null, hops: origin.path.length },
          flow: origin.path,
          fixes: origin.label === "personal" ? redactedFix(origin, context) : [],
        };
      }
    }
  },
});

const isGrave = ({ category, record, weakened }: Origin) =>
  !weakened && (category?.grave === true || (record !== null && record.personal.length > 0));

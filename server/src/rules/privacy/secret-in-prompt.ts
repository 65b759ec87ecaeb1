import { z } from "zod";
import { toSource } from "../../model/prompt-text.ts";
import { type Found, shown, textsOf, variableFix } from "../replacement.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "privacy/secret-in-prompt",
  summary: "A credential is written into a prompt",
  profile: "recommended",
  grades: { known: "error", keyed: "warning" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({
    keyed: z
      .boolean()
      .default(true)
      .describe("Whether random-looking values beside a key such as `api_key` count, not only known formats."),
    reserved: z.enum(["ignore", "report"]).default("ignore").describe("Whether sample and placeholder values are reported."),
    allowValues: z.array(z.string()).default([]).describe("Values that may stand in prompts, as they are written."),
  }),

  on: "prompt",
  *check(prompt, context) {
    const { document, options, services } = context;
    if (document.kind === "dataset") return;
    const found = textsOf(prompt, document).flatMap((text) =>
      services.personalData(text, options.reserved === "report" ? { reserved: "report" } : undefined).flatMap((datum): Found[] => {
        const value = text.value.slice(datum.start, datum.end);
        return datum.gdpr !== "credential" || options.allowValues.includes(value) ? [] : [{ datum, text, value }];
      }),
    );
    for (const it of found) {
      const { datum, text } = it;
      // A known format or a login in an address is a credential wherever it stands; the rest is one by its key alone.
      const grade = datum.confidence === "high" && !datum.reserved ? "known" : "keyed";
      const place = toSource(text, datum);
      if (place === null || (grade === "keyed" && !options.keyed && !datum.reserved)) continue;
      const { uri, ...span } = place;
      yield {
        grade,
        span,
        ...(uri === undefined ? {} : { uri }),
        message: `${datum.name} (${shown(datum)}) is sent with every call; revoke it and keep it out of the prompt`,
        confidence: datum.confidence,
        data: { kind: datum.kind, evidence: datum.evidence.join(", ") },
        fixes: [variableFix(it, [it], prompt, context)].filter((fix) => fix !== null),
      };
    }
  },
});

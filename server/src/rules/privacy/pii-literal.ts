import { z } from "zod";
import type { Document } from "../../model/document.ts";
import { toSource } from "../../model/prompt-text.ts";
import { isContactSection, isNotice } from "../attribution.ts";
import { type Found, reservedFix, shown, textsOf, variableFix } from "../replacement.ts";
import { defineRule } from "../rule.ts";

const KINDS =
  "email phone postal-address date-of-birth payment-card iban bank-account national-id social-security tax-id health-id medical-record provider-id passport driving-licence vehicle-id";

/** A fix edits at most so many places: one finding per place, each with all edits, would grow with the square. */
const MOST_PLACES = 50;

export default defineRule({
  id: "privacy/pii-literal",
  summary: "Personal data is written into a prompt",
  profile: "recommended",
  grades: { identifier: "error", personal: "warning", contact: "info" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({
    kinds: z
      .array(z.string())
      .default(KINDS.split(" "))
      .describe("Kinds that are reported; `person-name`, `user-name`, `ip-address` and others can be added."),
    reserved: z.enum(["ignore", "report"]).default("ignore").describe("Whether reserved, sample and placeholder values are reported."),
    allowDomains: z.array(z.string()).default([]).describe("Mail domains whose addresses may stand in prompts; subdomains count."),
    allowValues: z.array(z.string()).default([]).describe("Values that may stand in prompts, as they are written."),
  }),

  on: "prompt",
  *check(prompt, context) {
    const { document, options, services } = context;
    // Rows of a data set are reported once for the file, by their own rule.
    if (document.kind === "dataset") return;
    const found = textsOf(prompt, document).flatMap((text) =>
      services.personalData(text, options.reserved === "report" ? { reserved: "report" } : undefined).flatMap((datum): Found[] => {
        const value = text.value.slice(datum.start, datum.end);
        const domain = datum.kind === "email" ? value.slice(value.lastIndexOf("@") + 1).toLowerCase() : "";
        const allowed = options.allowDomains.some((it) => domain === it || domain.endsWith(`.${it}`));
        return allowed || !options.kinds.includes(datum.kind) || options.allowValues.includes(value) ? [] : [{ datum, text, value }];
      }),
    );
    const byValue = new Map<string, Found[]>();
    for (const it of found) byValue.set(it.value, [...(byValue.get(it.value) ?? []), it].slice(-MOST_PLACES));
    for (const it of found) {
      const { datum, text } = it;
      const place = toSource(text, datum);
      if (place === null) continue;
      const { uri, ...span } = place;
      const same = byValue.get(it.value) ?? [it];
      yield {
        grade: gradeOf(it, document),
        span,
        ...(uri === undefined ? {} : { uri }),
        message: `${datum.name} (${shown(datum)}) is sent with every call; replace it with a reserved one`,
        confidence: datum.confidence,
        data: { kind: datum.kind, country: datum.country, evidence: datum.evidence.join(", "), occurrences: same.length },
        fixes: [reservedFix(it, same), variableFix(it, same, prompt, context)].filter((fix) => fix !== null),
      };
    }
  },
});

function gradeOf({ datum, text }: Found, document: Document): "identifier" | "personal" | "contact" {
  if (datum.reserved || datum.confidence === "low") return "contact";
  if (document.loading !== null && isContactSection(text, datum)) return "contact";
  if ((datum.kind === "email" || datum.kind === "phone") && isNotice(text, datum)) return "contact";
  if (datum.confidence !== "high" && datum.kind === "email") return "contact";
  const grave = datum.gdpr === "identifier" || datum.gdpr === "special" || datum.kind === "payment-card" || datum.kind === "iban";
  return grave && datum.confidence === "high" ? "identifier" : "personal";
}

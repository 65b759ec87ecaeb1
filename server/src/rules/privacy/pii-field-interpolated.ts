import { z } from "zod";
import type { Origin } from "../../analysis/services.ts";
import type { Hole, Prompt } from "../../model/document.ts";
import { fillHole } from "../hole-filling.ts";
import { isEmbedded, redactedFix, shownAt } from "../redacting.ts";
import { defineRule, type ReportFix, type RuleContext } from "../rule.ts";

/** A prompt whose task is to find or remove personal data has to be given it. */
const HANDLES_PERSONAL_DATA =
  /\b(?:redact|anonymi[sz]|pseudonymi[sz]|de-?identif|personally identifiable|\bPII\b|extract (?:the |all |any )?(?:e-?mails?|phones?|names?|address))/i;
export default defineRule({
  id: "privacy/pii-field-interpolated",
  summary: "A field of somebody's record is sent to the model in clear",
  profile: "recommended",
  grades: { grave: "error", personal: "warning", weakened: "info" },
  confidence: "medium",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({
    purposes: z
      .array(z.string())
      .default([])
      .describe("Categories that the application exists to handle, such as `health`; they are not reported."),
  }),

  on: "prompt",
  *check(prompt, context) {
    const { options, services } = context;
    // What is embedded is another rule's.
    if (isEmbedded(services.callOf(prompt))) return;
    if (prompt.messages.some((it) => HANDLES_PERSONAL_DATA.test(it.text.value))) return;
    const reported = new Set<string>();
    for (const hole of prompt.holes) {
      if (hole.role !== "value") continue;
      const origins = services
        .origins(prompt, hole)
        .filter(
          (it) =>
            it.label === "personal" &&
            it.confidence !== "low" &&
            !options.purposes.some((of) => `${it.category?.id}.`.startsWith(`${of}.`)),
        );
      for (const origin of origins) {
        const key = `${hole.start}:${origin.name}`;
        if (reported.has(key)) continue;
        reported.add(key);
        yield {
          grade: origin.weakened ? "weakened" : origin.category?.grave ? "grave" : "personal",
          ...shownAt(hole),
          message: messageOf(origin),
          confidence: origin.confidence,
          data: { field: origin.name, category: origin.category?.id ?? null, hops: origin.path.length },
          flow: origin.path,
          fixes: origins.length === 1 ? [...redactedFix(origin, context), ...fixesOf(prompt, hole, origin, context)] : [],
        };
      }
    }
  },
});

function messageOf({ name, category, weakened }: Origin): string {
  const field = name.length > 32 ? `${name.slice(0, 31)}…` : name;
  const title = category?.title ?? "personal data";
  const what = /^[A-Z]{2}/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
  return weakened
    ? `\`${field}\` (${what}) may reach the model, no known redactor on the way; send an id`
    : `\`${field}\` (${what}) reaches the model in clear; send an opaque id or redact it first`;
}

/** Puts a marker where the value stood. Unsafe: the model reads another text. */
function fixesOf(prompt: Prompt, hole: Hole, { name, category }: Origin, { document, services }: RuleContext<unknown>): ReportFix[] {
  const marker = category?.marker ?? `[${name.slice(name.lastIndexOf(".") + 1)}]`;
  const title = `Send ${marker} instead of \`${name}\``;
  if (hole.given)
    return hole.given.part
      ? []
      : [{ title, safety: "unsafe", edits: [{ uri: hole.given.uri, span: hole.given.span, text: `"${marker}"` }] }];
  const edit = fillHole(prompt, hole, marker, services.source, document.uri);
  return edit === null ? [] : [{ title, safety: "unsafe", edits: [edit] }];
}

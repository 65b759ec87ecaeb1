import { z } from "zod";
import type { SharedUse } from "../../analysis/services.ts";
import { short } from "../projection.ts";
import { defineRule, type ReportFix } from "../rule.ts";

export default defineRule({
  id: "privacy/memory-unscoped",
  summary: "A memory is kept for all users of a server alike",
  profile: "strict",
  grades: { shared: "warning" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "document",
  *check(document, { services }) {
    if (document.context !== "server") return;
    for (const use of services.sharedStores()) {
      if (use.kind !== "memory" || use.shared === null) continue;
      yield {
        grade: "shared",
        span: use.fixed ?? use.span,
        message: messageOf(use, services.source(use.fixed ?? use.span)),
        data: { store: use.name, how: use.shared },
        fixes: fixesOf(use),
      };
    }
  },
});

function messageOf({ name, shared, scope }: SharedUse, written: string): string {
  const store = `\`${short(name, 28)}\``;
  if (shared === "held") return `One ${store} holds what all users of this server say; make one for each conversation`;
  if (shared === "fixed") return `${store} keeps all users under ${short(written, 24)}, so one reads another's; pass who asks`;
  return `${store} keeps all users' texts alike, so one reads another's; pass \`${scope ?? "user_id"}\``;
}

/** Who asks, where the function knows it. The keys that were stored so far are not found any more. */
function fixesOf({ fixed, asker }: SharedUse): ReportFix[] {
  return fixed === null || asker === null
    ? []
    : [{ title: `Keep it under ${asker}`, safety: "unsafe", edits: [{ span: fixed, text: asker }] }];
}

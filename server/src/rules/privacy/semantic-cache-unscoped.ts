import { z } from "zod";
import { short } from "../projection.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "privacy/semantic-cache-unscoped",
  summary: "A semantic cache gives one tenant the answer of another",
  profile: "strict",
  grades: { shared: "warning" },
  confidence: "high",
  since: "next",
  fixable: "never",
  options: z.strictObject({
    public: z.boolean().default(false).describe("The caches hold answers that are the same for everybody."),
  }),

  on: "document",
  *check(document, { options, services }) {
    if (document.context !== "server" || options.public) return;
    for (const { kind, name, span, shared, scope, identity } of services.sharedStores()) {
      if (kind !== "semantic-cache" || shared === null || !identity) continue;
      yield {
        grade: "shared",
        span,
        message: `\`${short(name, 28)}\` answers one user with what another was told; part it by tenant with \`${scope ?? "name"}\``,
        data: { cache: name, how: shared },
      };
    }
  },
});

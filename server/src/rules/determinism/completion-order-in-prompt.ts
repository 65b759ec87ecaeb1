import { z } from "zod";
import { mending } from "../mending.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "determinism/completion-order-in-prompt",
  summary: "Parallel results reach a prompt in the order in which they finish",
  profile: "strict",
  grades: { racing: "warning" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "prompt",
  *check(prompt, { document, services }) {
    const reported = new Set<string>();
    for (const origin of services.orders(prompt)) {
      const [source] = origin.path;
      if (origin.label !== "completion-order" || origin.confidence !== "high" || source === undefined) continue;
      const key = `${source.uri}:${source.span.start}`;
      if (reported.has(key)) continue;
      reported.add(key);
      yield {
        grade: "racing",
        span: source.span,
        ...(source.uri === document.uri ? {} : { uri: source.uri }),
        message:
          origin.sortedBy === null
            ? `\`${origin.name.replace(/^.*\./, "")}\` gives results as they finish, so the prompt's order is a race; collect in input order`
            : `Equal \`${origin.sortedBy === "1" ? "scores" : origin.sortedBy}\` keep the order in which results finish; add a unique key to the sort`,
        data: { source: origin.name, hops: origin.path.length },
        flow: origin.path,
        fixes: mending(origin),
      };
    }
  },
});

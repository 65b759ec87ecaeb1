import { z } from "zod";
import type { Origin } from "../../analysis/services.ts";
import { mending } from "../mending.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "determinism/unordered-iteration-in-prompt",
  summary: "Something without an order is iterated into a prompt",
  profile: "strict",
  grades: { unordered: "warning" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "prompt",
  *check(prompt, { document, services }) {
    const reported = new Set<string>();
    for (const origin of services.orders(prompt)) {
      const [source] = origin.path;
      // A call that nobody can look into may have sorted.
      if (origin.label !== "unordered" || origin.confidence !== "high" || source === undefined) continue;
      const key = `${source.uri}:${source.span.start}`;
      if (reported.has(key)) continue;
      reported.add(key);
      yield {
        grade: "unordered",
        span: source.span,
        ...(source.uri === document.uri ? {} : { uri: source.uri }),
        message: messageOf(origin),
        data: { source: origin.name, hops: origin.path.length },
        flow: origin.path,
        fixes: mending(origin),
      };
    }
  },
});

function messageOf({ name, sortedBy }: Origin): string {
  const source = name === "a set" ? "a set" : `\`${name}\``;
  return sortedBy === null
    ? `${source[0]?.toUpperCase()}${source.slice(1)} is iterated in another order at each start, so the prompt differs; sort it first`
    : `Equal \`${sortedBy === "1" ? "scores" : sortedBy}\` keep the order of ${source}, another at each start; add a unique key to the sort`;
}

import { z } from "zod";
import { mending } from "../mending.ts";
import { defineRule } from "../rule.ts";

/** Calls that choose several of a collection or reorder it: one drawn name is a whim, other random values are volatile. */
const CHOICES = /(?:^|\.)(?:sample|sampleSize|choices|shuffle|permutation|sort)\(\)$|(?:^|\.)numpy\.random\.choice\(\)$/;

export default defineRule({
  id: "determinism/fewshot-unseeded",
  summary: "What a prompt shows is drawn at random without a seed",
  profile: "strict",
  grades: { unseeded: "info" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "prompt",
  *check(prompt, { document, services }) {
    if (services.callOf(prompt)?.api === "embeddings") return;
    const reported = new Set<string>();
    for (const hole of prompt.holes) {
      for (const origin of services.origins(prompt, hole)) {
        const { label, name, seeded, path, confidence } = origin;
        const [source] = path;
        if (label !== "random" || seeded || confidence !== "high" || source === undefined || !CHOICES.test(name)) continue;
        const key = `${source.uri}:${source.span.start}`;
        if (reported.has(key)) continue;
        reported.add(key);
        yield {
          grade: "unseeded",
          span: source.span,
          ...(source.uri === document.uri ? {} : { uri: source.uri }),
          message: `\`${name}\` draws another prompt at each run, and no run can be repeated; draw with a seed`,
          data: { source: name, hops: path.length },
          flow: path,
          fixes: mending(origin),
        };
      }
    }
  },
});

import { z } from "zod";
import { mending } from "../mending.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "determinism/prompt-date-frozen",
  summary: "The date in a prompt is read once, when the module loads",
  profile: "strict",
  grades: { frozen: "warning" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "prompt",
  *check(prompt, { document, services }) {
    // What runs from top to bottom and ends is as old as its start.
    if (!["server", "app", "eval"].includes(document.context) || !services.callOf(prompt)?.function) return;
    const reported = new Set<string>();
    for (const hole of prompt.holes) {
      for (const origin of services.origins(prompt, hole)) {
        const { label, name, moment, path, confidence } = origin;
        const [source] = path;
        if (label !== "clock" || moment !== "load" || confidence !== "high" || source === undefined) continue;
        const key = `${source.uri}:${source.span.start}`;
        if (reported.has(key)) continue;
        reported.add(key);
        yield {
          grade: "frozen",
          span: source.span,
          ...(source.uri === document.uri ? {} : { uri: source.uri }),
          message: `\`${name}\` runs once, when the module loads, so the prompt's date stands still; build it inside the call`,
          data: { source: name, hops: path.length },
          flow: path,
          fixes: mending(origin),
        };
      }
    }
  },
});

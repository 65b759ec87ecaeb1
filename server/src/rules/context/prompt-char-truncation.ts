import { z } from "zod";
import { grouped } from "../../model/figures.ts";
import { defineRule } from "../rule.ts";

/** Shorter cuts are of names, titles and ids. Characters. */
const LEAST = 200;

export default defineRule({
  id: "context/prompt-char-truncation",
  summary: "A text is cut at a number of characters before it is sent",
  profile: "all",
  grades: { cut: "info" },
  confidence: "medium",
  since: "next",
  fixable: "never",
  options: z.strictObject({}),

  on: "prompt",
  *check(prompt, { services }) {
    if (["embeddings", "rerank"].includes(services.callOf(prompt)?.api ?? "")) return;
    for (const hole of prompt.holes) {
      const bound = services.bound(prompt, hole);
      if (bound === null || bound.how !== "cut" || bound.unit !== "characters" || bound.least > 0 || bound.most < LEAST) continue;
      yield {
        grade: "cut",
        span: { start: hole.start, end: hole.end },
        ...(hole.uri === undefined ? {} : { uri: hole.uri }),
        message: `\`${hole.name.slice(0, 32)}\` is cut at ${grouped(bound.most)} characters: cut by tokens, and say so behind it`,
        data: { characters: bound.most },
      };
    }
  },
});

import { z } from "zod";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "determinism/retrieval-no-score-floor",
  summary: "The nearest chunks reach the model, however far they are",
  profile: "all",
  grades: { floorless: "info" },
  confidence: "medium",
  since: "next",
  fixable: "never",
  options: z.strictObject({}),

  on: "retrieval",
  *check(retrieval, { document }) {
    const { slots, flowsInto, sql, confidence, calleeSpan } = retrieval;
    if (flowsInto === null || sql !== null || confidence !== "resolved" || retrieval.via === "wrapper") return;
    const most = slots.topK?.state === "set" && slots.topK.values.length === 1 ? slots.topK.values[0]?.constant : undefined;
    // A floor, a filter or a second look at the candidates, or what may be one.
    if ([slots.threshold, slots.filter, slots.rerank].some((it) => it !== undefined && it.state !== "absent")) return;
    if (slots.query?.state !== "set" || typeof most !== "number" || most < 2) return;
    if (document.calls.some((it) => it.api === "rerank")) return;
    yield {
      grade: "floorless",
      span: calleeSpan,
      message: `The ${most} nearest chunks are used even when none is near: set a score floor, or let the prompt say it does not know`,
      data: { topK: most },
    };
  },
});

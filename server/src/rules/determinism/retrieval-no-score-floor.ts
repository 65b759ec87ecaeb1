import { z } from "zod";
import { defineRule } from "../rule.ts";

/** Who asks for more lists a collection. */
const MOST_CHUNKS = 200;

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
  *check(retrieval, { document, services }) {
    const { slots, flowsInto, sql, confidence, calleeSpan, api } = retrieval;
    // A search engine of the web has no distances.
    if (flowsInto === null || sql !== null || api === "web" || confidence !== "resolved" || retrieval.via === "wrapper") return;
    const most = slots.topK?.state === "set" && slots.topK.values.length === 1 ? slots.topK.values[0]?.constant : undefined;
    // A floor, a filter or a second look at the candidates, or what may be one.
    if ([slots.threshold, slots.filter, slots.rerank].some((it) => it !== undefined && it.state !== "absent")) return;
    if (slots.query?.state !== "set" || typeof most !== "number" || most < 2 || most > MOST_CHUNKS) return;
    if (document.calls.some((it) => it.api === "rerank")) return;
    // The prompt says what to do when nothing fits.
    const call = document.calls.find((it) => it.id === flowsInto);
    if (call === undefined || call.api === "embeddings" || services.promptsOf(call).some((it) => services.instructions(it).abstains))
      return;
    yield {
      grade: "floorless",
      span: calleeSpan,
      message: `The ${most} nearest chunks are used even when none is near: set a score floor, or let the prompt say it does not know`,
      data: { topK: most },
    };
  },
});

import { z } from "zod";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "determinism/llm-generated-query",
  summary: "A retrieval's query is written by a model",
  profile: "all",
  grades: { rewritten: "info" },
  confidence: "medium",
  since: "next",
  fixable: "never",
  options: z.strictObject({}),

  on: "retrieval",
  *check(retrieval, { document, services }) {
    const origin = services.queryOrigins(retrieval).find((it) => it.label === "answer" && it.confidence === "high");
    const source = origin?.path[0];
    if (origin === undefined || source === undefined || source.uri !== document.uri) return;
    const call = document.calls.find((it) => it.start <= source.span.start && source.span.end <= it.end);
    const temperature = call?.slots.temperature;
    // At 0 the query is as stable as a model can make it; what a wrapper sets, or a model that nobody sees, is unknown.
    if (
      call === undefined ||
      call.via === "wrapper" ||
      call.model === null ||
      call.api === "embeddings" ||
      temperature?.state === "unknown"
    )
      return;
    if (temperature?.state === "set" && temperature.values.every((it) => it.constant === 0)) return;
    yield {
      grade: "rewritten",
      span: retrieval.calleeSpan,
      message: "A model writes this query anew each time, so equal questions find other chunks: set temperature 0 and log it",
      flow: origin.path,
    };
  },
});

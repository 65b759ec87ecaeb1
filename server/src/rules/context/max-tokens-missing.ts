import { z } from "zod";
import { grouped } from "../../model/figures.ts";
import { reaches } from "../parameters.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "context/max-tokens-missing",
  summary: "A call sets no limit on the reply",
  profile: "all",
  grades: { open: "info" },
  confidence: "high",
  since: "next",
  fixable: "never",
  options: z.strictObject({}),

  on: "call",
  *check(call, { services }) {
    const model = services.model(call.model, call.vendor);
    if (model === null || model.outputLimit === null || call.confidence !== "resolved" || !reaches(call, model)) return;
    if (["embeddings", "rerank"].includes(call.api) || (call.slots.maxTokens?.state ?? "absent") !== "absent") return;
    yield {
      grade: "open",
      span: call.calleeSpan,
      message: `No limit: a reply of ${model.id.slice(0, 32)} may have ${grouped(model.outputLimit)} tokens; set the longest that you can use`,
      data: { limit: model.outputLimit, model: model.id },
    };
  },
});

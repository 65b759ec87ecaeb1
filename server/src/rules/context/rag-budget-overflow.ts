import { z } from "zod";
import { grouped } from "../../model/figures.ts";
import { defineRule } from "../rule.ts";

/** Characters of a token, at most: what is counted in characters is held against the limit at its lower end. */
const CHARACTERS = 6;

export default defineRule({
  id: "context/rag-budget-overflow",
  summary: "The chunks that a retrieval may bring do not fit the model's input",
  profile: "strict",
  grades: { over: "warning" },
  confidence: "high",
  since: "next",
  fixable: "never",
  options: z.strictObject({}),

  on: "retrieval",
  *check(retrieval, { document, services }) {
    const call = document.calls.find((it) => it.id === retrieval.flowsInto);
    const model = call === undefined ? null : services.model(call.model, call.vendor);
    if (call === undefined || model === null || retrieval.slots.rerank?.state === "set") return;
    for (const prompt of services.promptsOf(call)) {
      const bounds = prompt.holes.map((it) => services.bound(prompt, it)).filter((it) => it?.how === "chunks");
      const bound = services.chunks(retrieval);
      const brought = bounds.find((it) => it?.words === bound?.words);
      if (bound === null || !brought) continue;
      const tokens = Math.floor(bound.unit === "tokens" ? bound.most : bound.most / CHARACTERS);
      const limit = model.inputLimit ?? model.window;
      if (tokens <= limit) return;
      const { topK } = retrieval.slots;
      const place = topK?.state === "set" ? topK.values[0] : undefined;
      const own = place !== undefined && place.uri === undefined;
      const least = bound.unit === "tokens" ? "" : "at least ";
      yield {
        grade: "over",
        span: own ? { start: place.key?.start ?? place.start, end: place.end } : retrieval.calleeSpan,
        message: `${bound.words} are ${least}${grouped(tokens)} tokens, and ${model.id.slice(0, 32)} takes ${grouped(limit)}: ask for fewer`,
        data: { tokens, limit, model: model.id, unit: bound.unit },
      };
      return;
    }
  },
});

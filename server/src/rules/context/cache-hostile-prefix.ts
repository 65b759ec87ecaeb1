import { z } from "zod";
import { grouped } from "../../model/figures.ts";
import { reaches } from "../parameters.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "context/cache-hostile-prefix",
  summary: "A value that differs at every call stands before a long text that never changes",
  profile: "strict",
  grades: { missed: "warning" },
  confidence: "high",
  since: "next",
  fixable: "never",
  options: z.strictObject({
    minStableTokens: z
      .int()
      .positive()
      .optional()
      .describe("Tokens behind the value from which it is told; by default the fewest that the model's cache takes."),
  }),

  on: "prompt",
  *check(prompt, { document, options, services }) {
    const call = services.callOf(prompt);
    const model = services.model(call?.model ?? null, call?.vendor ?? null);
    if (call === null || model === null || model.cacheMinimum === null || call.api === "embeddings") return;
    // Where the vendor caches by itself, or where the call says that it wants it.
    const caches = model.vendor === "openai" ? reaches(call, model) : call.slots.cache?.state === "set";
    if (!caches) return;
    for (const hole of prompt.holes) {
      const origin = services
        .origins(prompt, hole)
        .find(
          ({ label, grain, moment, confidence, seeded }) =>
            moment === "call" && confidence === "high" && (label === "random" ? !seeded : label === "clock" && grain === "moment"),
        );
      const prefix = origin === undefined ? null : services.prefix(prompt, hole, model);
      const [source] = origin?.path ?? [];
      const least = options.minStableTokens ?? model.cacheMinimum;
      if (origin === undefined || prefix === null || prefix.behind < least || source === undefined) continue;
      yield {
        grade: "missed",
        span: { start: hole.start, end: hole.end },
        ...(hole.uri === undefined ? {} : { uri: hole.uri }),
        message: `\`${origin.name.slice(0, 32)}\` comes before ${grouped(prefix.behind)} tokens that never change, so no cache holds them: move it behind`,
        data: { source: origin.name, before: prefix.before, behind: prefix.behind, minimum: model.cacheMinimum, model: model.id },
        flow: source.uri === document.uri && origin.path.length < 2 ? [] : origin.path,
      };
      return;
    }
  },
});

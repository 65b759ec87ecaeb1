import { z } from "zod";
import { grouped, percent } from "../../model/figures.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "context/tool-schema-budget",
  summary: "Definitions of tools take much of the window",
  profile: "strict",
  grades: { high: "warning", many: "info" },
  confidence: "high",
  since: "next",
  fixable: "never",
  options: z.strictObject({
    warnAt: z.number().positive().max(1).default(0.2).describe("Share of the window from which the tools of a call are `high`."),
    infoTokens: z.int().positive().default(10_000).describe("Tokens of tools from which they are `many`."),
    infoTools: z.int().positive().default(20).describe("Number of tools from which they are `many`."),
  }),

  on: "call",
  *check(call, { document, options, services }) {
    const tools = document.tools.filter((it) => call.tools.includes(it.id));
    // What is loaded when it is searched for costs nothing until then.
    if (tools.length === 0 || tools.some((it) => it.deferred)) return;
    const model = services.model(call.model, call.vendor);
    const sized = tools.flatMap((it) => {
      const text = it.definition ?? it.description;
      return text === null ? [] : [{ name: it.name ?? "unnamed", tokens: services.tokens(text, model).tokens }];
    });
    const tokens = sized.reduce((sum, it) => sum + it.tokens, 0);
    const share = model === null ? 0 : tokens / model.window;
    const isHigh = share >= options.warnAt;
    if (!isHigh && tokens < options.infoTokens && tools.length < options.infoTools) return;
    const largest = sized.toSorted((a, b) => b.tokens - a.tokens).slice(0, 3);
    const names = largest.map((it) => `${it.name.slice(0, 16)} ${grouped(it.tokens)}`).join(", ");
    const of = isHigh && model !== null ? `, ${percent(share)} of the window` : "";
    yield {
      grade: isHigh ? "high" : "many",
      span: call.calleeSpan,
      message: `${tools.length} tools take ${grouped(tokens)} tokens${of} (${names}): send fewer`,
      data: { tools: tools.length, tokens, share: Math.round(share * 1e4) / 1e4, window: model?.window ?? null },
    };
  },
});

import { z } from "zod";
import type { Budget } from "../../analysis/tokens/model.ts";
import type { ModelInfo } from "../../catalogue/models.ts";
import type { Call, Prompt } from "../../model/document.ts";
import { defineRule, type RuleContext } from "../rule.ts";

const share = z.number().positive().max(1);

export default defineRule({
  id: "context/window-fill",
  summary: "A prompt takes much of its model's window before the user's text",
  profile: "recommended",
  grades: { over: "error", high: "warning", half: "info" },
  confidence: "high",
  since: "next",
  fixable: "never",
  options: z.strictObject({
    warnAt: share.default(0.8).describe("Share of the window from which a prompt is `high`."),
    infoAt: share.default(0.5).describe("Share of the window from which a prompt is `half`."),
  }),

  on: "prompt",
  *check(prompt, { document, options, services }) {
    // Rows of a dataset are read one by one, by whatever trains or scores with them.
    if (document.kind === "dataset") return;
    const call = services.callOf(prompt);
    const model = services.model(call?.model ?? prompt.model, call?.vendor ?? null);
    const budget = services.budget(prompt, call, model);
    if (model === null || budget.fill === null) return;
    const grade = gradeOf(budget, budget.fill, model, options);
    if (grade === null) return;
    const { known, reply } = budget;
    // The limit that the fill is measured against: that of the input alone, where it fills up first.
    const input = model.inputLimit !== null && known.tokens / model.inputLimit >= budget.fill ? model.inputLimit : null;
    const tokens = known.tokens + (input === null ? (reply ?? 0) : 0);
    const about = known.exact ? "" : "about ";
    const [largest, list] = partsOf(budget, input === null ? reply : null);
    yield {
      grade,
      span: placeOf(prompt, call, services),
      message:
        budget.fill > 1
          ? `${about}${grouped(tokens)} of ${grouped(input ?? model.window)} tokens${list}: it cannot fit, cut ${largest}`
          : `${about}${Math.floor(budget.fill * 100)} % of ${grouped(input ?? model.window)} tokens used before the user's text${list}: cut ${largest}`,
      data: {
        tokens: known.tokens,
        exact: known.exact,
        error: known.error,
        reply,
        window: model.window,
        limit: budget.limit,
        fill: budget.fill,
        model: model.id,
      },
    };
  },
});

/** An estimate counts at its lower end, and a window that only one source states one grade less. */
function gradeOf(
  { known, reply }: Budget,
  fill: number,
  model: ModelInfo,
  { warnAt, infoAt }: { readonly warnAt: number; readonly infoAt: number },
) {
  const certain = fill * (1 - known.error * (known.tokens / (known.tokens + (reply ?? 0) || 1)));
  const level = certain > 1 ? 3 : certain >= warnAt ? 2 : certain >= infoAt ? 1 : 0;
  return ([null, "half", "high", "over"] as const)[model.certain ? level : Math.max(0, level - 1)] ?? null;
}

/** Name of the largest part, and the two largest with their sizes. */
function partsOf({ parts }: Budget, reply: number | null): [string, string] {
  const sized = parts.flatMap(({ name, count, sometimes }) => (count === null || sometimes ? [] : [{ name, tokens: count.tokens }]));
  if (reply !== null) sized.push({ name: "reply", tokens: reply });
  const [first, second] = sized.toSorted((a, b) => b.tokens - a.tokens);
  const shown = [first, second].flatMap((it) => (it === undefined || it.tokens === 0 ? [] : [`${it.name} ${grouped(it.tokens)}`]));
  return [first === undefined ? "the prompt" : `the ${first.name}`, shown.length > 0 ? ` (${shown.join(", ")})` : ""];
}

/** The call, the model a file names, or the first line of the prompt. */
function placeOf(prompt: Prompt, call: Call | null, services: RuleContext<unknown>["services"]) {
  if (call !== null) return call.calleeSpan;
  if (prompt.model !== null && prompt.model.uri === undefined) return prompt.model;
  const line = services.source({ start: prompt.start, end: Math.min(prompt.end, prompt.start + 200) }).search(/\S[^\r\n]*$/m);
  const start = prompt.start + Math.max(0, line);
  return { start, end: start + (/^[^\r\n]*/.exec(services.source({ start, end: Math.min(prompt.end, start + 200) }))?.[0].length ?? 0) };
}

function grouped(tokens: number): string {
  return String(Math.round(tokens)).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

import { z } from "zod";
import type { Budget } from "../../analysis/tokens/model.ts";
import type { ModelInfo } from "../../catalogue/models.ts";
import { grouped, percent } from "../../model/figures.ts";
import { type Agreed, agreed, overAgreed } from "../agreed-budget.ts";
import { placeOf } from "../place.ts";
import { lowerReply } from "../reply-limit.ts";
import { defineRule } from "../rule.ts";

const share = z.number().positive().max(1);
const options = z.strictObject({
  warnAt: share.default(0.8).describe("Share of the window from which a prompt is `high`."),
  infoAt: share.default(0.5).describe("Share of the window from which a prompt is `half`."),
  ...agreed,
});

export default defineRule({
  id: "context/window-fill",
  summary: "A prompt takes much of its model's window before the user's text",
  profile: "recommended",
  grades: { over: "error", agreed: "warning", high: "warning", half: "info" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options,

  on: "prompt",
  *check(prompt, { document, options, services }) {
    // Rows of a dataset are read one by one, by whatever trains or scores with them.
    if (document.kind === "dataset") return;
    const call = services.callOf(prompt);
    const model = services.model(call?.model ?? prompt.model, call?.vendor ?? null);
    const budget = services.budget(prompt, call, model);
    const { known, reply, fill } = budget;
    const outgrown = overAgreed(budget, services.loaded(), options satisfies Agreed);
    if (outgrown !== null) yield { grade: "agreed", span: placeOf(prompt, call, services.source(prompt)), ...outgrown };
    // A count that is still under way is a guess.
    if (model === null || fill === null || known.pending) return;
    const grade = gradeOf(budget, fill, model, options);
    // A request that is written as a whole, its question too, fits, however narrowly.
    const whole = call !== null && budget.atMost === known.tokens && prompt.messages.some((it) => it.role === "user");
    if (grade === null || (whole && grade !== "over")) return;
    // Held against the limit that fills first: that of the input alone, or the window with the reply in it.
    const byInput = model.inputLimit !== null && known.tokens / model.inputLimit >= fill;
    const [limit, kept] = byInput && model.inputLimit !== null ? [model.inputLimit, null] : [model.window, reply];
    const tokens = `${known.exact ? "" : "about "}${fill > 1 ? `${grouped(known.tokens + (kept ?? 0))} of` : `${percent(fill)} of`}`;
    const [parts, advice] = partsOf(budget, kept);
    yield {
      grade,
      span: placeOf(prompt, call, services.source(prompt)),
      message: `${tokens} ${grouped(limit)} tokens ${fill > 1 ? "do not fit" : "used before the user's text"} (${parts}): ${advice}`,
      data: { tokens: known.tokens, exact: known.exact, error: known.error, reply, window: model.window, limit, fill, model: model.id },
      fixes: lowerReply(call?.slots.maxTokens ?? prompt.slots.maxTokens, budget, model, [options.infoAt, options.warnAt]),
    };
  },
});

/** An estimate counts at its lower end, and a window that only one source states one grade less. */
function gradeOf({ known, reply }: Budget, fill: number, { certain }: ModelInfo, { warnAt, infoAt }: z.infer<typeof options>) {
  const estimated = known.tokens / (known.tokens + (reply ?? 0) || 1);
  const least = fill * (1 - known.error * estimated);
  const level = least > 1 ? 3 : least >= warnAt ? 2 : least >= infoAt ? 1 : 0;
  return ([null, "half", "high", "over"] as const)[certain ? level : Math.max(0, level - 1)] ?? null;
}

/** The two largest parts with their sizes, and what to do about the first. */
function partsOf({ parts }: Budget, reply: number | null): [parts: string, advice: string] {
  const sized = parts.flatMap(({ kind, name, count, sometimes }) =>
    count && !sometimes && kind !== "overhead" ? [{ name, tokens: count.tokens }] : [],
  );
  if (reply !== null) sized.push({ name: "reply", tokens: reply });
  const largest = sized.toSorted((a, b) => b.tokens - a.tokens);
  const [first] = largest;
  const advice = first === undefined ? "cut it" : first.name === "reply" ? "lower the reply's limit" : `cut ${first.name}`;
  return [
    largest
      .slice(0, 2)
      .map((it) => `${it.name} ${grouped(it.tokens)}`)
      .join(", "),
    advice,
  ];
}

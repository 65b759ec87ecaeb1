import type { Services } from "../analysis/services.ts";
import type { Budget } from "../analysis/tokens/model.ts";
import type { ModelInfo } from "../catalogue/models.ts";
import { omissions } from "../engine/token-report.ts";
import type { Call, Document, Prompt } from "../model/document.ts";
import { grouped, percent } from "../model/figures.ts";
import { aligned, bar, counted, dollars, preformatted, type Row } from "./figures.ts";

/** What one prompt or call spends of which model: what lens, hover and status bar say in their own lengths. */
export interface Spending {
  readonly budget: Budget;
  readonly model: ModelInfo | null;
  /** As the file writes it, for models nobody knows. */
  readonly mentioned: string | null;
}

export function spendingOfPrompt(prompt: Prompt, services: Services): Spending {
  const call = services.callOf(prompt);
  const mention = prompt.model ?? call?.model ?? null;
  const model = services.model(mention, call?.vendor ?? null);
  return { budget: services.budget(prompt, call, model), model, mentioned: mention?.id ?? null };
}

/** A call that sends several prompts on different branches is spoken of by its largest; null where its prompts are not visible. */
export function spendingOfCall(call: Call, services: Services): Spending | null {
  const model = services.model(call.model, call.vendor);
  let largest: Budget | null = null;
  for (const prompt of services.promptsOf(call)) {
    const budget = services.budget(prompt, call, model);
    if (largest === null || budget.known.tokens > largest.known.tokens) largest = budget;
  }
  return largest && { budget: largest, model, mentioned: call.model?.id ?? null };
}

/** `1,240 tokens · 1 % of gpt-4.1`, without what is not known. */
export function summary({ budget, model, mentioned }: Spending, word = "tokens"): string {
  const open = budget.parts.some((it) => it.count === null);
  const tokens = `${counted(budget.known)}${open ? "+" : ""} ${word}`;
  if (model === null || budget.fill === null) return mentioned === null ? tokens : `${tokens} · ${mentioned}`;
  return `${tokens} · ${percent(budget.fill)} of ${model.id}`;
}

/**
 * The parts under each other with their sum, then what the figures are worth. Markdown. The frames that a provider adds are
 * estimates of a few tokens: they would only blur an exact sum.
 */
export function breakdown({ budget, model, mentioned }: Spending): string {
  const rows: Row[] = budget.parts
    .filter((it) => it.kind !== "overhead" && it.count?.tokens !== 0)
    .map(({ name, count, sometimes, bound }) => ({
      name: shortened(name),
      value: count === null ? (bound === undefined ? "?" : boundText(bound)) : `${sometimes ? "+" : ""}${counted(count)}`,
      ...noteOf(count === null ? null : count.tokens, bound?.words),
    }));
  if (budget.reply !== null) rows.push({ name: "kept for the reply", value: grouped(budget.reply), ...noteOf(budget.reply) });
  const tokens = counted({ ...budget.known, tokens: budget.known.tokens + (budget.reply ?? 0) });
  const fill = model === null || budget.fill === null ? {} : { note: `${percent(budget.fill, "fine")} of ${grouped(model.window)}` };
  /** The bar of a part is its share of what fills the most, so that the largest can be seen in a window that is hardly full. */
  function noteOf(count: number | null, words?: string): Pick<Row, "note"> {
    const whole = budget.known.tokens + (budget.reply ?? 0);
    if (count === null) return words === undefined ? {} : { note: words };
    return budget.parts.length > 1 && whole > 0 ? { note: bar(count / whole) } : {};
  }
  const sum = { name: "tokens", value: tokens, ...fill };
  const table = rows.length > 1 ? aligned([...rows, sum], true) : aligned([sum], false);
  const notes = [modelLine(model, mentioned), errorLine(budget, model), omittedLine(budget)].filter((it) => it !== "");
  const shown = budget.known.tokens > 0 || budget.reply !== null;
  return `${shown ? `${preformatted(table)}\n\n` : ""}${notes.join(" · ")}`;
}

function modelLine(model: ModelInfo | null, mentioned: string | null): string {
  if (model !== null) return `**${model.id}**${model.price === null ? "" : `, ${dollars(model.price.input)} per million tokens in`}`;
  return mentioned === null
    ? "No model named here (setting `promptHygiene.defaultModel`)"
    : `\`${mentioned}\` is not in the model table: add it to \`models.custom\``;
}

function errorLine({ known }: Budget, model: ModelInfo | null): string {
  if (known.exact) return "";
  if (known.pending) return "still counting";
  if (model === null) return "rough estimate";
  if (known.evidence === "none") return "rough estimate: nobody measured this tokenizer";
  return known.error > 0 ? `estimate, ±${percent(known.error)}` : "estimate";
}

function omittedLine({ omitted }: Budget): string {
  const left = omissions(omitted).join(", ");
  // Names of values are the file's own text.
  return left === "" ? "" : `not counted: ${left.replace(/[`*_[\]<>\\]/g, "\\$&")}`;
}

/** `≤ ~1,000`: the most that a value can bring. */
export function boundText({ tokens, exact }: { readonly tokens: number; readonly exact: boolean }): string {
  return `≤ ${exact ? "" : "~"}${grouped(tokens)}`;
}

/** Thresholds at which the status bar takes a colour: those of the rule for fill. An estimate counts at its lower end. */
const NEARLY_FULL = 0.8;

export function levelOf({ budget: { fill, known, reply } }: Spending): "warning" | "error" | null {
  if (fill === null) return null;
  const least = fill * (1 - known.error * (known.tokens / (known.tokens + (reply ?? 0) || 1)));
  return least > 1 ? "error" : least >= NEARLY_FULL ? "warning" : null;
}

/** The innermost call or prompt around an offset, and where its hover is. */
export function spendingAt(document: Document, services: Services, at: number): Here | null {
  const call = document.calls.filter((it) => it.start <= at && at <= it.end).toSorted((a, b) => b.start - a.start)[0];
  const spending = call && spendingOfCall(call, services);
  if (call && spending) return { spending, at: call.calleeSpan.start, call, prompt: largestOf(call, services) };
  const prompt = standalone(document).find((it) => it.start <= at && at <= it.end);
  if (prompt === undefined) return null;
  return { spending: spendingOfPrompt(prompt, services), at: anchorOf(prompt, document), call: services.callOf(prompt), prompt };
}

export interface Here {
  readonly spending: Spending;
  readonly at: number;
  readonly call: Call | null;
  readonly prompt: Prompt | null;
}

function largestOf(call: Call, services: Services): Prompt | null {
  const model = services.model(call.model, call.vendor);
  const sized = services.promptsOf(call).map((prompt) => ({ prompt, tokens: services.budget(prompt, call, model).known.tokens }));
  return sized.toSorted((a, b) => b.tokens - a.tokens)[0]?.prompt ?? null;
}

function shortened(name: string): string {
  const line = name.replace(/\s+/g, " ");
  return line.length <= 40 ? line : `${line.slice(0, 39)}…`;
}

/** Where a prompt's own hover can be asked for: in code the first character of its text, which may follow a list's bracket. */
export function anchorOf(prompt: Prompt, { kind, uri }: Document): number {
  if (kind !== "code") return prompt.start;
  for (const { text } of prompt.messages) {
    const own = text.pieces.find((it) => it.kind !== "hole" && (it.uri ?? uri) === uri);
    if (own !== undefined) return own.start;
  }
  return prompt.start;
}

/** Prompts that stand in the file by themselves: those inside a call are spoken of at the call. */
export function standalone(document: Document): readonly Prompt[] {
  return document.prompts.filter((prompt) => !document.calls.some((call) => call.start <= prompt.start && prompt.end <= call.end));
}

import type { CodeLens } from "vscode-languageserver";
import type { LockDrift, Services } from "../analysis/services.ts";
import { omissions } from "../engine/token-report.ts";
import type { Call } from "../model/document.ts";
import { contains, overlaps, type Span } from "../model/text.ts";
import type { Analysis } from "./analysis.ts";
import { anchorOf, type Spending, spendingOfCall, spendingOfPrompt, standalone, summary } from "./breakdown.ts";
import { money, plural } from "./figures.ts";
import { COMMANDS } from "./protocol.ts";

/** More lenses than this help nobody, and a dataset has thousands of prompts. */
const MOST = 200;
/** A smaller price of one call says nothing. US dollars. */
const LEAST_PRICE = 0.001;

interface Line extends Span {
  /** Where the breakdown is shown. */
  readonly anchor: number;
  readonly title: string;
}

/** One line above each call and each prompt that stands alone: tokens, fill, model, findings. */
export function lenses({ open, places, document, services, findings, within }: Analysis, commands: boolean): CodeLens[] {
  if (document === null || services === null || document.kind === "dataset") return [];
  const lines: Line[] = [];
  for (const prompt of standalone(document)) {
    if (prompt.messages.length === 0) continue;
    lines.push({
      start: prompt.start,
      end: prompt.end,
      anchor: anchorOf(prompt, document),
      title: withDrift(spoken(spendingOfPrompt(prompt, services)), services.drift(prompt)),
    });
  }
  for (const call of document.calls) {
    const title = titleOf(call, services);
    const drift = services.promptsOf(call).flatMap((it) => services.drift(it) ?? [])[0] ?? null;
    if (title !== null) lines.push({ start: call.start, end: call.end, anchor: call.calleeSpan.start, title: withDrift(title, drift) });
  }
  const shown = lines.filter((it) => contains(within, { start: it.start, end: it.start }));
  return perLine(shown, places.line.bind(places))
    .slice(0, MOST)
    .map(({ start, end, anchor, title }) => {
      const found = findings.filter((it) => overlaps(it.span, { start, end })).length;
      const at = places.position(start);
      const words = found === 0 ? title : `${title} · ${plural(found, "finding")}`;
      // Without a command the line is just text.
      const command = commands
        ? { title: words, command: COMMANDS.showBreakdown, arguments: [open.uri, places.position(anchor)] }
        : { title: words, command: "" };
      return { range: { start: at, end: at }, command };
    });
}

/** Where no text is visible the model alone; an embedding is no prompt. */
function titleOf(call: Call, services: Services): string | null {
  if (call.api === "embeddings") return null;
  const spending = spendingOfCall(call, services);
  if (spending !== null && spending.budget.known.tokens > 0) return spoken(spending);
  return services.model(call.model, call.vendor)?.id ?? null;
}

/** The sum, and what it leaves out where that is more than the frames every request has. */
function spoken(spending: Spending): string {
  const { budget, model } = spending;
  const left = omissions({ ...budget.omitted, frames: 0 });
  // What stands there is sent and paid for at every call; the reply and what is filled in come on top.
  const dollars = model?.price ? (budget.known.tokens * model.price.input) / 1e6 : 0;
  const price = dollars >= LEAST_PRICE ? [`${money(dollars)} in`] : [];
  return [summary(spending), ...price, ...(left.length === 0 ? [] : [`without ${left.join(", ")}`])].join(" · ");
}

function withDrift(title: string, drift: LockDrift | null): string {
  if (drift === null) return title;
  const { revision, what, words } = drift;
  return `${title} · changed since lock ${revision}: ${what !== "text" ? what : words === null ? "text" : plural(words, "word")}`;
}

/** In the order of the text; of several on one line the widest speaks. */
function perLine(lines: readonly Line[], lineOf: (offset: number) => number): Line[] {
  const kept = new Map<number, Line>();
  for (const line of lines.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const at = lineOf(line.start);
    if (!kept.has(at)) kept.set(at, line);
  }
  return [...kept.values()];
}

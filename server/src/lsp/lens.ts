import type { CodeLens } from "vscode-languageserver";
import type { Span } from "../model/text.ts";
import { overlaps } from "../model/text.ts";
import { anchorOf, spendingOfCall, spendingOfPrompt, standalone, summary } from "./breakdown.ts";
import { plural } from "./figures.ts";
import { COMMANDS } from "./protocol.ts";
import type { Analysis } from "./session.ts";

/** More lenses than this help nobody, and a dataset has thousands of prompts. */
const MOST = 200;

interface Line extends Span {
  /** Where the breakdown is shown. */
  readonly anchor: number;
  readonly title: string;
}

/** One line above each call and each prompt that stands alone: tokens, fill, model, findings. */
export function lenses({ open, places, document, services, findings }: Analysis, commands: boolean): CodeLens[] {
  if (document === null || services === null || document.kind === "dataset") return [];
  const lines: Line[] = [];
  for (const prompt of standalone(document)) {
    if (prompt.messages.length === 0) continue;
    lines.push({
      start: prompt.start,
      end: prompt.end,
      anchor: anchorOf(prompt, document),
      title: summary(spendingOfPrompt(prompt, services)),
    });
  }
  for (const call of document.calls) {
    const spending = spendingOfCall(call, services);
    const model = services.model(call.model, call.vendor);
    if (spending !== null) lines.push({ start: call.start, end: call.end, anchor: call.calleeSpan.start, title: summary(spending) });
    else if (model !== null) lines.push({ start: call.start, end: call.end, anchor: call.calleeSpan.start, title: model.id });
  }
  return perLine(lines, places.line.bind(places))
    .slice(0, MOST)
    .map(({ start, end, anchor, title }) => {
      const found = findings.filter((it) => overlaps(it.span, { start, end })).length;
      const at = places.position(start);
      const shown = found === 0 ? title : `${title} · ${plural(found, "finding")}`;
      // Without a command the line is just text.
      const command = commands
        ? { title: shown, command: COMMANDS.showBreakdown, arguments: [open.uri, places.position(anchor)] }
        : { title: shown, command: "" };
      return { range: { start: at, end: at }, command };
    });
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

import { type PromptText, PromptTextBuilder } from "../model/prompt-text.ts";
import type { Span } from "../model/text.ts";

/** A block whose lines lose the indentation they share, and both of whose ends are trimmed. `closing` would end the block. */
export function dedented(source: string, { start, end }: Span, closing: string): PromptText {
  const builder = new PromptTextBuilder();
  let [from, to] = [start, end];
  while (from < to && /\s/.test(source[from] ?? "")) from++;
  while (to > from && /\s/.test(source[to - 1] ?? "")) to--;
  // The first line keeps what stands before it on its own line: that is its indentation.
  const lineStart = source.lastIndexOf("\n", from - 1) + 1;
  const firstLine = lineStart >= start ? lineStart : from;
  const indentation = sharedIndentation(source.slice(firstLine, to));
  const host = `indented:${indentation}:${closing}`;
  let at = firstLine + indentation;
  builder.cut();
  while (at < to) {
    const newline = source.indexOf("\n", at);
    const lineEnd = newline < 0 || newline >= to ? to : newline;
    builder.verbatim(source.slice(at, lineEnd), { start: at, end: lineEnd }, host);
    if (lineEnd === to) break;
    let next = lineEnd + 1;
    while (next < lineEnd + 1 + indentation && source[next] === " ") next++;
    builder.escape("\n", { start: lineEnd, end: next }, host);
    at = next;
  }
  builder.cut();
  return builder.build();
}

function sharedIndentation(text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (const line of text.split("\n")) {
    const spaces = /^ */.exec(line)?.[0].length ?? 0;
    if (spaces < line.trimEnd().length) least = Math.min(least, spaces);
  }
  return Number.isFinite(least) ? least : 0;
}

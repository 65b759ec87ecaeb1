import type { Span } from "../model/text.ts";

/**
 * Block HTML comments of a Markdown text: they begin a line (at most three spaces before) and end one, outside of fenced code.
 * A comment that is never closed, or that text follows, is text: nothing that a model may read is hidden.
 */
export function blockComments(text: string, from: number): { readonly comments: readonly Span[]; readonly unclosed: Span | null } {
  const comments: Span[] = [];
  let fence = "";
  let unclosed: Span | null = null;
  for (let at = from; at < text.length; ) {
    const newline = text.indexOf("\n", at);
    const lineEnd = newline < 0 ? text.length : newline + 1;
    const head = /^ {0,3}(`{3,}|~{3,}|<!--)/.exec(text.slice(at, Math.min(lineEnd, at + 200)));
    const mark = head?.[1] ?? "";
    if (mark === "<!--" && fence === "" && unclosed === null) {
      const open = at + (head?.[0].length ?? 0) - 4;
      const close = text.indexOf("-->", open + 4);
      if (close < 0) unclosed = { start: open, end: open + 4 };
      const end = close < 0 ? -1 : endOfBlankRest(text, close + 3);
      if (end >= 0) {
        comments.push({ start: at, end });
        at = end;
        continue;
      }
    } else if (mark !== "" && mark !== "<!--") {
      if (fence === "") fence = mark;
      else if (mark[0] === fence[0] && mark.length >= fence.length && text.slice(at, lineEnd).trim() === mark) fence = "";
    }
    at = lineEnd;
  }
  return { comments, unclosed };
}

/** Behind the line break if only blanks are left of the line, else -1. */
function endOfBlankRest(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\t") at++;
  if (at >= text.length) return at;
  if (text.startsWith("\r\n", at)) return at + 2;
  return text[at] === "\n" ? at + 1 : -1;
}

/** Paths after `@` that an agent reads in, outside of code. Offsets of the path without the sign. */
export function imports(text: string, from: number): Span[] {
  const spans: Span[] = [];
  let fence = "";
  for (let at = from; at < text.length; ) {
    const newline = text.indexOf("\n", at);
    const lineEnd = newline < 0 ? text.length : newline + 1;
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(text.slice(at, Math.min(lineEnd, at + 200)))?.[1] ?? "";
    if (mark !== "") fence = fence === "" ? mark : mark[0] === fence[0] && mark.length >= fence.length ? "" : fence;
    else if (fence === "") spans.push(...importsOfLine(text.slice(at, lineEnd), at));
    at = lineEnd;
  }
  return spans;
}

function importsOfLine(line: string, base: number): Span[] {
  const spans: Span[] = [];
  let ticks = 0;
  let counted = 0;
  // A path has a separator or an ending: `@username` is none.
  for (const match of line.matchAll(/(?<![\w`@/.])@((?:~?\.{0,2}\/)?[\w-][\w.-]{0,100}(?:\/[\w.-]{1,100}){0,20})/g)) {
    const path = (match[1] ?? "").replace(/\.+$/, "");
    for (; counted < match.index; counted++) if (line[counted] === "`") ticks++;
    if (ticks % 2 === 1 || !/\.[A-Za-z]{1,8}$/.test(path)) continue;
    spans.push({ start: base + match.index + 1, end: base + match.index + 1 + path.length });
  }
  return spans;
}

import type { Insertion } from "../model/program.ts";
import type { Span } from "../model/text.ts";
import { COMMENTS, type Syntax } from "./syntax.ts";

/** An element of a list between brackets, with what to delete so that it and its comma are gone. */
export interface Element {
  readonly node: Syntax;
  readonly removal: Span;
}

/** Where a further element may be written, and whether a comma must go first; null where the bracket is not closed. */
export function insertion(node: Syntax | undefined, open: string, close: string): Insertion | null {
  const last = node?.children.at(-1);
  if (node === undefined || node.children[0]?.type !== open || last?.type !== close || last.start === last.end) return null;
  let at = node.children.length - 2;
  while (COMMENTS.has(node.children[at]?.type ?? "")) at--;
  const before = node.children[at];
  if (before === undefined || before.type === open) return { at: last.start, comma: false };
  if (before.type === "ERROR") return null;
  return { at: before.end, comma: before.type !== "," };
}

export function elementsOf(node: Syntax | undefined, source: string): readonly Element[] {
  if (node === undefined) return [];
  const parts = node.children.filter((it) => !COMMENTS.has(it.type));
  const elements: Element[] = [];
  parts.forEach((part, index) => {
    if (part.named) elements.push({ node: part, removal: removal(part, parts[index - 1], parts[index + 1], source) });
  });
  return elements;
}

function removal(node: Span, before: Syntax | undefined, after: Syntax | undefined, source: string): Span {
  if (after?.type === ",") {
    const lineStart = blankBefore(source, node.start);
    const end = blankAfter(source, after.end);
    const ownLine = source[lineStart - 1] === "\n" && (source[end] === "\n" || source.startsWith("\r\n", end));
    if (ownLine) return { start: lineStart, end: end + (source[end] === "\r" ? 2 : 1) };
    const endsLine = source[end] === "\n" || source[end] === "\r";
    // Blanks before it would end the line.
    return endsLine ? { start: source[lineStart - 1] === "\n" ? node.start : lineStart, end: after.end } : { start: node.start, end };
  }
  if (before?.type !== ",") return { start: node.start, end: node.end };
  // A comment between the comma and the element stays, and so does the comma, which both languages allow at the end.
  const blank = source.slice(before.end, node.start).trim() === "";
  return { start: blank ? before.start : node.start, end: node.end };
}

function blankBefore(source: string, offset: number): number {
  let at = offset;
  while (source[at - 1] === " " || source[at - 1] === "\t") at--;
  return at;
}

function blankAfter(source: string, offset: number): number {
  let at = offset;
  while (source[at] === " " || source[at] === "\t") at++;
  return at;
}

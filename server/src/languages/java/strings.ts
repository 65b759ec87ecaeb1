import type { Piece, Value } from "../../model/program.ts";
import { decodeEscape } from "../escapes.ts";
import type { Lowering } from "../lowering.ts";
import { spanOf } from "../nodes.ts";
import { named, type Syntax } from "../syntax.ts";

/** `"..."` and text blocks; what a text block shares as indentation is none of its text. */
export function string(lower: Lowering, node: Syntax): Value {
  const quote = lower.source.startsWith('"""', node.start) ? '"""' : '"';
  const parts = named(node);
  const pieces = quote === '"' ? parts.map((it) => piece(lower, it, quote)) : block(lower, node, parts);
  return { kind: "text", pieces, ...spanOf(node) };
}

function piece(lower: Lowering, node: Syntax, quote: string): Piece {
  const text = lower.text(node);
  if (node.type !== "escape_sequence") return { kind: "verbatim", text, quote, ...spanOf(node) };
  return { kind: "escape", text: text === "\\s" ? " " : decodeEscape(text, true), quote, ...spanOf(node) };
}

/**
 * A text block begins behind the line break of its opening, its lines lose the indentation that they share with the closing
 * delimiter, and blanks before a line break (Java Language Specification 21, section 3.10.6).
 */
function block(lower: Lowering, node: Syntax, parts: readonly Syntax[]): Piece[] {
  const { source } = lower;
  const opening = source.indexOf("\n", node.start);
  if (opening < 0 || opening >= node.end) return parts.map((it) => piece(lower, it, '"""'));
  const closing = node.end - 3;
  const indentation = sharedIndentation(source.slice(opening + 1, closing));
  const escapes = parts.filter((it) => it.type === "escape_sequence" && it.start > opening);
  const pieces: Piece[] = [];
  let line = opening + 1;
  let next = 0;
  while (line <= closing) {
    const breaks = source.indexOf("\n", line);
    const isLast = breaks < 0 || breaks >= closing;
    const lineEnd = isLast ? closing : breaks;
    let end = lineEnd;
    while (end > line && (source[end - 1] === " " || source[end - 1] === "\t" || source[end - 1] === "\r")) end--;
    let at = Math.min(line + indentation, end);
    let joins = false;
    for (let it = escapes[next]; it !== undefined && it.start < lineEnd; it = escapes[++next]) {
      verbatim(pieces, source, at, it.start);
      joins = /^\\\r?\n$/.test(lower.text(it));
      pieces.push(joins ? { kind: "escape", text: "", quote: '"""', ...spanOf(it) } : piece(lower, it, '"""'));
      at = it.end;
    }
    // A backslash at the end of a line joins it with the next one; the grammar takes it for text.
    if (!joins && !isLast && end > at && source[end - 1] === "\\") {
      verbatim(pieces, source, at, end - 1);
      pieces.push({ kind: "escape", text: "", quote: '"""', start: end - 1, end: lineEnd + 1 });
    } else if (!joins) {
      verbatim(pieces, source, at, Math.max(at, end));
      if (!isLast) pieces.push({ kind: "escape", text: "\n", quote: '"""', start: lineEnd, end: lineEnd + 1 });
    }
    if (isLast) break;
    line = breaks + 1;
  }
  return pieces;
}

function verbatim(pieces: Piece[], source: string, start: number, end: number): void {
  if (end > start) pieces.push({ kind: "verbatim", text: source.slice(start, end), quote: '"""', start, end });
}

/** Blanks that every line with text begins with; the last line counts even if it holds the closing delimiter alone. */
function sharedIndentation(content: string): number {
  const lines = content.split("\n");
  let least = Number.POSITIVE_INFINITY;
  for (const [i, line] of lines.entries()) {
    const blanks = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    if (line.trim() !== "" || i === lines.length - 1) least = Math.min(least, blanks);
  }
  return Number.isFinite(least) ? least : 0;
}

import type { Piece, Value } from "../../model/program.ts";
import { decodeEscape } from "../escapes.ts";
import type { Lowering } from "../lowering.ts";
import { spanOf } from "../nodes.ts";
import { named, type Syntax } from "../syntax.ts";

/** `"..."` and text blocks; what a text block shares as indentation is none of its text. */
export function string(lower: Lowering, node: Syntax): Value {
  const quote = lower.source.startsWith('"""', node.start) ? '"""' : '"';
  const parts = named(node);
  const pieces = quote === '"' ? parts.map((it) => piece(lower, it, quote)) : block(lower.source, node);
  return { kind: "text", pieces, ...spanOf(node) };
}

function piece(lower: Lowering, node: Syntax, quote: string): Piece {
  const text = lower.text(node);
  if (node.type !== "escape_sequence") return { kind: "verbatim", text, quote, ...spanOf(node) };
  return { kind: "escape", text: decoded(text), quote, ...spanOf(node) };
}

function decoded(sequence: string): string {
  return sequence === "\\s" ? " " : decodeEscape(sequence.replace(/u+/, "u"), true);
}

/** Quotes in a text block lead the grammar past escapes, so they are looked for in its text. */
const ESCAPES = /\\(?:u+[0-9a-fA-F]{4}|[0-3]?[0-7]{1,2}|\r?\n|[\s\S])/g;

/**
 * A text block begins behind the line break of its opening, its lines lose the indentation that they share with the closing
 * delimiter, and blanks before a line break (Java Language Specification 21, section 3.10.6).
 */
function block(source: string, node: Syntax): Piece[] {
  const closing = node.end - 3;
  const opening = source.indexOf("\n", node.start);
  if (opening < 0 || opening >= closing) return [];
  const content = source.slice(opening + 1, closing);
  const indentation = sharedIndentation(content);
  const escapes = [...content.matchAll(ESCAPES)];
  const quote = `"""${firstBlanks(content, indentation)}`;
  const pieces: Piece[] = [];
  const verbatim = (start: number, end: number): void => {
    if (end > start) pieces.push({ kind: "verbatim", text: source.slice(start, end), quote, start, end });
  };
  let next = 0;
  for (let line = lineAt(source, opening + 1, closing, indentation); ; ) {
    const following = line.isLast ? null : lineAt(source, line.breaks + 1, closing, indentation);
    let at = line.start;
    let joins = false;
    for (let it = escapes[next]; it !== undefined && opening + 1 + it.index < line.breaks; it = escapes[++next]) {
      const start = opening + 1 + it.index;
      const [text] = it;
      verbatim(at, start);
      // A backslash at the end of a line joins it with the next one.
      joins = text.endsWith("\n");
      at = joins ? (following?.start ?? closing) : start + text.length;
      pieces.push({ kind: "escape", text: joins ? "" : decoded(text), quote, start, end: at });
    }
    if (!joins) verbatim(at, line.end);
    if (following === null) return pieces;
    // What a line loses at its end, and the next one at its beginning, goes with the break.
    if (!joins) pieces.push({ kind: "escape", text: "\n", quote, start: Math.max(at, line.end), end: following.start });
    line = following;
  }
}

/** A line of a text block without the blanks at both ends that are none of its text, and the place of its line break. */
function lineAt(source: string, from: number, closing: number, indentation: number) {
  const found = source.indexOf("\n", from);
  const isLast = found < 0 || found >= closing;
  const breaks = isLast ? closing : found;
  let end = breaks;
  while (end > from && /[ \t\r]/.test(source[end - 1] ?? "")) end--;
  return { start: Math.min(from + indentation, isLast ? closing : end), end, breaks, isLast };
}

/** How the lines are indented, as their first one with text shows. */
function firstBlanks(content: string, indentation: number): string {
  return (content.split("\n").find((it) => it.trim() !== "") ?? "").slice(0, indentation);
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

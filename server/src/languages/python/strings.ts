import type { Piece, Text } from "../../model/program.ts";
import { decodeEscape } from "../escapes.ts";
import type { Lowering } from "../lowering.ts";
import { spanOf } from "../nodes.ts";
import { child, childOfType, named, type Syntax } from "../syntax.ts";

/** A string, or several that stand side by side: one text. */
export function string(lower: Lowering, node: Syntax): Text {
  const strings = node.type === "concatenated_string" ? named(node) : [node];
  return { kind: "text", pieces: strings.flatMap((it) => pieces(lower, it)), ...spanOf(node) };
}

function pieces(lower: Lowering, node: Syntax): Piece[] {
  const quote = lower.text(childOfType(node, "string_start") ?? { start: node.start, end: node.start });
  const raw = /r/i.test(quote);
  const found: Piece[] = [];
  const verbatim = (start: number, end: number) => {
    if (end > start) found.push({ kind: "verbatim", text: lower.source.slice(start, end), quote, start, end });
  };
  for (const part of node.children) {
    if (part.type === "interpolation") found.push({ kind: "hole", value: lower.value(child(part, "expression"), part), ...spanOf(part) });
    if (part.type !== "string_content") continue;
    let at = part.start;
    // A raw string keeps its backslashes; doubled braces it reads as every f-string does.
    for (const sequence of part.children) {
      if (raw && sequence.type !== "escape_interpolation") continue;
      verbatim(at, sequence.start);
      const written = lower.text(sequence);
      const text = sequence.type === "escape_interpolation" ? written.slice(1) : decodeEscape(written, true);
      found.push({ kind: "escape", text, quote, ...spanOf(sequence) });
      at = sequence.end;
    }
    verbatim(at, part.end);
  }
  return found;
}

import type { Piece, Value } from "../../model/program.ts";
import { decodeEscape } from "../escapes.ts";
import type { Lowering } from "../lowering.ts";
import { spanOf } from "../nodes.ts";
import { child, named, type Syntax } from "../syntax.ts";

/** A part of a literal as it is written: code in a hole, or text. */
type Part = { readonly start: number; readonly end: number; readonly hole: Syntax | null; readonly escape: boolean };

/** `"..."`, `@"..."`, `"""..."""`, each with `$` before it for one with holes. */
export function string(lower: Lowering, node: Syntax): Value {
  const source = lower.text(node);
  const opening = /^[$@]*"+/.exec(source)?.[0] ?? '"';
  const quotes = opening.replace(/[$@]/g, "");
  // An empty string has as many quotes as one that goes on behind two.
  const isRaw = quotes.length >= 3;
  const isVerbatim = opening.includes("@");
  const start = node.start + (isRaw || quotes.length === 1 ? opening.length : opening.length - 1);
  const closing = isRaw ? quotes.length : 1;
  const end = Math.max(start, node.end - (source.endsWith("u8") ? closing + 2 : closing));
  const parts = partsOf(node, start, end);
  const write = new Writer(lower, opening);
  if (isRaw) raw(write, parts, start, end);
  else for (const it of parts) isVerbatim ? write.verbatim(it, true) : write.part(it);
  return { kind: "text", pieces: write.pieces, ...spanOf(node) };
}

/** Holes and escapes split the content; what lies between is text. */
function partsOf(node: Syntax, start: number, end: number): Part[] {
  const marked: Syntax[] = [];
  const open = [...named(node)].reverse();
  for (let it = open.pop(); it !== undefined; it = open.pop()) {
    if (it.type === "interpolation" || it.type === "escape_sequence") marked.push(it);
    else for (const inner of [...named(it)].reverse()) open.push(inner);
  }
  const parts: Part[] = [];
  let at = start;
  for (const it of marked) {
    if (it.start < at || it.end > end) continue;
    if (it.start > at) parts.push({ start: at, end: it.start, hole: null, escape: false });
    parts.push({ start: it.start, end: it.end, hole: it.type === "interpolation" ? it : null, escape: it.type === "escape_sequence" });
    at = it.end;
  }
  if (end > at) parts.push({ start: at, end, hole: null, escape: false });
  return parts;
}

class Writer {
  readonly pieces: Piece[] = [];
  readonly lower: Lowering;
  private readonly quote: string;

  constructor(lower: Lowering, quote: string) {
    this.lower = lower;
    this.quote = quote;
  }

  part(it: Part): void {
    if (it.hole) this.hole(it.hole);
    else if (it.escape) this.push("escape", decodeEscape(this.lower.text(it), true), it.start, it.end);
    else this.doubled(it.start, it.end, /\{\{|\}\}/g);
  }

  /** In a verbatim string a doubled quote is one. */
  verbatim(it: Part, quotes: boolean): void {
    if (it.hole) this.hole(it.hole);
    else this.doubled(it.start, it.end, quotes ? /""|\{\{|\}\}/g : /\{\{|\}\}/g);
  }

  text(start: number, end: number): void {
    if (end > start) this.push("verbatim", this.lower.source.slice(start, end), start, end);
  }

  private doubled(start: number, end: number, pattern: RegExp): void {
    const source = this.lower.source.slice(start, end);
    const hasHoles = this.quote.includes("$");
    let at = 0;
    for (const match of source.matchAll(pattern)) {
      if (!hasHoles && match[0] !== '""') continue;
      this.text(start + at, start + match.index);
      this.push("escape", match[0][0] ?? "", start + match.index, start + match.index + 2);
      at = match.index + 2;
    }
    this.text(start + at, end);
  }

  private hole(node: Syntax): void {
    const inner = child(node, "expression") ?? named(node).find((it) => !/^interpolation_/.test(it.type));
    this.pieces.push({ kind: "hole", value: this.lower.value(inner, node), ...spanOf(node) });
  }

  private push(kind: "verbatim" | "escape", text: string, start: number, end: number): void {
    this.pieces.push({ kind, text, quote: this.quote, start, end });
  }
}

/**
 * A raw string over several lines begins behind the line break of its opening and ends before that of its closing, and its lines
 * lose the blanks in front of the closing quotes (C# 11 specification, raw string literals).
 */
function raw(write: Writer, parts: readonly Part[], start: number, end: number): void {
  const { source } = write.lower;
  const first = source.indexOf("\n", start);
  const last = source.lastIndexOf("\n", end - 1);
  const isMultiline = first >= 0 && first < end && last >= first && source.slice(start, first).trim() === "";
  const [from, to] = isMultiline ? [first + 1, Math.max(first + 1, source[last - 1] === "\r" ? last - 1 : last)] : [start, end];
  const indentation = isMultiline ? end - (last + 1) : 0;
  for (const it of parts) {
    if (it.hole) {
      write.part(it);
      continue;
    }
    for (let at = Math.max(it.start, from); at < Math.min(it.end, to); ) {
      const isLineStart = isMultiline && (at === from || source[at - 1] === "\n");
      if (isLineStart) {
        let skipped = 0;
        while (skipped < indentation && (source[at] === " " || source[at] === "\t")) {
          at++;
          skipped++;
        }
      }
      const lineEnd = source.indexOf("\n", at);
      const stop = Math.min(lineEnd < 0 ? it.end : lineEnd + 1, it.end, to);
      write.text(at, stop);
      if (stop <= at) break;
      at = stop;
    }
  }
}

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
  const written = /^[$@]*"+/.exec(source)?.[0] ?? '"';
  const isVerbatim = written.includes("@");
  // Behind `@` further quotes are text: a doubled one is one.
  const opening = isVerbatim ? written.replace(/"+$/, '"') : written;
  const quotes = opening.replace(/[$@]/g, "");
  // An empty string has as many quotes as one that goes on behind two.
  const isRaw = quotes.length >= 3;
  const start = node.start + (isRaw || quotes.length === 1 ? opening.length : opening.length - 1);
  const closing = isRaw ? quotes.length : 1;
  const end = Math.max(start, node.end - (source.endsWith("u8") ? closing + 2 : closing));
  const parts = partsOf(node, start, end);
  const lines = isRaw ? linesOf(lower.source, start, end) : null;
  const write = new Writer(lower, lines ? `${opening}|${lines.blanks}` : opening);
  if (isRaw) raw(write, parts, lines);
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

  /** The break takes with it what the next line loses. */
  lineBreak(start: number, end: number, behind: number): void {
    this.push("escape", this.lower.source.slice(start, end), start, behind);
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

/** The lines that a raw string over several lines consists of, and the blanks that each of them loses; null for one on one line. */
interface Lines {
  readonly from: number;
  readonly to: number;
  readonly blanks: string;
}

/**
 * A raw string over several lines begins behind the line break of its opening and ends before that of its closing, and its lines
 * lose the blanks in front of the closing quotes (C# 11 specification, raw string literals).
 */
function linesOf(source: string, start: number, end: number): Lines | null {
  const first = source.indexOf("\n", start);
  const last = source.lastIndexOf("\n", end - 1);
  if (first < 0 || first >= end || last < first || source.slice(start, first).trim() !== "") return null;
  const to = Math.max(first + 1, source[last - 1] === "\r" ? last - 1 : last);
  return { from: first + 1, to, blanks: source.slice(last + 1, end) };
}

function raw(write: Writer, parts: readonly Part[], lines: Lines | null): void {
  const { source } = write.lower;
  const behindBlanks = (at: number, stop: number): number => {
    let behind = at;
    while (behind < stop && behind - at < (lines?.blanks.length ?? 0) && (source[behind] === " " || source[behind] === "\t")) behind++;
    return behind;
  };
  for (const it of parts) {
    if (it.hole) {
      write.part(it);
      continue;
    }
    const stop = Math.min(it.end, lines?.to ?? it.end);
    let at = Math.max(it.start, lines?.from ?? it.start);
    if (lines && at === lines.from) at = behindBlanks(at, stop);
    while (at < stop) {
      const found = lines ? source.indexOf("\n", at) : -1;
      if (found < 0 || found >= stop) {
        write.text(at, stop);
        break;
      }
      const breaks = found > at && source[found - 1] === "\r" ? found - 1 : found;
      write.text(at, breaks);
      at = behindBlanks(found + 1, stop);
      write.lineBreak(breaks, found + 1, at);
    }
  }
}

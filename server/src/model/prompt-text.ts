import { encode, type Host } from "./hosts.ts";
import type { Edit, Span } from "./text.ts";

/** Stands for a hole in `PromptText.value`: one unit, and no character that a prompt would hold. */
export const HOLE = "\uFFFC";

/**
 * Text as the model will read it, with the way back to the file. Plain data.
 * A prompt in a `.md` file is one verbatim piece; one in a string literal is cut at every escape and every hole.
 * What the reader drops (comments of a template) is in no piece.
 */
export interface PromptText {
  /** Every hole is one `HOLE`. */
  readonly value: string;
  /** In the order of `value`, without gaps. */
  readonly pieces: readonly Piece[];
}

export interface Piece extends Span {
  readonly kind: "verbatim" | "escape" | "hole";
  /** Offset in `value`. `start` and `end` are offsets in the file. */
  readonly at: number;
  /** Length in `value`. A verbatim piece is as long in the file. */
  readonly length: number;
  /** What the text stands in: decides how a replacement is written. */
  readonly host: Host;
  /** Another file than the prompt's own, when the text was imported from there. */
  readonly uri?: string;
  /** For a hole: index in the prompt's `holes`. */
  readonly hole?: number;
}

/** A text of one verbatim piece. */
export function plainText(source: string, span: Span, host: Host = "plain"): PromptText {
  const value = source.slice(span.start, span.end);
  return { value, pieces: value === "" ? [] : [{ kind: "verbatim", at: 0, length: value.length, host, start: span.start, end: span.end }] };
}

/** Builds a text piece by piece. */
export class PromptTextBuilder {
  private value = "";
  private readonly pieces: Piece[] = [];

  verbatim(text: string, span: Span, host: Host, uri?: string): void {
    this.push("verbatim", text, span, host, uri);
  }

  escape(text: string, span: Span, host: Host, uri?: string): void {
    this.push("escape", text, span, host, uri);
  }

  hole(index: number, span: Span, host: Host, uri?: string): void {
    this.push("hole", HOLE, span, host, uri, index);
  }

  /** Appends another text; the indexes of its holes are moved by `holesBefore`. */
  append(text: PromptText, holesBefore: number): void {
    for (const piece of text.pieces) {
      const moved = { ...piece, at: this.value.length };
      this.pieces.push(piece.hole === undefined ? moved : { ...moved, hole: piece.hole + holesBefore });
      this.value += text.value.slice(piece.at, piece.at + piece.length);
    }
  }

  build(): PromptText {
    return { value: this.value, pieces: this.pieces };
  }

  private push(kind: Piece["kind"], text: string, span: Span, host: Host, uri?: string, hole?: number): void {
    if (text === "" && kind === "verbatim") return;
    const piece = { kind, at: this.value.length, length: text.length, host, start: span.start, end: span.end };
    this.pieces.push({ ...piece, ...(uri === undefined ? {} : { uri }), ...(hole === undefined ? {} : { hole }) });
    this.value += text;
  }
}

/**
 * Where `span` of the text lies in the file. Both ends are exact: a span that ends where a piece ends does not reach
 * into the next one. Text without pieces, or a span that runs over two files, has no place: null.
 */
export function toSource(text: PromptText, span: Span): (Span & { readonly uri?: string }) | null {
  const first = pieceAt(text, span.start, "start");
  const last = span.end <= span.start ? first : pieceAt(text, span.end, "end");
  if (first === undefined || last === undefined || first.uri !== last.uri) return null;
  const start = offsetIn(first, span.start, "start");
  const end = span.end <= span.start ? start : offsetIn(last, span.end, "end");
  if (end < start) return null;
  return first.uri === undefined ? { start, end } : { start, end, uri: first.uri };
}

/** The offset in `value` of an offset in the file, or null where the file's text is not part of this one. */
export function fromSource(text: PromptText, offset: number, uri?: string): number | null {
  for (const piece of text.pieces) {
    if (piece.uri !== uri || offset < piece.start || offset >= piece.end) continue;
    return piece.kind === "verbatim" ? piece.at + (offset - piece.start) : piece.at;
  }
  const last = text.pieces.at(-1);
  return last && last.uri === uri && last.end === offset ? last.at + last.length : null;
}

/**
 * An edit of the file that turns `span` of the text into `replacement`, written as its host demands.
 * Null when the span touches a hole, crosses two literals, or the host cannot hold the replacement.
 */
export function replace(text: PromptText, span: Span, replacement: string): (Edit & { readonly uri?: string }) | null {
  const touched = text.pieces.filter((it) => it.at < span.end && it.at + it.length > span.start);
  if (touched.some((it) => it.kind === "hole")) return null;
  const place = toSource(text, span);
  const host = (touched[0] ?? pieceAt(text, span.start, "start"))?.host;
  if (place === null || host === undefined || touched.some((it) => it.host !== host)) return null;
  for (let i = 1; i < touched.length; i++) if (touched[i]?.start !== touched[i - 1]?.end) return null;
  const encoded = encode(host, replacement);
  if (encoded === null) return null;
  const { start, end, uri } = place;
  return { span: { start, end }, text: encoded, ...(uri === undefined ? {} : { uri }) };
}

function pieceAt({ pieces }: PromptText, offset: number, side: "start" | "end"): Piece | undefined {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    const before = piece === undefined || (side === "start" ? piece.at + piece.length <= offset : piece.at + piece.length < offset);
    if (before) low = middle + 1;
    else high = middle;
  }
  return pieces[low];
}

function offsetIn(piece: Piece, offset: number, side: "start" | "end"): number {
  if (piece.kind === "verbatim") return piece.start + Math.max(0, Math.min(offset - piece.at, piece.length));
  if (side === "start") return offset <= piece.at ? piece.start : piece.end;
  return piece.end;
}

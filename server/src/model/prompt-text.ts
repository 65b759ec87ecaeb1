import { encode, type Host, type Surroundings } from "./hosts.ts";
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
  /** Something was dropped directly before the first piece, or after the last. Between pieces their spans show it. */
  readonly cutStart?: true;
  readonly cutEnd?: true;
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
  /** For a hole: whitespace beside it is dropped when the template is filled. */
  readonly trims?: true;
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
  private cutStart = false;
  private cutEnd = false;

  /** Units of the text so far. */
  get length(): number {
    return this.value.length;
  }

  /** Says that something was dropped here. */
  cut(): void {
    if (this.pieces.length === 0) this.cutStart = true;
    this.cutEnd = true;
  }

  verbatim(text: string, span: Span, host: Host, uri?: string): void {
    this.push("verbatim", text, span, host, uri);
  }

  escape(text: string, span: Span, host: Host, uri?: string): void {
    this.push("escape", text, span, host, uri);
  }

  hole(index: number, span: Span, host: Host, uri?: string, trims?: true): void {
    this.push("hole", HOLE, span, host, uri, index, trims);
  }

  /** Copies a part of another text without its holes; `layer` is a further host over the one that each piece has. */
  copy(text: PromptText, { start, end }: Span, layer: string | null): void {
    for (let i = pieceIndex(text, start, "start"); i < text.pieces.length; i++) {
      const piece = text.pieces[i];
      if (piece === undefined || piece.at >= end) break;
      const [from, to] = [Math.max(start, piece.at), Math.min(end, piece.at + piece.length)];
      if (to < from || (to === from && piece.length > 0)) continue;
      const whole = piece.kind !== "verbatim";
      this.push(
        piece.kind,
        text.value.slice(from, to),
        whole ? piece : { start: piece.start + from - piece.at, end: piece.start + to - piece.at },
        layer === null || piece.host === "fixed" ? piece.host : `${piece.host}+${layer}`,
        piece.uri,
        piece.hole,
        piece.trims,
      );
    }
  }

  /** Appends another text; the indexes of its holes are moved by `holesBefore`. */
  append(text: PromptText, holesBefore: number): void {
    for (const piece of text.pieces) {
      const moved = { ...piece, at: this.value.length };
      this.pieces.push(piece.hole === undefined ? moved : { ...moved, hole: piece.hole + holesBefore });
      this.value += text.value.slice(piece.at, piece.at + piece.length);
      this.cutEnd = false;
    }
  }

  build(): PromptText {
    return {
      value: this.value,
      pieces: this.pieces,
      ...(this.cutStart ? { cutStart: true } : {}),
      ...(this.cutEnd ? { cutEnd: true } : {}),
    };
  }

  private push(kind: Piece["kind"], text: string, span: Span, host: Host, uri?: string, hole?: number, trims?: true): void {
    if (text === "" && kind === "verbatim") return;
    const piece = { kind, at: this.value.length, length: text.length, host, start: span.start, end: span.end };
    this.pieces.push({
      ...piece,
      ...(uri === undefined ? {} : { uri }),
      ...(hole === undefined ? {} : { hole }),
      ...(trims ? { trims } : {}),
    });
    this.value += text;
    this.cutEnd = false;
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
 * An edit of the file that turns `span` of the text into `replacement`, written as its host demands; reading the file again
 * gives the replaced text and leaves all other text as it was. Null when the span touches a hole, cuts an escape,
 * crosses two literals or something dropped, or the host cannot hold the replacement there.
 */
export function replace(text: PromptText, span: Span, replacement: string): (Edit & { readonly uri?: string }) | null {
  return attempt(text, span, replacement) ?? attemptSmaller(text, span, replacement) ?? attemptEarlier(text, span, replacement);
}

/** Leaves alone what is equal at both ends, so that the last line break of a block scalar need not be written. */
function attemptSmaller(text: PromptText, span: Span, replacement: string) {
  const old = text.value.slice(span.start, span.end);
  const most = Math.min(old.length, replacement.length);
  let [head, tail] = [0, 0];
  while (head < most && old[head] === replacement[head]) head++;
  while (tail < most - head && old.at(-1 - tail) === replacement.at(-1 - tail)) tail++;
  if (head + tail === 0) return null;
  return attempt(text, { start: span.start + head, end: span.end - tail }, replacement.slice(head, replacement.length - tail));
}

/** A last line goes together with the break before it: its own one ends the block. */
function attemptEarlier(text: PromptText, { start, end }: Span, replacement: string) {
  if (replacement !== "" || start === 0 || end <= start || text.value[start - 1] !== text.value[end - 1]) return null;
  return attempt(text, { start: start - 1, end: end - 1 }, "");
}

function attempt(text: PromptText, span: Span, replacement: string): (Edit & { readonly uri?: string }) | null {
  const { pieces } = text;
  const place = toSource(text, span);
  if (place === null || splitsUnit(text.value, span.start) || splitsUnit(text.value, span.end)) return null;
  const first = pieceIndex(text, span.start, "start");
  let last = first;
  while (last + 1 < pieces.length && (pieces[last + 1]?.at ?? span.end) < span.end) last++;
  const touched = span.end > span.start ? pieces.slice(first, last + 1) : [insertionPiece(text, span.start, first)];
  const host = touched[0]?.host;
  if (host === undefined || touched.some((it) => it === undefined || it.kind === "hole" || it.host !== host || cuts(it, span))) return null;
  for (let i = 1; i < touched.length; i++) if (touched[i]?.start !== touched[i - 1]?.end) return null;
  const from = touched[0] === undefined ? first : pieces.indexOf(touched[0], Math.max(0, first - 1));
  const encoded = encode(host, replacement, surroundings(text, span, from, span.end > span.start ? last : from));
  if (encoded === null) return null;
  const { start, end, uri } = span.end > span.start ? place : insertionPlace(touched[0], span.start, place);
  return { span: { start, end }, text: encoded, ...(uri === undefined ? {} : { uri }) };
}

/** New text goes to the text it follows or, after a hole, to the text it precedes. */
function insertionPiece({ pieces }: PromptText, offset: number, index: number): Piece | undefined {
  const next = pieces[index];
  if (next === undefined || (next.at < offset && offset < next.at + next.length)) return next;
  const previous = pieces[index - 1];
  return next.kind === "hole" && previous !== undefined && previous.kind !== "hole" ? previous : next;
}

function insertionPlace(
  piece: Piece | undefined,
  offset: number,
  place: Span & { readonly uri?: string },
): Span & { readonly uri?: string } {
  if (piece === undefined || offset !== piece.at + piece.length) return place;
  return { ...place, start: piece.end, end: piece.end };
}

/** Between the halves of a line break or of a character there is no place to write. */
function splitsUnit(value: string, at: number): boolean {
  return at > 0 && /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(value.slice(at - 1, at + 1));
}

function cuts(piece: Piece, { start, end }: Span): boolean {
  if (piece.kind === "verbatim") return false;
  return (piece.at < start && start < piece.at + piece.length) || (piece.at < end && end < piece.at + piece.length);
}

function surroundings(text: PromptText, span: Span, first: number, last: number): Surroundings {
  const { pieces, value } = text;
  const folds = (piece: Piece | undefined) => piece?.kind === "escape" && /^\s*$/.test(value.slice(piece.at, piece.at + piece.length));
  const [before, after] = [pieceEnding(text, span.start, first), pieceStarting(text, span.end, last)];
  let edgeBefore: string | null = null;
  let edgeAfter: string | null = null;
  for (let i = first; i > 0 && edgeBefore === null; i--)
    if (isEdge(pieces[i - 1], pieces[i])) edgeBefore = value.slice(pieces[i]?.at, span.start);
  for (let i = last; i + 1 < pieces.length && edgeAfter === null; i++)
    if (isEdge(pieces[i], pieces[i + 1])) edgeAfter = value.slice(span.end, pieces[i + 1]?.at);
  if (edgeBefore === null && text.cutStart) edgeBefore = value.slice(0, span.start);
  if (edgeAfter === null && text.cutEnd) edgeAfter = value.slice(span.end);
  return {
    before: value.slice(0, span.start),
    after: value.slice(span.end),
    old: value.slice(span.start, span.end),
    edgeBefore,
    edgeAfter,
    foldBefore: folds(before),
    foldAfter: folds(after),
  };
}

/** Between the two something was dropped, or one of them trims. */
function isEdge(before: Piece | undefined, after: Piece | undefined): boolean {
  return before?.end !== after?.start || before?.trims === true || after?.trims === true;
}

function pieceEnding({ pieces }: PromptText, offset: number, index: number): Piece | undefined {
  const piece = pieces[index];
  return piece !== undefined && piece.at < offset ? (piece.kind === "escape" ? piece : undefined) : pieces[index - 1];
}

function pieceStarting({ pieces }: PromptText, offset: number, index: number): Piece | undefined {
  const piece = pieces[index];
  if (piece !== undefined && piece.at >= offset && piece.length > 0) return piece;
  return piece !== undefined && piece.at + piece.length > offset ? undefined : pieces[index + 1];
}

/** The piece that holds the unit after (`start`) or before (`end`) an offset. */
export function pieceAt(text: PromptText, offset: number, side: "start" | "end"): Piece | undefined {
  return text.pieces[pieceIndex(text, offset, side)];
}

/** Index of the piece that holds the unit after (`start`) or before (`end`) an offset; the last one behind the end. */
function pieceIndex({ pieces }: PromptText, offset: number, side: "start" | "end"): number {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    const before = piece === undefined || (side === "start" ? piece.at + piece.length <= offset : piece.at + piece.length < offset);
    if (before) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An escape is covered whole by a span that cuts it. */
function offsetIn(piece: Piece, offset: number, side: "start" | "end"): number {
  if (piece.kind === "verbatim") return piece.start + Math.max(0, Math.min(offset - piece.at, piece.length));
  if (side === "start") return offset < piece.at + piece.length || piece.length === 0 ? piece.start : piece.end;
  return piece.end;
}

import type { Arm } from "../../model/document.ts";
import { HOLE, type Piece, type PromptText } from "../../model/prompt-text.ts";
import type { Span } from "../../model/text.ts";
import type { Count } from "./model.ts";
import { sum } from "./tokenizers.ts";

/** What a text of a template comes to. */
export interface Measured {
  /** Sent at every run. */
  readonly always: Count;
  /** Of the text behind conditions the largest arm of each, and each loop once. */
  readonly sometimes: Count;
  /** Tokens that its conditions add at least: where one of several arms is always sent. */
  readonly least: number;
  /** Some of it is sent once for each element of something. */
  readonly loops: boolean;
}

interface Node extends Span {
  readonly arm: Arm;
  readonly inner: Node[];
}

/** Deeper arms count as part of the one around them, as a reader of templates leaves them. */
const DEEPEST = 256;

/** Tokens of a text whose arms are sent on some runs. Linear in text and arms. */
export function measured(text: PromptText, arms: readonly Arm[], count: (text: PromptText) => Count): Measured {
  const nodes = nodesOf(text, arms);
  if (nodes.length === 0) return { always: count(text), sometimes: NOTHING, least: 0, loops: false };
  return measure({ start: 0, end: text.value.length }, nodes, (start, end) => count(part(text.value.slice(start, end))));
}

const NOTHING: Count = { tokens: 0, exact: true, error: 0, pending: false };

type CountPart = (start: number, end: number) => Count;

function measure({ start, end }: Span, nodes: readonly Node[], count: CountPart): Measured {
  const own: Count[] = [];
  const blocks = new Map<number, Node[]>();
  let at = start;
  for (const it of nodes) {
    if (it.start > at) own.push(count(at, it.start));
    at = it.end;
    const block = blocks.get(it.arm.block);
    if (block) block.push(it);
    else blocks.set(it.arm.block, [it]);
  }
  if (end > at) own.push(count(at, end));
  const sizes = [...blocks.values()].map((block) => blockOf(block, count));
  return {
    always: sum(own),
    sometimes: sum(sizes.map((it) => it.most)),
    least: sizes.reduce((total, it) => total + it.least, 0),
    loops: sizes.some((it) => it.loops),
  };
}

/** Of a condition one arm is sent: the smallest at least where one always is, the largest at most. */
function blockOf(nodes: readonly Node[], count: CountPart): { readonly most: Count; readonly least: number; readonly loops: boolean } {
  const arms = nodes.map(({ start, end, inner }) => measure({ start, end }, inner, count));
  const all = arms.map((it) => sum([it.always, it.sometimes]));
  const most = all.reduce((largest, it) => (it.tokens > largest.tokens ? it : largest), NOTHING);
  const isLoop = nodes.some((it) => it.arm.role === "loop");
  const isExhaustive = !isLoop && nodes.some((it) => it.arm.otherwise);
  const least = isExhaustive ? Math.min(...arms.map((it) => it.always.tokens + it.least)) : 0;
  return { most, least, loops: (isLoop && most.tokens > 0) || arms.some((it) => it.loops) };
}

/** The arms of a text, inside each other, in offsets of its value. None where its pieces do not stand in one file in order. */
function nodesOf({ value, pieces }: PromptText, arms: readonly Arm[]): Node[] {
  if (arms.length === 0 || !isOrdered(pieces)) return [];
  const roots: Node[] = [];
  const open: Node[] = [];
  for (const arm of arms.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const node: Node = { arm, start: valueAt(pieces, arm.start, value.length), end: valueAt(pieces, arm.end, value.length), inner: [] };
    if (node.end < node.start) continue;
    while (open.length > 0 && (open.at(-1)?.arm.end ?? 0) <= arm.start) open.pop();
    if (open.length >= DEEPEST) continue;
    (open.at(-1)?.inner ?? roots).push(node);
    open.push(node);
  }
  return roots;
}

function isOrdered(pieces: readonly Piece[]): boolean {
  return pieces.every((it, i) => it.uri === undefined && it.start >= (pieces[i - 1]?.end ?? 0));
}

/** Where the first piece at or behind an offset of the file begins in the text. Tags stand between pieces. */
function valueAt(pieces: readonly Piece[], offset: number, end: number): number {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const piece = pieces[low];
  if (piece === undefined) return end;
  return piece.kind === "verbatim" ? piece.at + Math.max(0, offset - piece.start) : piece.at;
}

/** A text to be counted: only what stands between its holes matters. */
function part(value: string): PromptText {
  const length = value.length;
  return {
    value,
    pieces: length === 0 ? [] : [{ kind: value === HOLE ? "hole" : "verbatim", at: 0, length, host: "plain", start: 0, end: length }],
  };
}

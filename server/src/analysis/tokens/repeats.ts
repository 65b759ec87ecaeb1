import type { Prompt } from "../../model/document.ts";
import { HOLE, type PromptText, toSource } from "../../model/prompt-text.ts";
import type { Span } from "../../model/text.ts";
import { readBlocks } from "../instructions/blocks.ts";

/** A stretch of a prompt that stands word for word in it, or in another one, a second time. */
export interface Repeat {
  /** The later of the two; the span is one of the message's text. */
  readonly message: number;
  readonly span: Span;
  readonly tokens: number;
  /** The earlier: of the prompt itself, or of the other one with this index. */
  readonly other: { readonly prompt: number | null; readonly message: number; readonly span: Span };
}

interface Block extends Span {
  readonly message: number;
  readonly key: string;
  /** What stands between the block before and this one: code, tables, examples. */
  readonly gap: string;
}

/** A short instruction before and behind long documents is said twice on purpose (GPT-4.1 prompting guide, 2025-04). Tokens. */
const SANDWICH = { most: 80, apart: 4_000 };

const FORM = 3;
const CHARACTERS = 4;
/** Shorter blocks are no repetition by themselves, only within a longer one. Characters. */
const SHORT = 24;

/**
 * Longest stretches of at least `least` tokens that stand twice, each told once, at its later place. What stands in branches, in examples
 * or in code is left out; white space does not count. Linear in the prompts, but for texts that repeat themselves all through.
 */
export function repeatsIn(prompt: Prompt, others: readonly Prompt[], least: number, count: (text: string) => number): Repeat[] {
  const own = blocksOf(prompt);
  const pool = [{ prompt: null as number | null, blocks: own }, ...others.map((it, i) => ({ prompt: i, blocks: blocksOf(it) }))];
  const first = new Map<string, { readonly pool: number; readonly at: number }>();
  for (const [index, { blocks }] of pool.entries()) {
    if (index > 0) for (const [at, it] of blocks.entries()) if (!first.has(it.key)) first.set(it.key, { pool: index, at });
  }
  const times = new Map<string, number>();
  for (const { key } of own) times.set(key, (times.get(key) ?? 0) + 1);
  const found: Repeat[] = [];
  const seen = new Map<string, number>();
  for (let at = 0; at < own.length; ) {
    const block = own[at] as Block;
    const earlier = seen.get(block.key);
    const source = earlier === undefined ? first.get(block.key) : { pool: 0, at: earlier };
    const length = source === undefined || block.key.length < SHORT ? 0 : runOf(own, at, pool[source.pool]?.blocks ?? [], source);
    const repeat = source === undefined || length === 0 ? null : repeatAt(at, length, source);
    for (let i = at; i < at + Math.max(1, length); i++) {
      const key = own[i]?.key ?? "";
      if (!seen.has(key)) seen.set(key, i);
    }
    if (repeat !== null) found.push(repeat);
    at += Math.max(1, length);
  }
  return found;

  function repeatAt(at: number, length: number, source: { readonly pool: number; readonly at: number }): Repeat | null {
    const { prompt: from, blocks } = pool[source.pool] as (typeof pool)[number];
    const [begin, end] = [own[at], own[at + length - 1]];
    const [otherBegin, otherEnd] = [blocks[source.at], blocks[source.at + length - 1]];
    if (!begin || !end || !otherBegin || !otherEnd) return null;
    const span = { start: begin.start, end: end.end };
    const tokens = count(prompt.messages[begin.message]?.text.value.slice(span.start, span.end) ?? "");
    // What stands three times is a form that is filled in each time.
    if (tokens < least || (from === null && own.slice(at, at + length).every((it) => (times.get(it.key) ?? 0) >= FORM))) return null;
    const apart = from === null && otherEnd.message === begin.message ? (begin.start - otherEnd.end) / CHARACTERS : 0;
    if (tokens <= SANDWICH.most && apart >= SANDWICH.apart) return null;
    return {
      message: begin.message,
      span,
      tokens,
      other: { prompt: from, message: otherBegin.message, span: { start: otherBegin.start, end: otherEnd.end } },
    };
  }
}

/** How many blocks from here on are those from there on; inside one message on both sides, and without reaching into itself. */
function runOf(
  own: readonly Block[],
  at: number,
  others: readonly Block[],
  source: { readonly pool: number; readonly at: number },
): number {
  let length = 0;
  while (
    own[at + length]?.message === own[at]?.message &&
    others[source.at + length]?.message === others[source.at]?.message &&
    own[at + length] !== undefined &&
    own[at + length]?.key === others[source.at + length]?.key &&
    (length === 0 || own[at + length]?.gap === others[source.at + length]?.gap) &&
    (source.pool !== 0 || source.at + length < at)
  )
    length++;
  return length;
}

function blocksOf({ messages, arms = [] }: Prompt): Block[] {
  return messages.flatMap(({ text, example, conditional, repeated }, message): Block[] => {
    if (example || conditional || repeated) return [];
    let last = 0;
    return readBlocks(text.value).flatMap(({ kind, start, end }): Block[] => {
      if (kind === "open-tag" || kind === "close-tag") return [];
      const value = text.value.slice(start, end);
      if (value.includes(HOLE) || arms.some((it) => isWithin(text, { start, end }, it))) return [];
      const gap = folded(text.value.slice(last, start));
      last = end;
      return [{ message, start, end, key: folded(value), gap }];
    });
  });
}

function folded(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function isWithin(text: PromptText, span: Span, arm: Span): boolean {
  const place = toSource(text, span);
  return place === null || (place.uri === undefined && place.start >= arm.start && place.start < arm.end);
}

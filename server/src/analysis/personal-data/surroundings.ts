import type { Span } from "../../model/text.ts";
import type { Context } from "./context.ts";
import { type Headings, lineStart } from "./headings.ts";

/** What stands around a candidate: the key or label that holds it, words near it, and signs that it is technical. */
export interface Surroundings {
  /** A word of the row is in the key, label or heading that holds the value. */
  readonly label: boolean;
  /** A word of the row stands near. */
  readonly context: boolean;
  /** Part of an address, path, hash, version, decimal or list of numbers. */
  readonly technical: boolean;
}

/** Units before a value with check digits in which a word counts, on its line and the one above. */
export const BEFORE = 120;
/** The same for a value of mere shape, on its own line. */
export const BEFORE_SHAPE = 56;
const AFTER = 60;
/** A key directly before the value: `"ssn": "`, `ssn=`, `Phone (home): `, `**DEA#** `. */
const KEY = /[\p{L}][\p{L}\p{N}_ .()#'"*`/-]{0,47}["'`*\]]{0,4}[ \t]{0,2}(?:[:=：＝]{1,2}>?|->|=>)[ \t]{0,4}[["'`*<(;]{0,4}$/u;
/** Its end, the cheap filter before the whole. */
const KEY_SIGN = /[:=：＝>][ \t]{0,4}[["'`*<(;]{0,4}$/;
/** Keys of numbers that machines give out. */
const OTHERWISE =
  /(?:(?:^|[\s_.-])(?:uu|gu)?ids?|[a-z]I[dD]s?|(?:^|[\s_.-])(?:order|ticket|count|size|total|timestamp|ts|time|hash|offset|index|version|seed|port|nonce|serial|sku|ref))["'`*\]]{0,4}[ \t]{0,2}[:=]/i;
/** A tag directly before the value: `<phone type="home">`. */
const TAG = /<[\p{L}][\p{L}\p{N}_:.-]{0,40}(?:\s[^<>\n]{0,20})?>\s{0,4}$/u;
/** What may stand between a label and its value without a colon: `SSN 123`, `MRN-123`, `DEA# 123`, `NPI number is 123`. */
const GAP =
  /^(?:[ \t]{0,2}(?:number|numero|nummer|no|nr|num|n°|nº|id|code|is|was|are|ist|lautet|lauten|es|est|è|é|to|of|the|and|me|at|on|under|my|unter|al|au|op|pod|para|em)(?![\p{L}\p{N}])\.?){0,3}[ \t:=#."'`*|>(\-–]{0,6}(?:\r?\n[ \t"'*|-]{0,6})?$/iu;

/**
 * `words`: phrases of the row; `window`, `windowAfter`: units before and behind the value in which one of them counts. Looks at a
 * bounded stretch.
 */
export function surroundings(
  text: string,
  span: Span,
  words: ReadonlySet<number>,
  context: Context,
  headings: Headings,
  window: number,
  windowAfter = AFTER,
): Surroundings {
  const technical = isTechnical(text, span);
  const behind = () => has(after(text, span, windowAfter));
  if (words.size === 0) return { label: false, context: false, technical };
  const line = lineStart(text, span.start, BEFORE) ?? span.start - BEFORE;
  const before = text.slice(Math.max(line, span.start - 64), span.start);
  const has = (stretch: Span) => context.in(stretch).some((hit) => words.has(hit.phrase));
  const key = KEY_SIGN.test(before.slice(-10)) ? (KEY.exec(before) ?? TAG.exec(before)) : null;
  if (key !== null) {
    // What a key says holds; words before the key belong to something else.
    const label = has({ start: span.start - before.length + key.index, end: span.start });
    // `client_id: 2850…` says what the digits are, and it is something else.
    const otherwise = !label && OTHERWISE.test(key[0]) && /^\d+$/.test(text.slice(span.start, span.end));
    return { label, context: label || behind(), technical: technical || otherwise };
  }
  const heading = headings.over(span.start);
  if (heading !== null && has(heading)) return { label: true, context: true, technical };
  // A label may stand on the line above its value.
  const near = context.in({ start: Math.max(0, span.start - 40), end: span.start }).filter((hit) => words.has(hit.phrase));
  if (near.some((hit) => GAP.test(text.slice(hit.end, span.start)))) return { label: true, context: true, technical };
  const above = line > 0 && window >= BEFORE ? (lineStart(text, line - 1, BEFORE) ?? line - BEFORE) : line;
  const from = Math.max(0, span.start - window, above);
  return { label: false, context: has({ start: from, end: span.start }) || behind(), technical };
}

/** The rest of the line, cut where the sentence ends or the next key begins. */
function after(text: string, span: Span, window: number): Span {
  const rest = text.slice(span.end, span.end + window);
  const stop = rest.search(/[\n|;}]|[.!?] +\p{Lu}/u);
  const line = stop < 0 ? rest : rest.slice(0, stop);
  const sign = line.search(/[:=#]/);
  if (sign < 0) return { start: span.end, end: span.end + line.length };
  // The words that end at the sign are a key of what follows.
  const key = line.slice(0, sign);
  return {
    start: span.end,
    end: span.end + Math.max(0, key.lastIndexOf(","), key.lastIndexOf(" ", key.lastIndexOf(" ") - 1), key.lastIndexOf("\t")),
  };
}

const LEFT = 80;

export function isTechnical(text: string, { start, end }: Span): boolean {
  const before = text[start - 1] ?? "";
  const after = text[end] ?? "";
  if ((before === "." || before === ",") && /\d/.test(text[start - 2] ?? "") && after !== "\n") return true;
  if (before === "/" || before === "\\" || before === "_" || before === "&" || before === "$" || before === "~" || before === "^")
    return true;
  if (after === "/" || after === "\\" || after === "%") return true;
  // A line of a file: `ring.c:3128-3130`.
  if (before === ":" && /\.[a-z]{1,4}:$/.test(text.slice(Math.max(0, start - 6), start))) return true;
  if ((before === "-" || before === "." || before === "@") && /[A-Za-z0-9_]/.test(text[start - 2] ?? "")) return true;
  return inAddress(text, start) || inNumberList(text, start, end);
}

/** Inside an address or a path: the run without spaces to the left holds `://`, `www.` or begins like a path. */
export function inAddress(text: string, start: number): boolean {
  let at = start;
  const stop = Math.max(0, start - LEFT);
  while (at > stop && !/[\s"'`<>()[\]{}|,]/.test(text[at - 1] ?? "")) at--;
  const run = text.slice(at, start);
  return /:\/\/|^www\.|^[~.]{0,2}\/|^[A-Za-z]:\\/.test(run);
}

/** A number between numbers in brackets or a comma-separated run: an embedding, a list of ids, a shape. */
function inNumberList(text: string, start: number, end: number): boolean {
  const left = /(?:[\d.]\s{0,2},|\[)\s{0,4}$/.test(text.slice(Math.max(0, start - 8), start));
  const right = /^\s{0,2}(?:,\s{0,4}-?\d|\])/.test(text.slice(end, end + 10));
  return left && right && (text[start - 1] !== "[" || text[end] !== "]");
}

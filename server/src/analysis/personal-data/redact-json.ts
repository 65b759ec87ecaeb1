import type { Span } from "../../model/text.ts";
import { find } from "./find.ts";
import type { PersonalDataOptions } from "./model.ts";
import type { Replaced } from "./redact.ts";

interface Literal extends Span {
  readonly key: string | undefined;
}

/**
 * Values of a JSON text as they stand in it: strings are read as their reader decodes them, under the key that holds them, and
 * a number that is one stays a value of its own. Text between the literals (comments of JSONC) is read as it is. Never throws:
 * what is no JSON is read as plain text.
 */
export function findInJson(text: string, options: PersonalDataOptions = {}): Replaced[] {
  const { strings, numbers } = literals(text);
  const found: Replaced[] = [];
  for (const literal of strings) {
    const { value, at } = decode(text, literal);
    for (const it of find(value, withLabel(options, literal.key))) found.push({ kind: it.kind, start: at(it.start), end: at(it.end) });
  }
  const inNumbers = new Map(numbers.map((it) => [it.start, it]));
  for (const number of numbers)
    for (const it of find(text.slice(number.start, number.end), withLabel(options, number.key)))
      if (it.end - it.start === number.end - number.start) found.push({ kind: it.kind, ...spanOf(number), bare: true });
  // What is seen only beside another key, or between the literals.
  let at = 0;
  for (const it of find(text, options)) {
    while (at < strings.length && (strings[at]?.end ?? 0) <= it.start) at++;
    const literal = strings[at];
    const inside = literal !== undefined && it.start >= literal.start && it.end <= literal.end;
    if (!inside && literal !== undefined && it.end > literal.start) continue;
    const bare = !inside && inNumbers.get(it.start)?.end === it.end;
    found.push({ kind: it.kind, ...spanOf(it), ...(bare ? { bare } : {}) });
  }
  return apart(found);
}

function withLabel(options: PersonalDataOptions, label: string | undefined): PersonalDataOptions {
  return label === undefined ? options : { ...options, label };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** In order; of overlapping ones the longer, then the first found. */
function apart(found: readonly Replaced[]): Replaced[] {
  const kept: Replaced[] = [];
  for (const next of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || last.end <= next.start) kept.push(next);
    else if (next.end - next.start > last.end - last.start) kept[kept.length - 1] = next;
  }
  return kept;
}

/** Inner spans of the strings that are values, spans of the numbers, each with the key before it; an element has its list's key. */
function literals(text: string): { readonly strings: readonly Literal[]; readonly numbers: readonly Literal[] } {
  const strings: Literal[] = [];
  const numbers: Literal[] = [];
  const lists: (string | undefined)[] = [];
  let key: string | undefined;
  let at = 0;
  while (at < text.length) {
    const sign = text[at] ?? "";
    if (sign === '"') {
      const start = at + 1;
      const end = closing(text, start);
      at = end + 1;
      if (COLON.test(text.slice(at, at + 16))) key = text.slice(start, Math.min(end, start + 64));
      // A key may be a value too: `{"jane@firm.de": 3}`.
      strings.push({ start, end, key: COLON.test(text.slice(at, at + 16)) ? undefined : key });
    } else if (sign === "-" || (sign >= "0" && sign <= "9")) {
      NUMBER.lastIndex = at;
      const end = NUMBER.test(text) ? NUMBER.lastIndex : at + 1;
      if (/^\d+$/.test(text.slice(at, end))) numbers.push({ start: at, end, key });
      at = end;
    } else {
      if (sign === "[") lists.push(key);
      else if (sign === "]") lists.pop();
      else if (sign === "," || sign === "{" || sign === "}") key = sign === "," ? lists.at(-1) : undefined;
      if (sign === "{") lists.push(undefined);
      else if (sign === "}") lists.pop();
      at++;
    }
  }
  return { strings, numbers };
}

const COLON = /^\s{0,12}:/;
const NUMBER = /\d{1,64}(?![\w.])|[\w.+-]+/y;

function closing(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"' || text[at] === "\n") return at;
  }
  return text.length;
}

/** The string as its reader has it; `at` maps its offsets to the text's, its end included. */
function decode(text: string, { start, end }: Span): { readonly value: string; readonly at: (offset: number) => number } {
  const raw = text.slice(start, end);
  if (!raw.includes("\\")) return { value: raw, at: (offset) => start + offset };
  let value = "";
  const places: number[] = [];
  for (const { 0: written, index } of raw.matchAll(/\\u[0-9a-fA-F]{4}|\\.|[^\\]/gs)) {
    places.push(start + index);
    value += written.length === 6 ? String.fromCharCode(Number.parseInt(written.slice(2), 16)) : (ESCAPED[written] ?? written.slice(-1));
  }
  return { value, at: (offset) => places[offset] ?? end };
}

const ESCAPED: { readonly [written: string]: string } = { "\\n": "\n", "\\t": "\t", "\\r": "\r", "\\b": "\b", "\\f": "\f" };

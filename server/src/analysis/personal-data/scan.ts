import type { Span } from "../../model/text.ts";
import type { Kind } from "./kind.ts";
import { lastWord } from "./last-word.ts";

/** A span that a row of the table takes for a value; nothing is known of its surroundings yet. */
export interface Candidate extends Span {
  readonly row: number;
}

const LONGEST = 64;
const SHORT = 5;
const NONE: readonly number[] = [];

/** The table turned round: which rows to ask at an anchor. */
export interface Dispatch {
  readonly kinds: readonly Kind[];
  /** One for each row that counts only beside a word. Such rows begin at their anchor. */
  readonly gated: Uint8Array;
  readonly digits: readonly (readonly number[])[];
  /** Rows for a run of digits that no further group follows. */
  readonly last: readonly (readonly number[])[];
  readonly letters: readonly (readonly number[])[];
  readonly mixed: readonly (readonly number[])[];
  readonly cells: readonly number[];
  /** By unit. */
  readonly signs: readonly (readonly number[] | undefined)[];
  /** By unit, then by the last word of the key before it. */
  readonly keyed: readonly (ReadonlyMap<string, readonly number[]> | undefined)[];
  /** Rows by the first two units of their prefix. */
  readonly prefixes: readonly (readonly (readonly [prefix: string, row: number])[] | undefined)[];
}

export function dispatch(kinds: readonly Kind[]): Dispatch {
  const table = { digits: lengths(), letters: lengths(), mixed: lengths() };
  const last = lengths();
  const cells: number[] = [];
  const signs: (number[] | undefined)[] = [];
  const keyed: (Map<string, number[]> | undefined)[] = [];
  const prefixes: ((readonly [string, number])[] | undefined)[] = Array.from({ length: 1 << 14 });
  for (const [row, { anchor }] of kinds.entries()) {
    if (anchor.at === "sign") {
      const unit = anchor.sign.charCodeAt(0);
      if (anchor.keys === undefined) signs[unit] = [...(signs[unit] ?? []), row];
      for (const key of anchor.keys ?? []) {
        keyed[unit] ??= new Map();
        keyed[unit].set(key, [...(keyed[unit].get(key) ?? []), row]);
      }
    } else if (anchor.at === "cell") {
      cells.push(row);
    } else if (anchor.at === "prefix") {
      for (const prefix of anchor.prefixes) {
        const key = prefixKey(prefix, 0);
        prefixes[key] = [...(prefixes[key] ?? []), [prefix, row]];
      }
    } else {
      for (let length = anchor.length[0]; length <= Math.min(anchor.length[1], LONGEST); length++) {
        table[anchor.at][length]?.push(row);
        if (anchor.at === "digits" && (length > SHORT || anchor.next === "anything")) last[length]?.push(row);
      }
    }
  }
  const gated = Uint8Array.from(kinds, ({ tier }) => (tier === "context" ? 1 : 0));
  return { kinds, gated, ...table, last, cells, signs, keyed, prefixes };
}

function prefixKey(text: string, at: number): number {
  return (text.charCodeAt(at) << 7) | text.charCodeAt(at + 1);
}

function lengths(): number[][] {
  return Array.from({ length: LONGEST + 1 }, () => []);
}

/**
 * Walks the text once. At each run of letters and digits, and at each sign that some row is anchored to, the rows of that
 * anchor are asked; each looks at a bounded stretch. Linear in the length of the text. `near` tells which of the rows that wait
 * for a word have one anywhere near; null for none.
 */
export function scan(text: string, table: Dispatch, near: (at: number) => Uint8Array | null): Candidate[] {
  const { kinds, gated, digits, last, letters, mixed, cells, signs, keyed, prefixes } = table;
  const found: Candidate[] = [];
  const ask = (rows: readonly number[], at: number) => {
    // Most numbers have no word near that any row waits for: those rows do not even look.
    let open: Uint8Array | null | undefined;
    for (const row of rows) {
      if (gated[row] === 1) {
        if (open === undefined) open = near(at);
        if (open === null || open[row] !== 1) continue;
      }
      const span = locate(kinds[row]?.locate, text, at);
      if (span !== null) found.push({ row, ...span });
    }
  };
  const length = text.length;
  let at = 0;
  while (at < length) {
    const unit = text.charCodeAt(at);
    const first = unit < 128 ? CLASS[unit] : OTHER;
    if (first === OTHER) {
      at++;
      continue;
    }
    if (first === SIGN) {
      const rows = signs[unit];
      if (rows !== undefined) ask(rows, at);
      const byKey = keyed[unit];
      if (byKey !== undefined && mayHold(text, at)) {
        const named = byKey.get(lastWord(text, at));
        if (named !== undefined) ask(named, at);
      }
      at++;
      continue;
    }
    let seen = first ?? 0;
    let end = at + 1;
    for (; end < length; end++) {
      const next = text.charCodeAt(end);
      const kind = next < 128 ? (CLASS[next] ?? OTHER) : OTHER;
      if (kind !== DIGIT && kind !== LETTER) break;
      seen |= kind;
    }
    if (first === LETTER) {
      const next = text.charCodeAt(at + 1);
      const rows = next < 128 ? prefixes[(unit << 7) | next] : undefined;
      if (rows !== undefined) for (const [prefix, row] of rows) if (text.startsWith(prefix, at)) ask([row], at);
    }
    if (first === LETTER && unit < 97 && beginsCell(text, at)) ask(cells, at);
    const size = end - at;
    if (size <= LONGEST) {
      if (seen === DIGIT) ask((isJoined(text, end) ? digits : last)[size] ?? NONE, at);
      else if (seen === LETTER) {
        // Values that begin with letters alone begin with capitals, or are written with colons and dashes.
        const next = text.charCodeAt(end);
        if (unit < 97 || next === COLON || next === DASH) ask(letters[size] ?? NONE, at);
      } else ask(mixed[size] ?? NONE, at);
    }
    at = end;
  }
  return found;
}

function beginsCell(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && at - before <= 2 && text.charCodeAt(before) === SPACE) before--;
  const unit = before < 0 ? 0 : text.charCodeAt(before);
  return unit < 128 && CELL[unit] === 1 && (unit !== DASH || at - before > 1);
}

/** `::`, `==`, `=>` and `://` hold nothing under a key. */
function mayHold(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return next !== COLON && next !== EQUALS && next !== SLASH && next !== MORE;
}

/** A further group of digits follows behind one or two separators. */
function isJoined(text: string, end: number): boolean {
  if (!isSeparator(text.charCodeAt(end))) return false;
  const next = text.charCodeAt(end + 1);
  return isDigit(next) || (isSeparator(next) && isDigit(text.charCodeAt(end + 2)));
}

function isSeparator(unit: number): boolean {
  return unit === SPACE || unit === DASH || unit === DOT || unit === SLASH || unit === COLON || unit === OPEN || unit === CLOSE;
}

function locate(how: Kind["locate"] | undefined, text: string, at: number): Span | null {
  if (how === undefined) return null;
  if (typeof how === "function") return how(text, at);
  how.lastIndex = at;
  if (!how.test(text)) return null;
  return closed(text, at, how.lastIndex) ? { start: at, end: how.lastIndex } : null;
}

/** Neither end cuts a longer run: no letter or digit touches it, nor does a further group behind `-`, `.`, `/`, `:` or `_`, nor a part `-A`. */
export function closed(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1);
  if (
    isWord(before) ||
    ((before === DASH || before === DOT || before === SLASH || before === UNDERSCORE) && isDigit(text.charCodeAt(start - 2)))
  )
    return false;
  const after = text.charCodeAt(end);
  if (isWord(after) || after === UNDERSCORE) return false;
  if (after === DASH && isWord(text.charCodeAt(end + 1)) && !isWord(text.charCodeAt(end + 2))) return false;
  return !((after === DASH || after === DOT || after === SLASH || after === COLON) && isDigit(text.charCodeAt(end + 1)));
}

const OTHER = 0;
const DIGIT = 1;
const LETTER = 2;
const SIGN = 4;
const SPACE = 32;
const OPEN = 40;
const CLOSE = 41;
const DASH = 45;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const EQUALS = 61;
const MORE = 62;
const UNDERSCORE = 95;
const CLASS = Uint8Array.from({ length: 128 }, (_, unit) =>
  isDigit(unit) ? DIGIT : isWord(unit) ? LETTER : "@+(%:=[".includes(String.fromCharCode(unit)) ? SIGN : OTHER,
);

const CELL = Uint8Array.from({ length: 128 }, (_, unit) => (",;|>\"'\t\n-:".includes(String.fromCharCode(unit)) ? 1 : 0));

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function isWord(unit: number): boolean {
  return isDigit(unit) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}

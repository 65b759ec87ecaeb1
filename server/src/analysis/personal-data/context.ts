import type { Span } from "../../model/text.ts";

/** Where a context word stands. */
interface Hit extends Span {
  readonly phrase: number;
}

const BLOCK = 1024;

/**
 * Every context word of the table, looked up by its first word. A phrase is one or more words in lower-case ASCII; words
 * of scripts without spaces are searched inside a run of that script.
 */
export class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly byFirst = new Map<string, { readonly rest: readonly string[]; readonly phrase: number }[]>();
  /** How first words begin: the cheap filter before a word is cut out of the text. */
  private readonly beginnings = new Uint8Array(1 << 15).fill(1, 0, 1);
  private readonly dense: { readonly text: string; readonly phrase: number }[] = [];

  add(phrase: string): number {
    const known = this.ids.get(phrase);
    if (known !== undefined) return known;
    const id = this.ids.size;
    this.ids.set(phrase, id);
    if (/[\u0590-\u0e7f\u3040-\uffff]/.test(phrase)) {
      this.dense.push({ text: phrase, phrase: id });
      return id;
    }
    const [first = "", ...rest] = phrase.split(" ");
    this.beginnings[beginning(first, 0, first.length)] = 1;
    const entries = this.byFirst.get(first) ?? [];
    entries.push({ rest, phrase: id });
    this.byFirst.set(first, entries);
    return id;
  }

  /** Hits whose first word begins in `[start, end)`. Words are split as identifiers are: `customerSSN`, `date_of_birth`. */
  find(text: string, start: number, end: number): Hit[] {
    const hits: Hit[] = [];
    const limit = Math.min(text.length, end + LONGEST_WORD);
    let at = Math.max(start, wordStart(text, start));
    // A run of letters belongs to the block it begins in, with all its words.
    while (at < limit && (at < end || isWord(text.charCodeAt(at - 1)))) {
      const kind = kindOf(text.charCodeAt(at));
      if (kind === OTHER) {
        at++;
        continue;
      }
      const stop = wordEnd(text, at, kind);
      if (kind === DENSE) {
        const run = text.slice(at, stop);
        for (const { text: phrase, phrase: id } of this.dense) {
          const offset = run.indexOf(phrase);
          if (offset >= 0) hits.push({ start: at + offset, end: at + offset + phrase.length, phrase: id });
        }
      } else if (this.beginnings[beginning(text, at, stop)] === 1) {
        for (const { rest, phrase } of this.entries(plainWord(text.slice(at, stop)))) {
          const last = follow(text, stop, rest);
          if (last !== null) hits.push({ start: at, end: last, phrase });
        }
      }
      at = stop;
    }
    return hits;
  }

  private entries(word: string): readonly { readonly rest: readonly string[]; readonly phrase: number }[] {
    return this.byFirst.get(word) ?? (word.endsWith("s") ? this.byFirst.get(word.slice(0, -1)) : undefined) ?? [];
  }
}

/** The context words of one text, found block by block when something first asks near them. */
export class Context {
  private readonly blocks = new Map<number, readonly Hit[]>();
  private readonly vocabulary: Vocabulary;
  private readonly text: string;

  constructor(vocabulary: Vocabulary, text: string) {
    this.vocabulary = vocabulary;
    this.text = text;
  }

  /** Hits that lie wholly in the span, in order. */
  in(span: Span): Hit[] {
    const found: Hit[] = [];
    for (let block = Math.max(0, Math.floor((span.start - LONGEST_WORD) / BLOCK)); block * BLOCK < span.end; block++) {
      for (const hit of this.block(block)) if (hit.start >= span.start && hit.end <= span.end) found.push(hit);
    }
    return found;
  }

  private block(index: number): readonly Hit[] {
    let hits = this.blocks.get(index);
    if (hits === undefined) {
      hits = this.vocabulary.find(this.text, index * BLOCK, Math.min((index + 1) * BLOCK, this.text.length));
      this.blocks.set(index, hits);
    }
    return hits;
  }
}

interface Word extends Span {
  readonly dense: boolean;
}

function wordText(text: string, { start, end }: Span): string {
  return plainWord(text.slice(start, end));
}

/** Three letters without case as one number; 0 when one of them has a mark or is of another script, so that nothing can be said. */
function beginning(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start);
  const second = end - start > 1 ? text.charCodeAt(start + 1) : 0;
  const third = end - start > 2 ? text.charCodeAt(start + 2) : 0;
  return first > 127 || second > 127 || third > 127 ? 0 : ((first & 31) << 10) | ((second & 31) << 5) | (third & 31);
}

const LONGEST_WORD = 48;

/** The first word that begins before `limit`: a text without letters must not be walked to its end for each of its blocks. */
function nextWord(text: string, from: number, limit: number): Word | null {
  const stop = Math.min(text.length, limit);
  let start = from;
  while (start < stop && kindOf(text.charCodeAt(start)) === OTHER) start++;
  if (start >= stop) return null;
  const first = kindOf(text.charCodeAt(start));
  if (first === DENSE) return { start, end: wordEnd(text, start, first), dense: true };
  return { start, end: wordEnd(text, start, first), dense: false };
}

/** End of the word that begins at `start` with a letter of that kind. */
function wordEnd(text: string, start: number, first: number): number {
  const stop = Math.min(text.length, start + LONGEST_WORD);
  let end = start + 1;
  if (first === DENSE) {
    while (end < stop && kindOf(text.charCodeAt(end)) === DENSE) end++;
    return end;
  }
  let last = first;
  for (; end < stop; end++) {
    const kind = kindOf(text.charCodeAt(end));
    if (kind === LOWER) {
      last = LOWER;
      continue;
    }
    if (kind !== UPPER || last === LOWER) break;
    // The last capital of `SSNNumber` begins the next word.
    if (end - start > 1 && kindOf(text.charCodeAt(end + 1)) === LOWER) break;
    last = UPPER;
  }
  return end;
}

/** Start of the next word when `at` lies inside one: a word belongs to the block it begins in. */
function wordStart(text: string, at: number): number {
  let start = at;
  while (
    start > 0 &&
    start < text.length &&
    start - at < LONGEST_WORD &&
    isWord(text.charCodeAt(start - 1)) &&
    isWord(text.charCodeAt(start))
  )
    start++;
  return start;
}

function isWord(unit: number): boolean {
  const kind = kindOf(unit);
  return kind === UPPER || kind === LOWER;
}

function follow(text: string, from: number, rest: readonly string[]): number | null {
  let end = from;
  for (const expected of rest) {
    const word = nextWord(text, end, end + 4);
    if (word === null) return null;
    const found = word.dense ? text.slice(word.start, word.end) : wordText(text, word);
    if (found !== expected && found !== `${expected}s`) return null;
    end = word.end;
  }
  return end;
}

const OTHER = 0;
const LOWER = 1;
const UPPER = 2;
const DENSE = 3;

/** By unit up to the end of Cyrillic; letters with marks keep their case, so that `EMŠO` is one word. */
const CASES = Uint8Array.from({ length: 0x530 }, (_, unit) => {
  const letter = String.fromCharCode(unit);
  if (!/\p{L}/u.test(letter)) return OTHER;
  return letter === letter.toLowerCase() ? LOWER : UPPER;
});

function kindOf(unit: number): number {
  if (unit < 0x530) return CASES[unit] ?? OTHER;
  return (unit >= 0x590 && unit <= 0xe7f) || (unit >= 0x3040 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7af) ? DENSE : OTHER;
}

/** Lower case without marks: `Teléfono` is `telefono`, `straße` is `strasse`. */
export function plainWord(word: string): string {
  const lower = word.toLowerCase();
  return /^[a-z]*$/.test(lower)
    ? lower
    : lower
        .replaceAll("ß", "ss")
        .replaceAll("ł", "l")
        .replaceAll("ø", "o")
        .normalize("NFD")
        .replace(/[\u0300-\u036f]/g, "");
}

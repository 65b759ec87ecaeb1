import { CLASS_OF, LETTER, LOWER, MARK, NEWLINE, NUMBER, OTHER, SPACE, UPPER } from "./character-classes.ts";

/**
 * Where the pretoken that starts at `at` ends: what the published pattern of an encoding matches there, alternative by
 * alternative, over well-formed UTF-8. Written out, because a regular expression engine keeps a place to come back to for
 * every character of a run, and because engines differ in their Unicode version. Each character is looked at a bounded
 * number of times.
 */
export type Pretoken = (bytes: Uint8Array, at: number, end: number) => number;

const APOSTROPHE = 0x27;
const BLANK = 0x20;
const SLASH = 0x2f;

/** Width in bytes of the character read last; a second return value without an object. */
let width = 1;

function classAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) {
    width = 1;
    return CLASS_OF[first] as number;
  }
  const second = (bytes[at + 1] as number) & 0x3f;
  if (first < 0xe0) {
    width = 2;
    return CLASS_OF[((first & 0x1f) << 6) | second] as number;
  }
  const third = (bytes[at + 2] as number) & 0x3f;
  if (first < 0xf0) {
    width = 3;
    return CLASS_OF[((first & 0x0f) << 12) | (second << 6) | third] as number;
  }
  width = 4;
  return CLASS_OF[((first & 0x07) << 18) | (second << 12) | (third << 6) | ((bytes[at + 3] as number) & 0x3f)] as number;
}

const isLetter = (kind: number) => kind >= UPPER && kind <= LETTER;

/** May stand before the letters of a word: no line end, no letter, no number. */
const isLead = (kind: number) => kind === OTHER || kind === SPACE || kind === MARK;

/** The pattern of o200k_base: words are cut where capitals begin, and carry their contraction. */
export const pretokenO200k: Pretoken = (bytes, at, end) => {
  const kind = classAt(bytes, at);
  if (kind === NUMBER) return endOfNumber(bytes, at, end);
  const first = at + width;
  if (isLead(kind)) {
    const word = endOfCasedWord(bytes, first, end);
    if (word > first) return endOfContraction(bytes, word, end);
    // A mark is also a letter of a word, so it may be a word by itself.
    if (kind === MARK) return endOfContraction(bytes, first, end);
  } else if (isLetter(kind)) {
    return endOfContraction(bytes, endOfCasedWord(bytes, at, end), end);
  }
  return endOfRest(bytes, at, end, true);
};

/** The pattern of cl100k_base: a contraction is a pretoken, a word is any run of letters. */
export const pretokenCl100k: Pretoken = (bytes, at, end) => {
  const contraction = endOfContraction(bytes, at, end);
  if (contraction > at) return contraction;
  const kind = classAt(bytes, at);
  if (kind === NUMBER) return endOfNumber(bytes, at, end);
  if (isLead(kind)) {
    const first = at + width;
    const word = endOfLetters(bytes, first, end);
    if (word > first) return word;
  } else if (isLetter(kind)) {
    return endOfLetters(bytes, at, end);
  }
  return endOfRest(bytes, at, end, false);
};

function endOfLetters(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && isLetter(classAt(bytes, i))) i += width;
  return i;
}

/** Capitals then small letters, or capitals alone; letters without case and marks count as both. `at` when nothing matches. */
function endOfCasedWord(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  let endOfBoth = at;
  let kind = OTHER;
  while (i < end) {
    kind = classAt(bytes, i);
    if (kind === LETTER || kind === MARK) endOfBoth = i + width;
    else if (kind !== UPPER) break;
    i += width;
  }
  if (i < end && kind === LOWER) {
    while (i < end) {
      kind = classAt(bytes, i);
      if (kind !== LOWER && kind !== LETTER && kind !== MARK) break;
      i += width;
    }
    return i;
  }
  // No small letter follows: the last letter that counts as one ends the word, else capitals alone are one.
  return endOfBoth > at ? endOfBoth : i;
}

/** After `'s`, `'t`, `'re`, `'ve`, `'m`, `'ll` or `'d` in any case, or `at`. */
function endOfContraction(bytes: Uint8Array, at: number, end: number): number {
  if (at + 1 >= end || bytes[at] !== APOSTROPHE) return at;
  const first = lowered(bytes[at + 1] as number);
  if (first === 0x73 || first === 0x74 || first === 0x6d || first === 0x64) return at + 2;
  if (at + 2 >= end) return at;
  // U+017F, the long s, folds to s.
  if (first === 0xc5 && bytes[at + 2] === 0xbf) return at + 3;
  const second = lowered(bytes[at + 2] as number);
  if ((first === 0x72 || first === 0x76) && second === 0x65) return at + 3;
  return first === 0x6c && second === 0x6c ? at + 3 : at;
}

function lowered(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

/** One to three digits. */
function endOfNumber(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  for (let digits = 0; digits < 3 && i < end && classAt(bytes, i) === NUMBER; digits++) i += width;
  return i;
}

/** Punctuation with what follows it, or white space. */
function endOfRest(bytes: Uint8Array, at: number, end: number, takesSlash: boolean): number {
  let i = bytes[at] === BLANK ? at + 1 : at;
  const from = i;
  while (i < end) {
    const kind = classAt(bytes, i);
    if (kind !== OTHER && kind !== MARK) break;
    i += width;
  }
  if (i === from) return endOfSpace(bytes, at, end);
  while (i < end && (bytes[i] === 0x0a || bytes[i] === 0x0d || (takesSlash && bytes[i] === SLASH))) i++;
  return i;
}

/** To the last line end of the white space; without one, to before its last character if something follows. */
function endOfSpace(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  let last = at;
  let lineEnd = at;
  while (i < end) {
    const kind = classAt(bytes, i);
    if (kind !== SPACE && kind !== NEWLINE) break;
    last = i;
    i += width;
    if (kind === NEWLINE) lineEnd = i;
  }
  if (lineEnd > at) return lineEnd;
  return i === end || last === at ? i : last;
}

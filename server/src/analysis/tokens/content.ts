import { CLASS_OF, LETTER, LOWER, MARK, OTHER, SPACE, UPPER } from "./character-classes.ts";

/**
 * What a stretch of text is made of, as far as tokenizers differ on it. `latin` is English and prose like it, `accented` other
 * languages in Latin letters, `symbols` emoji and signs.
 */
export const CONTENTS = [
  "latin",
  "accented",
  "code",
  "data",
  "encoded",
  "cyrillic",
  "han",
  "kana",
  "hangul",
  "arabic",
  "other",
  "symbols",
] as const;
export type Content = (typeof CONTENTS)[number];

/** Tokens of o200k_base a UTF-16 unit takes, about: apportions the tokens of a mixed stretch to its scripts. */
const DENSITY: { readonly [Name in Content]: number } = {
  latin: 0.22,
  accented: 0.27,
  code: 0.27,
  data: 0.33,
  encoded: 0.7,
  cyrillic: 0.27,
  han: 0.7,
  kana: 0.65,
  hangul: 0.6,
  arabic: 0.3,
  other: 0.5,
  symbols: 0.9,
};

export interface Mixture {
  /** Shares of the stretch's tokens; they sum to 1. */
  readonly shares: ReadonlyMap<Content, number>;
  /** Tokens that a tokenizer of single digits makes beyond one that takes up to three together. */
  readonly singleDigits: number;
}

/**
 * Reads what a stretch of some hundred units is. `data` is JSON, tables and numbers, `code` has operators and brackets, `encoded` is
 * base64, hashes and keys. Linear in its length.
 */
export function mixtureOf(text: string): Mixture {
  const units = new Map<Content, number>();
  let ascii = 0;
  let accented = 0;
  let accents = 0;
  let marks = 0;
  let digits = 0;
  let quotes = 0;
  let brackets = 0;
  let operators = 0;
  let word = 0;
  let inLong = 0;
  let run = 0;
  let singleDigits = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      ascii++;
      const kind = CLASS_OF[unit] as number;
      const isWord = kind === UPPER || kind === LOWER || (unit >= 0x30 && unit <= 0x39) || unit === 0x2b || unit === 0x2f || unit === 0x5f;
      if (isWord) word++;
      else word = 0;
      if (word === 32) inLong += 32;
      else if (word > 32) inLong++;
      if (unit >= 0x30 && unit <= 0x39) {
        digits++;
        // The second and third digit of three join the first.
        if (run++ % 3 !== 0) singleDigits++;
        continue;
      }
      run = 0;
      if (kind === OTHER) {
        marks++;
        if (unit === 0x22 || unit === 0x3a || unit === 0x2c || unit === 0x7c) quotes++;
        if (unit === 0x7b || unit === 0x7d || unit === 0x5b || unit === 0x5d) brackets++;
        if (unit === 0x28 || unit === 0x29 || unit === 0x3d || unit === 0x3b || unit === 0x5f || unit === 0x3c || unit === 0x3e)
          operators++;
      }
      continue;
    }
    word = 0;
    run = 0;
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at++;
    const script = scriptOf(code);
    if (script === "accented") {
      accented++;
      accents++;
    } else units.set(script, (units.get(script) ?? 0) + 1);
  }
  const latin = ascii + accented;
  if (latin > 0) {
    const content: Content =
      inLong > latin * 0.4
        ? "encoded"
        : (digits + quotes + brackets > latin * 0.22 && quotes + digits > operators * 2) ||
            (quotes + brackets > latin * 0.09 && quotes > operators)
          ? "data"
          : operators + brackets > latin * 0.045 && marks > latin * 0.09
            ? "code"
            : accents > latin * 0.012
              ? "accented"
              : "latin";
    units.set(content, latin);
  }
  let total = 0;
  for (const [content, count] of units) total += count * DENSITY[content];
  const shares = new Map<Content, number>();
  for (const content of CONTENTS) {
    const count = units.get(content);
    if (count !== undefined) shares.set(content, (count * DENSITY[content]) / total);
  }
  return { shares, singleDigits };
}

function scriptOf(code: number): Content {
  const kind = CLASS_OF[code] as number;
  if (kind === SPACE) return "latin";
  if (code < 0x250 || (code >= 0x1e00 && code < 0x1f00) || (code >= 0x300 && code < 0x370)) return kind === OTHER ? "symbols" : "accented";
  if (code >= 0x400 && code < 0x530) return "cyrillic";
  if (code >= 0x3040 && code < 0x3100) return "kana";
  if (code >= 0x3000 && code < 0x3040) return "han";
  if ((code >= 0x3400 && code < 0xa000) || (code >= 0x20000 && code < 0x32000) || (code >= 0xff00 && code < 0xff65)) return "han";
  if ((code >= 0xac00 && code < 0xd7b0) || (code >= 0x1100 && code < 0x1200)) return "hangul";
  if ((code >= 0x590 && code < 0x780) || (code >= 0xfb50 && code < 0xff00)) return "arabic";
  // Quotation marks and dashes of prose.
  if (code >= 0x2010 && code < 0x2030) return "latin";
  return kind === LETTER || kind === UPPER || kind === LOWER || kind === MARK ? "other" : "symbols";
}

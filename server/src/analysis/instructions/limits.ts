import { wordsOf } from "./words.ts";

/** How much of something may stand in an answer. */
export interface Limit {
  /** Measure and what is measured: "sentence", "word bullet". */
  readonly subject: string;
  readonly least: number;
  /** Infinity without an upper bound. */
  readonly most: number;
  /** "at most 2 sentences". */
  readonly claim: string;
}

const NUMBER_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const NUMBER = `(\\d{1,6}|${NUMBER_WORDS.slice(1).join("|")})`;
const MEASURE =
  "(words?|characters?|sentences?|paragraphs?|bullets?(?: points?)?|lines?|items?|questions?|tokens?|steps?|pages?|examples?|suggestions?|options?)";
/** What softens a limit makes it a wish, and what splits it speaks of parts. */
const SOFT =
  /\b(?:about|around|approximately|roughly|ideally|typically|usually|generally|preferably|prefer|aim|try|(?:each|every)(?! (?:reply|answer|response|output|message)\b)|per|or so|default|if|when|unless|except)\b/i;
const UPPER =
  "(?:at most|no more than|not more than|never more than|up to|a maximum of|maximum of|maximum|max\\.?|under|below|fewer than|less than|within|(?:not|never) exceed|limited to|limit of|limit (?:[a-z]+ ){1,4}to)";
const LOWER = "(?:at least|no fewer than|no less than|not less than|a minimum of|minimum of|minimum|min\\.?)";
const FORMS: readonly { readonly pattern: RegExp; readonly bounds: (a: number, b: number) => readonly [number, number] }[] = [
  { pattern: new RegExp(`\\bbetween ${NUMBER} and ${NUMBER} ${MEASURE}\\b`, "i"), bounds: (a, b) => [a, b] },
  { pattern: new RegExp(`\\b${NUMBER} ?(?:-|–|to) ?${NUMBER} ${MEASURE}\\b`, "i"), bounds: (a, b) => [a, b] },
  { pattern: new RegExp(`\\b${UPPER} ${NUMBER} ${MEASURE}\\b`, "i"), bounds: (a) => [0, a] },
  { pattern: new RegExp(`\\b${LOWER} ${NUMBER} ${MEASURE}\\b`, "i"), bounds: (a) => [a, Number.POSITIVE_INFINITY] },
  { pattern: new RegExp(`\\b${NUMBER} ${MEASURE} (?:or (?:less|fewer)|at most|max(?:imum)?)\\b`, "i"), bounds: (a) => [0, a] },
  {
    pattern: new RegExp(`\\b${NUMBER} ${MEASURE} (?:or more|at least|min(?:imum)?)\\b`, "i"),
    bounds: (a) => [a, Number.POSITIVE_INFINITY],
  },
  { pattern: new RegExp(`\\bexactly ${NUMBER} ${MEASURE}\\b`, "i"), bounds: (a) => [a, a] },
];
const ANY = new RegExp(`\\b${NUMBER} ${MEASURE}\\b`, "gi");
/** They name the answer itself or say nothing of what is measured. */
const GENERIC = new Set(
  "answer respond reply response output message text keep write use limit limited give provide produce generate return concise brief briefly short long length total maximum max minimum min most least more less fewer under below within between exactly exceed contain consist final".split(
    " ",
  ),
);

/** The limit that a sentence sets; null when it sets none, several, or a soft one. Linear: bounded patterns. */
export function limitIn(sentence: string): Limit | null {
  if (SOFT.test(sentence) || (sentence.match(ANY) ?? []).length > 1) return null;
  for (const { pattern, bounds } of FORMS) {
    const match = pattern.exec(sentence);
    if (match === null) continue;
    const numbers = match.slice(1, -1).filter((it) => it !== undefined);
    const measure = wordsOf(match.at(-1) ?? "").content[0] ?? "";
    const [least, most] = bounds(numberOf(numbers[0]), numberOf(numbers[1]));
    const rest = wordsOf(`${sentence.slice(0, match.index)} ${sentence.slice(match.index + match[0].length)}`);
    const about = rest.content.filter((it) => !GENERIC.has(it)).sort();
    return { subject: [measure, ...about].join(" "), least, most, claim: match[0].toLowerCase().replace(/\s+/g, " ") };
  }
  return null;
}

function numberOf(number: string | undefined): number {
  const word = NUMBER_WORDS.indexOf((number ?? "").toLowerCase());
  return word >= 0 ? word : Number(number);
}

import type { Span } from "../../model/text.ts";
import type { PersonalDatum } from "./model.ts";

/**
 * Where a candidate may begin. Every row of the table names one anchor, so that the scan looks at each character once and
 * asks only the rows whose anchor stands there. `digits`, `letters` and `mixed` are the first run of ASCII letters and
 * digits, with the shortest and longest length it may have; up to five digits start a value only when a further group of
 * digits follows, or words do where `next` says so. `keys` are the last words of what stands before the sign, in lower case: rows
 * of other keys are not asked. A `cell` is a capital that begins a cell of a table, a tag's content or a quoted value. `prefixes` begin a run with a letter.
 */
export type Anchor =
  | { readonly at: "digits" | "letters" | "mixed"; readonly length: readonly [number, number]; readonly next?: "anything" }
  | { readonly at: "sign"; readonly sign: string; readonly keys?: ReadonlySet<string> }
  | { readonly at: "cell" }
  | { readonly at: "prefix"; readonly prefixes: readonly string[] };

/** What a value says about itself: its check digits hold, they do not hold, there are none to check, or it cannot be one at all. */
export type Verdict = "valid" | "invalid" | "shape" | "impossible";

/** One kind of value, of one country where it has one. Plain facts; the scan knows nothing else about it. */
export interface Kind {
  /** Name shared by all countries: `national-id`. */
  readonly kind: string;
  readonly country: string | null;
  /** What people call it. */
  readonly name: string;
  readonly gdpr: PersonalDatum["gdpr"];
  readonly anchor: Anchor;
  /** A sticky expression that takes the whole value at the anchor, or a function that finds its span around the anchor. */
  readonly locate: RegExp | ((text: string, at: number) => Span | null);
  readonly judge: (value: string) => Verdict;
  /** Score of the shape alone, 0 to 1. Reported from 0.5. */
  readonly base: number;
  /** What right check digits add: 0.35 for one in 97 or letters, 0.2 for one in ten. */
  readonly strength: number;
  /** What `valid` rests on, where it is no checksum. */
  readonly proof?: string;
  /** `alone` stands without a context word; `context` needs one, or a label. */
  readonly tier: "alone" | "context";
  /** Of a `context` row: a word near is not enough, the value must stand behind its label, key, tag or heading. */
  readonly labelOnly?: boolean;
  /** Units behind the value in which a context word counts; 60 unless told. `am 9.7.1985 geboren`, not `on 9.7.2025 and I was born`. */
  readonly windowAfter?: number;
  /** Of a value under a heading: the table must have one of these columns too. A column `name` is of people where another is `phone`. */
  readonly beside?: readonly string[];
  /** Words that make the reading likely when they stand near; folded to lower-case ASCII. */
  readonly words: readonly string[];
  /** Those among `words` that mean this number and no other; without check digits that hold, only they count. All, unless told. */
  readonly own?: readonly string[];
  /** Those among `words` that firms and places have too: beside them alone, a value that nothing else proves only informs. */
  readonly common?: readonly string[];
  /** Units before the value in which a context word counts; 120 unless told. */
  readonly window?: number;
  /** A label before it lets a value with wrong check digits stand, at lower confidence. */
  readonly labelled?: boolean;
  /** Reserved, sample and placeholder values. */
  readonly reserved?: (value: string, text: string, span: Span) => boolean;
  /** A value that nobody can own, shaped alike. */
  readonly dummy: string | ((value: string) => string) | null;
  /** Units at the end that masking leaves, for values people know by their end. */
  readonly tail?: number;
  readonly mask?: (value: string) => string;
  /** Values may stand in addresses and paths. */
  readonly inAddress?: boolean;
  /** Right ones and look-alikes; the tests read them. */
  readonly samples: readonly string[];
  readonly hostile: readonly string[];
}

/** A sticky expression, checked once at start-up: a row without the flag would search instead of match. */
export function sticky(source: RegExp): RegExp {
  return new RegExp(source.source, source.flags.includes("y") ? source.flags : `${source.flags}y`);
}

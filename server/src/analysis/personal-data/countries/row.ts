import { stdnum } from "stdnum";
import { type Anchor, type Kind, sticky, type Verdict } from "../kind.ts";
import { BANK_LABELS, DRIVING_WORDS, HEALTH_WORDS, NATIONAL_ID_WORDS, PASSPORT_WORDS, SOCIAL_WORDS, TAX_WORDS } from "../words.ts";
import { isUnborn } from "./born.ts";

type Identity =
  | "national-id"
  | "tax-id"
  | "social-security"
  | "health-id"
  | "passport"
  | "driving-licence"
  | "bank-account"
  | "provider-id"
  | "medical-record";

const SHARED: { readonly [kind in Identity]: readonly string[] } = {
  "national-id": NATIONAL_ID_WORDS,
  "tax-id": TAX_WORDS,
  "social-security": SOCIAL_WORDS,
  "health-id": HEALTH_WORDS,
  passport: PASSPORT_WORDS,
  "driving-licence": DRIVING_WORDS,
  "bank-account": BANK_LABELS,
  "provider-id": [],
  "medical-record": [],
};

/** What a country's file says of one number; the rest is as most of them are: read only beside a word, check digit modulo 10 or 11. */
export interface Row extends Partial<Kind> {
  readonly kind: Identity;
  readonly country: string | null;
  readonly name: string;
  readonly pattern: RegExp;
  /** First run of letters and digits: what it holds, shortest and longest length. */
  readonly first: readonly ["digits" | "letters" | "mixed", number, number?];
  readonly judge: Kind["judge"];
  readonly samples: readonly string[];
}

/** One in ten or eleven by chance. */
export const WEAK = 0.2;
/** One in 97, a letter out of 23, or a check digit with a plausible date. */
export const STRONG = 0.35;

export function number({ pattern, first: [at, shortest, longest = shortest], words = [], ...row }: Row): Kind {
  const anchor: Anchor = { at, length: [shortest, longest] };
  return {
    gdpr:
      row.kind === "health-id" || row.kind === "medical-record"
        ? "special"
        : row.kind === "bank-account" || row.kind === "provider-id"
          ? "ordinary"
          : "identifier",
    anchor,
    locate: sticky(pattern),
    base: 0.15,
    strength: WEAK,
    tier: "context",
    labelled: true,
    labelOnly: row.kind === "bank-account",
    dummy: zeros,
    hostile: [],
    ...row,
    own: words.length > 0 ? words : SHARED[row.kind],
    words: [...words, ...SHARED[row.kind]],
  };
}

/** Same shape, all zeros and X: no authority gives it out. */
export function zeros(value: string): string {
  return value.replace(/\d/g, "0").replace(/[A-Za-z]/g, "X");
}

/** Asks a validator of the library; a name it does not have is a slip of the table and fails at start-up. */
export function valid(country: string, name: string, prepare: (value: string) => string = (value) => value): Kind["judge"] {
  const validator = stdnum[country]?.[name];
  if (validator === undefined) throw new Error(`stdnum has no ${country}.${name}`);
  return (value): Verdict => {
    if (isUnborn(country, name, value)) return "invalid";
    const result = validator.validate(prepare(value));
    return result.isValid ? "valid" : "invalid";
  };
}

export function shape(): Verdict {
  return "shape";
}

/** `yymmdd` at an offset is a day that exists; `day` may be raised for foreigners or women. */
export function hasDate(digits: string, order: "ymd" | "dmy", raise: { readonly day?: number; readonly month?: number } = {}): boolean {
  const [a, month, b] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4, 6))];
  const day = order === "ymd" ? b : a;
  const plainDay = raise.day !== undefined && day > raise.day ? day - raise.day : day;
  const plainMonth = raise.month !== undefined && month > raise.month ? month - raise.month : month;
  return plainDay >= 1 && plainDay <= 31 && plainMonth >= 1 && plainMonth <= 12;
}

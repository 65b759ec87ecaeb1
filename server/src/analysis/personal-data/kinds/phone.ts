import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { Span } from "../../../model/text.ts";
import { type Kind, sticky, type Verdict } from "../kind.ts";
import { isReservedPhone } from "../reserved-phone.ts";
import { closed } from "../scan.ts";
import { PHONE_LABELS, PHONE_WORDS } from "../words.ts";

/** Regions tried for a number written without its country, only beside a word for telephone. */
const REGIONS: readonly CountryCode[] = [
  "US",
  "GB",
  "DE",
  "FR",
  "ES",
  "IT",
  "NL",
  "PL",
  "BR",
  "IN",
  "AU",
  "CH",
  "AT",
  "BE",
  "SE",
  "DK",
  "NO",
  "FI",
  "PT",
  "IE",
  "MX",
  "JP",
  "KR",
  "CN",
  "ZA",
  "CZ",
  "TR",
  "IL",
  "SG",
];

const INTERNATIONAL = sticky(/\+\(?\d[\d ().\-/]{5,22}\d(?:x\d{1,5})?/);
const DATE =
  /(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])[-./](?:0?[1-9]|[12]\d|3[01])[-./](?:19|20)\d\d|\b(?:19|20)\d{6}\b/;

/** A number with its country code; groups at the end that make it too long belong to the text after it. */
function international(text: string, at: number): Span | null {
  if (/[\w+.)]/.test(text[at - 1] ?? "")) return null;
  INTERNATIONAL.lastIndex = at;
  let number = INTERNATIONAL.exec(text)?.[0];
  if (number === undefined || /[\d]/.test(text[at + number.length] ?? "") || /^\+\d{2}[:.]\d\d(?!\d)/.test(number)) return null;
  const whole = { start: at, end: at + number.length };
  const possible = number.replace(/\D/g, "").length >= 10 && parsePhoneNumberFromString(number)?.isPossible() === true;
  for (let cuts = 0; cuts < 4 && number.length >= 8; cuts++) {
    if (isDialled(number)) return { start: at, end: at + number.length };
    const cut = number.search(/[ ().\-/]+\d+\)?$/);
    if (cut < 6) break;
    number = number.slice(0, cut);
  }
  // As long as its country's numbers are, in a range not given out: weak, but a plus and so many digits are hardly anything else.
  return possible && /[ ().\-/]/.test(text.slice(whole.start, whole.end)) ? whole : null;
}

function isDialled(number: string): boolean {
  return (
    parsePhoneNumberFromString(number)?.isValid() === true || isReservedPhone(number) || (number.startsWith("+1") && /x\d+$/.test(number))
  );
}

function national(written: string): Verdict {
  const value = written.replace(EXTENSION, "");
  const digits = value.replace(/\D/g, "");
  if (
    digits.length < 7 ||
    digits.length > (value.startsWith("00") ? 15 : 13) ||
    DATE.test(value) ||
    /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/.test(value) ||
    HOURS.test(value)
  )
    return "impossible";
  // Seconds since 1970, 2017 to 2033: no number of ten digits is dialled so without its leading zero.
  if (/^1[5-9]\d{8}$/.test(value)) return "impossible";
  // What no plan gives out may still stand behind a label: somebody wrote it down wrongly, or dials it inside a house.
  if (value.startsWith("00")) return parsePhoneNumberFromString(`+${digits.slice(2)}`)?.isValid() ? "valid" : "invalid";
  // Seven to nine digits in a row are anything's: a word near is not enough.
  if (/^[1-9]\d{6,8}$/.test(value)) return "invalid";
  return REGIONS.some((region) => parsePhoneNumberFromString(value, region)?.isValid()) ? "valid" : "invalid";
}

/** A number that names an extension is dialled, whoever gave it out. */
function american(value: string): Verdict {
  return EXTENSION.test(value) || parsePhoneNumberFromString(value.replace(/^001[-.]/, ""), "US")?.isValid() ? "valid" : "invalid";
}

/** `0900-1800`: when somebody answers. */
const HOURS = /^(?:[01]\d|2[0-4])[0-5]\d ?- ?(?:[01]\d|2[0-4])[0-5]\d$/;
/** What is numbered in three, three and four digits too. */
const NUMBERED =
  /\b(?:part|item|order|sku|serial|model|lot|batch|case|ticket|invoice|tracking|catalog(?:ue)?|reference|ref|claim|policy|bib|p\/n|s\/n)s?\b[ .:#]{0,3}(?:no|nr|num(?:ber)?s?|ids?|codes?)?[^\n]{0,24}$/i;

function grouped(how: RegExp) {
  const whole = sticky(how);
  return (text: string, at: number): Span | null => {
    whole.lastIndex = at;
    if (!whole.test(text) || !closed(text, at, whole.lastIndex)) return null;
    return NUMBERED.test(text.slice(Math.max(0, at - 48), at)) ? null : { start: at, end: whole.lastIndex };
  };
}

const EXTENSION = / ?(?:x|ext\.?) ?\d{1,5}$/i;

/** 555-0100 to 555-0199 are kept for fiction by NANPA; written as the value was where its shape is American. */
function dummy(value: string): string {
  let sum = 0;
  for (let i = 0; i < value.length; i++) sum = (31 * sum + value.charCodeAt(i)) % 65_521;
  const line = `01${String(sum % 100).padStart(2, "0")}`;
  if (/^\(\d{3}\)/.test(value)) return `(202) 555-${line}`;
  return /^\d{3}[-.]\d{3}[-.]\d{4}/.test(value) ? `202-555-${line}` : `+1 202-555-${line}`;
}

const PHONE = {
  kind: "phone",
  country: null,
  name: "Phone number",
  gdpr: "ordinary",
  strength: 0,
  words: PHONE_WORDS,
  own: PHONE_LABELS,
  labelled: true,
  reserved: (value: string) => isReservedPhone(value),
  dummy,
  tail: 2,
} as const satisfies Partial<Kind>;

const NANP = /(?:001[-.])?\d{3}([-.])\d{3}\1\d{4}(?: ?(?:x|ext\.?) ?\d{1,5})?/;

export const phone: readonly Kind[] = [
  {
    ...PHONE,
    anchor: { at: "sign", sign: "+" },
    locate: international,
    judge: (value) => (isDialled(value) ? "valid" : "shape"),
    base: 0.55,
    strength: 0.25,
    proof: "plan",
    tier: "alone",
    samples: ["+49 151 23456789", "+44 20 7183 8750", "+1 (415) 867-5309", "+33 6 12 34 56 78", "+4915123456789"],
    hostile: ["+1+1+1+1", "2024-05-01T10:00:00+02:00", "a+1234567", "+100", "@@ -1,5 +1,9 @@"],
  },
  {
    ...PHONE,
    name: "US phone number",
    country: "US",
    anchor: { at: "digits", length: [3, 3] },
    locate: grouped(NANP),
    judge: american,
    base: 0.65,
    tier: "alone",
    samples: ["415-867-5309", "212.736.5000"],
    hostile: ["133.0.6943.16", "4-5-20250929", "2026-01-01 12:00", "115-867-5309"],
  },
  {
    ...PHONE,
    name: "US phone number",
    country: "US",
    anchor: { at: "digits", length: [1, 1] },
    locate: grouped(/1([-. ])(?:\(\d{3}\) ?|\d{3}\1)\d{3}[-. ]\d{4}(?: ?(?:x|ext\.?) ?\d{1,5})?/),
    judge: american,
    base: 0.65,
    tier: "alone",
    samples: ["1-415-867-5309"],
    hostile: ["1-1-1-1", "1.415.0.1"],
  },
  {
    ...PHONE,
    name: "US phone number",
    country: "US",
    anchor: { at: "sign", sign: "(" },
    locate: grouped(/\(\d{3}\) ?-?\d{3}[-. ]\d{4}(?: ?(?:x|ext\.?) ?\d{1,5})?/),
    judge: american,
    base: 0.75,
    tier: "alone",
    samples: ["(415) 867-5309", "(212)736-5000"],
    hostile: ["(2019) 736-5000", "(12) 3"],
  },
  {
    ...PHONE,
    anchor: { at: "digits", length: [2, 13] },
    locate: sticky(/\d{2,13}(?:[ .\-/]{1,2}\d{1,8}){0,6}(?: ?(?:x|ext\.?) ?\d{1,5})?/),
    judge: national,
    base: 0.3,
    tier: "context",
    samples: ["tel 020 7183 8750", "Telefon: 0151 23456789", "téléphone 06 12 34 56 78", "phone: 4158675309"],
    hostile: ["phone model 2026-01-01", "call 1717171717", "tel 192.168.1.1", "the call fails for 203.114.7.9/30"],
  },
  {
    ...PHONE,
    anchor: { at: "sign", sign: "(" },
    locate: sticky(/\(\d{2,5}\)[ -]?\d{2,8}(?:[ .\-/]\d{1,8}){0,4}/),
    judge: national,
    base: 0.35,
    tier: "context",
    samples: ["phone (020) 7183 8750"],
    hostile: ["(1) 2", "tel (2020) 1"],
  },
];

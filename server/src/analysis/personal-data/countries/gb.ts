import { compact, nhs, onlyDigits } from "../checksums.ts";
import type { Kind } from "../kind.ts";
import { number, shape, valid } from "./row.ts";

/** DVLA: five letters of the surname, birth date with 5 added to the month for women, initials, check digits. */
function judgeDriver(value: string) {
  const text = compact(value);
  const month = Number(text.slice(6, 8));
  const plain = month > 50 ? month - 50 : month;
  return plain >= 1 && plain <= 12 && Number(text.slice(8, 10)) >= 1 && Number(text.slice(8, 10)) <= 31 ? "shape" : "impossible";
}

export const GB: readonly Kind[] = [
  number({
    kind: "social-security",
    country: "GB",
    name: "UK National Insurance number",
    first: ["mixed", 8],
    pattern: /(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}/,
    judge: shape,
    base: 0.35,
    words: ["national insurance", "nino", "ni number", "ni no"],
    samples: ["NI number AB428193"],
    hostile: ["BG123456", "AB428193"],
  }),
  number({
    kind: "social-security",
    country: "GB",
    name: "UK National Insurance number",
    first: ["letters", 2],
    pattern: /(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] \d{2} \d{2} \d{2}(?: [A-D])?/,
    judge: shape,
    base: 0.6,
    tier: "alone",
    words: ["national insurance", "nino", "ni number"],
    reserved: (value) => /QQ|^AB 12 34 56/.test(value),
    samples: ["JG 10 37 59 A"],
    hostile: ["AB 12 34", "GB 10 37 59 A"],
  }),
  number({
    kind: "social-security",
    country: "GB",
    name: "UK National Insurance number",
    first: ["mixed", 9],
    pattern: /(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]/,
    judge: shape,
    base: 0.55,
    tier: "alone",
    words: ["national insurance", "nino", "ni number"],
    reserved: (value) => /^QQ|^AB123456/.test(value),
    samples: ["JG103759A"],
    hostile: ["JG103759E"],
  }),
  number({
    kind: "health-id",
    country: "GB",
    name: "NHS number",
    first: ["digits", 3],
    pattern: /\d{3}([ -])\d{3}\1\d{4}/,
    judge: (value) => (nhs(onlyDigits(value)) ? "valid" : "invalid"),
    base: 0.3,
    words: ["nhs", "nhs number", "nhs no"],
    samples: ["NHS number: 629 360 5748"],
    hostile: ["943 476 5918"],
  }),
  number({
    kind: "health-id",
    country: "GB",
    name: "NHS number",
    first: ["digits", 10],
    pattern: /\d{10}/,
    judge: (value) => (nhs(value) ? "valid" : "invalid"),
    words: ["nhs", "nhs number", "nhs no"],
    samples: ["NHS 4106220067"],
    hostile: ["9434765919"],
  }),
  number({
    kind: "tax-id",
    country: "GB",
    name: "UK taxpayer reference",
    first: ["digits", 5, 10],
    pattern: /\d{10}|\d{5} \d{5}/,
    judge: valid("GB", "utr"),
    words: ["utr", "unique taxpayer", "self assessment"],
    samples: ["UTR 2700548303"],
  }),
  number({
    kind: "driving-licence",
    country: "GB",
    name: "UK driving licence number",
    first: ["mixed", 16],
    pattern: /[A-Z]{2,5}9{0,3}\d[0-6]\d[0-3]\d\d[A-Z][A-Z9][A-HJ-NP-Z0-9][A-Z]{2}/,
    judge: judgeDriver,
    base: 0.6,
    tier: "alone",
    reserved: (value) => value.startsWith("MORGA"),
    samples: ["WILKI711203JT9KL"],
    hostile: ["WILKI799903JT9KL"],
  }),
  number({
    kind: "bank-account",
    country: "GB",
    name: "UK sort code",
    first: ["digits", 2],
    pattern: /\d{2}-\d{2}-\d{2}(?:,? (?:account |a\/c )?\d{8})?/,
    judge: shape,
    base: 0.2,
    words: ["sort code", "sortcode"],
    samples: ["sort code 20-45-77"],
    hostile: ["20-45-77", "12-05-24"],
  }),
];

import { mod97, onlyDigits } from "../checksums.ts";
import type { Kind, Verdict } from "../kind.ts";
import { isAfterLastDay } from "./born.ts";
import { hasDate, number, STRONG } from "./row.ts";

/**
 * 97 less the rest of the first nine digits, with a 2 before them for people born from 2000 on. Months are raised by 20 or 40
 * for people who are not in the register, and 00 where the day of birth is not known.
 */
function judge(value: string): Verdict {
  const digits = onlyDigits(value);
  const month = Number(digits.slice(2, 4)) % 20;
  const known = month > 0 && Number(digits.slice(4, 6)) > 0;
  if (
    Number(digits.slice(2, 4)) > 52 ||
    (known && !hasDate(`${digits.slice(0, 2)}${String(month).padStart(2, "0")}${digits.slice(4, 6)}`, "ymd"))
  )
    return "invalid";
  const check = Number(digits.slice(9));
  if (97 - mod97(digits.slice(0, 9)) === check) return "valid";
  const born = `20${digits.slice(0, 2)}${String(month).padStart(2, "0")}${digits.slice(4, 6)}`;
  return 97 - mod97(`2${digits.slice(0, 9)}`) === check && !isAfterLastDay(born) ? "valid" : "invalid";
}

export const BE: readonly Kind[] = [
  number({
    country: "BE",
    kind: "national-id",
    name: "Belgian national number",
    first: ["digits", 2],
    pattern: /\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}/,
    judge,
    base: 0.5,
    strength: STRONG,
    tier: "alone",
    words: ["rijksregisternummer", "registre national", "niss", "insz", "numero national"],
    samples: ["85.07.30-525.21"],
    hostile: ["85.07.30-033.29"],
  }),
  number({
    country: "BE",
    kind: "national-id",
    name: "Belgian national number",
    first: ["digits", 11],
    pattern: /\d{11}/,
    judge,
    strength: STRONG,
    words: ["rijksregisternummer", "registre national", "niss", "insz", "rijksregister"],
    samples: ["rijksregisternummer 85073055687"],
  }),
];

import { luhn, onlyDigits } from "../checksums.ts";
import type { Kind } from "../kind.ts";
import { hasDate, number, STRONG } from "./row.ts";

/** The library refuses a number without its dash; Luhn over the last ten digits and a day that exists are the whole rule. */
function judge(value: string) {
  const digits = onlyDigits(value).slice(-10);
  if (!hasDate(digits, "ymd", { day: 60 })) return "impossible";
  return luhn(digits) ? "valid" : "invalid";
}

export const SE: readonly Kind[] = [
  number({
    country: "SE",
    kind: "national-id",
    name: "Swedish personal number",
    first: ["digits", 6, 8],
    pattern: /(?:19|20(?=[01]))?\d{6}[-+]\d{4}/,
    judge,
    base: 0.5,
    strength: STRONG,
    tier: "alone",
    words: ["personnummer", "personnr", "pnr", "samordningsnummer"],
    samples: ["850708-4765", "19850705-8157"],
    hostile: ["850709-9806", "20241121-1234"],
  }),
  number({
    country: "SE",
    kind: "national-id",
    name: "Swedish personal number",
    first: ["digits", 10, 12],
    pattern: /(?:19|20)?\d{10}/,
    judge,
    words: ["personnummer", "personnr", "pnr"],
    strength: STRONG,
    samples: ["personnummer 8507084831"],
  }),
];

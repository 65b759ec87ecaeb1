import { onlyDigits } from "../checksums.ts";
import { type Kind, sticky, type Verdict } from "../kind.ts";
import { SOCIAL_WORDS } from "../words.ts";

/** https://www.ssa.gov/employer/randomization.html: no area 000, 666 or 9xx, no group 00, no serial 0000. */
function judgeSsn(value: string): Verdict {
  const digits = onlyDigits(value);
  return /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits) ? "shape" : "impossible";
}

/** Printed on sample cards and in advertisements: https://www.ssa.gov/history/ssn/misused.html. */
const SAMPLE_SSN = /^(?:078051120|219099999|457555462|123456789|111223333|123121234|98765432\d|001010001|12345\d{4})$/;

const SSN = {
  kind: "social-security",
  country: "US",
  name: "US Social Security number",
  gdpr: "identifier",
  judge: judgeSsn,
  strength: 0,
  words: [...SOCIAL_WORDS, "ss", "soc sec", "taxpayer", "itin"],
  reserved: (value: string) => SAMPLE_SSN.test(onlyDigits(value)),
  dummy: "000-00-0000",
} as const satisfies Partial<Kind>;

export const US: readonly Kind[] = [
  {
    ...SSN,
    anchor: { at: "digits", length: [3, 3] },
    locate: sticky(/\d{3}-\d{2}-\d{4}/),
    base: 0.7,
    tier: "alone",
    samples: ["536-22-8726", "SSN 212-09-7694"],
    hostile: ["666-22-8726", "000-12-3456", "536-22-87265", "536-2-28726", "2024-11-2101"],
  },
  {
    ...SSN,
    anchor: { at: "digits", length: [3, 3] },
    locate: sticky(/\d{3}([ .])\d{2}\1\d{4}/),
    base: 0.3,
    tier: "context",
    samples: ["social security number 536 22 8726"],
    hostile: ["536 22 8726"],
  },
  {
    ...SSN,
    anchor: { at: "digits", length: [9, 9] },
    locate: sticky(/\d{9}/),
    base: 0.2,
    tier: "context",
    dummy: "000000000",
    samples: ["SSN: 536228726"],
    hostile: ["536228726", "build 536228726"],
  },
];

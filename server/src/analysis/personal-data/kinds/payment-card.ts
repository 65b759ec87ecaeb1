import { luhn, onlyDigits } from "../checksums.ts";
import { type Kind, sticky, type Verdict } from "../kind.ts";
import { CARD_WORDS } from "../words.ts";

/** Issuer ranges and lengths (ISO/IEC 7812; networks' public range lists): Visa, Mastercard, American Express, Discover, Diners, JCB, UnionPay, Maestro, Mir, RuPay. */
const ISSUER =
  /^(?:4\d{12}|4\d{15}|4\d{18}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|6(?:011|5\d\d|4[4-9]\d)\d{12}|3(?:0[0-5]|[689]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}|62\d{14,17}|(?:50|5[6-9]|6[0-9])\d{10,17}|220[0-4]\d{12}|(?:60|65|81|82)\d{14})$/;

function judge(value: string): Verdict {
  const digits = onlyDigits(value);
  if (!ISSUER.test(digits)) return "impossible";
  return luhn(digits) ? "valid" : "invalid";
}

/** Test numbers of the networks and of payment providers (https://docs.stripe.com/testing, https://developer.paypal.com/tools/sandbox/card-testing, 2026-11). */
const TEST_NUMBERS = new Set(
  (
    "4242424242424242 4000056655665556 5555555555554444 2223003122003222 5200828282828210 5105105105105100 378282246310005 371449635398431 378734493671000 6011111111111117 " +
    "6011000990139424 6011981111111113 3056930009020004 36227206271667 38520000023237 30569309025904 6555900000604105 3566002020360505 6200000000000005 6200000000000047 6205500000000000004 3530111333300000 " +
    "4111111111111111 4012888888881881 4222222222222220 4917610000000000 4532015112830366 4539578763621486 4716059592563695 5425233430109903 2222420000001113 4263982640269299 4917484589897107 " +
    "4001919257537193 4007702835532454 6362970000457013 6062826786276634 5011054488597827 4000002500003155 4000002760003184 4988438843884305 2222400010000008 2222400030000004 " +
    "5454545454545454 4444333322221111 4911830000000000 4462030000000000 4508750015741019 5555341244441115 5577000055770004 6771798021000008 6759649826438453 4035501000000008 4360000001000005 4012000033330026 4005519200000004 4009348888881881 4500600000000061"
  ).split(" "),
);

function isTest(value: string): boolean {
  const digits = onlyDigits(value);
  return (
    TEST_NUMBERS.has(digits) ||
    digits.startsWith("400000") ||
    /(\d)\1{7}|^(\d{4})\2{2}/.test(digits) ||
    digits.startsWith("41111111") ||
    digits.startsWith("42424242")
  );
}

const CARD = {
  kind: "payment-card",
  country: null,
  name: "Payment card number",
  gdpr: "ordinary",
  judge,
  strength: 0.2,
  tier: "alone",
  words: CARD_WORDS,
  labelled: true,
  reserved: isTest,
  tail: 4,
} as const satisfies Partial<Kind>;

export const paymentCard: readonly Kind[] = [
  {
    ...CARD,
    anchor: { at: "digits", length: [4, 4] },
    locate: sticky(/\d{4}([ -])(?:\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{6}\1\d{4,5})(?!\1\d)/),
    base: 0.6,
    dummy: "4242 4242 4242 4242",
    samples: ["4539 1488 0343 6467", "3714-496353-98431", "5500 0055 5555 5559"],
    hostile: ["4539 1488 0343 6468", "1111 2222 3333 4444", "2024 1234 5678 9012"],
  },
  {
    ...CARD,
    anchor: { at: "digits", length: [14, 19] },
    locate: sticky(/\d{14,19}/),
    base: 0.45,
    dummy: "4242424242424242",
    samples: ["4539148803436467", "card 371449635398431"],
    hostile: ["4539148803436468", "1717171717171717", "0.4539148803436467"],
  },
  {
    ...CARD,
    // Old Visa numbers of 13 digits and Maestro of 12: too short to stand without a word.
    tier: "context",
    anchor: { at: "digits", length: [12, 13] },
    locate: sticky(/\d{12,13}/),
    base: 0.3,
    dummy: "4242424242424242",
    samples: ["card number 4539148803439"],
    hostile: ["4539148803439", "card 1717171717171"],
  },
];

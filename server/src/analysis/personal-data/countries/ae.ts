import { luhn, onlyDigits } from "../checksums.ts";
import type { Kind } from "../kind.ts";
import { number } from "./row.ts";

export const AE: readonly Kind[] = [
  number({
    country: "AE",
    kind: "national-id",
    name: "Emirates ID",
    first: ["digits", 3],
    pattern: /784-?(?:19|20)\d{2}-?\d{7}-?\d/,
    judge: (value) => (luhn(onlyDigits(value)) ? "valid" : "invalid"),
    base: 0.5,
    tier: "alone",
    words: ["emirates id"],
    samples: ["784-1985-0578435-9"],
    hostile: ["784-1885-4829103-7"],
  }),
];

import type { Kind } from "../kind.ts";
import { number, STRONG, valid } from "./row.ts";

export const RO: readonly Kind[] = [
  number({
    country: "RO",
    kind: "national-id",
    name: "Romanian personal numeric code",
    first: ["digits", 13],
    pattern: /[1-9]\d{12}/,
    judge: valid("RO", "cnp"),
    base: 0.25,
    strength: STRONG,
    words: ["cnp", "cod numeric personal"],
    samples: ["CNP 1850702405782"],
  }),
];

import type { Kind } from "../kind.ts";
import { number, STRONG, valid } from "./row.ts";

export const LT: readonly Kind[] = [
  number({
    country: "LT",
    kind: "national-id",
    name: "Lithuanian personal code",
    first: ["digits", 11],
    pattern: /[1-6]\d{10}/,
    judge: valid("LT", "asmens"),
    base: 0.2,
    strength: STRONG,
    words: ["asmens kodas", "personal code"],
    samples: ["asmens kodas 38507045594"],
  }),
];

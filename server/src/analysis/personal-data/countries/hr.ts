import type { Kind } from "../kind.ts";
import { number, valid } from "./row.ts";

export const HR: readonly Kind[] = [
  number({
    country: "HR",
    kind: "national-id",
    name: "Croatian OIB",
    first: ["digits", 11],
    pattern: /\d{11}/,
    judge: valid("HR", "oib"),
    base: 0.2,
    words: ["oib", "osobni identifikacijski broj"],
    samples: ["OIB: 97108134343"],
  }),
];

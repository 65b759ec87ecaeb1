import type { Kind } from "../kind.ts";
import { number, STRONG, valid } from "./row.ts";

export const NO: readonly Kind[] = [
  number({
    country: "NO",
    kind: "national-id",
    name: "Norwegian birth number",
    first: ["digits", 6, 11],
    pattern: /\d{11}|\d{6}[ -]\d{5}/,
    judge: valid("NO", "fodselsnummer"),
    base: 0.2,
    strength: STRONG,
    words: ["fodselsnummer", "personnummer", "fnr", "d nummer"],
    samples: ["Fødselsnummer 15108693662"],
  }),
  number({
    country: "NO",
    kind: "bank-account",
    name: "Norwegian bank account",
    first: ["digits", 4, 11],
    pattern: /\d{11}|\d{4}[. ]\d{2}[. ]\d{5}/,
    judge: valid("NO", "kontonr"),
    words: ["kontonummer", "kontonr"],
    samples: ["kontonummer 8601.48.78523"],
  }),
];

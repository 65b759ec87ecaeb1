import type { Kind } from "../kind.ts";
import { number, STRONG, valid } from "./row.ts";

export const ZA: readonly Kind[] = [
  number({
    country: "ZA",
    kind: "national-id",
    name: "South African identity number",
    first: ["digits", 6, 13],
    pattern: /\d{13}|\d{6} \d{4} \d{3}/,
    judge: valid("ZA", "idnr"),
    base: 0.25,
    strength: STRONG,
    words: ["south african id", "id no", "identity no", "rsa id", "sa id"],
    samples: ["ID number 8507028867089"],
  }),
];

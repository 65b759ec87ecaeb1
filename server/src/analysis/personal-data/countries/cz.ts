import type { Kind } from "../kind.ts";
import { number, STRONG, valid } from "./row.ts";

export const CZ: readonly Kind[] = [
  number({
    country: "CZ",
    kind: "national-id",
    name: "Czech or Slovak birth number",
    first: ["digits", 6, 10],
    pattern: /\d{6}\/\d{3,4}|\d{9,10}/,
    judge: valid("CZ", "rc"),
    base: 0.25,
    strength: STRONG,
    words: ["rodne cislo", "rc", "r c", "birth number", "rodny list"],
    samples: ["rodné číslo 815604/1938"],
    hostile: ["815609/9999"],
  }),
];

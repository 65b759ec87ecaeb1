import type { Kind } from "../kind.ts";
import { number, STRONG, valid } from "./row.ts";

export const SI: readonly Kind[] = [
  number({
    country: "SI",
    kind: "national-id",
    name: "Slovenian EMŠO",
    first: ["digits", 13],
    pattern: /\d{13}/,
    judge: valid("SI", "emso"),
    base: 0.2,
    strength: STRONG,
    words: ["emso", "maticna stevilka"],
    samples: ["EMŠO 0307885508420"],
  }),
];

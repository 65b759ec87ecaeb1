import type { Kind } from "../kind.ts";
import { number, STRONG, valid } from "./row.ts";

export const RS: readonly Kind[] = [
  number({
    country: "RS",
    kind: "national-id",
    name: "Citizen number (JMBG)",
    first: ["digits", 13],
    pattern: /\d{13}/,
    judge: valid("RS", "jmbg"),
    base: 0.2,
    strength: STRONG,
    words: ["jmbg", "maticni broj"],
    samples: ["JMBG 0307985711338"],
  }),
];

import type { Kind } from "../kind.ts";
import { number, STRONG, valid } from "./row.ts";

export const CN: readonly Kind[] = [
  number({
    country: "CN",
    kind: "national-id",
    name: "Chinese resident identity number",
    first: ["digits", 18],
    pattern: /[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{4}/,
    judge: valid("CN", "ric"),
    base: 0.45,
    strength: STRONG,
    tier: "alone",
    words: ["身份证", "resident id", "identity card"],
    samples: ["110101198507069028"],
    hostile: ["110101198507090012"],
  }),
  number({
    country: "CN",
    kind: "national-id",
    name: "Chinese resident identity number",
    first: ["mixed", 18],
    pattern: /[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[Xx]/,
    judge: valid("CN", "ric"),
    base: 0.5,
    strength: STRONG,
    tier: "alone",
    words: ["身份证", "resident id"],
    samples: ["11010119850706709X"],
    hostile: ["11010119851399002X"],
  }),
];

import type { Kind } from "../kind.ts";
import { number, shape } from "./row.ts";

export const NG: readonly Kind[] = [
  number({
    country: "NG",
    kind: "national-id",
    name: "Nigerian identification number",
    first: ["digits", 11],
    pattern: /\d{11}/,
    judge: shape,
    base: 0.12,
    words: ["nin", "national identification number", "nimc", "bvn"],
    samples: ["NIN: 48291037552"],
    hostile: ["48291037552"],
  }),
];

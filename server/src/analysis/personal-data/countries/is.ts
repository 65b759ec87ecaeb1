import type { Kind } from "../kind.ts";
import { number, STRONG, valid } from "./row.ts";

export const IS: readonly Kind[] = [
  number({
    country: "IS",
    kind: "national-id",
    name: "Icelandic identity number",
    first: ["digits", 6, 10],
    pattern: /\d{10}|\d{6}-\d{4}/,
    judge: valid("IS", "kennitala"),
    base: 0.25,
    strength: STRONG,
    words: ["kennitala", "kt"],
    samples: ["kennitala 120174-3126"],
  }),
];

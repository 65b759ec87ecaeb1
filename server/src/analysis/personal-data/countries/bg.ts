import type { Kind } from "../kind.ts";
import { number, STRONG, valid } from "./row.ts";

export const BG: readonly Kind[] = [
  number({
    country: "BG",
    kind: "national-id",
    name: "Bulgarian citizen number",
    first: ["digits", 10],
    pattern: /\d{10}/,
    judge: valid("BG", "egn"),
    base: 0.2,
    strength: STRONG,
    words: ["egn", "egn no"],
    samples: ["EGN 8507054064"],
  }),
];

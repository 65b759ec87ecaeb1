import type { Kind } from "../kind.ts";
import { number, valid } from "./row.ts";

export const TW: readonly Kind[] = [
  number({
    country: "TW",
    kind: "national-id",
    name: "Taiwanese identity number",
    first: ["mixed", 10],
    pattern: /[A-Z][12]\d{8}/,
    judge: valid("TW", "natid"),
    base: 0.35,
    words: ["身分證", "taiwan id", "national id"],
    samples: ["身分證字號 A139103468"],
    hostile: ["A123456788"],
  }),
];

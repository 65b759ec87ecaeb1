import type { Kind } from "../kind.ts";
import { hasDate, number } from "./row.ts";

export const DK: readonly Kind[] = [
  number({
    country: "DK",
    kind: "national-id",
    name: "Danish CPR number",
    first: ["digits", 6],
    pattern: /\d{6}-\d{4}/,
    judge: (value) => (hasDate(value, "dmy") ? "shape" : "impossible"),
    base: 0.3,
    words: ["cpr", "cpr nummer", "personnummer", "cprnr"],
    samples: ["CPR 030785-2917"],
    hostile: ["030785-2917", "993785-2917"],
  }),
  number({
    country: "DK",
    kind: "national-id",
    name: "Danish CPR number",
    first: ["digits", 10],
    pattern: /\d{10}/,
    judge: (value) => (hasDate(value, "dmy") ? "shape" : "impossible"),
    base: 0.2,
    words: ["cpr", "cpr nummer", "cprnr"],
    samples: ["cpr-nummer 0307852917"],
  }),
];

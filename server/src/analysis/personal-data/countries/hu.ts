import { onlyDigits, weighted } from "../checksums.ts";
import type { Kind } from "../kind.ts";
import { number, shape } from "./row.ts";

export const HU: readonly Kind[] = [
  number({
    country: "HU",
    kind: "national-id",
    name: "Hungarian personal number",
    first: ["digits", 1],
    pattern: /[1-8][- ]\d{6}[- ]\d{4}/,
    judge: shape,
    base: 0.35,
    words: ["szemelyi szam", "szemelyi azonosito"],
    samples: ["személyi szám 1-850709-4821"],
    hostile: ["1-850709-4821"],
  }),
  number({
    country: "HU",
    kind: "health-id",
    name: "Hungarian TAJ number",
    first: ["digits", 3, 9],
    pattern: /\d{9}|\d{3}[ -]\d{3}[ -]\d{3}/,
    judge: (value) => (weighted(onlyDigits(value), [3, 7, 3, 7, 3, 7, 3, 7], 10) === Number(value.at(-1)) ? "valid" : "invalid"),
    words: ["taj", "taj szam"],
    samples: ["TAJ szám 232 893 461"],
  }),
];

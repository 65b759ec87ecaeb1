import type { Kind } from "../kind.ts";
import { number, valid } from "./row.ts";

export const TH: readonly Kind[] = [
  number({
    country: "TH",
    kind: "national-id",
    name: "Thai identity number",
    first: ["digits", 1, 13],
    pattern: /[1-8]\d{12}|[1-8]([- ])\d{4}\1\d{5}\1\d{2}\1\d/,
    judge: valid("TH", "idnr"),
    base: 0.2,
    words: ["thai id", "เลขประจำตัวประชาชน", "national id"],
    samples: ["Thai ID 1-3987-32402-09-6"],
  }),
];

import type { Kind } from "../kind.ts";
import { hasDate, number } from "./row.ts";

export const KR: readonly Kind[] = [
  number({
    country: "KR",
    kind: "national-id",
    name: "Korean resident registration number",
    first: ["digits", 6],
    pattern: /\d{6}-[1-8]\d{6}/,
    judge: (value) => (hasDate(value, "ymd") ? "shape" : "impossible"),
    base: 0.7,
    tier: "alone",
    words: ["주민등록번호", "rrn", "resident registration"],
    reserved: (value) => /-1234567$/.test(value),
    samples: ["850709-1482913"],
    hostile: ["859909-1482913", "850709-9482913"],
  }),
];

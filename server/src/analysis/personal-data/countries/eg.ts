import type { Kind } from "../kind.ts";
import { hasDate, number } from "./row.ts";

export const EG: readonly Kind[] = [
  number({
    country: "EG",
    kind: "national-id",
    name: "Egyptian national number",
    first: ["digits", 14],
    pattern: /[23]\d{13}/,
    judge: (value) => (hasDate(value.slice(1), "ymd") ? "shape" : "impossible"),
    base: 0.2,
    words: ["egyptian id", "raqam qawmi", "القومي"],
    samples: ["Egyptian ID 28507090102938"],
  }),
];

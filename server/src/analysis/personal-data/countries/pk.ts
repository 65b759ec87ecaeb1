import type { Kind } from "../kind.ts";
import { number, shape } from "./row.ts";

export const PK: readonly Kind[] = [
  number({
    country: "PK",
    kind: "national-id",
    name: "Pakistani CNIC",
    first: ["digits", 5],
    pattern: /[1-7]\d{4}-\d{7}-\d/,
    judge: shape,
    base: 0.65,
    tier: "alone",
    words: ["cnic", "nicop", "nadra"],
    reserved: (value) => /^12345-1234567/.test(value),
    samples: ["42301-4829103-7"],
    hostile: ["92301-4829103-7"],
  }),
];

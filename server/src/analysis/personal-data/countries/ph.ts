import type { Kind } from "../kind.ts";
import { number, shape } from "./row.ts";

export const PH: readonly Kind[] = [
  number({
    country: "PH",
    kind: "tax-id",
    name: "Philippine TIN",
    first: ["digits", 3],
    pattern: /\d{3}-\d{3}-\d{3}(?:-\d{3,5})?/,
    judge: shape,
    base: 0.25,
    words: ["tin", "bir"],
    samples: ["TIN 482-910-375-000"],
    hostile: ["482-910-375-000"],
  }),
];

import type { Kind } from "../kind.ts";
import { number, valid } from "./row.ts";

export const PE: readonly Kind[] = [
  number({
    country: "PE",
    kind: "tax-id",
    name: "Peruvian RUC",
    first: ["digits", 11],
    pattern: /(?:10|15|17|20)\d{9}/,
    judge: valid("PE", "ruc"),
    base: 0.2,
    words: ["ruc"],
    samples: ["RUC 10490682509"],
  }),
];

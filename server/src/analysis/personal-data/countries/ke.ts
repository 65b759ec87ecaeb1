import type { Kind } from "../kind.ts";
import { number, shape } from "./row.ts";

export const KE: readonly Kind[] = [
  number({
    country: "KE",
    kind: "tax-id",
    name: "Kenyan KRA PIN",
    first: ["mixed", 11],
    pattern: /[AP]\d{9}[A-Z]/,
    judge: shape,
    base: 0.35,
    words: ["kra", "kra pin"],
    samples: ["KRA PIN A004829103K"],
    hostile: ["A004829103K"],
  }),
];

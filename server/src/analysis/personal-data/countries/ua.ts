import type { Kind } from "../kind.ts";
import { number, valid } from "./row.ts";

export const UA: readonly Kind[] = [
  number({
    country: "UA",
    kind: "tax-id",
    name: "Ukrainian tax number",
    first: ["digits", 10],
    pattern: /\d{10}/,
    judge: valid("UA", "rntrc"),
    words: ["rnokpp", "рнокпп", "іпн"],
    samples: ["РНОКПП 3162874362"],
  }),
];

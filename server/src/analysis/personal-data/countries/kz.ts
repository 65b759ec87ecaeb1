import { iin } from "../checksums.ts";
import type { Kind } from "../kind.ts";
import { number } from "./row.ts";

export const KZ: readonly Kind[] = [
  number({
    country: "KZ",
    kind: "national-id",
    name: "Kazakh individual number",
    first: ["digits", 12],
    pattern: /\d{12}/,
    judge: (value) => (iin(value) ? "valid" : "invalid"),
    base: 0.2,
    words: ["iin", "иин", "жсн"],
    samples: ["ИИН 850702371547"],
  }),
];

import type { Kind } from "../kind.ts";
import { number, valid } from "./row.ts";

export const IL: readonly Kind[] = [
  number({
    country: "IL",
    kind: "national-id",
    name: "Israeli identity number",
    first: ["digits", 8, 9],
    pattern: /\d{9}|\d{8}-\d/,
    judge: valid("IL", "idnr"),
    words: ["teudat zehut", "israeli id", "תעודת"],
    samples: ["Teudat Zehut 008071219"],
  }),
];

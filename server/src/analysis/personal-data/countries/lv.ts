import type { Kind } from "../kind.ts";
import { number, valid } from "./row.ts";

export const LV: readonly Kind[] = [
  number({
    country: "LV",
    kind: "national-id",
    name: "Latvian personal code",
    first: ["digits", 6],
    pattern: /\d{6}-\d{5}/,
    judge: valid("LV", "pvn"),
    base: 0.25,
    words: ["personas kods", "personal code"],
    samples: ["personas kods 010785-11210"],
  }),
];

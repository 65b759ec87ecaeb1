import type { Kind } from "../kind.ts";
import { number, valid } from "./row.ts";

export const DO: readonly Kind[] = [
  number({
    country: "DO",
    kind: "national-id",
    name: "Dominican identity number",
    first: ["digits", 3],
    pattern: /\d{3}-\d{7}-\d/,
    judge: valid("DO", "cedula"),
    base: 0.45,
    tier: "alone",
    words: ["cedula"],
    samples: ["001-1342638-1"],
    hostile: ["001-1391820-6"],
  }),
];

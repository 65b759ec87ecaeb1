import { compact } from "../checksums.ts";
import type { Kind } from "../kind.ts";
import { number, valid } from "./row.ts";

export const UY: readonly Kind[] = [
  number({
    country: "UY",
    kind: "national-id",
    name: "Uruguayan identity number",
    first: ["digits", 1],
    pattern: /\d\.\d{3}\.\d{3}-\d/,
    judge: valid("UY", "cedula", compact),
    base: 0.4,
    words: ["cedula", "ci"],
    samples: ["cédula 1.903.245-2"],
  }),
];

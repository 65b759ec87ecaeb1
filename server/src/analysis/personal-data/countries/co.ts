import type { Kind } from "../kind.ts";
import { number, shape } from "./row.ts";

export const CO: readonly Kind[] = [
  number({
    country: "CO",
    kind: "national-id",
    name: "Colombian identity number",
    first: ["digits", 1, 10],
    pattern: /\d{8,10}|1\.\d{3}\.\d{3}\.\d{3}|\d{2}\.\d{3}\.\d{3}/,
    judge: shape,
    base: 0.12,
    words: ["cedula de ciudadania", "cedula"],
    samples: ["cédula de ciudadanía 1.019.482.910"],
  }),
];

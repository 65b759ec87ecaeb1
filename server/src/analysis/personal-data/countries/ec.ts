import type { Kind } from "../kind.ts";
import { number, valid } from "./row.ts";

export const EC: readonly Kind[] = [
  number({
    country: "EC",
    kind: "national-id",
    name: "Ecuadorian identity number",
    first: ["digits", 10],
    pattern: /\d{10}/,
    judge: valid("EC", "ci"),
    words: ["cedula", "cedula de identidad"],
    samples: ["cédula 1754365532"],
  }),
];

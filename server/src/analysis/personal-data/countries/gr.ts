import type { Kind } from "../kind.ts";
import { number, STRONG, valid } from "./row.ts";

export const GR: readonly Kind[] = [
  number({
    country: "GR",
    kind: "social-security",
    name: "Greek AMKA",
    first: ["digits", 11],
    pattern: /\d{11}/,
    judge: valid("GR", "amka"),
    base: 0.2,
    strength: STRONG,
    words: ["amka", "αμκα"],
    samples: ["AMKA 08078514083"],
  }),
  number({
    country: "GR",
    kind: "tax-id",
    name: "Greek tax number",
    first: ["digits", 9],
    pattern: /\d{9}/,
    judge: valid("GR", "vat"),
    words: ["afm", "αφμ"],
    samples: ["AFM 033191271"],
  }),
];

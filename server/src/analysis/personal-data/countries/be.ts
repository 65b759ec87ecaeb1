import type { Kind } from "../kind.ts";
import { number, STRONG, valid } from "./row.ts";

export const BE: readonly Kind[] = [
  number({
    country: "BE",
    kind: "national-id",
    name: "Belgian national number",
    first: ["digits", 2],
    pattern: /\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}/,
    judge: valid("BE", "insz"),
    base: 0.5,
    strength: STRONG,
    tier: "alone",
    words: ["rijksregisternummer", "registre national", "niss", "insz", "numero national"],
    samples: ["85.07.30-525.21"],
    hostile: ["85.07.30-033.29"],
  }),
  number({
    country: "BE",
    kind: "national-id",
    name: "Belgian national number",
    first: ["digits", 11],
    pattern: /\d{11}/,
    judge: valid("BE", "insz"),
    strength: STRONG,
    words: ["rijksregisternummer", "registre national", "niss", "insz", "rijksregister"],
    samples: ["rijksregisternummer 85073055687"],
  }),
];

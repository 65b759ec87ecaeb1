import type { Kind } from "../kind.ts";
import { number, valid } from "./row.ts";

export const HK: readonly Kind[] = [
  number({
    country: "HK",
    kind: "national-id",
    name: "Hong Kong identity card",
    first: ["mixed", 7, 8],
    pattern: /[A-Z]{1,2}\d{6}\([0-9A]\)/,
    judge: valid("HK", "hkid"),
    base: 0.5,
    tier: "alone",
    words: ["hkid", "hong kong identity"],
    reserved: (value) => value.startsWith("A123456"),
    samples: ["Z717781(0)"],
    hostile: ["A123456(4)"],
  }),
  number({
    country: "HK",
    kind: "national-id",
    name: "Hong Kong identity card",
    first: ["mixed", 8, 9],
    pattern: /[A-Z]{1,2}\d{6}[0-9A]/,
    judge: valid("HK", "hkid"),
    base: 0.2,
    words: ["hkid", "hong kong identity"],
    samples: ["HKID Z0791378"],
  }),
];

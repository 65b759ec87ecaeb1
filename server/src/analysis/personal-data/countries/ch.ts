import type { Kind } from "../kind.ts";
import { number, STRONG, valid } from "./row.ts";

export const CH: readonly Kind[] = [
  number({
    country: "CH",
    kind: "social-security",
    name: "Swiss AHV number",
    first: ["digits", 3],
    pattern: /756\.\d{4}\.\d{4}\.\d{2}/,
    judge: valid("CH", "ssn"),
    base: 0.5,
    strength: STRONG,
    tier: "alone",
    words: ["ahv", "avs", "ahv nummer", "navs"],
    reserved: (value) => value === "756.1234.5678.97" || value === "756.9217.0769.85",
    samples: ["756.3296.3687.95"],
    hostile: ["756.9217.0769.84"],
  }),
  number({
    country: "CH",
    kind: "social-security",
    name: "Swiss AHV number",
    first: ["digits", 13],
    pattern: /756\d{10}/,
    judge: valid("CH", "ssn"),
    base: 0.3,
    words: ["ahv", "avs"],
    samples: ["AHV 7566243200926"],
  }),
];

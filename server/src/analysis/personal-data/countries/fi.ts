import type { Kind } from "../kind.ts";
import { number, STRONG, valid } from "./row.ts";

export const FI: readonly Kind[] = [
  number({
    country: "FI",
    kind: "national-id",
    name: "Finnish personal identity code",
    first: ["digits", 6],
    pattern: /\d{6}[-+][0-9]{3}[0-9A-FHJ-NPR-Y]/,
    judge: valid("FI", "hetu"),
    base: 0.5,
    strength: STRONG,
    tier: "alone",
    words: ["hetu", "henkilotunnus"],
    reserved: (value) => value === "131052-308T" || /-9\d\d/.test(value),
    samples: ["131071-209H"],
    hostile: ["131052-308U"],
  }),
  number({
    country: "FI",
    kind: "national-id",
    name: "Finnish personal identity code",
    first: ["mixed", 11],
    pattern: /\d{6}[ABCDEFYXWVU]\d{3}[0-9A-FHJ-NPR-Y]/,
    judge: valid("FI", "hetu"),
    base: 0.45,
    strength: STRONG,
    tier: "alone",
    words: ["hetu", "henkilotunnus"],
    samples: ["131004Y249H"],
    hostile: ["131004A3081"],
  }),
];

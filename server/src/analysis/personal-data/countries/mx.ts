import type { Kind } from "../kind.ts";
import { hasDate, number, STRONG, valid } from "./row.ts";

export const MX: readonly Kind[] = [
  number({
    country: "MX",
    kind: "national-id",
    name: "Mexican CURP",
    first: ["mixed", 18],
    pattern: /[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d/,
    judge: valid("MX", "curp"),
    base: 0.55,
    strength: STRONG,
    tier: "alone",
    words: ["curp"],
    samples: ["WYRP850703HDFRDP47"],
    hostile: ["BOXW310820HNERXN08"],
  }),
  number({
    country: "MX",
    kind: "tax-id",
    name: "Mexican RFC",
    first: ["mixed", 12, 13],
    pattern: /[A-ZÑ&]{4}\d{6}[A-Z0-9]{3}/,
    judge: (value) => (hasDate(value.slice(4), "ymd") ? "shape" : "impossible"),
    base: 0.4,
    words: ["rfc", "registro federal"],
    samples: ["RFC GODE561231GR8"],
    hostile: ["GODE569931GR8"],
  }),
  number({
    country: "MX",
    kind: "bank-account",
    name: "Mexican CLABE",
    first: ["digits", 18],
    pattern: /\d{18}/,
    judge: valid("MX", "clabe"),
    base: 0.2,
    words: ["clabe"],
    samples: ["CLABE 032180000118506449"],
  }),
];

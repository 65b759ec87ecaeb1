import type { Kind } from "../kind.ts";
import { number, shape, valid } from "./row.ts";

export const NL: readonly Kind[] = [
  number({
    country: "NL",
    kind: "national-id",
    name: "Dutch citizen service number",
    first: ["digits", 4, 9],
    pattern: /\d{8,9}|\d{4}[. ]\d{2}[. ]\d{3}/,
    judge: valid("NL", "bsn"),
    words: ["bsn", "burgerservicenummer", "sofinummer", "sofi"],
    samples: ["BSN: 167013804", "burgerservicenummer 167013804"],
  }),
  number({
    country: "NL",
    kind: "passport",
    name: "Dutch passport number",
    first: ["mixed", 9],
    pattern: /[A-NP-Z]{2}[A-NP-Z0-9]{6}\d/,
    judge: shape,
    base: 0.2,
    samples: ["paspoort NXR4B82C1"],
  }),
  number({
    country: "NL",
    kind: "driving-licence",
    name: "Dutch driving licence number",
    first: ["digits", 10],
    pattern: /\d{10}/,
    judge: shape,
    base: 0.12,
    words: ["rijbewijsnummer"],
    samples: ["rijbewijs 4829103755"],
  }),
];

import type { Kind } from "../kind.ts";
import { number, valid } from "./row.ts";

export const NZ: readonly Kind[] = [
  number({
    country: "NZ",
    kind: "tax-id",
    name: "New Zealand IRD number",
    first: ["digits", 2, 9],
    pattern: /\d{8,9}|\d{2,3}-\d{3}-\d{3}/,
    judge: valid("NZ", "ird"),
    base: 0.2,
    words: ["ird", "inland revenue"],
    samples: ["IRD 03-075-834"],
  }),
  number({
    country: "NZ",
    kind: "bank-account",
    labelOnly: false,
    words: ["account", "bank"],
    name: "New Zealand bank account",
    first: ["digits", 2],
    pattern: /\d{2}-\d{4}-\d{7}-\d{2,3}/,
    judge: valid("NZ", "bank"),
    base: 0.4,
    samples: ["account 01-0302-1312223-00"],
    hostile: ["01-0902-0068389-00"],
  }),
];

import { luhn, onlyDigits } from "../checksums.ts";
import type { Kind } from "../kind.ts";
import { number, shape, valid } from "./row.ts";

export const CA: readonly Kind[] = [
  number({
    country: "CA",
    kind: "social-security",
    name: "Canadian Social Insurance Number",
    first: ["digits", 3],
    pattern: /\d{3}([ -])\d{3}\1\d{3}/,
    judge: valid("CA", "sin"),
    base: 0.2,
    words: ["sin", "social insurance", "nas", "numero d assurance sociale"],
    samples: ["SIN: 130 818 321"],
    hostile: ["046 454 287"],
  }),
  number({
    country: "CA",
    kind: "social-security",
    name: "Canadian Social Insurance Number",
    first: ["digits", 9],
    pattern: /\d{9}/,
    judge: valid("CA", "sin"),
    words: ["sin", "social insurance", "nas", "assurance sociale"],
    samples: ["social insurance number 150644904"],
  }),
  number({
    country: "CA",
    kind: "passport",
    name: "Canadian passport number",
    first: ["mixed", 8],
    pattern: /[A-Z]{2}\d{6}/,
    judge: shape,
    base: 0.2,
    samples: ["passport GA302922"],
  }),
  number({
    country: "CA",
    kind: "health-id",
    name: "Ontario health number",
    first: ["digits", 4],
    pattern: /\d{4}([ -])\d{3}\1\d{3}(?:[ -][A-Z]{2})?/,
    judge: (value) => (luhn(onlyDigits(value)) ? "valid" : "invalid"),
    base: 0.2,
    words: ["ohip", "health card", "carte sante"],
    samples: ["OHIP 7539 366 133"],
  }),
];

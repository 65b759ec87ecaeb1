import type { Kind } from "../kind.ts";
import { number, valid } from "./row.ts";

export const AR: readonly Kind[] = [
  number({
    country: "AR",
    kind: "tax-id",
    name: "Argentine CUIT or CUIL",
    first: ["digits", 2],
    pattern: /(?:20|23|24|27|30|33|34)-\d{8}-\d/,
    judge: valid("AR", "cuit"),
    base: 0.5,
    tier: "alone",
    words: ["cuit", "cuil"],
    samples: ["20-29711558-9"],
    hostile: ["20-12345678-1"],
  }),
  number({
    country: "AR",
    kind: "national-id",
    name: "Argentine DNI",
    first: ["digits", 2, 8],
    pattern: /\d{8}|\d{2}\.\d{3}\.\d{3}/,
    judge: valid("AR", "dni"),
    strength: 0,
    base: 0.15,
    words: ["dni"],
    samples: ["DNI 28.491.037"],
    hostile: ["28.491.037"],
  }),
  number({
    country: "AR",
    kind: "bank-account",
    name: "Argentine CBU",
    first: ["digits", 22],
    pattern: /\d{22}/,
    judge: valid("AR", "cbu"),
    base: 0.2,
    words: ["cbu"],
    samples: ["CBU 0286799539636215914614"],
  }),
];

import { compact } from "../checksums.ts";
import type { Kind } from "../kind.ts";
import { number, valid } from "./row.ts";

export const CL: readonly Kind[] = [
  number({
    country: "CL",
    kind: "national-id",
    name: "Chilean RUT",
    first: ["digits", 1, 2],
    pattern: /\d{1,2}\.\d{3}\.\d{3}-[\dkK]/,
    judge: valid("CL", "rut", compact),
    base: 0.5,
    tier: "alone",
    words: ["rut", "run"],
    samples: ["12.275.459-6"],
    hostile: ["12.531.909-1"],
  }),
  number({
    country: "CL",
    kind: "national-id",
    name: "Chilean RUT",
    first: ["digits", 7, 8],
    pattern: /\d{7,8}-?[\dkK]/,
    judge: valid("CL", "rut", compact),
    words: ["rut", "run"],
    samples: ["RUT 12266822-3"],
  }),
];

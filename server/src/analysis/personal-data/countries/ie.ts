import type { Kind } from "../kind.ts";
import { number, STRONG, shape, valid } from "./row.ts";

export const IE: readonly Kind[] = [
  number({
    country: "IE",
    kind: "social-security",
    name: "Irish PPS number",
    first: ["mixed", 8, 9],
    pattern: /\d{7}[A-W][A-IW]?/,
    judge: valid("IE", "pps"),
    base: 0.3,
    strength: STRONG,
    words: ["pps", "ppsn", "pps number", "personal public service"],
    samples: ["PPS number 3320214G"],
    hostile: ["1234567A"],
  }),
  number({
    country: "IE",
    kind: "passport",
    name: "Irish passport number",
    first: ["mixed", 9],
    pattern: /[A-Z]{2}\d{7}/,
    judge: shape,
    base: 0.2,
    words: ["irish"],
    samples: ["Irish passport PB4829103"],
  }),
];

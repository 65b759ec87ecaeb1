import { nric } from "../checksums.ts";
import type { Kind } from "../kind.ts";
import { number, STRONG } from "./row.ts";

export const SG: readonly Kind[] = [
  number({
    country: "SG",
    kind: "national-id",
    name: "Singapore NRIC or FIN",
    first: ["mixed", 9],
    pattern: /[STFGM]\d{7}[A-Z]/,
    judge: (value) => (nric(value) ? "valid" : "invalid"),
    base: 0.4,
    strength: STRONG,
    tier: "alone",
    words: ["nric", "fin", "identity card"],
    reserved: (value) => value === "S1234567D",
    samples: ["S4848045D"],
    hostile: ["S1234567A"],
  }),
];

import type { Kind } from "../kind.ts";
import { number, STRONG, valid } from "./row.ts";

export const EE: readonly Kind[] = [
  number({
    country: "EE",
    kind: "national-id",
    name: "Estonian personal code",
    first: ["digits", 11],
    pattern: /[1-6]\d{10}/,
    judge: valid("EE", "ik"),
    base: 0.2,
    strength: STRONG,
    words: ["isikukood", "personal code"],
    samples: ["isikukood 38507039292"],
  }),
];

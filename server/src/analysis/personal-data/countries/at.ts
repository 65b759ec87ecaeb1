import type { Kind } from "../kind.ts";
import { number, valid, WEAK } from "./row.ts";

export const AT: readonly Kind[] = [
  number({
    country: "AT",
    kind: "social-security",
    name: "Austrian social security number",
    first: ["digits", 4, 10],
    pattern: /\d{10}|\d{4} \d{6}/,
    judge: valid("AT", "vnr"),
    words: ["svnr", "sv nummer", "sozialversicherungsnummer", "vsnr"],
    strength: WEAK + 0.1,
    samples: ["SVNR 1122 010180"],
  }),
];

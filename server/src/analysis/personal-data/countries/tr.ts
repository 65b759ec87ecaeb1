import type { Kind } from "../kind.ts";
import { number, STRONG, valid } from "./row.ts";

export const TR: readonly Kind[] = [
  number({
    country: "TR",
    kind: "national-id",
    name: "Turkish identity number",
    first: ["digits", 11],
    pattern: /[1-9]\d{10}/,
    judge: valid("TR", "tckimlik"),
    base: 0.2,
    strength: STRONG,
    words: ["tc kimlik", "t c kimlik", "kimlik no", "tckn", "kimlik numarasi"],
    samples: ["T.C. Kimlik No: 14308077718"],
  }),
];

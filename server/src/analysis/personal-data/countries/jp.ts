import { myNumber, onlyDigits } from "../checksums.ts";
import type { Kind } from "../kind.ts";
import { number, shape } from "./row.ts";

export const JP: readonly Kind[] = [
  number({
    country: "JP",
    kind: "national-id",
    name: "Japanese individual number",
    first: ["digits", 4, 12],
    pattern: /\d{12}|\d{4}([ -])\d{4}\1\d{4}/,
    judge: (value) => (myNumber(onlyDigits(value)) ? "valid" : "invalid"),
    base: 0.2,
    words: ["my number", "mynumber", "マイナンバー", "個人番号"],
    samples: ["マイナンバー 242103409954", "My Number: 2427 4518 1809"],
  }),
  number({
    country: "JP",
    kind: "passport",
    name: "Japanese passport number",
    first: ["mixed", 9],
    pattern: /[A-Z]{2}\d{7}/,
    judge: shape,
    base: 0.2,
    words: ["旅券番号"],
    samples: ["旅券番号 TK4829103"],
  }),
];

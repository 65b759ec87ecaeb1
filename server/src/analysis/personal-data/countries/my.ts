import type { Kind } from "../kind.ts";
import { number, valid } from "./row.ts";

export const MY: readonly Kind[] = [
  number({
    country: "MY",
    kind: "national-id",
    name: "Malaysian identity card",
    first: ["digits", 6],
    pattern: /\d{6}-\d{2}-\d{4}/,
    judge: (value) => (valid("MY", "nric")(value) === "valid" ? "shape" : "impossible"),
    base: 0.65,
    tier: "alone",
    words: ["nric", "mykad", "ic number", "kad pengenalan"],
    samples: ["850709-14-5821"],
    hostile: ["859909-14-5821"],
  }),
];

import { onlyDigits, snils } from "../checksums.ts";
import type { Kind } from "../kind.ts";
import { number, STRONG, shape, valid } from "./row.ts";

export const RU: readonly Kind[] = [
  number({
    country: "RU",
    kind: "social-security",
    name: "Russian SNILS",
    first: ["digits", 3],
    pattern: /\d{3}-\d{3}-\d{3}[ -]\d{2}/,
    judge: (value) => (snils(onlyDigits(value)) ? "valid" : "invalid"),
    base: 0.4,
    strength: STRONG,
    tier: "alone",
    words: ["snils", "снилс"],
    reserved: (value) => value.startsWith("112-233-445"),
    samples: ["129-629-327 89"],
    hostile: ["112-233-445 96"],
  }),
  number({
    country: "RU",
    kind: "tax-id",
    name: "Russian INN",
    first: ["digits", 10, 12],
    pattern: /\d{12}|\d{10}/,
    judge: valid("RU", "inn"),
    base: 0.2,
    words: ["inn", "инн"],
    samples: ["ИНН 770154713380"],
  }),
  number({
    country: "RU",
    kind: "passport",
    name: "Russian passport number",
    first: ["digits", 4],
    pattern: /\d{4} \d{6}/,
    judge: shape,
    base: 0.2,
    words: ["паспорт"],
    samples: ["паспорт 4509 482913"],
    hostile: ["4509 482913"],
  }),
];

import type { Kind } from "../kind.ts";
import { number, STRONG, valid } from "./row.ts";

export const PT: readonly Kind[] = [
  number({
    country: "PT",
    kind: "tax-id",
    name: "Portuguese tax number",
    first: ["digits", 3, 9],
    pattern: /[1-35-9]\d{8}|[1-35-9]\d{2} \d{3} \d{3}/,
    judge: valid("PT", "nif"),
    words: ["nif", "contribuinte", "numero de contribuinte"],
    samples: ["NIF 252574494"],
  }),
  number({
    country: "PT",
    kind: "national-id",
    name: "Portuguese citizen card number",
    first: ["digits", 8],
    pattern: /\d{8} \d [A-Z0-9]{2}\d/,
    judge: valid("PT", "cc"),
    base: 0.45,
    strength: STRONG,
    words: ["cartao de cidadao", "cc", "cartao cidadao"],
    samples: ["Cartão de Cidadão 12906858 6 ZX2"],
  }),
];

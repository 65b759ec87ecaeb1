import type { Kind } from "../kind.ts";
import { number, STRONG, valid } from "./row.ts";

export const BR: readonly Kind[] = [
  number({
    country: "BR",
    kind: "tax-id",
    name: "Brazilian CPF",
    first: ["digits", 3],
    pattern: /\d{3}\.\d{3}\.\d{3}-\d{2}/,
    judge: valid("BR", "cpf"),
    base: 0.5,
    strength: STRONG,
    tier: "alone",
    words: ["cpf", "cadastro de pessoa"],
    reserved: (value) => /^(?:123\.456\.789-09|529\.982\.247-25)$/.test(value),
    samples: ["367.511.812-64"],
    hostile: ["529.982.247-26"],
  }),
  number({
    country: "BR",
    kind: "tax-id",
    name: "Brazilian CPF",
    first: ["digits", 11],
    pattern: /\d{11}/,
    judge: valid("BR", "cpf"),
    strength: STRONG,
    words: ["cpf"],
    samples: ["CPF: 38736145610"],
  }),
  number({
    country: "BR",
    kind: "tax-id",
    name: "Brazilian CNPJ",
    first: ["digits", 2],
    pattern: /\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}/,
    judge: valid("BR", "cnpj"),
    base: 0.3,
    strength: STRONG,
    gdpr: "ordinary",
    words: ["cnpj"],
    samples: ["CNPJ 03.581.410/0001-61"],
  }),
];

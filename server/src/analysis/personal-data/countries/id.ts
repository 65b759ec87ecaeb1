import type { Kind } from "../kind.ts";
import { hasDate, number, shape } from "./row.ts";

export const ID: readonly Kind[] = [
  number({
    country: "ID",
    kind: "tax-id",
    name: "Indonesian NPWP",
    first: ["digits", 2],
    pattern: /\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}/,
    judge: shape,
    base: 0.6,
    tier: "alone",
    words: ["npwp"],
    samples: ["01.482.910.3-075.000"],
    hostile: ["01.482.910"],
  }),
  number({
    country: "ID",
    kind: "national-id",
    name: "Indonesian NIK",
    first: ["digits", 16],
    pattern: /\d{16}/,
    judge: (value) => (hasDate(value.slice(6), "dmy", { day: 40 }) ? "shape" : "impossible"),
    base: 0.2,
    words: ["nik", "ktp", "nomor induk"],
    samples: ["NIK 3174094907850003"],
  }),
];

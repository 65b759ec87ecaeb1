import { type Kind, sticky, type Verdict } from "../kind.ts";
import { BIRTH_WORDS } from "../words.ts";

const MONTHS =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|januar|februar|m[äa]rz|juni|juli|oktober|dezember|janeiro|fevereiro|mar[çc]o|maio|junho|julho|setembro|outubro|novembro|dezembro|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|januari|februari|maart|mei|augustus|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrze[śs]nia|pa[źz]dziernika|listopada|grudnia";

const MONTH_PREFIXES = [
  ...new Set(
    MONTHS.replace(/\[[^\]]*\]/g, "")
      .split("|")
      .map((it) => it.slice(0, 3)),
  ),
]
  .flatMap((it) => [it, `${it.slice(0, 1).toUpperCase()}${it.slice(1)}`])
  .filter((it) => /^[A-Za-z]{3}$/.test(it));

function judge(value: string): Verdict {
  const numbers = value.match(/\d+/g)?.map(Number) ?? [];
  if (numbers.length === 2) return (numbers[0] ?? 0) <= 31 ? "shape" : "impossible";
  const [a = 0, b = 0, c = 0] = numbers;
  const [day, month] = a > 31 ? [c, b] : [a, b];
  return day >= 1 && month >= 1 && Math.max(day, month) <= 31 && Math.min(day, month) <= 12 ? "shape" : "impossible";
}

const BIRTH = {
  kind: "date-of-birth",
  country: null,
  name: "Date of birth",
  gdpr: "ordinary",
  judge,
  base: 0.35,
  strength: 0,
  tier: "context",
  words: BIRTH_WORDS,
  window: 32,
  windowAfter: 12,
  // The first of January stands for "not known" in forms and samples.
  reserved: (value: string) => /^(?:0?1[-./]0?1[-./]\d{2,4}|\d{4}[-./]0?1[-./]0?1)$/.test(value),
} as const satisfies Partial<Kind>;

export const dateOfBirth: readonly Kind[] = [
  {
    ...BIRTH,
    anchor: { at: "digits", length: [4, 4] },
    locate: sticky(/(?:19|20)\d\d([-./])(?:0?[1-9]|1[0-2])\1(?:3[01]|[12]\d|0?[1-9])/),
    dummy: "1900-01-01",
    samples: ["DOB: 1985-07-09", "date of birth 1985/07/09", '"birthDate": "1985-07-09"', "né le 1985.07.09"],
    hostile: ["1985-07-09", "released 2024-07-09", "DOB: 1985-13-41"],
  },
  {
    ...BIRTH,
    anchor: { at: "digits", length: [8, 8] },
    locate: sticky(/(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/),
    judge: () => "shape",
    labelOnly: true,
    base: 0.3,
    dummy: "19000101",
    samples: ["born: 19850709", "birth_date=19850709"],
    hostile: ["19850709", "born again in release 20240709"],
  },
  {
    ...BIRTH,
    anchor: { at: "digits", length: [1, 2] },
    locate: sticky(/(?:3[01]|[12]\d|0?[1-9])([-./])(?:3[01]|[12]\d|0?[1-9])\1(?:(?:19|20)\d\d|\d\d)/),
    dummy: "01/01/1900",
    samples: ["born 09/07/1985", "geboren am 9.7.1985", "fecha de nacimiento: 09-07-85", "data urodzenia 09.07.1985"],
    hostile: ["09/07/1985", "due 09/07/2025", "born 40/40/1985"],
  },
  {
    ...BIRTH,
    anchor: { at: "digits", length: [1, 2], next: "anything" },
    locate: sticky(
      new RegExp(`(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th|er|\\.)?(?: de | |-|/)(?:${MONTHS})\\.?,?(?: de | |-|/)(?:19|20)\\d\\d`, "i"),
    ),
    dummy: "1 January 1900",
    samples: ["born on 9 July 1985", "geboren am 9. Juli 1985", "nacido el 9 de julio de 1985"],
    hostile: ["9 July 1985", "meeting on 9 July 2025"],
  },
  {
    ...BIRTH,
    anchor: { at: "prefix", prefixes: MONTH_PREFIXES },
    locate: sticky(new RegExp(`(?:${MONTHS})\\.? (?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?,? (?:19|20)\\d\\d`, "i")),
    dummy: "January 1, 1900",
    samples: ["born July 9, 1985", "Date of birth: Sept 14th, 1962"],
    hostile: ["July 9, 1985"],
  },
];

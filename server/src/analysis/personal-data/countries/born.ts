import { compact } from "../checksums.ts";

/**
 * The library's validators ask the clock whether somebody is born yet, so that the same text would be judged otherwise on
 * another day. Numbers that name a day after this one are refused here, before the library is asked; up to it, every day
 * on which the program can run gives the same answer.
 */
const LAST_DAY = "20260101";

type Born = (number: string, written: string) => string;

/** `yyyymmdd` that a number without spaces and signs names, as the library reads it, by validator. Only those that ask the clock and can name a day to come. */
const BORN: { readonly [validator: string]: Born } = {
  "PL.pesel": (it) => {
    const month = Number(it.slice(2, 4));
    return day(["19", "20", "21", "22", "18"][Math.floor(month / 20)] ?? "", it.slice(0, 2), month % 20, it.slice(4, 6));
  },
  "FI.hetu": (it, written) => day(/^\d{6}[A-F]/.test(written) ? "20" : "19", it.slice(4, 6), Number(it.slice(2, 4)), it.slice(0, 2)),
  "RO.cnp": (it) => day("56".includes(it[0] ?? "-") ? "20" : "19", it.slice(1, 3), Number(it.slice(3, 5)), it.slice(5, 7)),
  "CN.ric": (it) => it.slice(6, 14),
  "CZ.rc": (it) =>
    day(it.length === 10 && it.slice(0, 2) < "54" ? "20" : "19", it.slice(0, 2), (Number(it.slice(2, 4)) % 50) % 20, it.slice(4, 6)),
  "NO.fodselsnummer": (it) =>
    day(
      it.slice(6, 9) >= "500" && it.slice(4, 6) < "40" ? "20" : "19",
      it.slice(4, 6),
      Number(it.slice(2, 4)) % 40,
      twoDigits(Number(it.slice(0, 2)) % 40),
    ),
  "EE.ik": baltic,
  "LT.asmens": baltic,
  "LV.pvn": (it) => (it < "4" ? day(String(18 + Number(it[6])), it.slice(4, 6), Number(it.slice(2, 4)), it.slice(0, 2)) : ""),
  "RS.jmbg": yugoslav,
  "SI.emso": yugoslav,
};

function baltic(number: string): string {
  return day(String(18 + Math.floor((Number(number[0]) - 1) / 2)), number.slice(1, 3), Number(number.slice(3, 5)), number.slice(5, 7));
}

function yugoslav(number: string): string {
  return `${number.slice(4, 7) < "800" ? "2" : "1"}${number.slice(4, 7)}${number.slice(2, 4)}${number.slice(0, 2)}`;
}

function day(century: string, year: string, month: number, date: string): string {
  return `${century}${year}${twoDigits(month)}${date}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

/** Whether the number names a day after the last one that counts. */
export function isUnborn(country: string, validator: string, value: string): boolean {
  const born = BORN[`${country}.${validator}`];
  return born !== undefined && isAfterLastDay(born(compact(value), value));
}

/** `yyyymmdd` */
export function isAfterLastDay(day: string): boolean {
  return day > LAST_DAY;
}

import { countrySpecs } from "ibantools";
import type { Span } from "../../../model/text.ts";
import { compact, mod97 } from "../checksums.ts";
import type { Kind } from "../kind.ts";
import { BANK_WORDS } from "../words.ts";

const LENGTHS = new Map<string, number>(Object.entries(countrySpecs).flatMap(([country, { chars }]) => (chars ? [[country, chars]] : [])));

/** As many letters and digits as the country's IBAN has, in a row or in groups of up to four. */
function locate(text: string, at: number): Span | null {
  const length = LENGTHS.get(text.slice(at, at + 2).toUpperCase());
  if (length === undefined || !/^[A-Za-z]{2}\d{2}/.test(text.slice(at, at + 4))) return null;
  let taken = 0;
  let end = at;
  while (taken < length) {
    const unit = text[end] ?? "";
    if (/[A-Za-z0-9]/.test(unit)) taken++;
    else if ((unit !== " " && unit !== "-" && unit !== ".") || taken < 4 || !/[A-Za-z0-9]/.test(text[end + 1] ?? "")) return null;
    end++;
  }
  return /[A-Za-z0-9_]/.test(text[end] ?? "") ? null : { start: at, end };
}

/**
 * ISO 13616: the first four places go to the end, letters count 10 to 35, and 97 divides with rest 1. The check digits that some
 * countries keep inside are not asked: a number may be made up and still be shown as somebody's.
 */
function isChecked(value: string): boolean {
  const turned = value.slice(4) + value.slice(0, 4);
  return mod97(turned.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) === 1;
}

/** Shown as the example of its country in the IBAN registry (https://www.swift.com/standards/data-standards/iban, release 99) or by banks. */
const EXAMPLES = new Set(
  (
    "DE89370400440532013000 GB82WEST12345698765432 GB29NWBK60161331926819 GB33BUKB20201555555555 FR1420041010050500013M02606 FR7630006000011234567890189 ES9121000418450200051332 ES7921000813610123456789 NL91ABNA0417164300 " +
    "NL02ABNA0123456789 IT60X0542811101000000123456 CH9300762011623852957 CH5604835012345678009 BE68539007547034 BE71096123456769 AT611904300234573201 PL61109010140000071219812874 PL10105000997603123456789123 SE4550000000058398257466 NO9386011117947 " +
    "DK5000400440116243 FI2112345600000785 IE29AIBK93115212345678 IE64IRCE92050112345678 PT50000201231234567890154 LU280019400644750000 GR1601101250000000012300695 SA0380000000608010167519 AE070331234567890123456 TR330006100519786457841326 BR1800360305000010009795493C1 " +
    "CZ6508000000192000145399 HU42117730161111101800000000 RO49AAAA1B31007593840000 BG80BNBG96611020345678 HR1210010051863000160 SK3112000000198742637541 SI56263300012039086 EE382200221020145685 LV80BANK0000435195001 LT121000011101001000 MT84MALT011000012345MTLCAST001S DE02120300000000202051 DE75512108001245126199 DE12500105170648489890"
  ).split(" "),
);

export const iban: readonly Kind[] = [
  {
    kind: "iban",
    country: null,
    name: "IBAN",
    gdpr: "ordinary",
    anchor: { at: "mixed", length: [4, 34] },
    locate,
    judge: (value) => (isChecked(compact(value)) ? "valid" : "invalid"),
    base: 0.5,
    strength: 0.35,
    tier: "alone",
    words: ["iban", ...BANK_WORDS],
    labelled: true,
    reserved: (value) => EXAMPLES.has(compact(value)),
    // Right in length, wrong in check digits: no bank can hold it.
    dummy: "DE00 0000 0000 0000 0000 00",
    tail: 4,
    samples: ["DE44500105175407324931", "FR76 3000 4000 0312 3456 7890 143", "NL20 INGB 0001 2345 67", "GB94BARC10201530093459"],
    hostile: ["DE44500105175407324932", "AB12 3456 7890", "ES6 modules 2020"],
  },
];

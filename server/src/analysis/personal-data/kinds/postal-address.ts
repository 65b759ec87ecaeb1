import type { Span } from "../../../model/text.ts";
import { type Kind, sticky } from "../kind.ts";

const ENGLISH = sticky(
  /\d{1,6}[A-Za-z]? (?:(?:[NSEW]|North|South|East|West)\.? )?(?:[A-Z][A-Za-z'’.-]{1,20}|\d{1,3}(?:st|nd|rd|th))(?: [A-Z][A-Za-z'’.-]{1,20}){0,3}? (?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Terrace|Way|Parkway|Pkwy|Square|Sq|Circle|Cir|Highway|Hwy|Close|Crescent|Gardens|Grove|Mews|Row)\b\.?(?:,? (?:Apt|Apartment|Suite|Ste|Unit|Flat|#)\.? ?[A-Z0-9-]{1,6})?/,
);
const FRENCH = sticky(
  /\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|av\.|boulevard|bd|place|chemin|all[ée]e|impasse|quai|route|cours) (?:(?:de|du|des|la|le|les|l'|d') ?){0,3}[A-ZÀ-Ý][\p{L}'’-]{1,20}(?:[ -][A-ZÀ-Ý][\p{L}'’-]{1,20}){0,3}/u,
);
/** A street before its number, over at most 48 units. */
const BEFORE =
  /(?:(?:[A-ZÄÖÜ][\p{L}-]{1,24}(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|damm|ufer|straat|laan|gracht|plein|kade|gatan|v[äa]gen|vej|gade|veien|katu|tie)|[A-ZÄÖÜ][\p{L}-]{1,20} (?:Stra(?:ß|ss)e|Str\.|Weg|Platz|Allee|Ring|Damm))|(?:Calle|C\/|Avenida|Avda?\.|Plaza|Paseo|Rua|Travessa|Via|Viale|Corso|Piazza|Largo|ul\.|Ul\.|al\.|plac|os\.) (?:(?:de|del|da|do|das|dos|della|dei|la|las|los) ){0,2}[A-ZÀ-ŽŁ][\p{L}.'’-]{1,20}(?: [A-ZÀ-ŽŁ][\p{L}.'’-]{1,20}){0,3}),? (?:n[º°o.]{0,2} ?)?$/u;
/** A post code with its place, or a state, near enough after the street to belong to it. */
const PLACE =
  /^[\s,;]{1,4}(?:[\p{L}.'’ -]{2,40}[\s,]{1,3})?(?:[A-Z]{2},? \d{5}(?:-\d{4})?\b|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|(?:[A-Z]{1,2}-)?\d{4,5}(?: ?[A-Z]{2})? \p{Lu}\p{L}+|\d{2}-\d{3} \p{Lu}\p{L}+|[A-Z]\d[A-Z] ?\d[A-Z]\d\b|[A-Z]{2,3} \d{4}\b|\d{5}\b)/u;

function withPlace(text: string, start: number, end: number): Span {
  const place = PLACE.exec(text.slice(end, end + 70));
  return { start, end: place === null ? end : end + place[0].length };
}

function ahead(text: string, at: number): Span | null {
  if (text[at - 1] === "." || text[at - 1] === "-" || text[at - 1] === "/" || text[at - 1] === "#") return null;
  for (const street of [ENGLISH, FRENCH]) {
    street.lastIndex = at;
    if (street.test(text)) return withPlace(text, at, street.lastIndex);
  }
  return null;
}

function behind(text: string, at: number): Span | null {
  if (text[at - 1] !== " " || !/[\p{L}.,º°]/u.test(text[at - 2] ?? "")) return null;
  const street = BEFORE.exec(text.slice(Math.max(0, at - 72), at));
  if (street === null) return null;
  const number = /^\d{1,4}(?: ?[a-zA-Z]\b)?(?:[/-]\d{1,4})?/.exec(text.slice(at, at + 12))?.[0] ?? "";
  return number === "" || /[A-Za-z0-9]/.test(text[at + number.length] ?? "")
    ? null
    : withPlace(text, at - street[0].length, at + number.length);
}

const ADDRESS = {
  kind: "postal-address",
  country: null,
  name: "Postal address",
  gdpr: "ordinary",
  judge: (value: string) => (/\d{3,}.*\d{4}|,.*(?:\d{4,5}|\d\d-\d{3})|\n.*\d{4,5}|,.*\d[A-Z]{2}$/s.test(value) ? "valid" : "shape"),
  base: 0.4,
  strength: 0.3,
  proof: "place",
  tier: "alone",
  words: [
    "address",
    "home address",
    "lives at",
    "live at",
    "resides",
    "residing",
    "ship to",
    "shipping",
    "billing",
    "deliver",
    "mailing",
    "direccion",
    "domicilio",
    "adresse",
    "habite",
    "anschrift",
    "wohnhaft",
    "wohnt",
    "lieferadresse",
    "endereco",
    "morada",
    "indirizzo",
    "residente",
    "adres",
    "woont",
    "adresu",
    "zamieszkaly",
    "zamieszkala",
    "住所",
    "地址",
    "주소",
  ],
  // Streets of samples: 123 Main St, 742 Evergreen Terrace, Musterstrasse 1.
  reserved: (value: string) =>
    /^(?:1|12|123|1234|12345|456|789|100|111|742|221B?) (?:N\.? |S\.? |E\.? |W\.? )?(?:Main|Elm|Oak|Fake|Any|Maple|Pine|First|1st|Evergreen|Baker|Sample|Example|Test|Street|High|Park|Broadway)\b|Muster|Beispiel|Ejemplo|Exemple|Sesame|Anytown|Springfield/i.test(
      value,
    ),
  dummy: "123 Main Street, Anytown",
} as const satisfies Partial<Kind>;

export const postalAddress: readonly Kind[] = [
  {
    ...ADDRESS,
    anchor: { at: "digits", length: [1, 6], next: "anything" },
    locate: ahead,
    samples: [
      "4821 Linden Avenue, Portland, OR 97214",
      "lives at 17 Harcourt Road",
      "28 rue de la Verrerie, 75004 Paris",
      "14 Kelvin Way, Glasgow G3 7TA",
    ],
    hostile: ["17 Harcourt Road", "3 Easy Steps", "2024 Best Way", "1. Drive carefully"],
  },
  {
    ...ADDRESS,
    anchor: { at: "digits", length: [1, 4], next: "anything" },
    locate: behind,
    samples: [
      "Lindenstraße 48, 10969 Berlin",
      "Anschrift: Kantstr. 7",
      "Calle de Atocha 27, 28012 Madrid",
      "Via Garibaldi 12, 20121 Milano",
      "Keizersgracht 174, 1016 DW Amsterdam",
      "ul. Długa 5, 31-147 Kraków",
    ],
    hostile: ["Via HTTP 2", "Platz 3", "Schritt 4", "String 5"],
  },
];

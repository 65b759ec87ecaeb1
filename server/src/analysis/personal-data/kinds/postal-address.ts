import type { Span } from "../../../model/text.ts";
import { type Kind, sticky } from "../kind.ts";

const WORD = "[A-Z][A-Za-z'’.-]{1,20}";
const UNIT = "(?:,? (?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor|Fl|#)\\.? ?[A-Z0-9-]{1,6})?";
const ENGLISH = sticky(
  new RegExp(
    `\\d{1,6}[A-Za-z]? (?:(?:[NSEW]|North|South|East|West)\\.? )?(?:${WORD}|\\d{1,3}(?:st|nd|rd|th))(?: ${WORD}){0,3}? (?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Terrace|Way|Parkway|Pkwy|Square|Sq|Circle|Cir|Highway|Hwy|Close|Crescent|Gardens|Grove|Mews|Row|Trail|Plaza|Alley|Loop)\\b\\.?${UNIT}`,
  ),
);
/** States, provinces and territories with the post code behind them, and the post code of the United Kingdom (Royal Mail PAF guide). */
const REGION =
  "(?:(?:A[KLRZ]|C[AOT]|D[CE]|FL|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[ARW]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY]|AS|FM|MH|MP),? \\d{5}(?:-\\d{4})?|(?:AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT),? [A-Z]\\d[A-Z] ?\\d[A-Z]\\d|(?:NSW|VIC|QLD|SA|WA|TAS|NT|ACT),? \\d{4}|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2})\\b";
/** Any street at all, where town and post code follow: half of the streets of a city end in no word of a list. */
const PLACED = sticky(new RegExp(`\\d{1,6}[A-Za-z]? ${WORD}(?: ${WORD}){0,4}${UNIT}[,\\n] ?${WORD}(?: ${WORD}){0,3}[,\\n]? ?${REGION}`));
const FRENCH = sticky(
  /\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|av\.|boulevard|bd|place|chemin|all[ée]e|impasse|quai|route|cours|square|passage|ruelle|sentier|faubourg) (?:(?:de|du|des|la|le|les|l'|d') ?){0,3}[A-ZÀ-Ý][\p{L}'’-]{1,20}(?:[ -][A-ZÀ-Ý][\p{L}'’-]{1,20}){0,3}/u,
);
const LINKS = "(?:(?:de|del|da|do|das|dos|della|di|dei|la|las|los|el|van|von|der|den|des|du|le) ){0,2}";
/** A street before its number, over at most 48 units. */
const BEFORE = new RegExp(
  `(?:(?:[A-ZÄÖÜ][\\p{L}-]{1,24}(?:stra(?:ß|ss)e|str\\.|weg|platz|allee|gasse|ring|damm|ufer|steig|straat|steeg|laan|gracht|plein|kade|pad|dreef|hof|singel|gatan|v[äa]gen|gränd|vej|gade|veien|katu|kuja|tie)|[A-ZÄÖÜ][\\p{L}-]{1,24}[ -](?:Stra(?:ß|ss)e|Str\\.|Weg|Platz|Allee|Ring|Damm|Gasse|Ufer))|(?:Calle|C\\/|Avenida|Avda?\\.|Av\\.|Plaza|Paseo|Pasaje|Cuesta|Ronda|Camino|Carrera|Glorieta|Callej[óo]n|V[íi]a|Rambla|Rua|R\\.|Travessa|Alameda|Largo|Estrada|Via|Viale|Vicolo|Corso|Piazza|Borgo|Strada|Contrada|Rotonda|Stretto|Incrocio|ul\\.|Ul\\.|ulica|Ulica|al\\.|aleja|Aleja|pl\\.|plac|Plac|os\\.) ${LINKS}[A-ZÀ-ŽŁ][\\p{L}.'’-]{1,20}(?: ${LINKS}[A-ZÀ-ŽŁ][\\p{L}.'’-]{1,20}){0,3}),? (?:n[º°o.]{0,2} ?)?$`,
  "u",
);
/** The same without a known word, for what stands behind its label. */
const NAMED = new RegExp(`(?<![\\p{L}\\p{N}])(?:\\p{Lu}[\\p{L}.'’-]{1,24} ${LINKS}){1,4}$`, "u");
/** A post code with its place, or a place with its post code, or a state, near enough after the street to belong to it. */
const PLACE =
  /^(?:,? ?(?:Apt|Piano|Appartamento|Piso|Esc|Local|Whg|bus|Stg)\b\.? ?\w{1,4}(?: ?\w{1,4})?)?[\s,;]{1,4}(?:[\p{L}.'’ -]{2,40}[\s,]{1,3})?(?:[A-Z]{2},? \d{5}(?:-\d{4})?\b|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|(?:[A-Z]{1,2}-)?\d{4,5}(?: ?[A-Z]{2})?,? \p{Lu}\p{L}+(?:[ -]\p{Lu}\p{L}+){0,2}|\d{5}-?\d{3}\b|\d{2}-\d{3} \p{Lu}\p{L}+|\d{3} \d{2} \p{Lu}\p{L}+|[A-Z]\d[A-Z] ?\d[A-Z]\d\b|[A-Z]{2,3},? \d{4}\b|\d{5}\b)/u;

function withPlace(text: string, start: number, end: number): Span {
  const place = PLACE.exec(text.slice(end, end + 80));
  return { start, end: place === null ? end : end + place[0].length };
}

function ahead(text: string, at: number): Span | null {
  let end = at + 1;
  while (text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
  // A name follows the number, with at most a letter or a comma between.
  if (text[end] !== " " && text[end + 1] !== " ") return null;
  if (text[at - 1] === "." || text[at - 1] === "-" || text[at - 1] === "/" || text[at - 1] === "#") return null;
  PLACED.lastIndex = at;
  if (PLACED.test(text)) return { start: at, end: PLACED.lastIndex };
  for (const street of [ENGLISH, FRENCH]) {
    street.lastIndex = at;
    if (street.test(text)) return withPlace(text, at, street.lastIndex);
  }
  return null;
}

const NUMBERED = sticky(
  /\d{2,6}[A-Za-z]? [A-Z][A-Za-z'’.-]{1,20}(?: [A-Z][A-Za-z'’.-]{1,20}){0,3}(?:,? (?:Apt|Suite|Unit|Flat)\.? ?[A-Z0-9-]{1,6})?(?![A-Za-z'’.-]| [A-Za-z])/,
);

/** Behind a label for addresses any number with a name is one. */
function numbered(text: string, at: number): Span | null {
  NUMBERED.lastIndex = at;
  return NUMBERED.test(text) ? withPlace(text, at, NUMBERED.lastIndex) : null;
}

function behind(text: string, at: number, street = BEFORE): Span | null {
  if (text[at - 1] !== " " && text[at - 1] !== "\n") return null;
  return isNamed(text, at - 1) ? closing(text, at, street) : null;
}

/** The word before begins with a capital, or is the sign of a number behind one. */
function isNamed(text: string, end: number): boolean {
  let start = end;
  while (start > 0 && end - start < 26 && !/[\s"'`[{<>:;|]/.test(text[start - 1] ?? "")) start--;
  return /^[\p{Lu}(]|^n[º°o.]|^C\//u.test(text.slice(start, start + 2));
}

/** `the address on January 14, 1963` was held. */
const DATED = /^(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}\b/;

/** One word with a number may be any version; a place behind it, or a second word, makes it a street. */
function labelledStreet(text: string, at: number): Span | null {
  const span = behind(text, at, NAMED);
  return span === null || DATED.test(text.slice(span.start, span.end)) || /^\S+ \d+$/.test(text.slice(span.start, span.end)) ? null : span;
}

function closing(text: string, at: number, how: RegExp): Span | null {
  const street = how.exec(text.slice(Math.max(0, at - 72), at));
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
  judge: (value: string) =>
    /\d{3,}.*\d{4}|,.*(?:\d{4,5}|\d\d-\d{3}|\d{3} \d\d)|\n.*\d{4,5}|[,\n].*\d[A-Z]{2}$/s.test(value) ? "valid" : "shape",
  base: 0.4,
  strength: 0.3,
  proof: "place",
  tier: "alone",
  words: [
    "address",
    "adr",
    "street",
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
    "vivo en",
    "adresse",
    "habite",
    "anschrift",
    "rechnungsadresse",
    "wohne",
    "wohnhaft",
    "wohnt",
    "lieferadresse",
    "endereco",
    "morada",
    "indirizzo",
    "residente",
    "abito in",
    "spedizione",
    "moro na",
    "mieszkam",
    "adres",
    "woont",
    "woon",
    "adresu",
    "zamieszkaly",
    "zamieszkala",
    "住所",
    "地址",
    "주소",
  ],
  common: [
    "address",
    "adr",
    "street",
    "direccion",
    "adresse",
    "anschrift",
    "indirizzo",
    "endereco",
    "adres",
    "adresu",
    "住所",
    "地址",
    "주소",
  ],
  // Streets of samples: 123 Main St, 742 Evergreen Terrace, Musterstrasse 1.
  reserved: (value: string) =>
    // The Free Software Foundation, in the notice of every copy of its licences.
    /^(?:51 Franklin|59 Temple|675 Mass|31 Milk) |^\d{1,6} (?:Example|Sample|Test|Fake|Any)\b|^(?:1|12|123|1234|12345|456|789|100|111|742|221B?) (?:N\.? |S\.? |E\.? |W\.? )?(?:Main|Elm|Oak|Fake|Any|Maple|Pine|First|1st|Evergreen|Baker|Sample|Example|Test|Street|High|Park|Broadway)\b|Muster|Beispiel|Ejemplo|Exemple|Sesame|Anytown|Springfield/i.test(
      value,
    ),
  dummy: "123 Main Street, Anytown",
} as const satisfies Partial<Kind>;

const BEHIND_LABEL = { tier: "context", labelOnly: true, base: 0.15 } as const satisfies Partial<Kind>;

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
  {
    ...ADDRESS,
    ...BEHIND_LABEL,
    anchor: { at: "digits", length: [1, 6], next: "anything" },
    locate: numbered,
    samples: ["Address: 59 Connor Rue", "ADR:;;86068 Tommy Common Apt. 386"],
    hostile: ["59 Connor Rue", "address 12 Questions and more", "Address 3 Open Issues"],
  },
  {
    ...ADDRESS,
    ...BEHIND_LABEL,
    anchor: { at: "digits", length: [1, 4], next: "anything" },
    locate: labelledStreet,
    samples: ["adres: Dwór Tuwima 177, 45-242 Pruszków"],
    hostile: ["Dwór Tuwima 177", "address: Python 3", "shipping Version 2"],
  },
];

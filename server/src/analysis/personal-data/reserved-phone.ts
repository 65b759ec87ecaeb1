/**
 * Telephone numbers that are nobody's. Set aside for drama and examples, by their digits without the leading +: the 555 exchange of North America
 * (555-0100 to 555-0199 by NANPA, the rest of 555 by custom), the ranges of Ofcom, ACMA, ARCEP and Bundesnetzagentur, and
 * digits that only fill a form.
 */
const RANGES: readonly RegExp[] = [
  /^1?[2-9]\d{2}555\d{4}$/,
  // Area code 555 was never given to a place.
  /^1?555\d{7}$/,
  // The same written without its area code.
  /^555\d{4}$/,
  // What a hand types that has none.
  /^1?(?:123){2}|^1?123-?1234/,
  // https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama (2026-11)
  /^(?:44|0)(?:1632960|2079460|7700900|8081570|9098790|3069990|113496|114496|115496|116496|117496|118496|121496|131496|141496|151496|161496|191498|28961|29201)\d{2,4}$/,
  // https://www.acma.gov.au/phone-numbers-use-tv-shows-films-and-creative-works (2026-11)
  /^(?:61|0)(?:[2378](?:5550|7010)\d{4}|491570\d{3})$/,
  // ARCEP decision 2018-0881: 01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49, 06 39 98
  /^(?:33|0)(?:19900|26191|35301|46571|53649|63998)\d{4}$/,
  // https://www.bundesnetzagentur.de, Rufnummern fuer Medienproduktionen
  /^(?:49|0)(?:30231250|69900090|4066969|2214710|8999998)\d{2,3}$|^(?:49|0)(?:17139200|15228817|15228895|15228817386|176040690|1728817)\d{2,4}$/,
];

/**
 * Numbers that cost the caller nothing are those of firms and hotlines: the toll-free codes of NANPA, 0800 and 0808 of Ofcom's plan,
 * 0800 of Bundesnetzagentur, +800 of ITU-T E.169.1 (2026-11). Written with their grouping or country code: ten digits in a row
 * that begin so are mobile numbers of India, eleven of China.
 */
const FREEPHONE =
  /^(?:(?:\+?1[-. ]?|001[-. ])?\(?8(?:00|33|44|55|66|77|88)(?:\)[-. ]?|[-. ])\d{3}[-. ]?\d{4}$|\+1[-. ]?8(?:00|33|44|55|66|77|88)\d{7}$|(?:\+|00)44[ -]?(?:\(0\))?[ -]?80[08]|(?:\+|00)49[ -]?(?:\(0\))?[ -]?800|(?:\+|00)800[ -]?\d|0800[ /-]?\d)/;

export function isReservedPhone(value: string): boolean {
  if (FREEPHONE.test(value.trim())) return true;
  const digits = value
    .replace(/(?:x|ext).*$/i, "")
    .replace(/\D/g, "")
    .replace(/^00/, "");
  if (RANGES.some((range) => range.test(digits)) || /(\d)\1{5}/.test(digits)) return true;
  // The whole number counts up or down, with or without a country code before it.
  return [0, 1, 2, 3].some((code) => digits.length - code >= 7 && (UP.includes(digits.slice(code)) || DOWN.includes(digits.slice(code))));
}

const UP = "01234567890123456789 1234567891011";
const DOWN = "98765432109876543210";

/**
 * Top-level domains that mail is really sent to: every two-letter one except the three that are common file endings here and
 * no country, and the generic ones in wide use (IANA root zone, https://data.iana.org/TLD/tlds-alpha-by-domain.txt, 2026-11).
 * A name such as `x@OData.type` or `icon@2x.png` ends in none of them.
 */
const GENERIC = new Set(
  (
    "com org net edu gov mil int info biz name pro aero coop museum jobs mobi travel tel cat asia post xxx arpa example test invalid localhost local " +
    "app dev page cloud online site website tech store shop blog live life world email news agency academy digital solutions services systems software " +
    "company group team work works studio design media network global email today company consulting center community foundation international care health " +
    "clinic dental legal law tax finance financial bank insurance university school education institute gmbh ltd llc inc xyz top club vip fun space icu bio eco " +
    "art wiki ngo ong one zone plus berlin hamburg london paris nyc tokyo amsterdam wien bayern cologne koeln ruhr swiss brussels vlaanderen gent scot wales " +
    "madrid barcelona bcn eus gal quebec rio moscow istanbul capetown joburg durban sydney melbourne africa google amazon apple microsoft"
  ).split(" "),
);
const NO_COUNTRY = new Set(["ts", "js", "db"]);

export function isTopLevelDomain(label: string): boolean {
  const lower = label.toLowerCase();
  return lower.length === 2 ? !NO_COUNTRY.has(lower) : GENERIC.has(lower);
}

import type { Span } from "../../../model/text.ts";
import { type Kind, sticky } from "../kind.ts";
import { stars } from "../mask-value.ts";
import { isReservedEmail } from "../reserved-email.ts";
import { isTopLevelDomain } from "../top-level-domains.ts";

const LOCAL = /[A-Za-z0-9._%+'\u00c0-\u024f-]/;
const DOMAIN = sticky(/(?:[A-Za-z0-9\u00c0-\u024f](?:[A-Za-z0-9\u00c0-\u024f-]{0,61}[A-Za-z0-9\u00c0-\u024f])?\.){1,6}[A-Za-z]{2,24}/);

/** RFC 5321, 4.5.3.1: a local part has at most 64 octets. */
function localStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < 65 && LOCAL.test(text[start - 1] ?? "")) start--;
  while (start < at && /[.'%+-]/.test(text[start] ?? "")) start++;
  return start;
}

function domainEnd(text: string, at: number): number | null {
  DOMAIN.lastIndex = at;
  if (!DOMAIN.test(text)) return null;
  const end = DOMAIN.lastIndex;
  if (/[A-Za-z0-9_@-]/.test(text[end] ?? "")) return null;
  return isTopLevelDomain(text.slice(text.lastIndexOf(".", end - 1) + 1, end)) ? end : null;
}

function around(text: string, at: number, width: number): Span | null {
  const start = localStart(text, at);
  if (start === at || at - start > 64 || /\.\.|\.$/.test(text.slice(start, at))) return null;
  const end = domainEnd(text, at + width);
  if (end === null || isRemote(text, start, end)) return null;
  return { start, end };
}

/** A login of an address or a remote, a package with its version, or an id of a message: none is a mailbox. */
function isRemote(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  // `mailto://` is a common slip; every other address with a login names a server.
  if (/(?<!mailto):\/\/(?:[^\s/@]{0,8}:)?$/i.test(before) || /[/:]\/[^\s]{0,10}:$/.test(before)) return true;
  if (/^(?:git|ssh|hg|svn|ubuntu|root|ec2-user|deploy)$/.test(text.slice(start, text.indexOf("@", start)))) return true;
  if (text[end] === ":" && /[\w~/.]/.test(text[end + 1] ?? "") && !/\s/.test(text[end + 1] ?? " "))
    return /[A-Za-z~/]/.test(text[end + 1] ?? "");
  return false;
}

function obfuscated(text: string, at: number): Span | null {
  // Brackets open everywhere; few hold a spelled sign.
  const next = text.charCodeAt(at + 1) | 32;
  if (next !== 97 && next !== 99 && next !== 96 && next !== 32 && next !== 116) return null;
  AT.lastIndex = at;
  const sign = AT.exec(text)?.[0];
  if (sign === undefined) return null;
  let stop = at;
  while (stop > 0 && at - stop < 2 && text[stop - 1] === " ") stop--;
  const start = spelledStart(text, stop);
  const from = AT.lastIndex;
  SPELLED.lastIndex = from;
  const domain = SPELLED.exec(text)?.[0];
  if (start === stop || domain === undefined) return null;
  // A plain word `at` needs the dot spelled out too; a bracketed one is clear enough.
  if (/^at/i.test(sign) && !/dot/i.test(domain)) return null;
  const end = from + domain.length;
  if (!isTopLevelDomain(/[A-Za-z]+$/.exec(domain)?.[0] ?? "") || /[A-Za-z0-9]/.test(text[end] ?? "")) return null;
  return { start, end };
}

const AT = sticky(/[([{] ?(?:at|@|AT|arroba|chez) ?[)\]}] {0,2}|(?:at|AT) {1,2}/);
const SPELLED = sticky(/[A-Za-z0-9-]{1,63}(?:(?:\.| ?[([{] ?(?:dot|DOT|\.|punto|point) ?[)\]}] ?| (?:dot|DOT) )[A-Za-z0-9-]{2,63}){1,4}/);

/** `jane [dot] doe` before the sign; without a spelled dot one run of letters. */
function spelledStart(text: string, stop: number): number {
  let start = localStart(text, stop);
  for (let parts = 0; parts < 3; parts++) {
    const dot = / ?(?:[([{] ?(?:dot|DOT) ?[)\]}]| (?:dot|DOT)) ?$/.exec(text.slice(Math.max(0, start - 10), start))?.[0];
    if (dot === undefined) break;
    const further = localStart(text, start - dot.length);
    if (further === start - dot.length) break;
    start = further;
  }
  return start;
}

/** A local part keeps two units, a domain its first and its top level: `to*****@g****.com`. */
function mask(value: string): string {
  const at = value.lastIndexOf("@");
  const dot = value.lastIndexOf(".");
  if (at < 1 || dot < at) return stars(value);
  const kept = Math.min(2, at - 1);
  return value.slice(0, kept) + stars(value.slice(kept, at)) + value.slice(at, at + 2) + stars(value.slice(at + 2, dot)) + value.slice(dot);
}

const CONSUMER =
  /@(?:(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|proton|protonmail|mail|yandex|qq|163|126|sina|naver|daum|hanmail|seznam|wp|o2|onet|interia|orange|free|laposte|wanadoo|sfr|libero|virgilio|tiscali|alice|tin|t-online|freenet|posteo|bluewin|telenet|skynet|ziggo|kpnmail|xs4all|terra|uol|bol|ig|rediffmail|comcast|verizon|att|sbcglobal|btinternet|sky|virginmedia|talktalk|fastmail|zoho|tutanota|hey|hushmail)\.[a-z.]{2,6}|mail\.ru|bk\.ru|list\.ru|inbox\.lv)$/i;

/** First and last name before the sign, or a mailbox of a provider for private people. */
function isPersonal(value: string): boolean {
  return /^[\p{L}']{1,20}[._-][\p{L}']{2,24}\d{0,4}(?:\+|@|%40|\s*[([])/u.test(value) || CONSUMER.test(value);
}

const PEOPLE = [
  "jane.doe",
  "john.doe",
  "alex.roe",
  "sam.poe",
  "kim.roe",
  "max.doe",
  "pat.poe",
  "robin.doe",
  "lee.roe",
  "chris.poe",
  "toni.doe",
  "andy.roe",
];

/** The same address always gets the same stand-in, so that a prompt still says who is who. */
function dummy(value: string): string {
  let sum = 0;
  for (let i = 0; i < value.length; i++) sum = (31 * sum + value.charCodeAt(i)) % 65_521;
  return `${PEOPLE[sum % PEOPLE.length]}@example.com`;
}

const EMAIL = {
  kind: "email",
  country: null,
  name: "E-mail address",
  gdpr: "ordinary",
  judge: (value: string) => (isPersonal(value) ? "valid" : "shape"),
  base: 0.65,
  strength: 0.2,
  proof: "person",
  tier: "alone",
  // A word for mail beside an address says nothing about whose it is.
  words: [],
  inAddress: true,
  reserved: (value: string) => isReservedEmail(value),
  mask,
  dummy,
} as const satisfies Partial<Kind>;

export const email: readonly Kind[] = [
  {
    ...EMAIL,
    anchor: { at: "sign", sign: "@" },
    locate: (text, at) => around(text, at, 1),
    samples: ["petra.novak@seznam.cz", "o'brien.k@tcd.ie", "maria.lopez82+news@mail.gmail.com", "jürgen.müller@gmx.de"],
    hostile: [
      "icon@2x.png",
      "lodash@4.17.21",
      "git@github.com:a/b.git",
      "postgres://svc:pw@db.internal.net/x",
      "@app.get",
      "user@host",
      "a@b",
      "key@OData.type",
    ],
  },
  {
    ...EMAIL,
    anchor: { at: "sign", sign: "%" },
    locate: (text, at) => (text.startsWith("%40", at) ? around(text, at, 3) : null),
    samples: ["petra.novak%40seznam.cz"],
    hostile: ["100%40", "%40angular%2fcore"],
  },
  ...["(", "["].map(
    (sign): Kind => ({
      ...EMAIL,
      anchor: { at: "sign", sign },
      locate: obfuscated,
      samples: [`petra.novak ${sign}at${sign === "(" ? ")" : "]"} seznam.cz`],
      hostile: ["look (at) this. com", "a[at]"],
    }),
  ),
  {
    ...EMAIL,
    anchor: { at: "prefix", prefixes: ["at ", "AT "] },
    locate: (text, at) => (text[at - 1] === " " ? obfuscated(text, at) : null),
    samples: ["petra.novak at seznam dot cz"],
    hostile: ["look at this dot", "we met at noon. so"],
  },
];

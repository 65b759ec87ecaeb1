import type { Span } from "../../../model/text.ts";
import { type Kind, sticky } from "../kind.ts";

const IPV4 = sticky(/(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}(?!\d)/);
const IPV6 = sticky(/(?:[0-9A-Fa-f]{1,4}:){1,7}(?::?[0-9A-Fa-f]{1,4}){0,7}/);
const VERSION =
  /(?:\b(?:v|ver|version|release|build|chrome|chromium|safari|firefox|edg|edge|opera|windows|android|ios|kernel|driver|section|§|sha|rev|oid|since|from|\^)[\s/:=_-]{0,3}|[=<>~]=\s?|[\^~@]|\w[-_/<>])$/i;

function ipv4(text: string, at: number): Span | null {
  // Its first dot stands here or nowhere: a search of the rest of the text for each number would grow with the square.
  if (!text.slice(at, at + 4).includes(".") || /[\w.]/.test(text[at - 1] ?? "")) return null;
  IPV4.lastIndex = at;
  const value = IPV4.exec(text)?.[0];
  if (value === undefined) return null;
  const end = at + value.length;
  // Five parts are a version or an object id; `/24` is a network, not somebody's address.
  if (
    /^(?:\.\d|[\w/-])/.test(text.slice(end, end + 2)) ||
    VERSION.test(text.slice(Math.max(0, at - 14), at).replace(/(?:ip|from)[\s:=]*$/i, ""))
  )
    return null;
  // `registry/image:1.22.33.44` is a tag.
  return /\/[\w.-]{1,40}:$/.test(text.slice(Math.max(0, at - 42), at)) ? null : { start: at, end };
}

function ipv6(text: string, at: number): Span | null {
  IPV6.lastIndex = at;
  if (!IPV6.test(text) || /[\w:.]/.test(text[at - 1] ?? "")) return null;
  const value = text.slice(at, IPV6.lastIndex);
  if (value.length < 9 || !/\d/.test(value) || /[\w:]/.test(text[at + value.length] ?? "")) return null;
  const groups = value.split(":").filter((group) => group !== "").length;
  const open = value.split("::").length - 1;
  return (open === 0 && groups === 8) || (open === 1 && groups >= 3 && groups < 8) ? { start: at, end: at + value.length } : null;
}

/** Blocks that are nobody's on the internet: RFC 1122, 1918, 3927, 5737, 6598, 2544, multicast; well-known resolvers. */
function isReservedIpv4(value: string): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = value.split(".").map(Number);
  if (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254)
  )
    return true;
  if (
    (a === 192 && b === 0) ||
    (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) ||
    (a === 203 && b === 0 && c === 113) ||
    (a === 100 && b >= 64 && b < 128)
  )
    return true;
  return a < 10 && b < 10 && c < 10 && d < 10
    ? true
    : /^(?:8\.8\.[48]\.[48]|1\.[01]\.[01]\.1|9\.9\.9\.\d+|208\.67\.22[02]\.22[02]|1\.2\.3\.4|4\.2\.2\.\d|168\.63\.129\.16)$/.test(value);
}

const IP = {
  kind: "ip-address",
  country: null,
  name: "IP address",
  gdpr: "ordinary",
  // Versions of four parts begin with small numbers; an address that does needs a word beside it.
  judge: (value: string) => (/^\d\./.test(value) ? "shape" : "valid"),
  base: 0.4,
  strength: 0.15,
  proof: "shape",
  tier: "alone",
  words: [
    "ip",
    "ip address",
    "client ip",
    "remote addr",
    "server",
    "host",
    "client",
    "peer",
    "user from",
    "logged in from",
    "visitor",
    "last login",
    "direccion ip",
    "adresse ip",
    "ip adresse",
    "endereco ip",
    "indirizzo ip",
    "ip adres",
    "adres ip",
    "x forwarded for",
  ],
  inAddress: true,
} as const satisfies Partial<Kind>;

const MAC = {
  kind: "mac-address",
  country: null,
  name: "MAC address",
  gdpr: "ordinary",
  locate: sticky(/[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}(?![:-][0-9A-Fa-f])/),
  judge: () => "shape",
  base: 0.7,
  strength: 0,
  tier: "alone",
  words: ["mac", "mac address", "hardware address", "ethernet", "bluetooth", "wifi"],
  // RFC 7042 keeps 00-00-5E-00-53 for documentation; the rest fills forms.
  reserved: (value: string) =>
    /^(?:00.?00.?5e.?00.?53|(?:00.){4}|ff.ff|(?:00.)?11.22.33|01.23.45|12.34.56|aa.bb.cc|de.ad.be|00.1[ab].2b.3c|00.0a.95.9d|([0-9a-f]{2})(?:.\1){4})/i.test(
      value,
    ),
  dummy: "00:00:5E:00:53:01",
} as const satisfies Partial<Kind>;

export const network: readonly Kind[] = [
  {
    ...IP,
    anchor: { at: "digits", length: [1, 3] },
    locate: ipv4,
    reserved: isReservedIpv4,
    dummy: "192.0.2.1",
    samples: ["client 84.17.52.203 logged in", "IP: 93.184.216.34", "http://84.17.52.203:8080/"],
    hostile: ["Chrome/133.0.6943.16", "v24.7.6.8", "package==1.22.3.44", "1.2.3.4.5", "84.17.52.0/24"],
  },
  ...(["digits", "mixed", "letters"] as const).map(
    (at): Kind => ({
      ...IP,
      anchor: { at, length: [1, 4], next: "anything" },
      locate: ipv6,
      reserved: (value) => /^(?:2001:0?db8|f[cdef]|3fff:|64:ff9b|2001:4860:4860|2606:4700:4700|0*:|ff)/i.test(value),
      dummy: "2001:db8::1",
      samples: ["2a02:8108:96c0:3e04:5c1f:77ab:12cd:9e01"],
      hostile: ["std::vector", "12:30:45", "ab::cd"],
    }),
  ),
  ...(["digits", "mixed", "letters"] as const).map(
    (at): Kind => ({
      ...MAC,
      anchor: { at, length: [2, 2], next: "anything" },
      samples: [{ digits: "94:65:2d:1f:8a:c3", mixed: "9c:65:2d:1f:8a:c3", letters: "ec:65:2d:1f:8a:c3" }[at]],
      hostile: ["12:30:45", "94:65:2d:1f:8a"],
    }),
  ),
];

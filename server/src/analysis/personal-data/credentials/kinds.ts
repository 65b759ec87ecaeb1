import type { Span } from "../../../model/text.ts";
import { entropy } from "../entropy.ts";
import { type Kind, sticky, type Verdict } from "../kind.ts";
import { stars } from "../mask-value.ts";
import { FORMATS } from "./formats.ts";
import { keyedKinds } from "./keyed.ts";
import { isPlaceholderSecret } from "./placeholder.ts";

const CREDENTIAL = {
  kind: "credential",
  country: null,
  gdpr: "credential",
  strength: 0,
  tier: "alone",
  words: [],
  inAddress: true,
  dummy: null,
} as const satisfies Partial<Kind>;

/** What an issuer prints on the front may be shown; the rest may not. */
function maskBehind(prefix: string): (value: string) => string {
  return (value) => prefix + "*".repeat(Math.max(0, value.length - prefix.length));
}

const byFormat: readonly Kind[] = FORMATS.map(({ name, prefix, rest }) => {
  const whole = sticky(new RegExp(`${prefix.replace(/[.+]/g, "\\$&")}${rest.source}(?![A-Za-z0-9_])`));
  return {
    ...CREDENTIAL,
    name,
    anchor: { at: "prefix", prefixes: [prefix] },
    locate: (text: string, at: number): Span | null => {
      if (/[A-Za-z0-9_-]/.test(text[at - 1] ?? "")) return null;
      whole.lastIndex = at;
      return whole.test(text) ? { start: at, end: whole.lastIndex } : null;
    },
    // Random text of twenty and more characters has over three bits in each; words and runs have less.
    judge: (value: string): Verdict => (entropy(value.slice(prefix.length)) < 2.8 ? "impossible" : "shape"),
    base: 0.9,
    reserved: (value: string) => isPlaceholderSecret(value.slice(prefix.length)),
    mask: maskBehind(prefix),
    samples: [],
    hostile: [`${prefix}`, `${prefix}...`, `${prefix}your-key-here`],
  };
});

const JWT = sticky(/eyJ[A-Za-z0-9_-]{10,1024}\.eyJ[A-Za-z0-9_-]{8,8192}\.[A-Za-z0-9_-]{16,2048}/);

/** The header must be JSON with an algorithm (RFC 7515, section 4.1.1). */
function judgeToken(value: string): Verdict {
  try {
    const header: unknown = JSON.parse(atob(value.slice(0, value.indexOf(".")).replaceAll("-", "+").replaceAll("_", "/")));
    return typeof header === "object" && header !== null && "alg" in header ? "valid" : "impossible";
  } catch {
    return "impossible";
  }
}

/** The token of the standard's own page, jwt.io, and any that nobody stamped: no issuer, no time, no id (RFC 7519, section 4.1). */
function isHandmade(value: string): boolean {
  if (value.includes("eyJzdWIiOiIxMjM0NTY3ODkwI")) return true;
  const [, payload = ""] = value.split(".");
  try {
    return !/"(?:iss|exp|iat|nbf|jti)"/.test(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
  } catch {
    return false;
  }
}

const PEM = sticky(
  /BEGIN (?:(?:RSA|EC|DSA|OPENSSH|ENCRYPTED|PGP) )?PRIVATE KEY(?: BLOCK)?-----(?:\\n|\s){0,4}[A-Za-z0-9+/=\s\\:,.-]{64,8192}/,
);
const LOGIN_BEFORE = /[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@"'`<>]{0,64}:([^\s/@"'`<>]{3,128})$/i;
const SAMPLE_LOGIN =
  /^(?:postgres|root|user(?:name)?|pass(?:word|wd)?|pwd|admin|guest|neo4j|mysql|redis|mongo|test|secret|changeme|token|minioadmin|rabbitmq|sa|db|dev|local|x-access-token)\d{0,4}$/i;

/** The password of an address with a login: `scheme://user:password@host`. */
function login(text: string, at: number): Span | null {
  const before = text.slice(Math.max(0, at - 220), at);
  const password = before.includes("://") ? LOGIN_BEFORE.exec(before)?.[1] : undefined;
  return password === undefined || !/[A-Za-z0-9[]/.test(text[at + 1] ?? "") ? null : { start: at - password.length, end: at };
}

export const credentials: readonly Kind[] = [
  ...byFormat,
  {
    ...CREDENTIAL,
    name: "Signed token (JWT)",
    anchor: { at: "prefix", prefixes: ["eyJ"] },
    locate: JWT,
    judge: judgeToken,
    base: 0.85,
    reserved: isHandmade,
    mask: maskBehind("eyJ"),
    samples: ["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ1aWQiOiI4NDgyOSIsImV4cCI6MTg5MzQ1NjAwMH0.Zk3vQ9mN2xLr7TbWc1Hy5PqSd8UfGj4A"],
    hostile: ["eyJhbGci", "eyJub3RqdCI6MX0xxxx.eyJ1aWQiOiI4NDgyOSJ9xx.Zk3vQ9mN2xLr7TbWc1Hy"],
  },
  {
    ...CREDENTIAL,
    name: "Private key",
    anchor: { at: "prefix", prefixes: ["BEGIN "] },
    locate: (text, at) => {
      PEM.lastIndex = at;
      return text.startsWith("-----", at - 5) && PEM.test(text) ? { start: at - 5, end: PEM.lastIndex } : null;
    },
    judge: (value) => (entropy(value) < 3.5 ? "impossible" : "shape"),
    base: 0.95,
    reserved: (value) => /\.\.\.|your|example/i.test(value.slice(30)),
    mask: (value) => value.slice(0, value.indexOf("KEY") + 3) + stars(value.slice(value.indexOf("KEY") + 3)),
    samples: ["-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAx7Zq9vW3kPbT2yLmN8rQeJd5uHfXoYgCsV1wKiB4tMzR6nDa\nqL0xEoPh3FjU8kVw\n"],
    hostile: ["-----BEGIN PUBLIC KEY-----\nMIIB", "-----BEGIN PRIVATE KEY-----\n...\n"],
  },
  {
    ...CREDENTIAL,
    name: "Password in an address",
    anchor: { at: "sign", sign: "@" },
    locate: login,
    judge: (value) => (/^[$%{<]|[{}<>]/.test(value) ? "impossible" : "shape"),
    base: 0.85,
    // A data base on one's own machine keeps nobody out.
    reserved: (value, text, { end }) =>
      /^@(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|host\.docker\.internal)\b/.test(text.slice(end, end + 24)) ||
      SAMPLE_LOGIN.test(value) ||
      /^[a-z]{2,12}[_-]?(?:pw|pass(?:word|wd)?|secret)\d{0,3}$/i.test(value) ||
      /^[a-z]{1,8}$/.test(value) ||
      isPlaceholderSecret(value),
    samples: ["postgres://svc:Hunter2Hunter2@db/prod", "amqp://app:9fK2mQx7@mq.internal:5672"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a hole that stands for a password is the case
    hostile: ["postgres://svc:${PASSWORD}@db/prod", "https://host/path:a@b", "mailto:a@b.cz"],
  },
  ...keyedKinds,
];

import type { Span } from "../../../model/text.ts";
import { entropy } from "../entropy.ts";
import { type Kind, sticky, type Verdict } from "../kind.ts";
import { lastWord } from "../last-word.ts";
import { isPlaceholderSecret } from "./placeholder.ts";

/**
 * Values that only their key gives away: `api_key = "…"`, `DB_PASS: …`, `X-Key: …`, `user_name: …`. The anchor is the sign
 * between key and value, so a text without `:` and `=` costs nothing.
 */
const KEY_BEFORE = /([\p{L}][\p{L}\p{N}_.-]{0,40}(?: [\p{L}][\p{L}\p{N}_-]{1,20}){0,2})["'`*\]]{0,3}[ \t]{0,2}:?$/u;
const SECRET =
  /(?:^|[_\s.-])(?:(?:api|access|auth|secret|private|signing|encryption|master|service|account|app|client|bearer|refresh|session|webhook|x|deploy|license)[_\s.-]?)(?:key|token|secret|credentials?)s?$|(?:^|[_\s.-])(?:secret|apikey|token|authorization|credential|connection[_\s.-]?string|clave[_\s]api)$/i;
const PASSWORD =
  /(?:^|[_\s.-])(?:password|passwd|passphrase|pass|pwd|passcode|pin|contrase[ñn]a|clave|mot de passe|mdp|kennwort|passwort|senha|wachtwoord|has[łl]o|パスワード|密码)$/iu;
const USER =
  /(?:^|[_\s.-])(?:user[_\s-]?name|username|login(?:[_\s-]?name)?|screen[_\s-]?name|user[_\s-]?handle|usuario|nom d'utilisateur|utilisateur|benutzername|benutzer|nome de usu[áa]rio|nome utente|gebruikersnaam|nazwa użytkownika)$/iu;
const NOT_A_KEY =
  /(?:^|[_\s.-])(?:public|primary|foreign|partition|sort|cache|map|dict|object|row|idempotency|storage|index|max|min|num|count|total|next|page|n|prompt|completion|input|output|cached|stop|eos|pad|bos|special)[_\s.-]?(?:key|token)s?$|(?:^|[_\s.-])by[_\s.-]?pass$/i;

/** `fooBar` and `FOO_BAR` read alike. */
function words(key: string): string {
  return key.replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1_$2").toLowerCase();
}

const SECRET_ENDS = new Set(
  "key keys token tokens secret secrets credential credentials apikey authorization string api accesskey secretkey authtoken accesstoken clientsecret".split(
    " ",
  ),
);
const PASSWORD_ENDS = new Set(
  "password passwd passphrase pass pwd passcode pin contraseña contrasena clave passe mdp kennwort passwort senha wachtwoord hasło haslo パスワード 密码".split(
    " ",
  ),
);
const USER_ENDS = new Set(
  "name username login loginname handle usuario usuário utilisateur benutzername benutzer utente gebruikersnaam użytkownika".split(" "),
);

/** `Password is …`, `mein Passwort lautet …`: the verb takes the place of the sign. */
const VERBS = ["is ", "lautet ", "es ", "est ", "ist "];

function spoken(ends: ReadonlySet<string>, is: RegExp, value: RegExp) {
  const behind = keyed(is, value);
  return (text: string, at: number): Span | null => {
    if (text[at - 1] !== " " || !ends.has(lastWord(text, at - 1))) return null;
    return behind(text, text.indexOf(" ", at), at - 1);
  };
}

function keyed(is: RegExp, value: RegExp) {
  return (text: string, at: number, keyEnd = at): Span | null => {
    if (text[at + 1] === undefined) return null;
    // The value first: most keys hold something else, and the key costs more to read.
    value.lastIndex = at + 1;
    const match = value.exec(text);
    const found = match?.[1] ?? match?.[2];
    if (match === null || found === undefined) return null;
    const key = KEY_BEFORE.exec(text.slice(Math.max(0, keyEnd - 64), keyEnd))?.[1];
    if (key === undefined) return null;
    const plain = words(key);
    if (!is.test(plain) || NOT_A_KEY.test(plain)) return null;
    const start = match.index + match[0].lastIndexOf(found);
    return { start, end: start + found.length };
  };
}

const TOKEN = /[ \t]{0,3}["'`]?(?:(?:Bearer|Basic|Token) )?([A-Za-z0-9_+/=.~-]{16,200})(?![\w(:])/y;
const WORDLIKE = /[ \t]{0,3}["'`*]{0,3}[ \t]?([^\s"'`,;<>{}[\]|]{5,63}(?:[^\s"'`,;<>{}()[\]|.:*]|\((?=\s|$)))(?![\w([])/y;
/** In quotes it may hold dots; without, `opts.userId` would be read as one, so a digit must say that somebody chose it. */
const HANDLE =
  /[ \t]{0,3}(?:["'`*]{1,3}[ \t]?@?([A-Za-z][A-Za-z0-9._-]{3,30}[A-Za-z0-9])["'`*]|@?([A-Za-z][A-Za-z_-]{1,24}\d[A-Za-z0-9_-]{0,10})(?![\w([]|\.\w))/y;

/** Three bits and a half in each character, and more than one kind of character: no word, path, name or id in words. */
function judgeSecret(value: string): Verdict {
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value) || entropy(value) < 3.3) return "impossible";
  if (/^[a-z]+(?:[-_./][a-z0-9]{1,12})+$/i.test(value) && !/\d{3}/.test(value)) return "impossible";
  // A class of a program: words with their capitals, at most two digits.
  if (/^[A-Za-z]{2,20}\d{0,2}(?:[A-Z][a-z]{2,20}){2,8}$/.test(value)) return "impossible";
  // `m0-old-platform-key` is all words.
  if (/^[a-z][a-z0-9]{0,3}(?:[-_][a-z]{2,20}){2,6}$/i.test(value)) return "impossible";
  // `cached_token_123`: words, and at most a number behind them.
  if (/^[a-z]+(?:[-_][a-z]+)+[-_]?\d{1,4}$/i.test(value)) return "impossible";
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(value)) return "shape";
  // A path of the file system: folders of letters, each begun by a slash.
  if (/^[.~]{0,2}(?:\/[A-Za-z][\w.-]{0,40}){2,}\/?$/.test(value) && !/\d{3}/.test(value)) return "impossible";
  return /\.(?:com|org|net|io|py|ts|js|json|ya?ml|md|txt|env)$|^https?:|^\d{4}-\d{2}-\d{2}/i.test(value) ||
    /^[A-Za-z_]\w{0,30}(?:\.[A-Za-z_]{2}\w{0,40})+$/.test(value)
    ? "impossible"
    : "shape";
}

/** A password that somebody typed: letters with digits or signs; a type, a call or a plain word is code. */
function judgePassword(value: string): Verdict {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(value)).length;
  if (
    kinds < 2 ||
    /^(?:https?:|os\.|process\.|self\.|this\.|env\.|config|settings|str\b|string|SecretStr|Optional|request|args|getpass|input)/i.test(
      value,
    )
  )
    return "impossible";
  if (
    /^_*[A-Za-z]+(?:[._-]+[A-Za-z]+)*[:.!?]?$/.test(value) ||
    /^(?=.*\/)[\w./*-]+$/.test(value) ||
    /=|^[A-Za-z_][\w.]*\(/.test(value) ||
    /^[A-Z_]+$/.test(value) ||
    // `&hashed`: where a value lies, not what it is.
    /^[&*]+[A-Za-z_]\w*$/.test(value) ||
    /^[./~\\]/.test(value)
  )
    return "impossible";
  // What a password went through, not one.
  if (/^(?:base64|b64|md5|sha-?\d+|bcrypt|argon2|scrypt|pbkdf2|rsa|aes|hs\d+|utf-?\d+)/i.test(value)) return "impossible";
  return "shape";
}

function judgeHandle(value: string): Verdict {
  return /[\d._]/.test(value) &&
    !/\.(?:com|org|net|io|py|ts|js|json|ya?ml|md|txt)$/i.test(value) &&
    !/^(?:self|this|config|os|env|request|user|process|args|data|session|props|state|row|item|obj|string|str|int)[._]/.test(value)
    ? "shape"
    : "impossible";
}

const CREDENTIAL = {
  country: null,
  gdpr: "credential",
  strength: 0,
  tier: "alone",
  words: [],
  inAddress: true,
  dummy: null,
} as const satisfies Partial<Kind>;

export const keyedKinds: readonly Kind[] = [":", "="]
  .flatMap((sign): Kind[] => [
    {
      ...CREDENTIAL,
      kind: "credential",
      name: "Key or token",
      anchor: { at: "sign", sign, keys: SECRET_ENDS },
      locate: keyed(SECRET, TOKEN),
      judge: judgeSecret,
      base: 0.7,
      reserved: isPlaceholderSecret,
      samples: [
        `api_key${sign} "9f8e7d6c5b4a39281706f5e4d3c2b1a0"`,
        `X-Api-Key${sign} q7Vn2LxT9kWmZr4PbYd8`,
        `CLIENT_SECRET${sign}q7Vn2LxT9kWmZr4PbYd8`,
      ],
      hostile: [
        `api_key${sign} your-api-key-goes`,
        `max_tokens${sign} 4096409640964096`,
        `token${sign} process.env.TOKEN_VALUE_1`,
        `aws_secret_access_key${sign}s3_settings.aws_secret_access_key,`,
        `cache_key${sign} 9f8e7d6c5b4a39281706`,
        `connection_string${sign} "/var/lib/data2/shop_v1.database"`,
      ],
    },
    {
      ...CREDENTIAL,
      kind: "password",
      name: "Password",
      anchor: { at: "sign", sign, keys: PASSWORD_ENDS },
      locate: keyed(PASSWORD, WORDLIKE),
      judge: judgePassword,
      base: 0.7,
      reserved: (value) => isPlaceholderSecret(value),
      samples: [`password${sign} Sommer2019!`, `DB_PASS${sign}"v8Kq-22xL"`, `Passwort${sign} Blau!Wal77`],
      hostile: [
        `password${sign} str`,
        `password${sign} required`,
        `pwd${sign} os.getcwd()`,
        `Password${sign} &hashed`,
        `password${sign} \${DB_PASSWORD}`,
        `bypass${sign} Sommer2019!`,
      ],
    },
    {
      ...CREDENTIAL,
      kind: "user-name",
      name: "User name",
      gdpr: "ordinary",
      anchor: { at: "sign", sign, keys: USER_ENDS },
      locate: keyed(USER, HANDLE),
      judge: judgeHandle,
      base: 0.6,
      reserved: (value) =>
        /^(?:user|test|demo|admin|root|guest|example|sample|your|my|foo|bar|john|jane|alice|bob|jdoe|username)/i.test(value),
      dummy: "jdoe",
      samples: [`username${sign} pnovak84`, `"user_name"${sign} "petra.novak"`],
      hostile: [`username${sign} string`, `user_id${sign} request.user`, `login${sign} required`],
    },
  ])
  .concat([
    {
      ...CREDENTIAL,
      kind: "password",
      name: "Password",
      anchor: { at: "prefix", prefixes: VERBS },
      locate: spoken(PASSWORD_ENDS, PASSWORD, WORDLIKE),
      // A sentence goes on behind the verb: only digits show that this is no word of it.
      judge: (value) => (/\d/.test(value) && !/^\d+-[a-z]+$/.test(value) ? judgePassword(value) : "impossible"),
      base: 0.7,
      reserved: (value) => isPlaceholderSecret(value),
      samples: ["my password is Sommer2019!", "Das Passwort lautet Blau!Wal77"],
      hostile: ["the password is required", "my password is 8-character", "this is 2024"],
    },
    {
      ...CREDENTIAL,
      kind: "password",
      name: "Password",
      anchor: { at: "mixed", length: [2, 32], next: "anything" },
      locate: sticky(/[A-Za-z0-9][^\s"'`,;|<>()[\]{}]{4,62}[^\s"'`,;|<>()[\]{}.:](?![\w([=.])/),
      judge: (value) => (/\d/.test(value) ? judgePassword(value) : "impossible"),
      tier: "context",
      labelOnly: true,
      words: ["password", "passwd", "passphrase", "passwort", "kennwort", "contrasena", "mot de passe", "senha", "wachtwoord", "haslo"],
      base: 0.3,
      reserved: (value) => isPlaceholderSecret(value),
      samples: ["| user | password |\n|---|---|\n| petra | Sommer2019! |"],
      hostile: ["| user | password |\n|---|---|\n| petra | required |", "password for user42x"],
    },
    {
      ...CREDENTIAL,
      kind: "user-name",
      name: "User name",
      gdpr: "ordinary",
      anchor: { at: "prefix", prefixes: VERBS },
      locate: spoken(USER_ENDS, USER, HANDLE),
      judge: judgeHandle,
      base: 0.6,
      reserved: (value) =>
        /^(?:user|test|demo|admin|root|guest|example|sample|your|my|foo|bar|john|jane|alice|bob|jdoe|username)/i.test(value),
      dummy: "jdoe",
      samples: ["my username is pnovak84"],
      hostile: ["the username is required", "the name is v2"],
    },
  ]);

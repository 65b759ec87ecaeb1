/** Words that stand in a value which only shows where a secret goes. */
const WORDS =
  /your|admin|^(?:secure|strong|super)[-_]?(?:pass|secret|\d)|root\d|letmein|welcome\d|passw0rd|p@ss|^hunter2$|develop|my[-_]?(?:api|key|secret|token|pass)|example|sample|placeholder|changeme|change[-_ ]?me|dummy|fake|mock|test|demo|insert|replace|redact|censored|hidden|secret[-_]?key|api[-_]?key|access[-_]?token|password|passwd|here|todo|fixme|null|none|undefined|default|some[-_]?|synthetic|not[-_]?a[-_]?real|^[a-z]+[-_](?:pw|pass|pwd)\d{0,3}$|^[a-z]{3,8}123\d{0,3}$|abcdef|abc123|xyz789|123456|qwerty|foobar|temporary|^(?:hello|secret|guest|user|temp|foo|bar|abc|pass)[-_]?\d{1,6}[!.]?$|xxx|\.\.\.|…|\*\*\*|###|___|---/i;

/** A stand-in, a reference to a variable, or characters of one kind over and over. */
export function isPlaceholderSecret(value: string): boolean {
  if (WORDS.test(value)) return true;
  if (/[{}<>$%]|^\(|\)$|^env[.:]|process\.env|os\.environ/i.test(value)) return true;
  const plain = decoded(value);
  if (plain !== null && WORDS.test(plain)) return true;
  return /(.)\1{5}/.test(value) || new Set(value).size <= Math.min(5, value.length / 3);
}

/** What base64 hides, where that is plain text: `user:password` of a header is no secret. */
function decoded(value: string): string | null {
  if (!/^[A-Za-z0-9+/]{12,200}={0,2}$/.test(value)) return null;
  try {
    const text = atob(value);
    return /^[ -~]+$/.test(text) ? text : null;
  } catch {
    return null;
  }
}

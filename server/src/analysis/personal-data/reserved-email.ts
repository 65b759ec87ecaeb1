/**
 * Addresses that are nobody's: domains reserved by RFC 2606 and RFC 6761, firms and people invented for examples, mailboxes of
 * a role, senders that take no mail.
 */
const RESERVED_TOP_LEVEL = new Set(["example", "test", "invalid", "localhost", "local", "arpa"]);
const SAMPLE_DOMAIN =
  /^(?:.*\.)?(?:example\d*|sample|test|testing|domain\d*|your-?domain|my-?domain|some-?domain|your-?company|my-?company|some-?company|company|corp|organi[sz]ation|your-?org|acme(?:-?corp|-?inc)?|contoso|fabrikam|northwind(?:traders)?|adventure-?works|wingtiptoys|tailspintoys|globex|initech|umbrella(?:corp)?|hooli|foo|bar|baz|foobar|bla|blah|xyz|abc|email|mail|address|site|website|mysite|host|server|provider|dummy|fake|placeholder|startup|business|bigcorp|evil|attacker|malicious|wayne(?:-?enterprises)?|stark(?:-?industries)?|somewhere|anywhere|nowhere|inbox)\.[a-z.]{2,12}$/;
const SAMPLE_DOMAIN_LABEL = /^(?:example|your|my-|some-|placeholder|dummy|fake|sample|test-|acme)/;
const ROLE =
  /^(?:info|support|help|helpdesk|sales|contact|contacts|admin|administrator|webmaster|postmaster|hostmaster|abuse|security|privacy|legal|press|media|marketing|billing|accounts?|accounting|finance|hr|jobs|careers|recruiting|recruitment|office|team|hello|hi|hey|feedback|enquir(?:y|ies)|inquir(?:y|ies)|service|services|customer\.?(?:service|care|support)|care|orders?|returns?|shop|store|news|newsletter|notifications?|alerts?|updates?|mailer-daemon|daemon|noreply|no-reply|donotreply|do-not-reply|bounces?|root|opensource|oss|opensource-conduct|opencode|conduct|coc|code-of-conduct|maintainers?|dev|devs|developers?|devops|ops|eng|engineering|it|itsupport|compliance|dpo|gdpr|community|partners?|events?|bookings?|reservations?|api|bot|github-actions|dependabot|action|actions|ci|build|system|service-account|mail|email|mailinglist|list|users|all|everyone|staff|research|licensing|permissions|copyright|dmca|trust|safety|trust-?and-?safety|vulnerability|vulnerabilities|psirt|cert|soc|kontakt|hilfe|ventas|ayuda|soporte|contacto|contato|suporte|contatti|assistenza|vertrieb|buchhaltung|bewerbung|datenschutz|rechnung)(?:[+-].*)?$/;
const SAMPLE_LOCAL =
  /^(?:x{2,}|your(?:[._-]?\w{1,20})?|my(?:[._-]?(?:name|email|mail|user|address))?|user(?:name)?[._-]?\w{0,3}|users?|(?:first|given)[._-]?(?:name)?[._-]?(?:last|family|sur)(?:[._-]?name)?|first\.last|name|firstname|lastname|email|mail|someone|somebody|anyone|nobody|person|customer\d*|client\d*|member\d*|example|sample|test(?:er|ing|[._-]?user|[._-]?\d+|\d*)?|foo|bar|baz|qux|dummy|fake|placeholder|demo|alice|bob|carol|dave|eve|mallory|trent|john[._-]?doe|jane[._-]?doe|john|jane|jdoe|j\.doe|johnny|joe|joe[._-]?bloggs|max[._-]?mustermann|erika[._-]?mustermann|mustermann|juan[._-]?perez|jean[._-]?dupont|mario[._-]?rossi|jan[._-]?(?:kowalski|jansen)|john[._-]?smith|jane[._-]?smith|attacker|victim|hacker|evil|recipient|sender|employee\d*|manager|student|patient|id|handle|local[._-]?part)\d{0,3}$/;

export function isReservedEmail(value: string): boolean {
  const address = value
    .toLowerCase()
    .replace(/%40|\s*[([{]\s*(?:at|arroba|chez)\s*[)\]}]\s*| at /, "@")
    .replace(/\s*[([{]\s*dot\s*[)\]}]\s*| dot /g, ".");
  const at = address.lastIndexOf("@");
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  if (RESERVED_TOP_LEVEL.has(domain.slice(domain.lastIndexOf(".") + 1)) || SAMPLE_DOMAIN.test(domain) || SAMPLE_DOMAIN_LABEL.test(domain))
    return true;
  if (domain.endsWith("users.noreply.github.com") || /(?:^|[.-])no-?reply/.test(local) || domain.startsWith("noreply.")) return true;
  return (
    PART_OF_A_TEST.test(local) ||
    PART_OF_A_ROLE.test(local) ||
    ROLE.test(local) ||
    SAMPLE_LOCAL.test(local) ||
    isMessageId(local, domain) ||
    INITIALS.test(address)
  );
}

/** `cypress-user`, `qa.test2`: one part says that nobody reads it. */
const PART_OF_A_TEST = /(?:^|[._+-])(?:tests?|testing|demo|example|sample|dummy|fake|cypress|playwright|e2e|qa)\d{0,3}(?:[._+-]|$)/;

/** `crons-feedback`, `emea.sales`: a desk, whoever sits there. */
const PART_OF_A_ROLE =
  /[._+-](?:feedback|support|team|help|desk|sales|info|contact|security|admin|service|news|billing|press|jobs|legal|privacy)$/;

/** `a@b.com`, `x1@y2.org`, `a.b@c.io`: one letter for each part that a real address spells out. */
const INITIALS = /^[a-z]\d?(?:[._+-][a-z]\d?){0,3}@(?:[a-z]\d?\.){1,3}[a-z]{2,12}$/;

/** Ids of messages end in a mail host: a long local part of letters and digits in no order a person would choose. */
function isMessageId(local: string, domain: string): boolean {
  if (/^(?:group|resource)\.calendar\.google\.com$|gserviceaccount\.com$/.test(domain)) return true;
  return local.length >= 24 && /\d/.test(local) && !/[._-][a-z]{3,}$/.test(local) && (local.match(/\d/g)?.length ?? 0) >= 4;
}

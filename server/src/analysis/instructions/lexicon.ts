import type { GuardKind } from "./model.ts";

/** What a guard is about, first match wins. Facts of wording, collected from public prompts; English, then the rest. */
export const TOPICS: readonly { readonly kind: GuardKind; readonly words: RegExp }[] = [
  {
    kind: "destruction",
    words:
      /\brm\s+-rf?\b|\bforce[- ]?push|\bpush\s+--force|\b(?:drop|truncate)\s+(?:the\s+)?(?:tables?|databases?)|\b(?:delete|remove|overwrite|destroy|wipe|modify|touch)\b.{0,40}\b(?:production|prod|database|backups?|user(?:'s)? (?:data|files?)|migrations?|branch(?:es)?|history)\b|\bcommit\b.{0,30}\b(?:secrets?|credentials?|keys?|passwords?|\.env)\b|\b(?:hard-?code|log|expose|leak|commit|print)\b.{0,30}\b(?:secrets?|credentials?|passwords?|tokens?|api keys?)\b|\bgit (?:reset --hard|push)\b|\bpayments?\b|\bmedical advice\b|\bsudo\b/i,
  },
  {
    kind: "honesty",
    words:
      /\bhallucinat|\bmak(?:e|ing) (?:up|things up|stuff up|it up)|\binvent|\bfabricat|\bguess|\bassum(?:e|ing|ption)|\bspeculat|\bpretend|\bmade[- ]up|\bhalluzinier|\berfind|\binvente|\binventes|\bcapture|捏造|编造|虚构/i,
  },
  {
    kind: "secrecy",
    words:
      /\breveal|\bdisclos|\bleak|\bsystem prompt|\bthese (?:instructions|rules)|\byour (?:instructions|prompt|rules)|\binternal (?:tools?|names?|instructions)|\bconfidential|\brévél|\brevel[ae]|透露|泄露/i,
  },
  {
    kind: "format",
    words:
      /\bmarkdown|\bjson\b|\byaml\b|\bxml\b|\bhtml\b|\bemojis?\b|\bbullets?\b|\bheadings?\b|\bheaders?\b|\bpreamble|\bintroduct|\bcode (?:fences?|blocks?)|\bbackticks?|\bquotes?\b|\bquotation|\bformatting|\bcommentary|\bexplanations?\b|\bextra text|\bwhitespace|\bpunctuation|\bem dash|\btrailing|\bplaceholders?\b|\bwords? long|\blonger than|\bexceed|\bmore than \d|\bverbose|\bproseformat/i,
  },
  {
    kind: "tone",
    words:
      /\bapologi[sz]|\bsorry\b|\bflatter|\bgreet|\bcompliment|\bpreachy|\blectur|\bmoraliz|\bsycophan|\bcondescend|\bjargon|\bslang|\btone\b|\bhumou?r|\bcasual|\bformal\b|\bfiller|\bdisclaimers?\b|\bhedg/i,
  },
  {
    kind: "tooling",
    words: /\btools?\b|\bfunctions? call|\bcall(?:ing)? (?:the )?`|\binvoke|\bapi calls?\b|\bcommands?\b|\bsubagents?\b/i,
  },
  {
    kind: "scope",
    words:
      /\boff[- ]topic|\btopics?\b|\bdiscuss|\bcompetitors?\b|\bmention|\bopinions?\b|\bpolitic|\bunrelated|\boutside (?:the|of|your)|\bbeyond|\bout of scope|\banswer(?:ing)? (?:any |other )?questions? (?:about|on|that)/i,
  },
];

/** Shouting in English prompts; in capitals only. */
export const SHOUTED = new Set(
  "NEVER ALWAYS MUST IMPORTANT CRITICAL CRITICALLY STRICTLY MANDATORY ABSOLUTELY WARNING REQUIRED ESSENTIAL ONLY NOT DO DON'T EXTREMELY URGENT VITAL CRUCIAL EXACTLY EVERY ALL ANY NO VERY STOP ATTENTION CAUTION NON-NEGOTIABLE FORBIDDEN PROHIBITED IMMEDIATELY UNDER CIRCUMSTANCES EXPLICITLY SHALL CANNOT ENSURE REMEMBER".split(
    " ",
  ),
);
/** Shouting that makes a guard of a sentence that forbids nothing. */
export const INSISTENT = new Set("ALWAYS MUST ONLY IMPORTANT CRITICAL STRICTLY MANDATORY ABSOLUTELY NON-NEGOTIABLE".split(" "));
/** Shouting by themselves; the rest shouts only beside one of these. */
export const LOUD = new Set(
  "NEVER ALWAYS MUST ONLY NOT DON'T IMPORTANT CRITICAL CRITICALLY STRICTLY MANDATORY ABSOLUTELY NON-NEGOTIABLE EXTREMELY CRUCIAL CANNOT".split(
    " ",
  ),
);
/** Those that are as often the name of a level or a state. */
export const LABELS = new Set(
  "CRITICAL IMPORTANT WARNING REQUIRED ESSENTIAL URGENT MANDATORY CAUTION FORBIDDEN PROHIBITED STOP".split(" "),
);
/** Emphasis in any case of letters. */
export const ABSOLUTE = /\bnon-negotiables?\b|[,;.(–—-]\s*no exceptions\b/i;
/** Alarm signs; a coloured dot is a level unless it is repeated. */
export const ALARM = /[🚨⚠‼❗⛔🛑]\uFE0F?|🔴{2,}|!{2,}/gu;

/** A reason or an alternative: the reader learns why, or what to do instead. English, then German, French, Spanish, Portuguese, Japanese, Chinese. */
export const REASON =
  /\b(?:because|since (?:it|they|this|that|the)|so that|otherwise|as (?:it|they|this|that) (?:will|would|can|may|might|is|are)|this (?:breaks?|causes?|leads?|runs?|would|will|can|ensures?|prevents?|is(?! (?:very |extremely |absolutely )?(?:non-negotiable|important|critical|mandatory|required|essential|crucial|vital)))|(?:it|they) (?:breaks?|causes?|leads?|will|would|can|may|might)|which (?:breaks?|causes?|leads?|would|will|can|is)|in order to|to (?:avoid|prevent|keep|ensure|protect|preserve|maintain)|due to|reason:|why:|weil|da (?:es|sie|das)|damit|sonst|denn|parce que|afin|sinon|porque|para que|ya que|pois|para evitar)\b|,\s+car\s|ため|から|因为|以免|否则/i;
export const ALTERNATIVE =
  /\b(?:instead|rather than|rather,?|prefer(?:ably)?|use [`\w]|go with|opt for|stick to|except|unless|only (?:if|when|use)|but (?:do|use|keep|instead)|ask (?:the user|for|first|before)|say (?:so|that|"|“)|respond with|reply with|return (?:null|an?|the|`)|stattdessen|sondern|plutôt|au lieu|en lugar|em vez|utilisez|verwende)\b|代わりに|而是|请使用/i;

export const CONDITION =
  /^(?:\W*)(?:if|when|whenever|where|for|in case|unless|once|after|before|while|during|wenn|falls|sobald|si|lorsque|quand|cuando|se|quando)\b|\b(?:if|when|unless|whenever|in case)\b/i;

/** Titles of prompts whose content is a list of prohibitions. */
export const POLICY =
  /\b(?:polic(?:y|ies)|guardrails?|moderation|moderator|content[- ]filter|safety (?:rules|guidelines)|complian(?:ce|t)|code of conduct|acceptable use|rubric|security (?:review|audit|checklist|rules|guidelines|standards)|owasp|sicherheitsrichtlinie)\b/i;

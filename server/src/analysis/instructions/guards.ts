import type { Span } from "../../model/text.ts";

/**
 * Finds what forbids in a sentence, and never what describes. "Do not apologise" forbids; "the API does not return ids",
 * "if you do not know" and "values that cannot be null" describe.
 */
export function prohibitionIn(sentence: string): Prohibition | null {
  return english(sentence) ?? restriction(sentence) ?? otherLanguages(sentence);
}

export interface Prohibition extends Span {
  readonly language: string;
  /** The sentence itself says what to do instead: "use X, not Y", "only after Z". */
  readonly alternative: boolean;
}

const MODAL = "must|should|shall|may|will|can|could|ought to|need to|are to|is to|be|would";
/** Who can be told not to do something. Everything else that "does not" is described. */
const ADDRESSEE =
  /\b(?:you|assistant|model|agent|bot|ai|chatbot|response|responses|reply|replies|output|outputs|answer|answers|summary|message|messages|claude|gpt|copilot|we)$/i;
const NEGATIVES =
  /\b(?:do not|don['’]t|do NOT|never|avoid(?:ing)?|refrain from|(?:must|should|shall|may|need|ought)(?: not|n['’]t)|ought not|(?:are|is) (?:not (?:allowed|permitted)|(?:strictly |absolutely |expressly )?(?:forbidden|prohibited)|not to)|cannot|can(?:['’]t| not)|under no circumstances?|by no means|at no (?:time|point)|(?:strictly |absolutely )?(?:forbidden|prohibited)|not (?:allowed|permitted|acceptable)|no longer|stop (?!after|when|if|and|words?|sequences?|at\b|once|here|the (?:server|service|container|process))[a-z]+ing)\b/gi;
/** A clause starts after these; the imperative needs nothing else before it. */
const CLAUSE_START =
  /(?:^|[,;:.!?—–()[\]{}"“”'‘’*_>•|-]|\b(?:and|but|or|then|so|also|please|always|just|simply|therefore|instead|important|note|remember|warning|critical|rule|ensure that you|make sure (?:that )?you|ensure you|be careful to|be sure to|try to|you|will|must|should|shall|to|absolutely|strictly|ever|again|however|additionally|furthermore|finally|ok|otherwise|only|users?,|yourself,|either|that you|circumstances|asked|say|says)\b)[\s*_"“'`(:,-]*$/i;
/** A clause that depends on another one describes its condition. */
const SUBORDINATE =
  /\b(?:if|when|whenever|where|whether|because|since|while|although|though|in case|what|who|whom|which|why|how|things|anything|something|those|ones|code|values?|fields?|files?|that)\b[^,;:.!?]{0,80}$/i;
const DESCRIPTIVE_SUBJECT =
  /\b(?:it|they|he|she|this|there|i|user|users|users'|api|function|method|value|field|file|code|system|server|tool|tools|database|customer|customers|people|developers?|clients?|tests?|who|that|which|the [a-z]+|a [a-z]+|an [a-z]+)[\s*_]*$/i;

function english(sentence: string): Prohibition | null {
  NEGATIVES.lastIndex = 0;
  for (let match = NEGATIVES.exec(sentence); match !== null; match = NEGATIVES.exec(sentence)) {
    const before = sentence.slice(Math.max(0, match.index - 120), match.index);
    const span = { start: match.index, end: match.index + match[0].length, language: "en", alternative: false };
    if (isQuoted(sentence, match.index)) continue;
    if (forbids(match[0].toLowerCase().replace("’", "'"), before, sentence.slice(span.end, span.end + 40))) return span;
  }
  return null;
}

function forbids(word: string, before: string, after: string): boolean {
  const subordinate =
    SUBORDINATE.test(before) &&
    !/\b(?:ensure|make sure|sure|remember|note|important)\s+(?:that\s+)?(?:you\s+)?$/i.test(before.trimEnd().replace(/[\s,]+$/, " "));
  if (word === "no longer") return false;
  if (word.startsWith("under no") || word.startsWith("by no") || word.startsWith("at no")) return true;
  if (/forbidden|prohibited|allowed|permitted|acceptable/.test(word))
    return !subordinate && !/^\s+(?:values?|characters?|by the|list|to be empty)/i.test(after);
  if (word === "cannot" || word === "can't" || word === "can not")
    return (
      !subordinate &&
      /\b(?:you|assistant|agent|bot)[\s*_]*$/i.test(before) &&
      !/^\s+(?:see|access|help|be|find|determine|verify|complete|resolve|answer|tell|know|afford|fix|use)\b/i.test(after)
    );
  if (/^(?:must|should|shall|ought)/.test(word)) return !subordinate || ADDRESSEE.test(before.trimEnd());
  if (/^(?:may|need)/.test(word)) return /^may not/.test(word) && /\byou[\s*_]*$/i.test(before) && !subordinate;
  if (/^(?:are|is) not to$/.test(word)) return !subordinate;
  if (word.startsWith("stop") && /\b(?:when|once|if|after)\b/i.test(after)) return false;
  if (word.startsWith("avoid") || word.startsWith("refrain") || word.startsWith("stop"))
    return (
      (!/\bto[\s*_]*$/i.test(before) && CLAUSE_START.test(before) && !subordinate) ||
      new RegExp(`\\b(?:${MODAL})[\\s*_]*$`, "i").test(before)
    );
  // "do not", "don't", "never": an imperative at the start of a clause, or something an addressee is told.
  if (subordinate) return false;
  if (ADDRESSEE.test(before.trimEnd().replace(/[*_]+$/, "")) && !/\bif\b/i.test(before))
    return !/^\s+(?:have|need|know|see|understand|want|mind|like)\b/i.test(after) || /^\s+(?:need to (?:ask|explain))/i.test(after);
  if (word === "never" && new RegExp(`\\b(?:${MODAL})[\\s*_]*$`, "i").test(before)) return true;
  return CLAUSE_START.test(before) && !(DESCRIPTIVE_SUBJECT.test(before) && !/[,;:.!?—–-]\s*$/.test(before));
}

/** Verbs that open an order; a contrast or an aside counts only behind one. */
const ORDER =
  "(?:use|import|write|call|return|add|put|place|store|keep|read|load|prefer|choose|pick|name|pass|include|reference|refer|link|cite|run|send|report|answer|reply|respond|minimi[sz]e|reduce|maximi[sz]e|improve|optimi[sz]e|ensure|make|maintain|stay|be)";

/** Forms that forbid without a negated verb; each needs its place in the sentence, since the words themselves are common. */
const RESTRICTIONS: readonly { readonly pattern: RegExp; readonly alternative: boolean }[] = [
  // "No greetings." and "Announce the choice; no narration.", but not "No row is returned".
  {
    pattern:
      /(?:^|[;:.!?]\s+|[,–—]\s+)(?:[\W_]*)(no)\s+(?!exceptions?\b|one\b|longer\b|matter\b|need\b|problem|later\b|less\b|more than\b|such\b)[\p{L}`][^.;:!?]{2,120}?(?=$|[.;:!?])/iu,
    alternative: false,
  },
  { pattern: /^[\W_]*(disregard|ignore|reject|refuse|decline)\b(?!d|\s+(?:file|files|list|rules?|patterns?)\b)/i, alternative: false },
  // "Use X, NOT Y": without the shouting it is a plain contrast.
  { pattern: /^[\W_]*\p{Lu}[\p{L}-]{1,14}\b.{3,200}?[,(;–—]\s*((?:and\s+|but\s+)?NOT)\s+[\p{L}`"]/u, alternative: true },
  // "Treat a hit as a candidate, not a recommendation" and "Import it from a (not from b)": an order that names what it rules out.
  { pattern: /^[\W_]*(?:always\s+)?treat\b.{3,200}?[,(–—]\s*((?:and\s+|but\s+)?not)\s+[\p{L}`"]/iu, alternative: true },
  {
    pattern: new RegExp(`^[\\W_]*(?:always\\s+|please\\s+)?${ORDER}\\b.{3,200}?\\((?:and\\s+|but\\s+)?(not)\\s+[\\p{L}\`"]`, "iu"),
    alternative: true,
  },
  // "Approval of a plan does not authorise its execution": a permission denied, whoever the subject is.
  {
    pattern: /\b((?:does|do)(?: not|n['’]t) (?:authori[sz]e|permit|entitle|justify|excuse|imply (?:consent|permission|approval)))\b/i,
    alternative: false,
  },
  // "Keep it small by avoiding wrappers".
  { pattern: new RegExp(`^[\\W_]*${ORDER}\\b[^.;:!?]{3,120}?\\b((?:by|while)\\s+avoiding)\\b`, "iu"), alternative: false },
  // "Show them only when asked"; "Only answer questions about orders".
  {
    pattern:
      /^[\W_]*(?:\p{L}+(?: \p{L}+)?[:,]\s+)?(?:(only)\s+(?:answer|use|respond|reply|return|output|include|speak|provide|ask|show|write|call|make|edit|change|modify|add|discuss|mention|consider|do|run|read|create|report|state|rely|address|focus|talk|cite|suggest|offer)\b|\p{Lu}\p{Ll}{1,11}\b(?:\s+[\p{L}`'-]+){0,4}?\s+(only)\s+(?:when|if|after|once|on|for|the|what|questions|about|with|from|provided|those|to|in)\b)/iu,
    alternative: true,
  },
];
const FINITE =
  /\b(?:is|are|was|were|has|have|exists?|will|does|did|can|returns?|matches|match(?:ed)?|appears?|means|found|needed|required)\b/i;

function restriction(sentence: string): Prohibition | null {
  for (const { pattern, alternative } of RESTRICTIONS) {
    const match = pattern.exec(sentence);
    const word = match?.[1] ?? match?.[2];
    if (match === null || word === undefined) continue;
    const start = sentence.indexOf(word, match.index);
    if (word.toLowerCase() === "no" && (FINITE.test(match[0]) || isParenthesised(sentence, start))) continue;
    if (!isQuoted(sentence, start)) return { start, end: start + word.length, language: "en", alternative };
  }
  return null;
}

function isParenthesised(sentence: string, at: number): boolean {
  return sentence.lastIndexOf("(", at) > sentence.lastIndexOf(")", at);
}

/** Inside quotation marks a prohibition is somebody's words: an example of an attack, a user's sentence. */
function isQuoted(sentence: string, at: number): boolean {
  let [straight, curly, code] = [0, 0, 0];
  for (let i = 0; i < at; i++) {
    const unit = sentence[i];
    if (unit === '"') straight++;
    else if (unit === "“") curly++;
    else if (unit === "”") curly--;
    else if (unit === "`") code++;
  }
  return straight % 2 === 1 || curly > 0 || code % 2 === 1;
}

/** Clear prohibitions of other languages: fixed forms only, since mood cannot be told from a word list. */
const OTHERS: readonly { readonly language: string; readonly pattern: RegExp }[] = [
  {
    language: "de",
    pattern:
      /\b(?:niemals|auf (?:gar )?keinen Fall|unter keinen Umständen|keinesfalls|vermeiden? (?:Sie|es)?|unterlassen Sie|(?:darfst|dürfen|darf|sollst|sollte(?:n|st)?) (?:du |Sie |man )?(?:\p{L}+ ){0,4}(?:nicht|nie|keine?[nrms]?)|(?:ist|sind) (?:strengstens |streng )?(?:verboten|untersagt)|nicht (?:erlaubt|gestattet|zulässig))\b|^(?:\W*)(?!(?:Der|Die|Das|Ein|Eine|Es|Er|Sie|Ich|Wir|Ist|Sind|Wer|Was|Dies\p{L}*|Auch|Noch)\b)\p{Lu}\p{Ll}+(?: Sie)? (?:nie|nicht|keine?[nrms]?)\b/u,
  },
  {
    language: "fr",
    pattern:
      /(?:^|[.;:,!?]\s*|\bet )(?:\W*)(?:ne |n['’])\p{L}+(?:-\p{L}+)? (?:\p{L}+ )?(?:pas|jamais|rien|aucune?|plus)\b|\b(?:évite[rz]?|il ne faut (?:pas|jamais)|vous ne devez (?:pas|jamais)|tu ne dois (?:pas|jamais)|en aucun cas|sous aucun prétexte|(?:est|sont) (?:strictement )?interdite?s?)\b/iu,
  },
  {
    language: "es",
    pattern:
      /(?:^|[.;:,!¡?¿]\s*|\by )(?:\W*)(?:no|nunca|jamás) \p{L}+(?:as|es|a|e|an|en|áis|éis)\b|\b(?:evita[r]?|evite[n]?|bajo ninguna circunstancia|en ningún caso|(?:está|están) (?:estrictamente )?prohibid[oa]s?|no (?:debes|debe|puedes|se debe))\b/iu,
  },
  {
    language: "pt",
    pattern:
      /(?:^|[.;:,!?]\s*|\be )(?:\W*)(?:não|nunca|jamais) \p{L}+(?:es|as|e|a|em|am|r)\b|\b(?:evite[m]?|em hipótese alguma|em nenhuma circunstância|(?:é|são) (?:estritamente )?proibid[oa]s?|não (?:deve|pode)[s]?)\b/iu,
  },
  {
    language: "ja",
    pattern:
      /(?:しないで|ないでください|てはいけ|てはなら|ではいけ|禁止|決して|絶対に.{0,30}ない|使わないこと|避けてください|べきではない|しないこと)/,
  },
  { language: "zh", pattern: /(?:不要|请勿|切勿|禁止|严禁|不得|绝不|决不|不可以|不允许|避免|千万别|请不要|不应|切忌)/ },
];

function otherLanguages(sentence: string): Prohibition | null {
  for (const { language, pattern } of OTHERS) {
    const match = pattern.exec(sentence);
    if (match && !isQuoted(sentence, match.index))
      return { start: match.index, end: match.index + match[0].length, language, alternative: false };
  }
  return null;
}

import { verbOf } from "./directive.ts";
import { limitIn } from "./limits.ts";
import type { ContradictionKind, Unit } from "./model.ts";
import { wordsOf } from "./words.ts";

/** One thing that a unit lays down, in a form that can be held against another one. Claims of one topic are compared. */
export interface Claim {
  readonly kind: ContradictionKind;
  /** What it is about; claims of different topics never meet. */
  readonly topic: string;
  /** What it says of it, for people: at most 34 units. */
  readonly text: string;
  /** Both cannot hold. Symmetric. */
  readonly excludes: (other: Claim) => boolean;
  readonly value: string;
}

const LEADING =
  /^\W*(?:(?:important|critical|note|remember|rule|always|please|you|must|should|shall|will|only|ensure that you|make sure to|be sure to|your|the)\b[\s:,*_]*)*/i;
const CLAUSES =
  /[,;:()“”"`]|\s[-–—]\s|\b(?:but|except|unless|if|when|only|instead|rather|other than|unnecessar\w*|too|more|less|most|without|while|until|before|after|because|so that|or|and|for|to)\b/i;

/** What a unit lays down without condition. Linear. */
export function claimsOf(unit: Unit, sentence: string): Claim[] {
  const plain = sentence.replace(/[’‘]/g, "'").replace(/\*\*|__/g, "");
  const question = questionClaim(plain);
  if (question) return [question];
  if (unit.conditional) return [];
  const limit = limitIn(plain);
  const claims: (Claim | null)[] = [formClaim(plain), languageClaim(plain), toolClaim(plain), polarityClaim(unit, plain)];
  if (limit) {
    const { subject, least, most, claim } = limit;
    claims.push({
      kind: "limit",
      // A limit of parts holds where it stands; one of the whole answer holds wherever it stands.
      topic: subject.includes(" ") || !WHOLE_ANSWER.test(plain) ? `limit ${unit.section} ${unit.lead} ${subject}` : `limit ${subject}`,
      text: short(claim),
      value: `${least} ${most}`,
      excludes: ({ value }) => {
        const [low = 0, high = 0] = value.split(" ").map(Number);
        return low > most || high < least;
      },
    });
  }
  return claims.filter((it) => it !== null);
}

const WHOLE_ANSWER = /^\W*(?:\w+ ){0,3}(?:answers?|respon(?:d|ses?)|repl(?:y|ies)|outputs?|messages?)\b/i;

const FORM = "(json|xml|yaml|csv|html|markdown|plain text)";
const REPLY = "(?:respond|reply|answer|return|output|produce|generate|write|format|provide|give)";
const WHOLE =
  "(?: (?:me|us|the user))?(?: (?:your|the|all|every|each))?(?: (?:final |entire |whole )?(?:answers?|responses?|outputs?|repl(?:y|ies)|results?))?";
const QUALIFIED = "(?:(?:a|an|one|single|valid|well-formed|raw|pure|strict|github-flavou?red|proper|clean) ){0,4}";
const END = "(?: (?:format|formatting|syntax|object|document|text|data|output|response))?(?: (?:and nothing else|only))?\\W*$";
const ONLY = new RegExp(
  `^${REPLY}${WHOLE}(?: (?:only|just|solely|exclusively|nothing but))(?: (?:in|as|with))? ${QUALIFIED}${FORM}${END}`,
  "i",
);
const ALSO_ONLY = new RegExp(
  `^${REPLY}${WHOLE}(?: (?:in|as|with))? ${QUALIFIED}${FORM}(?: (?:format|object))?,? (?:only|and nothing else)\\W*$`,
  "i",
);
const DEMAND = new RegExp(
  `^(?:${REPLY}${WHOLE}|(?:answers?|responses?|outputs?) (?:must|should) be(?: formatted)?)(?: (?:in|as|using|with))? ${QUALIFIED}${FORM}${END}`,
  "i",
);
const FORBID = new RegExp(
  `^(?:do not|don't|never|avoid|must not|should not)(?: ever)? (?:use|using|return|returning|output|outputting|include|including|respond (?:in|with)|answer in|reply (?:in|with)|write)(?: any)? ${FORM}(?: (?:formatting|syntax|markup|format))?\\W*$`,
  "i",
);
const MARKUP = /^use markdown (?:headings?|headers?|bullets?|bullet points|lists?|formatting|syntax|tables?)?\W*$/i;
const THINK_FIRST =
  /^(?:first,? )?(?:explain|describe|show|outline|write out) your (?:reasoning|thinking|thought process)(?: step by step)? (?:first|before (?:you )?(?:answering|responding|answer|respond|giv\w+|return\w*|the (?:answer|json|output|result))[\w ]{0,30})\W*$/i;

function formClaim(sentence: string): Claim | null {
  const text = sentence.replace(LEADING, "");
  const only = ONLY.exec(text) ?? ALSO_ONLY.exec(text) ?? (/^\W*(?:you must |please )?only\b/i.test(sentence) ? DEMAND.exec(text) : null);
  const form = (match: RegExpExecArray | null) => match?.[1]?.toLowerCase();
  const claim = (value: string, words: string): Claim => ({
    kind: "form",
    topic: "form",
    text: words,
    value,
    excludes: (other) => clash(value, other.value),
  });
  const [exclusive, demanded, forbidden] = [form(only), form(DEMAND.exec(text)), form(FORBID.exec(text))];
  if (exclusive) return claim(`only ${exclusive}`, `${exclusive.toUpperCase()} only`);
  if (demanded) return claim(`in ${demanded}`, `in ${demanded.toUpperCase()}`);
  if (forbidden) return claim(`no ${forbidden}`, `no ${forbidden.toUpperCase()}`);
  if (MARKUP.test(text)) return claim("in markdown", "Markdown");
  return THINK_FIRST.test(text) ? claim("in reasoning", "reasoning before the answer") : null;
}

function clash(one: string, other: string): boolean {
  const [a = "", b = ""] = [one.slice(0, one.indexOf(" ")), other.slice(0, other.indexOf(" "))];
  const [left, right] = [one.slice(a.length + 1), other.slice(b.length + 1)];
  if (a === "no" || b === "no") return a !== b && left === right;
  return (a === "only" || b === "only") && left !== right;
}

const LANGUAGES =
  "(english|german|french|spanish|portuguese|italian|dutch|japanese|chinese|korean|russian|arabic|hindi|polish|turkish|swedish)";
const TALK = "(?:respond|reply|answer|speak|communicate|write)(?: (?:to the user|your (?:answers?|responses?|repl(?:y|ies))))?";
const FIXED = new RegExp(`^${TALK}(?: (?:only|always|exclusively))? in (?:only )?${LANGUAGES}(?: only| at all times)?\\W*$`, "i");
const MIRRORED = new RegExp(
  `^${TALK}(?: only| always)? in (?:the same language (?:as|that|in which)\\b|the language (?:of|in which|that|used by) (?:the|their|his|her|each) \\w+|(?:the )?(?:user|customer)'s (?:own |native |preferred )?language)`,
  "i",
);

function languageClaim(sentence: string): Claim | null {
  const text = sentence.replace(LEADING, "");
  const claim = (value: string, words: string): Claim => ({
    kind: "language",
    topic: "language",
    text: words,
    value,
    excludes: (it) => it.value !== value,
  });
  const fixed = /\b(?:only|always|exclusively|must|at all times)\b/i.test(sentence) ? FIXED.exec(text)?.[1] : undefined;
  if (fixed) return claim(fixed.toLowerCase(), `always in ${fixed}`);
  return MIRRORED.test(text) ? claim("mirrored", "in the user's language") : null;
}

const NEVER_ASK =
  /^(?:do not|don't|never|avoid|must not|should not)(?: ever)? ask(?:ing)?(?: (?:the [a-z]{3,20}|users|them|me|for|any|clarifying|clarification|follow-?up|additional|further|questions?|clarifications?)){1,6}\W*$/i;
const ASK = /\bask (?:the user |them |me )?(?:for clarification|(?:a |one |some )?(?:clarifying|follow-?up) questions?)\b/i;
const UNCLEAR =
  /\b(?:unclear|ambiguous|ambiguity|unsure|not sure|missing|doubt|uncertain|vague|incomplete|not clear|need more|underspecified)\b/i;

/** The one topic whose demand has a condition by nature: "ask if it is unclear". */
function questionClaim(sentence: string): Claim | null {
  const text = sentence.replace(LEADING, "");
  const claim = (value: string): Claim => ({
    kind: "question",
    topic: "question",
    text: value,
    value,
    excludes: (it) => it.value !== value,
  });
  if (NEVER_ASK.test(text)) return /question|clarif/i.test(text) ? claim("never ask questions") : null;
  if (!ASK.test(sentence) || /\b(?:not|never|n't|avoid|without|only|instead of)\b/i.test(sentence)) return null;
  return UNCLEAR.test(sentence) || !/\b(?:if|when|unless|for)\b/i.test(sentence) ? claim("ask for clarification") : null;
}

const TOOL = "(?:the )?(?:`([\\w.-]{3,60})`|([a-z]+(?:_[a-z\\d]+)+|[a-z]+(?:[A-Z][a-z\\d]+)+))(?: (?:tool|function))?";
const TOOL_USE = "(?:call|use|invoke|run)";
const TOOL_DEMANDED = new RegExp(
  `\\b(?:always|must)\\s+(?:first )?${TOOL_USE} ${TOOL}(?: (?:first|before (?:answering|responding|replying|every \\w+|any \\w+)|for every \\w+|on every \\w+|in every \\w+))?\\W*$`,
);
const TOOL_FORBIDDEN = new RegExp(
  `\\b(?:[Nn]ever|NEVER|[Dd]o not|[Dd]o NOT|DO NOT|[Dd]on't|must not)\\s+(?:ever )?${TOOL_USE} ${TOOL}\\W*$`,
);

function toolClaim(sentence: string): Claim | null {
  const [forbidden, demanded] = [
    TOOL_FORBIDDEN.exec(sentence),
    TOOL_DEMANDED.exec(sentence.replace(/^(\W*)(Always|ALWAYS|MUST)\b/, (_, it: string, word: string) => it + word.toLowerCase())),
  ];
  const match = forbidden ?? demanded;
  const name = match?.[1] ?? match?.[2];
  if (name === undefined) return null;
  const value = forbidden ? "never" : "always";
  return { kind: "tool", topic: `tool ${name}`, text: short(`${value} ${name}`), value, excludes: (it) => it.value !== value };
}

const FEWEST_WORDS = 2;
/** To use, to add and to include something in an answer are one demand. */
const SAME_VERB = new Map(["include", "add", "insert", "write", "put"].map((it) => [it, "use"]));

function polarityClaim(unit: Unit, sentence: string): Claim | null {
  const negative = /^(?:do not|don't|never|avoid|refrain from)\s+(?:ever\s+)?/i;
  const text = sentence.replace(LEADING, "").replace(/[\s.!]+$/, "");
  const bare = text.replace(negative, "");
  if (CLAUSES.test(bare) || (unit.polarity === "negative") !== negative.test(text)) return null;
  const { content, exact } = wordsOf(bare);
  const [first = "", ...rest] = content;
  const verb = verbOf(first);
  if (verb === null || content.length < FEWEST_WORDS || exact.includes("not")) return null;
  const value = unit.polarity;
  return {
    kind: "polarity",
    topic: `polarity ${[SAME_VERB.get(verb) ?? verb, ...rest.toSorted()].join(" ")}`,
    text: value === "negative" ? "forbidden" : "demanded",
    value,
    excludes: (it) => it.value !== value,
  };
}

function short(text: string): string {
  return text.length <= 34 ? text : `${text.slice(0, 33)}…`;
}

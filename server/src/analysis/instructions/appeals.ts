import type { Span } from "../../model/text.ts";
import { isDirective } from "./directive.ts";
import type { Appeal } from "./model.ts";

/** Money, threats and pep talk, in the words of public prompts. Words alone ("reward", "tip") appeal to nobody. */
const INCENTIVE: readonly RegExp[] = [
  /\b(?:tip|pay|give|reward) you (?:with )?(?:an? )?(?:extra )?[$€£]\s?\d/i,
  /\byou(?: will|['’]ll)? (?:get|receive|earn|win)\b[^.]{0,30}\b(?:tip|bonus|reward)\b/i,
  /\b(?:offer|promise|offering) you\b[^.]{0,30}\b(?:tip|bonus|reward)\b/i,
  /\byou(?: will|['’]ll| shall| are going to) be (?:fired|penali[sz]ed|punished|shut down|terminated|replaced|rewarded|tipped)\b/i,
  /\bmy (?:career|job|life) depends on\b/i,
  /\blives depend on (?:it|this|you)\b/i,
  /\btake a deep breath\b/i,
];
/** "Do not hallucinate" names no test that the reader could apply. */
const PLEA =
  /^\W*(?:(?:please|important|critical|note|remember|always|you|must|should)\b[\s:,*_]*){0,4}(?:do not|don['’]t|never|avoid|refrain from|not)(?: ever| to)?\s+(?:hallucinat\w+|fabricat(?:e|ing)(?:$| (?:anything|something|facts|information|answers|details|data|content|results|sources|citations)\b)|mak(?:e|ing) (?:things|anything|something|stuff|facts|information|answers|it) up|mak(?:e|ing) up (?:things|anything|stuff|facts|information|answers|details|data)|invent(?:ing)? (?:things|anything|stuff|facts|information|answers|details|data))\b[^,;:—–]{0,60}$/i;
/** It says where facts come from, or what to do where there are none. */
const GROUND =
  /\b(?:only (?:use|from|rely|cite|answer|with|what)|(?:based|rely|relying) (?:only|solely|strictly|exclusively) on|cit(?:e|es|ation)|quote|sources?|attribut(?:e|ion)|provided|given|retrieved|returned by|in the (?:context|documents?|text|input|data|results?)|from the (?:context|documents?|text|input|data|results?)|unless|instead|rather)\b/i;

/** Linear: bounded patterns. Quotation marks before it make it somebody's words. The span is what can go, in the sentence. */
export function appealIn(sentence: string): Appeal | null {
  for (const pattern of INCENTIVE) {
    const match = pattern.exec(sentence);
    if (match && !/["“][^"”]*$/.test(sentence.slice(0, match.index)))
      return { kind: "incentive", ...idlePart(sentence, { start: match.index, end: match.index + match[0].length }) };
  }
  const isPlea = PLEA.test(sentence.replace(/[*_]{2,}/g, "")) && !GROUND.test(sentence);
  return isPlea ? { kind: "plea", start: 0, end: sentence.length } : null;
}

/** The parenthesis around an appeal, or the words up to the order that it opens; else all of the sentence. */
function idlePart(sentence: string, { start, end }: Span): Span {
  const open = sentence.lastIndexOf("(", start);
  const close = sentence.indexOf(")", end);
  if (open >= 0 && close >= 0 && !sentence.slice(open, start).includes(")")) return { start: open, end: close + 1 };
  const lead = /^,?(?: (?:and|then|and then))? +(?=\p{L})/u.exec(sentence.slice(end))?.[0] ?? "";
  const opens = /^[\s*_-]*$/.test(sentence.slice(0, start)) && isDirective(sentence.slice(end + lead.length));
  return opens ? { start, end: end + lead.length } : { start: 0, end: sentence.length };
}

/** A sentence that says what to do where the answer is not there. */
const ABSTENTION =
  /\b(?:(?:do|does|did)(?: not|n['’]t) (?:know|have|contain|hold|mention|include|state|say|cover|provide|answer|find|appear|specify)|(?:is|are|was|were)(?: not|n['’]t) (?:in|found|there|stated|mentioned|given|available|present|contained|provided|covered|sure|clear|enough|known|included|answered|specified)|not (?:found|mentioned|stated|available|specified|provided|enough|sure|applicable)|NOT[_ ]FOUND|no (?:answer|information|relevant|such|matching|data|evidence|results?|match(?:es)?)|can(?:not|['’]t| not) (?:find|answer|be (?:found|answered|determined|inferred)|tell|determine)|could(?: not|n['’]t) find|unable to (?:find|answer|determine)|insufficient|unknown|unsure|unanswerable|out[- ]of[- ]scope|lacks?|missing|absent|say so|N\/A|none|null|empty|blank)\b/i;

export function isAbstention(sentence: string): boolean {
  return ABSTENTION.test(sentence);
}

/** Where facts come from or what to do without them: what a plea for truth lacks. */
export function isGround(sentence: string): boolean {
  return GROUND.test(sentence) || ABSTENTION.test(sentence);
}

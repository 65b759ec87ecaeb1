import type { Prompt } from "../../model/document.ts";
import { toSource } from "../../model/prompt-text.ts";
import type { Section, Unit } from "./model.ts";
import { wordsOf } from "./words.ts";

/** Tells whether two units speak about the same thing at the same time. */
export interface Scopes {
  /** False for parallel sections ("Step 1", "Step 2"), different branches of a template, lists under different conditions. */
  together(one: Unit, other: Unit): boolean;
  /** `one` stands among the rules for the whole prompt, and `other` in a step, a case or a subject of it. */
  covers(one: Unit, other: Unit): boolean;
  /** In sections of one title, number and parent: one of several lists, or the same step once more. */
  arePasted(one: Unit, other: Unit): boolean;
  /** The section says what the model knows and can do; a list of talents orders nothing. */
  describesReader(unit: Unit): boolean;
}

/** Titles that say for whom, when or which of several a section is. */
const PARTIAL =
  /\b(?:step|phase|stage|mode|part|option|case|scenario|example|type|level|variant|agent|role|round|turn|task|day|week|chapter|template|tool|command|workflow|pattern)s?\b|^\W*(?:if|when|for|before|after|during|while|unless)\b|^\W*\d+[.)]|\?$/i;
const TALENTS =
  /\b(?:capabilit(?:y|ies)|expertise|knowledge|skills|competenc(?:e|y|ies)|special(?:ty|ties|i[sz]ations?)|purpose|example interactions)\b/i;
const NUMBERED = /\b(?:step|phase|stage|mode|option|case|scenario|example|variant|round)s?\b|^\W*\d+[.)]/i;
/** Titles and leads of what holds for the whole prompt; a rule may stand under one of them and under its own subject, and is one rule. */
const GENERAL =
  /\b(?:rules?|guidelines?|guidance|instructions?|constraints?|requirements?|principles?|practices|important|critical|remember|reminders?|notes?|general|overview|summary|final|finally|key|core|must|always|never|dos|don'?ts|do not|standards|expectations|behaviou?r|conduct|tone|style|output|format|response|workflow|process|goals?|objectives?|mission|role|task|checklist|quality|safety|limitations?|boundaries|anti-?patterns|pitfalls|mistakes|considerations|approach|method(?:ology)?|protocol|policy|directives?|operating|purpose|introduction|context|usage|about|form|repl(?:y|ies)|answers?|sources?|you|your)\b/i;
const LONGEST_GENERAL_LEAD = 5;
const CONDITIONAL_LEAD = /\b(?:if|when|whenever|for|in case|unless|during|while|before|after)\b/i;

export function scopesOf(prompt: Prompt, sections: readonly Section[]): Scopes {
  const branches = prompt.holes.flatMap((it) => (it.body && (it.role === "condition" || it.role === "loop") ? [it.body] : []));
  const branchOf = (unit: Unit): string => {
    const message = prompt.messages[unit.message];
    const place = message ? toSource(message.text, unit) : null;
    if (place === null || place.uri !== undefined) return "";
    return branches.flatMap((it, index) => (it.start <= place.start && place.end <= it.end ? [index] : [])).join();
  };
  const chain = (unit: Unit): number[] => {
    const found: number[] = [];
    for (let at = unit.section; at >= 0 && found.length < 32; at = sections[at]?.parent ?? -1) found.unshift(at);
    return found;
  };
  const titles = (path: readonly number[]) => path.map((it) => sections[it]?.title).join("\n");
  const shareMessage = (one: Unit, other: Unit): boolean => {
    const [first, second] = [prompt.messages[one.message], prompt.messages[other.message]];
    return one.message === other.message || !(first?.conditional || second?.conditional || first?.repeated || second?.repeated);
  };
  return {
    describesReader: (unit) => TALENTS.test(sections[unit.section]?.title ?? ""),
    covers(one, other) {
      if (one.conditional || !shareMessage(one, other) || (branches.length > 0 && branchOf(one) !== "")) return false;
      return holdsAlways(one, sections) && chain(one).some((at) => GENERAL.test(sections[at]?.title ?? ""));
    },
    arePasted(one, other) {
      const [left, right] = [chain(one), chain(other)];
      return shareMessage(one, other) && left.join() !== right.join() && titles(left) === titles(right);
    },
    together(one, other) {
      if (!shareMessage(one, other)) return false;
      if (branches.length > 0 && branchOf(one) !== branchOf(other)) return false;
      if (one.leadBlock !== other.leadBlock && !isGeneralPair(one.lead, other.lead)) return false;
      const [left, right] = [chain(one), chain(other)];
      let level = 0;
      while (level < left.length && left[level] === right[level]) level++;
      const [a, b] = [sections[left[level] ?? -1], sections[right[level] ?? -1]];
      return a === undefined || b === undefined ? !isPartial(a ?? b) : !areParallel(a, b, sections[one.section], sections[other.section]);
    },
  };
}

/** Neither its section nor what introduces its list says for which case it is. */
export function holdsAlways(unit: Unit, sections: readonly Section[]): boolean {
  for (let at = unit.section, steps = 0; at >= 0 && steps < 32; at = sections[at]?.parent ?? -1, steps++)
    if (isPartial(sections[at])) return false;
  return isGeneralPair(unit.lead, unit.lead);
}

function isPartial(section: Section | undefined): boolean {
  return section !== undefined && PARTIAL.test(section.title);
}

/** Lists under two leads are about two things, unless one lead introduces the rules of the whole. */
function isGeneralPair(one: string, other: string): boolean {
  if (CONDITIONAL_LEAD.test(one) || CONDITIONAL_LEAD.test(other)) return false;
  return [one, other].some((it) => it === "" || (it.split(/\s+/).length <= LONGEST_GENERAL_LEAD && GENERAL.test(it)));
}

/** Siblings that say the same of different things: both partial, or with a word in common, or with equal sections in them. */
function areParallel(a: Section, b: Section, one: Section | undefined, other: Section | undefined): boolean {
  // The same title twice under one heading: a section that was pasted.
  if (a.title === b.title) return one?.title !== other?.title || NUMBERED.test(a.title);
  if (PARTIAL.test(a.title) || PARTIAL.test(b.title)) return true;
  if (one !== undefined && other !== undefined && one !== a && one.title === other.title) return true;
  // Two subjects of their own: what is said of one need not hold for the other.
  if (!GENERAL.test(a.title) && !GENERAL.test(b.title)) return true;
  const own = new Set(wordsOf(a.title.replace(new RegExp(GENERAL, "gi"), "")).content);
  return wordsOf(b.title).content.some((it) => own.has(it));
}

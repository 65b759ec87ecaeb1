import { verbOf } from "./directive.ts";
import { prohibitionIn } from "./guards.ts";
import type { Section, Unit } from "./model.ts";

const NOT = "(?:do not|don't|never|avoid|must not|should not|you must not|you should not)(?: ever)?";
const USE = "(?:use|using|include|including|write|writing|add|adding|return|output)";

/** Whole sentences that forbid, and what they ask for. Only where the one says what the other does. */
const FORMS: readonly { readonly pattern: RegExp; readonly write: string | ((match: RegExpExecArray) => string | null) }[] = [
  {
    pattern: new RegExp(`^${NOT} ${USE} (?:any )?(?:bullet points?|bullets?|bulleted lists?|lists?)$`, "i"),
    write: "Write in paragraphs.",
  },
  { pattern: new RegExp(`^${NOT} ${USE} (?:any )?markdown(?: formatting| syntax)?$`, "i"), write: "Write plain text." },
  { pattern: new RegExp(`^${NOT} (?:${USE} )?(?:any )?(?:technical )?jargon$`, "i"), write: "Use everyday words." },
  { pattern: new RegExp(`^${NOT} ${USE} (?:any )?(?:emojis?|emoticons?)$`, "i"), write: "Write with words and punctuation alone." },
  { pattern: new RegExp(`^${NOT} (?:be )?(?:too |overly )?(?:verbose|wordy|long-winded|ramble|rambling)$`, "i"), write: "Be brief." },
  { pattern: new RegExp(`^${NOT} (?:repeat|repeating|restate|restating) the (?:user's )?question$`, "i"), write: "Start with the answer." },
  {
    pattern: new RegExp(
      `^(?:${NOT} (?:(?:${USE}|start with|begin with) )?|no )(?:an? |any )?(?:preambles?|introductions?|introductory text)$`,
      "i",
    ),
    write: "Start with the answer.",
  },
  { pattern: new RegExp(`^${NOT} (?:use|using) (?:the )?passive voice$`, "i"), write: "Use the active voice." },
  { pattern: new RegExp(`^${NOT} (?:use|using) (?:any )?(?:abbreviations|acronyms)$`, "i"), write: "Write every word out." },
  {
    pattern: new RegExp(`^${NOT} (?:use|write|give|include|exceed|return)(?: more than)? (\\d{1,6} [\\p{L}-]{2,20}(?: points?)?)$`, "iu"),
    write: ([whole, amount]) => (/\bmore than\b|\bexceed\b/i.test(whole) ? `Use at most ${amount}.` : null),
  },
  {
    pattern: /^(?:do not|don't|never) (?:forget|fail|neglect|omit) to ([\p{L}-]{2,20})( [^,;:]{2,160})?$/iu,
    write: ([, verb = "", rest = ""]) => ordered(verb, rest),
  },
  {
    pattern:
      /^(?:do not|don't|never) (?:ever )?([\p{L}-]{2,20})( [^,;:]{1,100}?)? without (?:first |also )?([\p{L}-]{3,20}ing)( [^,;:]{2,120})$/iu,
    write: ([, verb = "", rest = "", gerund = "", object = ""]) => {
      const [act, first] = [verbOf(verb.toLowerCase()), verbOf(gerund.toLowerCase())];
      // A second gerund would stay one, and a pronoun would stand before what it speaks of.
      if (!act || !first || /\b(?:and|or) \p{L}+ing\b|^ (?:it|them|this|that|these|those)\b/iu.test(object)) return null;
      return `${capital(first)}${object.replace(/ first$/, "")} before you ${act}${some(rest)}.`;
    },
  },
];

/** "Any" belongs to the ban. */
function some(rest: string): string {
  return rest.replace(/^ any /, " ");
}

function ordered(verb: string, rest: string): string | null {
  return verbOf(verb.toLowerCase()) ? `${capital(verb)}${rest}.` : null;
}

function capital(word: string): string {
  return (word[0]?.toUpperCase() ?? "") + word.slice(1).toLowerCase();
}

/** Headings and leads whose list names what is not to be done. */
const NEGATIVE =
  /\b(?:don'?ts?|do not|not to do|not do|never|not allowed|must not|should not|avoid(?:ed|ing)?|anti-? ?patterns?|pitfalls?|mistakes?|forbidden|prohibited|prohibitions?|bans?|bad practices?|red flags?)\b/i;
/** "**Do** ask", "Do: ask", a check mark: the half of a list that says what to do. */
const DO = /^(?:(?:\*\*|__)\s*dos?\b\s*:?\s*(?:\*\*|__)|dos?\s*:|[✅✔☑👍])/iu;

/**
 * Takes the offered words from units under a negative heading or lead, where they would say the opposite, and from lists of which other
 * items say what to do.
 */
export function withoutHalves(units: Unit[], sections: readonly Section[], textOf: (unit: Unit) => string): void {
  if (units.every((it) => it.positive === null)) return;
  const listOf = ({ message, section, leadBlock }: Unit) => `${message} ${section} ${leadBlock}`;
  const halved = new Set(units.filter((it) => DO.test(textOf(it))).map(listOf));
  units.forEach((unit, at) => {
    if (unit.positive !== null && (isUnderNegative(unit, sections) || halved.has(listOf(unit)))) units[at] = { ...unit, positive: null };
  });
}

function isUnderNegative(unit: Unit, sections: readonly Section[]): boolean {
  if (isNegative(unit.lead) || prohibitionIn(unit.lead) !== null) return true;
  for (let at = unit.section, steps = 0; at >= 0 && steps < 32; at = sections[at]?.parent ?? -1, steps++)
    if (isNegative(sections[at]?.title ?? "")) return true;
  return false;
}

function isNegative(title: string): boolean {
  return NEGATIVE.test(title.replace(/[’‘]/g, "'").replace(/_/g, " "));
}

/** What a prohibition asks for, by a form that means the same; null where none fits. Linear: bounded patterns. */
export function positiveForm(sentence: string): string | null {
  const plain = sentence
    .replace(/[’‘]/g, "'")
    .replace(/\*\*|__/g, "")
    .replace(/^(?:please|important|note|remember|critical)[\s:,!]+/i, "")
    .replace(/[\s.!]+$/, "");
  for (const { pattern, write } of FORMS) {
    const match = pattern.exec(plain);
    if (match) return typeof write === "string" ? write : write(match);
  }
  return null;
}

import type { Span } from "../../model/text.ts";
import { ALARM, LABELS, LOUD, SHOUTED } from "./lexicon.ts";

const CAPITALS = /\p{Lu}[\p{Lu}\d_'’-]*(?!\p{Ll})/gu;
/** A list of names: levels of severity, states, keywords. */
const LISTED_BEFORE = /[\p{Lu}\d]\s*(?:,|\/|\||→|->|>|\bor|\band|\bto)\s*$/u;
const LISTED_AFTER = /^\s*(?:,|\/|\||→|->|>|or\b|and\b|to\b)\s*\p{Lu}{2}/u;
const LEVEL_BEFORE = /\b(?:severity|priority|level|status|rating|impact|importance|urgency|risk)s?\b[*_\s]{0,4}[:=|][\s*_`[({:=|-]{0,8}$/i;
const NAMED_BEFORE = /(?:\bas|\bis|\bare|\bor|\ba|\ban|\bany|\bonly|\bno|=|\bmarked|\blevel|\bseverity|\bpriority|\brated|[([])\s*$/i;

/** Words that a text uses as names of levels somewhere: "Severity: CRITICAL". Whoever defines them shouts them nowhere. Linear. */
export function levelsIn(text: string): ReadonlySet<string> {
  const levels = new Set<string>();
  for (const { 0: word, index } of text.matchAll(/\b[A-Z]{4,12}\b/g))
    if (LABELS.has(word) && LEVEL_BEFORE.test(text.slice(Math.max(0, index - 32), index))) levels.add(word);
  return levels;
}

/**
 * Shouted words and alarm signs of a sentence, as offsets in the text around it. Code, quotations, acronyms and names of levels
 * ("CRITICAL, HIGH, LOW") shout at nobody; short words ("ALL", "DO") only beside another shouted one. Linear.
 */
export function emphasisIn(sentence: string, offset: number, levels: ReadonlySet<string> = new Set()): Span[] {
  const open = silent(sentence);
  const words: (Span & { readonly word: string })[] = [];
  for (const { 0: match, index } of sentence.matchAll(CAPITALS)) {
    const word = match.replace("’", "'");
    const before = sentence[index - 1] ?? "";
    if (open[index] || /[\p{L}\d_]/u.test(before) || !SHOUTED.has(word)) continue;
    if (LABELS.has(word) && (levels.has(word) || isName(sentence, index, index + match.length))) continue;
    words.push({ start: index, end: index + match.length, word });
  }
  const isStrong = words.some((it) => LOUD.has(it.word) || LABELS.has(it.word));
  const spans: Span[] = words
    .filter((it) => isStrong || LOUD.has(it.word))
    .map(({ start, end }) => ({ start: offset + start, end: offset + end }));
  for (const match of sentence.matchAll(ALARM))
    if (!open[match.index]) spans.push({ start: offset + match.index, end: offset + match.index + match[0].length });
  return spans.sort((a, b) => a.start - b.start);
}

/** "Mark it as CRITICAL" names; "CRITICAL: mark it" shouts. */
function isName(sentence: string, start: number, end: number): boolean {
  const [before, after] = [sentence.slice(Math.max(0, start - 24), start), sentence.slice(end, end + 24)];
  return LISTED_BEFORE.test(before) || LISTED_AFTER.test(after) || (NAMED_BEFORE.test(before) && !/^\s*(?:that|to|:|—|–|-)/i.test(after));
}

/** Which units of a sentence stand in code or between quotation marks. */
function silent(sentence: string): readonly boolean[] {
  const marks: boolean[] = [];
  let within = "";
  for (let at = 0; at < sentence.length; at++) {
    const unit = sentence[at] ?? "";
    if (within === "" && /["“`]/.test(unit)) within = unit === "“" ? "”" : unit;
    else if (unit === within) within = "";
    marks.push(within !== "");
  }
  // A mark that is never closed holds nothing.
  return within === "" ? marks : marks.fill(false, sentence.lastIndexOf(within === "”" ? "“" : within));
}

import type { Span } from "../../model/text.ts";

const COURTESY =
  /\b(?:please|kindly|thank you(?: (?:very much|so much|in advance))?(?! for (?!your (?:help|assistance|cooperation|attention|time)\b))|thanks in advance|many thanks|I would (?:really )?appreciate(?: it)?|if you (?:would|could) be so kind)\b/gi;
/** Somebody else is polite here, or politeness is what the text is about. */
const ABOUT = /\b(?:say|says|saying|write|word|words|phrase|with|include|add|the|a|customer|user|always|never|avoid|no|or|and)\s+["'“]?$/i;

/** Where a sentence is polite to the model, as offsets in the text around it. Quotations and words about politeness are left out. */
export function courtesiesIn(sentence: string, offset: number): Span[] {
  const found: Span[] = [];
  for (const { 0: words, index } of sentence.matchAll(COURTESY)) {
    const before = sentence.slice(Math.max(0, index - 24), index);
    const quoted = (sentence.slice(0, index).match(/["“”`]/g) ?? []).length % 2 === 1;
    if (quoted || (ABOUT.test(before) && !/\band\s+$/i.test(before))) continue;
    found.push({ start: offset + index, end: offset + index + words.length });
  }
  return found;
}

import type { Span } from "../../model/text.ts";
import { isDirective } from "./directive.ts";

const BREAK = /\s[-–—]+\s|[—–;:]\s|\*\*:\s|\(/g;
const FEWEST_WORDS = 2;

/**
 * Whether a sentence goes on behind its guard with something that is no guard ("Do not nest calls - the limit is two", "Never cache
 * (values change)"), or orders something before it ("Use ids; never names"). `span` is the guard's place in the sentence.
 */
export function isExplained(sentence: string, span: Span, forbids: (clause: string) => boolean): boolean {
  let from = 0;
  const clauses: Span[] = [];
  for (const { 0: match, index } of sentence.matchAll(BREAK)) {
    clauses.push({ start: from, end: index });
    from = index + match.length;
  }
  clauses.push({ start: from, end: sentence.length });
  return clauses.some((it) => {
    const clause = sentence.slice(it.start, it.end);
    if ((it.start <= span.start && span.start < it.end) || wordsIn(clause) < FEWEST_WORDS || forbids(clause)) return false;
    return it.start > span.start || isDirective(clause);
  });
}

/** "Do not open the plan mode. Execute directly.": the next sentence of the same line orders what to do. */
export function namesAlternative(value: string, ban: Span, next: Span | undefined): boolean {
  return next !== undefined && !value.slice(ban.end, next.start).includes("\n") && isDirective(value.slice(next.start, next.end));
}

function wordsIn(text: string): number {
  return (text.match(/[\p{L}\p{N}]{2,}/gu) ?? []).length;
}

import type { Span } from "../../model/text.ts";

/** Words before a full stop that end no sentence. */
const ABBREVIATIONS =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|no|nr|fig|eq|sec|ch|vol|dr|mr|mrs|ms|prof|st|z\.B|bzw|d\.h|u\.a|p\.ex|ej|Sr|Sra|incl|max|min)$/i;
const LONGEST_ABBREVIATION = 8;

/** Sentences of a span: cut after `.`, `!`, `?` and their full-width kin. Inline code and quotations are not cut. Linear. */
export function sentencesOf(text: string, { start, end }: Span): Span[] {
  const sentences: Span[] = [];
  let begin = start;
  let quoted = "";
  const push = (to: number) => {
    let [from, until] = [begin, to];
    while (from < until && /\s/.test(text[from] ?? "")) from++;
    while (until > from && /\s/.test(text[until - 1] ?? "")) until--;
    if (until > from) sentences.push({ start: from, end: until });
    begin = to;
  };
  for (let at = start; at < end; at++) {
    const unit = text[at] ?? "";
    if (unit === "`") quoted = quoted === "`" ? "" : quoted === "" ? "`" : quoted;
    if (quoted === "`") continue;
    if ("。！？".includes(unit)) push(at + 1);
    else if (unit === "\n" && /[:;]\s*$/.test(text.slice(Math.max(begin, at - 3), at))) push(at + 1);
    else if (".!?".includes(unit) && endsSentence(text, at, begin, end)) {
      // What closes a quotation or emphasis belongs to the sentence that it closes.
      while (at + 1 < end && /[.!?"”’)*_\]]/.test(text[at + 1] ?? "")) at++;
      push(at + 1);
    }
  }
  push(end);
  return sentences;
}

function endsSentence(text: string, at: number, begin: number, end: number): boolean {
  let after = at + 1;
  while (after < end && /[.!?)"'”’*_\]]/.test(text[after] ?? "") && after < at + 6) after++;
  if (after < end && !/\s/.test(text[after] ?? "")) return false;
  if (text[at] !== ".") return true;
  if (ABBREVIATIONS.test(text.slice(Math.max(begin, at - LONGEST_ABBREVIATION), at))) return false;
  let next = after;
  while (next < end && /\s/.test(text[next] ?? "")) next++;
  // "1. First" is a list that nobody broke into lines; "v2. and" goes on.
  return next >= end || !/[\p{Ll}]/u.test(text[next] ?? "") || /\n/.test(text.slice(after, next));
}

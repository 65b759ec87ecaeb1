import type { Span } from "../model/text.ts";
import { type Lexis, scan, wordAt } from "./scan.ts";

/** A stretch of a broken file that is read by itself. */
export interface Segment extends Span {
  /** Brackets opened in it and not closed; negative when it closes more than it opens. */
  readonly balance: number;
}

const OPENING = new Set(["(", "[", "{", "${"]);

/** Beginnings of lines that go on with what stands above. */
const CONTINUING = ")]}{.,?:&|+*/=<>-";

/**
 * Cuts a text that the parser does not accept at the declarations that stand at the left margin, whatever brackets are
 * still open above: half-typed code in one of them then leaves the others alone. A function of the text and nothing
 * else, so that a scan and an editor that saw every keystroke read a broken file alike.
 */
export function segmentsOf(text: string, lexis: Lexis): readonly Segment[] {
  const { segments, isOpen } = cut(text, lexis, false);
  // One quote of a string over several lines too few turns all code behind it into strings and all strings into code.
  return isOpen ? cut(text, lexis, true).segments : segments;
}

function cut(text: string, lexis: Lexis, cautious: boolean): { readonly segments: readonly Segment[]; readonly isOpen: boolean } {
  let isOpen = false;
  const segments: Segment[] = [];
  let start = 0;
  let balance = 0;
  let decorated = false;
  scan(
    text,
    lexis,
    {
      line(at, indentation) {
        if (indentation > 0 || CONTINUING.includes(text[at] as string) || lexis.continues.has(wordAt(text, at))) return;
        const belongsToDecorator = decorated;
        decorated = text[at] === "@";
        if (belongsToDecorator || at === start) return;
        segments.push({ start, end: at, balance });
        [start, balance] = [at, 0];
      },
      mark(_, mark) {
        if (mark !== ",") balance += OPENING.has(mark) ? 1 : -1;
      },
      openString(_, quote) {
        isOpen ||= quote.length > 1 || quote === lexis.template?.quote;
      },
    },
    cautious,
  );
  if (start < text.length) segments.push({ start, end: text.length, balance });
  return { segments, isOpen };
}

/** The segment with those behind it that close its brackets: a list whose elements stand at the margin. */
export function untilBalanced(segments: readonly Segment[], index: number): number {
  let balance = segments[index]?.balance ?? 0;
  let last = index;
  while (balance > 0 && last + 1 < segments.length && last - index < 1000) balance += segments[++last]?.balance ?? 0;
  return balance === 0 ? last : index;
}

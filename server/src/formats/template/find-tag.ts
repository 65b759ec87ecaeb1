import type { Span } from "../../model/text.ts";
import type { DelimitedLanguage, Delimiter } from "./languages.ts";
import type { TemplateProblem } from "./segment.ts";

/** Longest tag, delimiters included; what is longer is text. Bounds the work where a quote is never closed. */
const LONGEST_TAG = 8192;

export interface FoundTag extends Span {
  readonly delimiter: Delimiter;
  readonly inside: string;
  readonly trimBefore: boolean;
  readonly trimAfter: boolean;
}

/** Finds where a tag ends that begins with an opening delimiter, and what stands in it. */
export class TagFinder {
  private readonly unclosed = new Set<string>();
  private readonly closes = new Map<string, number>();
  private readonly text: string;
  private readonly language: DelimitedLanguage;
  private readonly problems: TemplateProblem[];
  /** Steps left for the search of ends behind quotes: unpaired ones would be searched again and again. */
  private fuel: number;

  /** `problems` takes what is never closed. */
  constructor(text: string, language: DelimitedLanguage, problems: TemplateProblem[]) {
    this.text = text;
    this.language = language;
    this.problems = problems;
    this.fuel = 4 * text.length + LONGEST_TAG;
  }

  find(start: number, open: string): FoundTag | null {
    const delimiter = this.language.delimiters.find((it) => it.open === open);
    if (delimiter === undefined || this.unclosed.has(open)) return null;
    const insideStart = start + open.length;
    let close = this.nextClose(delimiter.close, insideStart);
    if (close < 0) {
      this.unclosed.add(open);
      this.problems.push({ start, end: insideStart, message: `"${open}" is never closed: add "${delimiter.close}"` });
      return null;
    }
    if (delimiter.kind === "tag") {
      const outside = this.closeOutsideQuotes(insideStart, delimiter.close);
      if (outside >= 0) close = outside;
      if (close - start > LONGEST_TAG) return null;
      // `{{x}}}` of a set in braces: the tag ends with the last two.
      if (open === "{{" && this.text[close + 2] === "}" && this.text[insideStart] === "{") close++;
    }
    let [from, to] = [insideStart, close];
    const trims = (index: number) => this.language.trim.includes(this.text[index] ?? "") && this.text[index] !== undefined && from < to;
    const before = trims(from) && this.text[from] !== "+";
    if (trims(from)) from++;
    const after = trims(to - 1) && this.text[to - 1] !== "+";
    if (trims(to - 1)) to--;
    const [trimBefore, trimAfter] = [before || open.includes("~"), after];
    return { start, end: close + delimiter.close.length, delimiter, inside: this.text.slice(from, to).trim(), trimBefore, trimAfter };
  }

  /** Remembers what it found, so that a row of openers before one far end costs one search. */
  private nextClose(close: string, from: number): number {
    const known = this.closes.get(close);
    if (known !== undefined && known >= from) return known;
    const index = this.text.indexOf(close, from);
    if (index >= 0) this.closes.set(close, index);
    return index;
  }

  /** The end of a tag may stand in one of its strings. -1 when quotes do not pair up. */
  private closeOutsideQuotes(from: number, close: string): number {
    const limit = Math.min(this.text.length, from + LONGEST_TAG);
    let quote = "";
    for (let at = from; at < limit && this.fuel-- > 0; at++) {
      const unit = this.text[at] as string;
      if (quote !== "") {
        if (unit === "\\") at++;
        else if (unit === quote) quote = "";
        else if (unit === "\n") return -1;
      } else if (unit === '"' || unit === "'") quote = unit;
      else if (this.text.startsWith(close, at)) return at;
    }
    return -1;
  }
}

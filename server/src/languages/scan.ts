/** How a language writes what is no code: enough to find lines and brackets in a text that no parser accepts. */
export interface Lexis {
  readonly lineComment: string;
  readonly blockComment: readonly [open: string, close: string] | null;
  /** Quotes of strings that end with their line. */
  readonly quotes: string;
  /** The same quotes three times open a string over several lines. */
  readonly tripled: boolean;
  /** Quote of strings over several lines; with `holes`, code stands in `${}`. */
  readonly template: { readonly quote: string; readonly holes: boolean } | null;
  /** A slash may open a regular expression. */
  readonly regex: boolean;
  /** Words that begin a declaration at the left margin: where a string over several lines is not closed, they end it. */
  readonly begins: ReadonlySet<string>;
  /** Words that continue a declaration at the left margin: `else`, `except`. */
  readonly continues: ReadonlySet<string>;
}

export interface ScanEvents {
  /** A line whose first unit of code is at `at`, `indentation` units from its start. `last`: end of the code before it. */
  line(at: number, indentation: number, last: number): void;
  /** A bracket, a comma, or the ends of a hole in a template: `${` and `}` with the template's quote. The code before it ends at `before`, with `previous`. */
  mark(at: number, mark: string, before: number, previous: string): void;
  /** A string that its line does not close, or one over several lines that nothing closes. */
  openString(end: number, quote: string): void;
}

const MARKS = "([{}]),";
const HOLE = "${";

/**
 * Walks the code of a text once, past strings and comments. Returns the end of its last code. With `cautious`, a string
 * over several lines ends where a declaration begins: for texts in which one of them is known to be open.
 */
export function scan(text: string, lexis: Lexis, on: ScanEvents, cautious = false): number {
  let at = 0;
  let last = 0;
  let previous = "";
  let lineStart = 0;
  let fresh = true;
  let braces = 0;
  const holes: number[] = [];
  while (at < text.length) {
    const unit = text[at] as string;
    if (unit === "\n" || unit === "\r") {
      at++;
      lineStart = at;
      fresh = true;
      continue;
    }
    if (unit === " " || unit === "\t") {
      at++;
      continue;
    }
    if (text.startsWith(lexis.lineComment, at)) {
      at = endOfLine(text, at);
      continue;
    }
    if (lexis.blockComment !== null && text.startsWith(lexis.blockComment[0], at)) {
      const close = text.indexOf(lexis.blockComment[1], at + 2);
      at = close < 0 ? text.length : close + lexis.blockComment[1].length;
      continue;
    }
    if (fresh) on.line(at, at - lineStart, last);
    fresh = false;
    const start = at;
    if (lexis.quotes.includes(unit)) {
      const close = lexis.tripled && text.startsWith(unit.repeat(3), at) ? unit.repeat(3) : unit;
      at = endOfString(text, at + close.length, close);
      const declaration = cautious && close !== unit ? declarationIn(text, start, at, lexis) : -1;
      const isOpen = at < start + 2 * close.length || !text.startsWith(close, at - close.length);
      if (declaration >= 0) at = declaration;
      if (isOpen || declaration >= 0) on.openString(at, close);
    } else if (lexis.template && (unit === lexis.template.quote || (unit === "}" && holes.length > 0 && holes.at(-1) === braces))) {
      if (unit === "}") {
        holes.pop();
        on.mark(at, `}${lexis.template.quote}`, last, previous);
      }
      at = template(text, at + 1, lexis.template);
      const hole = lexis.template.holes && text.startsWith(HOLE, at - 2) && at - 2 > start;
      const isOpen = !hole && (at < start + 2 || text[at - 1] !== lexis.template.quote);
      const declaration = cautious ? declarationIn(text, start, at, lexis) : -1;
      if (isOpen || declaration >= 0) {
        if (declaration >= 0) at = declaration;
        on.openString(at, lexis.template.quote);
      } else if (hole) {
        holes.push(braces);
        on.mark(at - 2, HOLE, at - 2, previous);
      }
    } else if (lexis.regex && unit === "/" && (previous === "" || "(,=:[!&|?{};+".includes(previous))) {
      at = endOfRegex(text, at + 1);
    } else {
      if (MARKS.includes(unit)) on.mark(at, unit, last, previous);
      if (unit === "{") braces++;
      if (unit === "}") braces--;
      at++;
    }
    previous = unit;
    last = at;
  }
  return last;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}

/** Behind the closing quote; where there is none at the end of the line, or of the text for a tripled one. */
function endOfString(text: string, from: number, close: string): number {
  let at = from;
  while (at < text.length) {
    const unit = text[at];
    if (unit === "\\") at += 2;
    else if (close.length === 1 && (unit === "\n" || unit === "\r")) return at;
    else if (text.startsWith(close, at)) return at + close.length;
    else at++;
  }
  return text.length;
}

/** The end of the line above the first declaration at the left margin between two offsets; -1 without one. */
function declarationIn(text: string, from: number, to: number, lexis: Lexis): number {
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) {
    if (text[at + 1] === "@" || lexis.begins.has(wordAt(text, at + 1))) return at;
  }
  return -1;
}

/** The word of small letters that begins at an offset; no keyword is longer than 12. */
export function wordAt(text: string, at: number): string {
  return /^[a-z]*/.exec(text.slice(at, at + 12))?.[0] ?? "";
}

/** Behind the closing quote of a template, or behind the next `${`. */
function template(text: string, from: number, { quote, holes }: NonNullable<Lexis["template"]>): number {
  let at = from;
  while (at < text.length) {
    const unit = text[at];
    if (unit === "\\" && holes) at += 2;
    else if (unit === quote) return at + 1;
    else if (holes && unit === "$" && text[at + 1] === "{") return at + 2;
    else at++;
  }
  return text.length;
}

function endOfRegex(text: string, from: number): number {
  let set = false;
  for (let at = from; at < text.length; at++) {
    const unit = text[at];
    if (unit === "\n") return at;
    if (unit === "\\") at++;
    else if (unit === "[") set = true;
    else if (unit === "]") set = false;
    else if (unit === "/" && !set) return at + 1;
  }
  return text.length;
}

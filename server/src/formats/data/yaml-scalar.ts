import { type PromptText, PromptTextBuilder } from "../../model/prompt-text.ts";

/**
 * The text of a YAML scalar with the way back to the file (YAML 1.2.2, chapters 7.3 and 8.1). The parser tells where the scalar
 * stands and what it says; this says where each character comes from.
 */
export interface ScalarPlace {
  readonly style: "plain" | "single" | "double" | "literal" | "folded";
  /** From the first character (quote, `|`) to behind the last one. */
  readonly start: number;
  readonly end: number;
  /** Inside brackets or braces, where a plain scalar may not hold some characters. */
  readonly inFlow: boolean;
  /** Indentation of the parent, from which an indentation indicator counts. */
  readonly indentation: number;
}

export function readScalar(source: string, place: ScalarPlace): PromptText {
  const builder = new PromptTextBuilder();
  switch (place.style) {
    case "plain":
      readFlow(source, place.start, place.end, place.inFlow ? "yaml:plain:flow" : "yaml:plain", builder);
      break;
    case "single":
      readFlow(source, place.start + 1, place.end - 1, "yaml:'", builder);
      break;
    case "double":
      readFlow(source, place.start + 1, place.end - 1, 'yaml:"', builder);
      break;
    default:
      readBlock(source, place, builder);
  }
  const text = builder.build();
  // What is never closed ends wherever the parser gave up: there is no place to write.
  const quote = place.style === "single" ? "'" : place.style === "double" ? '"' : null;
  const closed = quote === null || (place.end - place.start > 1 && source[place.end - 1] === quote);
  return closed ? text : { ...text, pieces: text.pieces.map((it) => ({ ...it, host: "fixed" })) };
}

const ESCAPES: { readonly [letter: string]: string } = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  t: "\t",
  "\t": "\t",
  n: "\n",
  v: "\v",
  f: "\f",
  r: "\r",
  e: "\x1b",
  " ": " ",
  '"': '"',
  "/": "/",
  "\\": "\\",
  N: "\x85",
  _: "\xa0",
  L: "\u2028",
  P: "\u2029",
};
const CODE_LENGTHS: { readonly [letter: string]: number } = { x: 2, u: 4, U: 8 };

function readFlow(source: string, from: number, to: number, host: string, builder: PromptTextBuilder): void {
  let [at, chunk] = [from, from];
  const flush = (end: number) => builder.verbatim(source.slice(chunk, end), { start: chunk, end }, host);
  while (at < to) {
    const unit = source[at];
    if (unit === "\n" || (unit === "\r" && source[at + 1] === "\n")) {
      let end = at;
      while (end > chunk && isBlank(source[end - 1])) end--;
      flush(end);
      const next = skipLines(source, at, to);
      builder.escape(next.breaks === 1 ? " " : "\n".repeat(next.breaks - 1), { start: end, end: next.at }, host);
      at = chunk = next.at;
    } else if (host === "yaml:'" && unit === "'") {
      flush(at);
      builder.escape("'", { start: at, end: at + 2 }, host);
      at = chunk = at + 2;
    } else if (host === 'yaml:"' && unit === "\\") {
      flush(at);
      at = chunk = readEscape(source, at, to, host, builder);
    } else at++;
  }
  flush(to);
}

/** Behind an escape; `at` is its backslash. */
function readEscape(source: string, at: number, to: number, host: string, builder: PromptTextBuilder): number {
  const letter = source[at + 1] ?? "";
  if (letter === "\n" || (letter === "\r" && source[at + 2] === "\n")) {
    const next = skipLines(source, at + 1, to);
    builder.escape("\n".repeat(next.breaks - 1), { start: at, end: next.at }, host);
    return next.at;
  }
  const length = CODE_LENGTHS[letter];
  const digits = length === undefined ? "" : source.slice(at + 2, at + 2 + length);
  const code = /^[0-9a-fA-F]+$/.test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
  const valid = length !== undefined && digits.length === length && code <= 0x10ffff;
  const end = Math.min(to, at + 2 + (valid ? digits.length : 0));
  const text = valid ? String.fromCodePoint(code) : (ESCAPES[letter] ?? source.slice(at, end));
  builder.escape(text, { start: at, end }, host);
  return end;
}

/** Over line breaks and the blanks around them; `at` is the first break. */
function skipLines(source: string, at: number, to: number): { at: number; breaks: number } {
  let [next, breaks] = [at, 0];
  while (next < to) {
    const width = source[next] === "\n" ? 1 : source[next] === "\r" && source[next + 1] === "\n" ? 2 : 0;
    if (width > 0) breaks++;
    else if (!isBlank(source[next])) break;
    next += width || 1;
  }
  return { at: Math.min(next, to), breaks };
}

function isBlank(unit: string | undefined): boolean {
  return unit === " " || unit === "\t";
}

interface Line {
  readonly start: number;
  /** Spaces at its beginning. */
  readonly spaces: number;
  /** Behind its last character, before the break. */
  readonly end: number;
  /** Behind the break. */
  readonly next: number;
}

function readBlock(source: string, place: ScalarPlace, builder: PromptTextBuilder): void {
  const header = /^[|>]([-+0-9]{0,2})/.exec(source.slice(place.start, place.start + 3))?.[1] ?? "";
  const indicator = /[1-9]/.exec(header)?.[0];
  const chomp = header.includes("-") ? "-" : header.includes("+") ? "+" : "";
  const lines = linesOf(source, place);
  const isEmpty = (line: Line) => line.start + line.spaces === line.end;
  const first = lines.findIndex((it) => !isEmpty(it));
  const indentation =
    indicator === undefined
      ? (lines[first]?.spaces ?? Math.max(0, ...lines.map((it) => it.spaces)))
      : Math.max(0, place.indentation) + Number(indicator);
  let last = lines.length;
  while (last > 0 && isBlankLine(lines[last - 1], indentation)) last--;
  const textStart = (line: Line) => line.start + Math.min(line.spaces, indentation, line.end - line.start);
  const crlf = lines.some((it) => it.next - it.end === 2) ? ":crlf" : "";
  const host =
    place.style === "folded"
      ? `yaml:folded:${indentation}`
      : `yaml:block:${indentation}${indicator === undefined ? "" : ":explicit"}${crlf}`;
  if (place.style === "folded") writeFolded(source, lines.slice(0, last), textStart, indentation, host, builder);
  else writeLiteral(source, lines.slice(0, last), textStart, host, builder);
  writeEnd(lines, last, chomp, builder);
}

function isBlankLine(line: Line | undefined, indentation: number): boolean {
  return line !== undefined && line.start + line.spaces === line.end && line.spaces <= indentation;
}

function linesOf(source: string, { start, end }: ScalarPlace): Line[] {
  const lines: Line[] = [];
  const header = source.indexOf("\n", start);
  let at = header < 0 || header >= end ? end : header + 1;
  while (at < end) {
    const found = source.indexOf("\n", at);
    const next = found < 0 || found >= end ? end : found + 1;
    const breakStart = found < 0 || found >= end ? end : found > at && source[found - 1] === "\r" ? found - 1 : found;
    let spaces = 0;
    while (at + spaces < breakStart && source[at + spaces] === " ") spaces++;
    lines.push({ start: at, spaces, end: breakStart, next });
    at = next;
  }
  return lines;
}

function writeLiteral(
  source: string,
  lines: readonly Line[],
  textStart: (line: Line) => number,
  host: string,
  builder: PromptTextBuilder,
): void {
  lines.forEach((line, index) => {
    const previous = lines[index - 1];
    const start = textStart(line);
    if (previous !== undefined) builder.escape("\n", { start: previous.end, end: start }, host);
    builder.verbatim(source.slice(start, line.end), { start, end: line.end }, host);
  });
}

/** Breaks between lines of text become spaces; those around empty and further indented lines stay. */
function writeFolded(
  source: string,
  lines: readonly Line[],
  textStart: (line: Line) => number,
  indentation: number,
  host: string,
  builder: PromptTextBuilder,
): void {
  let [separator, kept, end] = ["", "", lines[0] === undefined ? 0 : textStart(lines[0])];
  let indentedBefore = false;
  let begun = false;
  for (const line of lines) {
    const start = textStart(line);
    const empty = isBlankLine(line, indentation);
    const indented = !empty && (line.spaces > indentation || source[start] === "\t");
    if (empty) {
      if (!begun || separator === "\n") kept += "\n";
      else separator = "\n";
      continue;
    }
    if (indented) {
      if (separator === " ") separator = "\n";
      else if (!indentedBefore && separator === "\n") separator = "\n\n";
    }
    if (kept + separator !== "") builder.escape(kept + separator, { start: end, end: start }, host);
    builder.verbatim(source.slice(start, line.end), { start, end: line.end }, host);
    [kept, separator, end, indentedBefore, begun] = ["", indented ? "\n" : " ", line.end, indented, true];
  }
}

/** The breaks at the end belong to the block, not to its text: they cannot be written. */
function writeEnd(lines: readonly Line[], last: number, chomp: string, builder: PromptTextBuilder): void {
  if (chomp === "-" || (last === 0 && chomp === "")) return;
  const from = Math.max(0, last - 1);
  const breaks = chomp === "+" ? lines.slice(from) : lines.slice(from, from + 1);
  for (const line of breaks) {
    const exists = line.next > line.end;
    if (exists || chomp === "") builder.escape("\n", { start: line.end, end: line.next }, "fixed");
  }
}

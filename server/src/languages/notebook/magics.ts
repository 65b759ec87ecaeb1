import type { Span } from "../../model/text.ts";

/** Cell magics whose body is Python of the same kernel: it is measured, captured or debugged, and still runs there. */
const SAME_KERNEL = new Set(["capture", "debug", "memit", "mprun", "prun", "pyinstrument", "snakeviz", "time", "timeit", "wandb"]);
const CELL_MAGIC = /^%%(\w{0,40})/;
/** Databricks writes the language of a whole cell with one percent sign, alone on the first line. */
const OTHER_LANGUAGE = /^%(?:md(?:-sandbox)?\b|(?:sql|sh|scala|r|fs|html)[ \t]{0,20}(?:\r?\n|$))/;
/** Line magics that run the statement behind them, with their options. */
const RUNS_CODE = /^%(?:time|timeit|memit)(?:[ \t]{1,9}-[a-zA-Z]{1,9}(?:[ \t]?\d{1,9})?){0,9}[ \t]{1,9}(?=[^\s#-])/;
/** IPython takes these for magics without a percent sign; two names in a row are no Python. */
const AUTOMATIC = /^(?:pip|conda|mamba|uv)[ \t]{1,9}(?:install|uninstall|list|show|pip)\b/;
const LONGEST_MAGIC = 400;

/** A stretch that IPython reads and Python does not, and what stands there for Python. */
export interface Blank extends Span {
  readonly text: string;
}

/**
 * Magics, shell lines and questions (`obj?`) of one code cell, in order; each is to be replaced by a text of the same length
 * that is valid Python and does nothing. What looks like one inside a string, a bracket or a comment is none.
 */
export function magicsOf(code: string): Blank[] {
  const first = beginning(code);
  if (OTHER_LANGUAGE.test(code.slice(first, first + LONGEST_MAGIC))) return [comment(code, first, code.length)];
  const cell = CELL_MAGIC.exec(code.slice(first, first + LONGEST_MAGIC));
  if (cell === null) return lineMagics(code, first, []);
  if (!SAME_KERNEL.has(cell[1] ?? "")) return [comment(code, first, code.length)];
  const end = endOfLine(code, first);
  return lineMagics(code, end, [comment(code, first, end)]);
}

/** Where the first line begins that is neither empty nor a comment. */
function beginning(code: string): number {
  for (let at = 0; at < code.length; ) {
    if (/\s/.test(code[at] ?? "")) at++;
    else if (code[at] === "#") at = endOfLine(code, at);
    else return at;
  }
  return code.length;
}

function lineMagics(code: string, from: number, found: Blank[]): Blank[] {
  let depth = 0;
  let fresh = true;
  let statement = from;
  let previous = "";
  for (let at = from; at < code.length; ) {
    const unit = code[at] as string;
    if (unit === "\n" || unit === "\r") {
      if (depth === 0) fresh = true;
      at++;
    } else if (unit === " " || unit === "\t" || unit === "\f") at++;
    else if (unit === "#") at = endOfLine(code, at);
    else if (unit === "\\" && /[\r\n]/.test(code[at + 1] ?? "")) at += code.startsWith("\r\n", at + 1) ? 3 : 2;
    else if (depth === 0 && isMagic(code, at, fresh, previous)) {
      const runs = fresh ? RUNS_CODE.exec(code.slice(at, at + LONGEST_MAGIC)) : null;
      const start = unit === "?" && !fresh ? statement : at;
      const end = runs === null ? endOfMagic(code, at) : at + runs[0].length;
      found.push(runs === null ? nothing(code, start, end) : { start, end, text: `0;${" ".repeat(end - start - 2)}` });
      fresh = false;
      previous = "";
      at = end;
    } else {
      if (fresh) statement = at;
      fresh = false;
      if ("([{".includes(unit)) depth++;
      else if (")]}".includes(unit)) depth = Math.max(0, depth - 1);
      at = unit === '"' || unit === "'" ? endOfString(code, at, unit) : at + 1;
      previous = unit;
    }
  }
  return found;
}

/** At the start of a statement, or behind the `=` of an assignment, none of these can be Python; a question mark nowhere. */
function isMagic(code: string, at: number, fresh: boolean, previous: string): boolean {
  const unit = code[at];
  if (unit === "?") return true;
  if (fresh && AUTOMATIC.test(code.slice(at, at + 40))) return true;
  if (unit !== "%" && unit !== "!") return false;
  return fresh || (previous === "=" && code[at + 1] !== "=");
}

/** An expression, not a comment alone: the line may be all that a block holds. */
function nothing(code: string, start: number, end: number): Blank {
  return { start, end, text: `0${hashes(code.slice(start + 1, end))}` };
}

function comment(code: string, start: number, end: number): Blank {
  return { start, end, text: hashes(code.slice(start, end)) };
}

function hashes(text: string): string {
  return text.replace(/[^\r\n]/g, "#");
}

function endOfLine(code: string, from: number): number {
  let at = from;
  while (at < code.length && code[at] !== "\n" && code[at] !== "\r") at++;
  return at;
}

/** A magic goes on where its line ends with a backslash. */
function endOfMagic(code: string, from: number): number {
  let end = endOfLine(code, from);
  while (end < code.length && code[end - 1] === "\\") end = endOfLine(code, end + (code.startsWith("\r\n", end) ? 2 : 1));
  return end;
}

/** Behind the closing quotes; a string of one line ends with it. */
function endOfString(code: string, start: number, quote: string): number {
  const close = code.startsWith(quote.repeat(3), start) ? quote.repeat(3) : quote;
  for (let at = start + close.length; at < code.length; at++) {
    if (code[at] === "\\") at++;
    else if (close.length === 1 && (code[at] === "\n" || code[at] === "\r")) return at;
    else if (code.startsWith(close, at)) return at + close.length;
  }
  return code.length;
}

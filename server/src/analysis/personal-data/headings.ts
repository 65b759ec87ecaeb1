import type { Span } from "../../model/text.ts";
import { Inserted } from "./inserted.ts";

const LONGEST_LINE = 4096;
const LONGEST_CELL = 48;
const MOST_COLUMNS = 64;

interface Row {
  readonly start: number;
  readonly end: number;
  readonly delimiter: string;
  /** Offsets of its delimiters. */
  readonly cuts: readonly number[];
  /** Start of the table's first row. */
  readonly head: number;
}

interface Pair {
  readonly row: Row;
  readonly head: Row;
}

/**
 * The tables of one text, Markdown, comma-, semicolon- or tab-separated, and rows that a statement inserts: which heading stands
 * over a value. Rows are read once, so that a table costs as much as its length.
 */
export class Headings {
  private readonly rows = new Map<number, Row | null>();
  private readonly text: string;
  private readonly inserted: Inserted;
  private asked: { readonly line: number | null; readonly pair: Pair | null } = { line: null, pair: null };
  private last: { readonly at: number; readonly start: number | null } = { at: 0, start: 0 };

  constructor(text: string) {
    this.text = text;
    this.inserted = new Inserted(text);
  }

  /** The first row of the table that holds a value, unless the value stands in it. */
  head(at: number): Span | null {
    return this.inserted.columns(at) ?? this.pair(at)?.head ?? null;
  }

  private pair(at: number): Pair | null {
    const line = this.lineOf(at);
    // Most values share their line with the one before.
    if (line !== this.asked.line) this.asked = { line, pair: this.pairOf(line) };
    return this.asked.pair;
  }

  private pairOf(line: number | null): Pair | null {
    const row = this.rowAt(line);
    if (row === null || row.head === row.start) return null;
    const head = this.rows.get(row.head);
    return head === undefined || head === null ? null : { row, head };
  }

  /** The cell of that row over the value. */
  over(at: number): Span | null {
    const column = this.inserted.column(at);
    if (column !== null) return column;
    const pair = this.pair(at);
    if (pair === null) return null;
    const { row, head } = pair;
    const place = row.cuts.filter((cut) => cut < at).length;
    const start = place === 0 ? head.start : (head.cuts[place - 1] ?? head.end) + 1;
    const end = head.cuts[place] ?? head.end;
    // A heading names a column; strings, paths and calls are rows of a program that only look like a table.
    return end - start > LONGEST_CELL || end <= start || /[/\\(){}=<>']/.test(this.text.slice(start, end)) ? null : { start, end };
  }

  /** Values come in order, so that a long line is walked once and not once for each value in it. */
  private lineOf(at: number): number | null {
    const { at: known, start } = this.last;
    const fresh = lineStart(this.text, at, at >= known ? Math.min(LONGEST_LINE, at - known) : LONGEST_LINE);
    const line =
      fresh !== null && (fresh > known || at < known || known === 0) ? fresh : start !== null && at - start <= LONGEST_LINE ? start : null;
    this.last = { at, start: line };
    return line;
  }

  /** Climbs to the first line known, or the first that is no row of the same table, and comes back down. */
  private rowAt(start: number | null): Row | null {
    const climbed: Omit<Row, "head">[] = [];
    let at = start;
    let above: Row | null = null;
    while (at !== null) {
      const known = this.rows.get(at);
      if (known !== undefined) {
        above = known;
        break;
      }
      const row = read(this.text, at);
      if (row === null) {
        this.rows.set(at, null);
        break;
      }
      climbed.push(row);
      at = at === 0 ? null : lineStart(this.text, at - 1, LONGEST_LINE);
    }
    for (const row of climbed.reverse()) {
      const joined: boolean = above !== null && above.delimiter === row.delimiter && above.cuts.length === row.cuts.length;
      above = { ...row, head: joined && above !== null ? above.head : row.start };
      this.rows.set(row.start, above);
    }
    return start === null ? null : (this.rows.get(start) ?? null);
  }
}

/** A line as a row: cells of a Markdown table, or of separated values. Null when it is neither. */
function read(text: string, start: number): Omit<Row, "head"> | null {
  let end = text.indexOf("\n", start);
  if (end < 0) end = text.length;
  if (end - start > LONGEST_LINE) return null;
  const line = text.slice(start, end);
  const delimiter = line.includes("|") ? "|" : line.includes("\t") ? "\t" : line.includes(";") ? ";" : ",";
  if (!line.includes(delimiter)) return null;
  const cuts: number[] = [];
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '"') quoted = !quoted;
    else if (!quoted && line[i] === delimiter) cuts.push(start + i);
  }
  return cuts.length === 0 || cuts.length > MOST_COLUMNS ? null : { start, end, delimiter, cuts };
}

/** Start of the line of `at`, or null when it lies further back than `limit`. */
export function lineStart(text: string, at: number, limit: number): number | null {
  for (let i = at; i > 0 && at - i <= limit; i--) if (text.charCodeAt(i - 1) === 10) return i;
  return at <= limit ? 0 : null;
}

import type { Span } from "../../model/text.ts";

/** Longest list of columns, and longest row, that is read. */
const LONGEST = 1_000;
const INSERT = /\binsert\s{1,8}into\s{1,8}[\w."`[\]]{1,80}\s{0,8}\(([^()]{1,1000})\)\s{0,8}values\b/giu;

interface Statement {
  readonly start: number;
  /** Where its rows begin and end. */
  readonly rows: Span;
  readonly columns: readonly Span[];
  readonly list: Span;
}

/** The statements of one text that insert rows: which column a value goes to. Found once, when something first asks. */
export class Inserted {
  private statements: readonly Statement[] | null = null;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** The columns of the statement that a value belongs to. */
  columns(at: number): Span | null {
    return this.statement(at)?.list ?? null;
  }

  /** The column that it goes to, by its place in the row. */
  column(at: number): Span | null {
    const statement = this.statement(at);
    if (statement === null) return null;
    const place = placeInRow(this.text, Math.max(statement.rows.start, at - LONGEST), at);
    return place === null ? null : (statement.columns[place] ?? null);
  }

  private statement(at: number): Statement | null {
    this.statements ??= read(this.text);
    // Values come in order, and a text has few statements or many short ones.
    let [low, high] = [0, this.statements.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.statements[middle]?.start ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    const found = this.statements[low - 1];
    return found === undefined || at < found.rows.start || at >= found.rows.end ? null : found;
  }
}

function read(text: string): Statement[] {
  if (!/values/i.test(text)) return [];
  const heads = [...text.matchAll(INSERT)];
  return heads.map(({ 0: whole, 1: list = "", index }, n): Statement => {
    const from = index + whole.indexOf("(") + 1;
    const columns: Span[] = [];
    let start = from;
    for (const name of list.split(",")) {
      columns.push({ start, end: start + name.length });
      start += name.length + 1;
    }
    const rows = index + whole.length;
    return {
      start: index,
      rows: { start: rows, end: endOf(text, rows, heads[n + 1]?.index ?? text.length) },
      columns,
      list: { start: from, end: from + list.length },
    };
  });
}

/** Commas before `at` in its row, outside strings; null when no row is open there. */
function placeInRow(text: string, from: number, at: number): number | null {
  let [place, open, quoted]: [number, boolean, boolean] = [0, false, false];
  for (let i = from; i < at; i++) {
    const sign = text[i];
    if (sign === "'") quoted = !quoted;
    else if (quoted) continue;
    else if (sign === "(") [place, open] = [0, true];
    else if (sign === ")") open = false;
    else if (sign === ",") place++;
  }
  return open ? place : null;
}

/** A semicolon outside a string ends the statement, at the latest the next one does. */
function endOf(text: string, from: number, limit: number): number {
  let quoted = false;
  for (let i = from; i < limit; i++) {
    if (text[i] === "'") quoted = !quoted;
    else if (text[i] === ";" && !quoted) return i;
  }
  return limit;
}

import { HOLE } from "../../model/prompt-text.ts";
import type { Span } from "../../model/text.ts";
import { type SqlToken, sqlTokens } from "../../resolve/records/sql-tokens.ts";

/** One SELECT of a statement: a subquery and the body of a WITH are of their own. Token lists exclude inner parentheses' clauses. */
export interface Select extends Span {
  readonly columns: readonly SelectColumn[];
  readonly distinct: boolean;
  readonly grouped: boolean;
  /** Part of a UNION, INTERSECT or EXCEPT: a key must be one of its columns. */
  readonly combined: boolean;
  /** Tables and subqueries of FROM with the names they go by. */
  readonly sources: readonly Source[];
  readonly where: readonly SqlToken[];
  readonly orderBy: readonly (readonly SqlToken[])[];
  /** Number, or "opaque" when it is a parameter; null without a limit. */
  readonly limit: number | "opaque" | null;
  readonly offset: boolean;
  /** The clause that cuts, with its keyword. */
  readonly limitAt: Span | null;
  /** A hole stands where a whole clause could: `{filters} LIMIT 5`. */
  readonly open: boolean;
}

export interface SelectColumn {
  readonly tokens: readonly SqlToken[];
  readonly alias: string | null;
}

export interface Source {
  /** Upper-cased name of the table or WITH query; null for a subquery. */
  readonly table: string | null;
  /** As written: an edit may need it. */
  readonly alias: string | null;
  readonly select: Select | null;
  /** `match_documents(...)`: a function has an order of its own. */
  readonly called: boolean;
}

const CLAUSES = new Set([
  "FROM",
  "WHERE",
  "GROUP",
  "HAVING",
  "WINDOW",
  "ORDER",
  "LIMIT",
  "OFFSET",
  "FETCH",
  "FOR",
  "UNION",
  "INTERSECT",
  "EXCEPT",
  "RETURNING",
  "OPTION",
]);
const JOINS = new Set([
  "JOIN",
  "INNER",
  "LEFT",
  "RIGHT",
  "FULL",
  "CROSS",
  "LATERAL",
  "NATURAL",
  "OUTER",
  "ON",
  "USING",
  "AS",
  "TABLESAMPLE",
]);
/** Words behind which a hole is an operand, not a clause. */
const BEFORE_OPERAND = new Set(
  "FROM JOIN LIMIT OFFSET FETCH FIRST NEXT IN LIKE ILIKE AND OR NOT WHERE BETWEEN ANY ALL BY ON AS IS AGAINST MATCH HAVING".split(" "),
);
const MAX_DEPTH = 64;

/** Every SELECT of a statement, outermost first, and the queries that WITH names. Tolerant: what it cannot read it leaves out. */
export function readSelects(sql: string): { readonly selects: readonly Select[]; readonly named: ReadonlyMap<string, Select> } {
  const tokens = sqlTokens(sql);
  const reader = new Reader(sql, tokens);
  reader.group(0, tokens.length, 0);
  return { selects: reader.selects, named: reader.named };
}

class Reader {
  readonly selects: Select[] = [];
  readonly named = new Map<string, Select>();
  private readonly sql: string;
  private readonly tokens: readonly SqlToken[];
  /** Index of the closing parenthesis of each opening one. */
  private readonly closing: Int32Array;

  constructor(sql: string, tokens: readonly SqlToken[]) {
    this.sql = sql;
    this.tokens = tokens;
    this.closing = new Int32Array(tokens.length).fill(-1);
    const open: number[] = [];
    tokens.forEach((it, index) => {
      if (it.text === "(" && it.kind === "punctuation") open.push(index);
      if (it.text === ")" && it.kind === "punctuation") {
        const at = open.pop();
        if (at !== undefined) this.closing[at] = index;
      }
    });
  }

  /** Reads the SELECTs of one parenthesis or of the whole statement; gives back the last one, which decides its rows. */
  group(from: number, to: number, depth: number): Select | null {
    if (depth > MAX_DEPTH) return null;
    const starts: number[] = [];
    let combined = false;
    for (let at = from; at < to; at = this.next(at, to)) {
      const { text, kind } = this.tokens[at] as SqlToken;
      if (kind !== "word") continue;
      if (text === "SELECT") starts.push(at);
      if (text === "UNION" || text === "INTERSECT" || text === "EXCEPT") combined = true;
    }
    if (starts.length === 0) {
      this.inner(from, to, depth);
      return null;
    }
    let last: Select | null = null;
    starts.forEach((start, index) => {
      last = this.select(start, starts[index + 1] ?? to, combined, depth);
    });
    // After the statement's own SELECTs, which decide before those they draw on.
    this.withQueries(from, starts[0] ?? from, depth);
    return last;
  }

  private select(from: number, to: number, combined: boolean, depth: number): Select {
    const clause = new Map<string, { from: number; to: number }>();
    let [name, begin] = ["SELECT", from + 1];
    for (let at = from + 1; at < to; at = this.next(at, to)) {
      const { kind, text } = this.tokens[at] as SqlToken;
      if (kind === "punctuation" && text === ";") {
        clause.set(name, { from: begin, to: at });
        [name, begin] = ["END", at + 1];
      }
      if (kind !== "word" || !CLAUSES.has(text) || (text === "FROM" && clause.has("FROM"))) continue;
      if (!clause.has(name)) clause.set(name, { from: begin, to: at });
      [name, begin] = [text, at + 1];
    }
    if (!clause.has(name)) clause.set(name, { from: begin, to });
    const place = this.selects.length;
    const tokensOf = (key: string) => this.slice(clause.get(key));
    const list = tokensOf("SELECT");
    const order = clause.get("ORDER");
    const orderBy = order ? this.separate(order.from + 1, order.to) : [];
    // The place is kept so that an outer SELECT stands before the ones inside it.
    this.selects.splice(place, 0, NOTHING);
    const sources = this.sources(clause.get("FROM"), depth);
    this.inner(from + 1, clause.get("SELECT")?.to ?? from + 1, depth);
    for (const key of ["WHERE", "GROUP", "HAVING", "ORDER"]) {
      const range = clause.get(key);
      if (range) this.inner(range.from, range.to, depth);
    }
    const columns = this.separate((clause.get("SELECT")?.from ?? 0) + leadIn(list), clause.get("SELECT")?.to ?? 0).map(columnOf);
    const top = list[0]?.text === "TOP" ? numberOf(list[1]) : null;
    const select: Select = {
      start: this.tokens[from]?.start ?? 0,
      end: this.tokens[to - 1]?.end ?? 0,
      columns,
      distinct: list[0]?.text === "DISTINCT",
      grouped: clause.has("GROUP"),
      combined,
      sources,
      where: tokensOf("WHERE"),
      orderBy,
      limit: top ?? this.limit(tokensOf("LIMIT"), tokensOf("FETCH"), clause.has("LIMIT")),
      offset: clause.has("OFFSET"),
      limitAt: this.limitAt(clause.get("LIMIT") ?? clause.get("FETCH"), top === null ? undefined : clause.get("SELECT")),
      open: this.isOpen(clause.get("FROM")?.from ?? to, to),
    };
    this.selects[place] = select;
    return select;
  }

  private limit(limit: readonly SqlToken[], fetch: readonly SqlToken[], present: boolean): Select["limit"] {
    if (present) return limit[0]?.text === "ALL" ? null : limit.length === 1 || limit[1]?.text === "," ? numberOf(limit[0]) : "opaque";
    return fetch.length > 0 ? numberOf(fetch[1]) : null;
  }

  private limitAt(range: { from: number; to: number } | undefined, top: { from: number } | undefined): Span | null {
    const [first, last] = range ? [range.from - 1, range.to - 1] : top ? [top.from, top.from + 1] : [-1, -1];
    const [start, end] = [this.tokens[first]?.start, this.tokens[last]?.end];
    return start === undefined || end === undefined ? null : { start, end };
  }

  private isOpen(from: number, to: number): boolean {
    for (let at = from; at < to; at = this.next(at, to)) {
      const token = this.tokens[at];
      const previous = this.tokens[at - 1];
      if (token?.text !== HOLE || previous === undefined || previous.end > token.start) continue;
      if (previous.kind === "operator" || previous.text === "," || previous.text === ".") continue;
      if (previous.kind !== "word" || !BEFORE_OPERAND.has(previous.text)) return true;
    }
    return false;
  }

  /** `WITH a AS (SELECT ...), b AS MATERIALIZED (...)`. */
  private withQueries(from: number, to: number, depth: number): void {
    for (let at = from; at < to; at = this.next(at, to)) {
      if (this.tokens[at]?.text !== "(") continue;
      const end = this.closing[at] ?? -1;
      if (end < 0) continue;
      const select = this.group(at + 1, end, depth + 1);
      let name = at - 1;
      while (name > from && ["AS", "MATERIALIZED", "NOT"].includes(this.tokens[name]?.text ?? "")) name--;
      // A column list stands between the name and AS: `hits(id, score) AS (...)`.
      if (this.tokens[name]?.text === ")") name = this.closing.indexOf(name) - 1;
      const token = this.tokens[name];
      if (select && token) this.named.set(bare(token), select);
    }
  }

  private sources(range: { from: number; to: number } | undefined, depth: number): Source[] {
    const sources: Source[] = [];
    if (range === undefined) return sources;
    let expects = true;
    for (let at = range.from; at < range.to; at = this.next(at, range.to)) {
      const token = this.tokens[at] as SqlToken;
      if (token.text === "," || token.text === "JOIN") expects = true;
      else if (token.text === "ON" || token.text === "USING") expects = false;
      else if (expects && token.text === "(") {
        const select = this.group(at + 1, Math.max(at + 1, this.closing[at] ?? at + 1), depth + 1);
        sources.push({ table: null, alias: this.aliasAfter(this.closing[at] ?? at, range.to), select, called: false });
        expects = false;
      } else if (expects && (token.kind === "word" || token.kind === "quoted") && !JOINS.has(token.text)) {
        let last = at;
        while (this.tokens[last + 1]?.text === "." && last + 2 < range.to) last += 2;
        const name = this.tokens[last] as SqlToken;
        const called = this.tokens[last + 1]?.text === "(";
        sources.push({ table: bare(name), alias: this.aliasAfter(last, range.to), select: null, called });
        at = last;
        expects = false;
      } else if (token.text === "(") this.group(at + 1, Math.max(at + 1, this.closing[at] ?? at + 1), depth + 1);
    }
    return sources;
  }

  private aliasAfter(at: number, to: number): string | null {
    const next = this.tokens[at + 1]?.text === "AS" ? at + 2 : at + 1;
    const token = next < to ? this.tokens[next] : undefined;
    if (token === undefined || (token.kind !== "word" && token.kind !== "quoted") || JOINS.has(token.text) || CLAUSES.has(token.text))
      return null;
    return this.sql.slice(token.start, token.end);
  }

  /** SELECTs inside parentheses of a clause. */
  private inner(from: number, to: number, depth: number): void {
    for (let at = from; at < to; at = this.next(at, to)) {
      const end = this.closing[at] ?? -1;
      if (this.tokens[at]?.text === "(" && end > at) this.group(at + 1, end, depth + 1);
    }
  }

  private separate(from: number, to: number): SqlToken[][] {
    const parts: SqlToken[][] = [[]];
    for (let at = from; at < to; ) {
      const next = this.next(at, to);
      if (this.tokens[at]?.text === ",") parts.push([]);
      else parts.at(-1)?.push(...this.tokens.slice(at, next));
      at = next;
    }
    return parts.filter((it) => it.length > 0);
  }

  private slice(range: { from: number; to: number } | undefined): readonly SqlToken[] {
    return range ? this.tokens.slice(range.from, range.to) : [];
  }

  /** The next token on the same level: an opening parenthesis leads behind its closing one. */
  private next(at: number, to: number): number {
    const closing = this.closing[at] ?? -1;
    return closing > at && closing < to ? closing + 1 : at + 1;
  }
}

const NOTHING: Select = {
  start: 0,
  end: 0,
  columns: [],
  distinct: false,
  grouped: false,
  combined: false,
  sources: [],
  where: [],
  orderBy: [],
  limit: null,
  offset: false,
  limitAt: null,
  open: false,
};

/** How many tokens stand before the first column: DISTINCT, ALL, `TOP 5`, `TOP (5)`. */
function leadIn(list: readonly SqlToken[]): number {
  const quantified = list[0]?.text === "DISTINCT" || list[0]?.text === "ALL" ? 1 : 0;
  if (list[quantified]?.text !== "TOP") return quantified;
  return quantified + (list[quantified + 1]?.text === "(" ? 4 : 2);
}

function numberOf(token: SqlToken | undefined): number | "opaque" {
  return token?.kind === "number" ? Number(token.text.replaceAll("_", "")) : "opaque";
}

function columnOf(tokens: readonly SqlToken[]): SelectColumn {
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  const named =
    tokens.length > 1 &&
    last !== undefined &&
    (last.kind === "word" || last.kind === "quoted") &&
    last.text !== "END" &&
    before?.text !== "." &&
    before?.kind !== "operator";
  if (named && last) return { tokens: tokens.slice(0, before?.text === "AS" ? -2 : -1), alias: bare(last) };
  const plain = last !== undefined && (last.kind === "word" || last.kind === "quoted") ? bare(last) : null;
  return { tokens, alias: plain };
}

/** A name without its quotes, upper-cased: dialects differ in folding, one query seldom relies on it. */
export function bare(token: SqlToken): string {
  return (token.kind === "quoted" ? token.text.slice(1, -1) : token.text).toUpperCase();
}

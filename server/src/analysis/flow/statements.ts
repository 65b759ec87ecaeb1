import { PRISMA_READS, READS_ROWS } from "../../catalogue/flow.ts";
import type { Call, Member, Text, Value } from "../../model/program.ts";
import { HOLE } from "../../model/prompt-text.ts";
import type { RecordType } from "../../model/records.ts";
import type { Span } from "../../model/text.ts";
import { changesOf } from "../../resolve/definitions.ts";
import type { Things } from "../../resolve/things.ts";
import { readSelects, type Select } from "../retrieval/sql-select.ts";
import { tablesIn } from "../retrieval/tables.ts";

/** A query for every column of one table, whose rows a value is. */
export interface WholeQuery {
  readonly table: string;
  /** Null where nobody declares the table. */
  readonly record: RecordType | null;
  /** The `*` of a statement, where it is written as such. */
  readonly star: Span | null;
  /** Several rows. */
  readonly many: boolean;
}

const EXECUTES =
  /^(?:execute|query|fetch|fetchall|fetch_all|fetchrow|fetch_one|fetchone|all|get|exec|raw|read_sql|read_sql_query|\$queryRaw|\$queryRawUnsafe|unsafe|prepare|sql)$/;
const MAX_LINKS = 6;

/** What a value, or this part of it, reads from a database without naming columns; null where it names them, or nobody can tell. */
export function wholeQuery(value: Value, path: readonly string[], home: Things): WholeQuery | null {
  if (value.kind !== "call") return null;
  const query = queried(value, home, 0);
  return query !== null && isRows(path, query.many) ? query : null;
}

/** The rows themselves, or one of them: `rows`, `[rows]`, `result.rows`, `rows[0]`, `data`. */
function isRows(path: readonly string[], many: boolean): boolean {
  const [first, ...rest] = path[0] === "rows" || path[0] === "data" ? path.slice(1) : path;
  return first === undefined || (many && rest.length === 0 && /^(?:\d+|\[\])$/.test(first));
}

function queried(call: Call, home: Things, depth: number): WholeQuery | null {
  if (depth > MAX_LINKS || call.callee.kind !== "member") return null;
  const { key, object } = call.callee;
  const text = EXECUTES.test(key) ? statementIn(call.args[0]?.value, home) : null;
  if (text !== null) return ofStatement(text, home, !/^(?:fetchrow|fetch_one|fetchone|get)$/.test(key));
  const model = ofModel(call, home);
  if (model !== null) return model;
  if (!READS_ROWS.has(key)) return null;
  const one = /one|first|single|row$/i.test(key);
  const before = object.kind === "call" ? object : executedOn(object, home);
  const query = before && queried(before, home, depth + 1);
  return query && (one ? { ...query, many: false } : query);
}

/** `cursor.execute(...)`, then `cursor.fetchall()`: the last query before it on the same cursor, or the value that the name was given. */
function executedOn(cursor: Value, home: Things): Call | null {
  if (cursor.kind !== "name") return null;
  const definitions = home.bindings.definitionsOf(cursor);
  const given = definitions.flatMap((it) => (it.kind === "value" && it.value.kind === "call" && it.path.length === 0 ? [it.value] : []));
  // A call whose result nobody takes has done something to its receiver.
  const done = definitions.flatMap((it) => (it.kind === "change" ? changesOf(it).flatMap(({ call }) => call ?? []) : []));
  const executed = done.findLast(({ callee }) => callee.kind === "member" && EXECUTES.test(callee.key));
  return executed ?? given[0] ?? null;
}

function statementIn(value: Value | undefined, home: Things): Text | null {
  if (value === undefined) return null;
  if (value.kind === "call") return statementIn(value.args[0]?.value, home);
  for (const it of home.of(value)) if (it.kind === "held" && it.value.kind === "text") return it.value;
  return null;
}

function ofStatement(text: Text, home: Things, many: boolean): WholeQuery | null {
  const written = text.pieces.map((it) => (it.kind === "hole" ? HOLE : it.text)).join("");
  if (!/^\s*(?:SELECT|WITH)\b/i.test(written) || !written.includes("*")) return null;
  const { selects, named } = readSelects(written);
  const [select] = selects;
  const [source] = select?.sources ?? [];
  if (select === undefined || select.sources.length !== 1 || !source?.table || source.called || named.has(source.table)) return null;
  const star = starOf(select);
  if (star === null) return null;
  const table = source.table.toLowerCase().replace(/^.*\./, "");
  const record = tablesIn(home.origin.uri, home.bindings.texts)(table) ?? home.outside.records.get(`sql:${table}`) ?? null;
  return { table, record, star: inFile(text, star), many: many && select.limit !== 1 };
}

/** `*` as a column of its own; `count(*)` and `a * b` are none. */
function starOf({ columns }: Select): Span | null {
  const all = columns.find((it) => it.tokens.length === 1 && it.tokens[0]?.text === "*")?.tokens[0];
  return all ? { start: all.start, end: all.start + 1 } : null;
}

function inFile({ pieces }: Text, { start }: Span): Span | null {
  let at = 0;
  for (const it of pieces) {
    const length = it.kind === "hole" ? HOLE.length : it.text.length;
    if (start < at + length) return it.kind === "verbatim" ? { start: it.start + start - at, end: it.start + start - at + 1 } : null;
    at += length;
  }
  return null;
}

/** `prisma.user.findMany()`, of a client whose schema nobody sees; `supabase.from("users").select("*")`. */
function ofModel(call: Call, home: Things): WholeQuery | null {
  for (const it of home.of(call.callee)) {
    if (it.kind !== "made") continue;
    const [model = "", method = ""] = it.path;
    if (it.type === "prisma.client" && it.path.length === 2 && PRISMA_READS.has(method)) {
      const options = call.args[0]?.value;
      const chosen =
        options?.kind === "record" && options.entries.some((entry) => entry.spread || entry.key === "select" || entry.key === "omit");
      return chosen || (options !== undefined && options.kind !== "record")
        ? null
        : { table: model, record: null, star: null, many: method.endsWith("Many") };
    }
    if (it.type === "supabase.query" && call.callee.kind === "member") return ofSupabase(call, home);
  }
  return null;
}

/** The chain back to `from("users")`, on which `select` names no column. */
function ofSupabase(call: Call, home: Things): WholeQuery | null {
  let chosen = false;
  let many = true;
  let at: Value = call;
  for (let depth = 0; at.kind === "call" && at.callee.kind === "member" && depth <= MAX_LINKS * 2; depth++) {
    const { key, object }: Member = at.callee;
    const first = at.args[0] ? statementIn(at.args[0].value, home) : null;
    const text = first?.pieces.map((it) => (it.kind === "hole" ? HOLE : it.text)).join("") ?? null;
    if (key === "select") chosen = at.args.length === 0 || text?.trim() === "*";
    if (key === "single" || key === "maybeSingle" || key === "maybe_single") many = false;
    if ((key === "from" || key === "from_" || key === "table") && text !== null)
      return chosen ? { table: text, record: home.outside.records.get(`sql:${text.toLowerCase()}`) ?? null, star: null, many } : null;
    at = object;
  }
  return null;
}

import { TYPE_KINDS } from "../../catalogue/records.ts";
import type { FieldKind, RecordField, RecordKey, RecordType } from "../../model/records.ts";
import { type SqlToken, sqlTokens } from "./sql-tokens.ts";

/** Words that begin a line of a table which is no column. */
const CONSTRAINTS = new Set([
  "PRIMARY",
  "FOREIGN",
  "UNIQUE",
  "CONSTRAINT",
  "CHECK",
  "KEY",
  "INDEX",
  "EXCLUDE",
  "LIKE",
  "FULLTEXT",
  "PERIOD",
]);
const KINDS: ReadonlyMap<string, FieldKind> = new Map([...TYPE_KINDS].map(([name, kind]) => [name.toUpperCase(), kind]));
/** What may stand between the verb and what it makes, and between that and its name. */
const QUALIFIERS = new Set(["TEMP", "TEMPORARY", "UNLOGGED", "GLOBAL", "LOCAL", "UNIQUE", "VIRTUAL", "EXTERNAL", "OR", "REPLACE"]);
const IF_THERE = new Set(["IF", "NOT", "EXISTS", "ONLY", "CONCURRENTLY"]);

/** `CREATE TABLE users`, `ALTER TABLE ONLY public.users`, `CREATE UNIQUE INDEX`: what a statement does, and to what. */
interface Head {
  readonly verb: "CREATE" | "ALTER" | "DROP";
  readonly object: "TABLE" | "INDEX";
  readonly unique: boolean;
  /** Index of the token behind these words. */
  readonly next: number;
}

/**
 * The tables that SQL text declares, by their names in lower case: `CREATE TABLE` and what `ALTER TABLE`, `DROP TABLE` and unique
 * indexes do to them, statement by statement, in any dialect. `known` are the tables of migrations before it. Never throws; linear
 * in the text.
 */
export function sqlRecords(uri: string, text: string, known: ReadonlyMap<string, RecordType> = new Map()): ReadonlyMap<string, RecordType> {
  const tables = new Map(known);
  const tokens = sqlTokens(text);
  for (let at = 0; at < tokens.length; ) {
    const head = headAt(tokens, at);
    const end = head === null ? at + 1 : endOfStatement(tokens, head.next);
    if (head !== null) statement(uri, tokens.slice(at, end), { ...head, next: head.next - at }, tables);
    at = end;
  }
  return tables;
}

function headAt(tokens: readonly SqlToken[], at: number): Head | null {
  const verb = word(tokens[at]);
  if (verb !== "CREATE" && verb !== "ALTER" && verb !== "DROP") return null;
  let next = at + 1;
  let unique = false;
  for (; QUALIFIERS.has(word(tokens[next])); next++) unique ||= word(tokens[next]) === "UNIQUE";
  const object = word(tokens[next]);
  return object === "TABLE" || object === "INDEX" ? { verb, object, unique, next: next + 1 } : null;
}

/** A semicolon, or where the next one begins: some dialects part them by lines. */
function endOfStatement(tokens: readonly SqlToken[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    const { text } = tokens[at] as SqlToken;
    if (text === ";") return at;
    if (text === "(") depth++;
    if (text === ")") depth--;
    if (depth <= 0 && headAt(tokens, at) !== null) return at;
  }
  return tokens.length;
}

function statement(uri: string, tokens: readonly SqlToken[], head: Head, tables: Map<string, RecordType>): void {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (head.object === "INDEX") {
    if (head.verb === "CREATE" && head.unique) indexed(tables, tokens, head.next);
    return;
  }
  const next = nameAt(tokens, head.next);
  const named = tokens[next];
  if (first === undefined || last === undefined || named === undefined || !isName(named)) return;
  const name = bare(named);
  const key = name.toLowerCase();
  if (head.verb === "CREATE" && tokens[next + 1]?.text === "(") {
    const parts = items(tokens, next + 2);
    const fields = parts.flatMap((it) => columnOf(it) ?? []);
    const keys = parts.flatMap((it) => keyOf(it) ?? []);
    tables.set(key, { name, source: "sql", uri, fields, keys, closed: true, settings: false, start: first.start, end: last.end });
  } else if (head.verb === "DROP") tables.delete(key);
  else if (head.verb === "ALTER") altered(tables, key, items(tokens, next + 1));
}

/** The last part of `public.users` is the name. */
function nameAt(tokens: readonly SqlToken[], from: number): number {
  let next = from;
  while (IF_THERE.has(word(tokens[next]))) next++;
  while (tokens[next + 1]?.text === ".") next += 2;
  return next;
}

function altered(tables: Map<string, RecordType>, key: string, actions: readonly (readonly SqlToken[])[]): void {
  for (const tokens of actions) {
    const table = tables.get(key);
    if (table === undefined) return;
    const skipped = tokens.findIndex((it, i) => i > 0 && !/^(?:COLUMN|IF|NOT|EXISTS)$/.test(it.text));
    const rest = skipped < 0 ? [] : tokens.slice(skipped);
    const [verb, what] = [word(tokens[0]), rest[0]];
    if (verb === "ADD") {
      const [field, added] = [columnOf(rest), keyOf(rest)];
      tables.set(key, {
        ...table,
        fields: field === null ? table.fields : [...table.fields, field],
        keys: added === null ? table.keys : [...table.keys, added],
      });
    } else if (verb === "DROP" && what) {
      const gone = bare(what).toLowerCase();
      // Which key a constraint's name means nobody says: without it none is sure.
      const keys = CONSTRAINTS.has(word(what)) ? [] : table.keys.filter((it) => it.fields.every((name) => name.toLowerCase() !== gone));
      const fields = CONSTRAINTS.has(word(what)) ? table.fields : table.fields.filter((it) => it.name.toLowerCase() !== gone);
      tables.set(key, { ...table, fields, keys });
    }
  }
}

/** `CREATE UNIQUE INDEX name ON users (email)`; one with a condition holds for some rows only. */
function indexed(tables: Map<string, RecordType>, tokens: readonly SqlToken[], from: number): void {
  const on = tokens.findIndex((it, i) => i >= from && word(it) === "ON");
  if (on < 0 || tokens.some((it) => word(it) === "WHERE")) return;
  const next = nameAt(tokens, on + 1);
  const table = tokens[next] && tables.get(bare(tokens[next]).toLowerCase());
  const open = tokens.findIndex((it, i) => i > next && it.text === "(");
  const key = open < 0 ? null : keyOver(items(tokens, open + 1), false);
  if (table && key !== null) tables.set(table.name.toLowerCase(), { ...table, keys: [...table.keys, key] });
}

/** What commas part, up to the bracket that closes the list or the end. */
function items(tokens: readonly SqlToken[], from: number): SqlToken[][] {
  const found: SqlToken[][] = [[]];
  let depth = 0;
  for (const it of tokens.slice(from)) {
    if (it.text === "(") depth++;
    if (it.text === ")" && --depth < 0) break;
    if (it.text === "," && depth === 0) found.push([]);
    else found.at(-1)?.push(it);
  }
  return found.filter((it) => it.length > 0);
}

function columnOf(tokens: readonly SqlToken[]): RecordField | null {
  const [name, type] = tokens;
  if (name === undefined || !isName(name) || CONSTRAINTS.has(word(name))) return null;
  const written = word(type);
  const isList = tokens.some((it, i) => it.text === "[" && i < 6);
  const required =
    tokens.some((it, i) => word(it) === "NOT" && word(tokens[i + 1]) === "NULL") || tokens.some((it) => word(it) === "PRIMARY");
  return {
    name: bare(name),
    type: written.toLowerCase(),
    kind: KINDS.get(written) ?? "unknown",
    optional: !required,
    list: isList,
    record: null,
    start: name.start,
    end: tokens.at(-1)?.end ?? name.end,
  };
}

/** The key that a column (`id int PRIMARY KEY`) or a constraint (`UNIQUE (a, b)`) of a table declares. */
function keyOf(tokens: readonly SqlToken[]): RecordKey | null {
  const primary = tokens.some((it) => word(it) === "PRIMARY");
  const [first] = tokens;
  if (first === undefined || !(primary || tokens.some((it) => word(it) === "UNIQUE"))) return null;
  if (!CONSTRAINTS.has(word(first))) return keyOver([[first]], primary);
  if (!["PRIMARY", "UNIQUE", "CONSTRAINT"].includes(word(first))) return null;
  const open = tokens.findIndex((it) => it.text === "(");
  return open < 0 ? null : keyOver(items(tokens, open + 1), primary);
}

/** Null where a part is an expression: `lower(email)`. */
function keyOver(parts: readonly (readonly SqlToken[])[], primary: boolean): RecordKey | null {
  const names = parts.map(([name, ...rest]) =>
    name !== undefined && isName(name) && rest.every((it) => it.kind === "word") ? name : null,
  );
  const known = names.filter((it) => it !== null);
  if (known.length === 0 || known.length < names.length) return null;
  const written = known.map((it) => (it.kind === "quoted" ? it.text : bare(it)));
  return { fields: known.map(bare), primary, written: written.join(", ") };
}

function word(token: SqlToken | undefined): string {
  return token?.kind === "word" ? token.text : "";
}

function isName({ kind }: SqlToken): boolean {
  return kind === "word" || kind === "quoted";
}

/** Without its quotes; a bare word is folded to lower case, as PostgreSQL does and everybody writes it. */
function bare({ kind, text }: SqlToken): string {
  return kind === "quoted" ? text.slice(1, -1) : text.toLowerCase();
}

import { TYPE_KINDS } from "../../catalogue/records.ts";
import type { FieldKind, RecordField, RecordType } from "../../model/records.ts";
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

/**
 * The tables that SQL text declares: `CREATE TABLE` and what `ALTER TABLE ... ADD` and `DROP COLUMN` do to them, statement by
 * statement. `known` are the tables of migrations before it. Never throws; linear in the text.
 */
export function sqlRecords(uri: string, text: string, known: ReadonlyMap<string, RecordType> = new Map()): ReadonlyMap<string, RecordType> {
  const tables = new Map(known);
  const tokens = sqlTokens(text);
  for (let at = 0; at < tokens.length; ) {
    const end = endOfStatement(tokens, at);
    statement(uri, tokens.slice(at, end), tables);
    at = end + 1;
  }
  return tables;
}

function endOfStatement(tokens: readonly SqlToken[], from: number): number {
  for (let at = from; at < tokens.length; at++) if (tokens[at]?.text === ";") return at;
  return tokens.length;
}

function statement(uri: string, tokens: readonly SqlToken[], tables: Map<string, RecordType>): void {
  const [first] = tokens;
  const at = tokens.findIndex((it) => it.text === "TABLE");
  if (first === undefined || at < 0 || at > 5) return;
  let next = at + 1;
  while (/^(?:IF|NOT|EXISTS|ONLY)$/.test(tokens[next]?.text ?? "")) next++;
  // `public.users`: the last part is the name.
  while (tokens[next + 1]?.text === ".") next += 2;
  const named = tokens[next];
  if (named === undefined) return;
  const name = bare(named);
  const key = name.toLowerCase();
  if (first.text === "CREATE" && tokens[next + 1]?.text === "(") {
    const fields = items(tokens, next + 2).flatMap((it) => columnOf(it) ?? []);
    const end = tokens.at(-1)?.end ?? first.end;
    tables.set(key, { name, source: "sql", uri, fields, closed: true, settings: false, start: first.start, end });
  } else if (first.text === "DROP") tables.delete(key);
  else if (first.text === "ALTER") altered(tables, key, items(tokens, next + 1));
}

function altered(tables: Map<string, RecordType>, key: string, actions: readonly (readonly SqlToken[])[]): void {
  for (const tokens of actions) {
    const table = tables.get(key);
    if (table === undefined) return;
    const words = tokens.map((it) => it.text);
    const skipped = words.findIndex((it, i) => i > 0 && !/^(?:COLUMN|IF|NOT|EXISTS)$/.test(it));
    const rest = skipped < 0 ? [] : tokens.slice(skipped);
    const field = columnOf(rest);
    if (words[0] === "ADD" && field !== null) tables.set(key, { ...table, fields: [...table.fields, field] });
    else if (words[0] === "DROP" && rest[0]) {
      const gone = bare(rest[0]).toLowerCase();
      tables.set(key, { ...table, fields: table.fields.filter((it) => it.name.toLowerCase() !== gone) });
    }
  }
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
  return found;
}

function columnOf(tokens: readonly SqlToken[]): RecordField | null {
  const [name, type] = tokens;
  if (name === undefined || (name.kind !== "word" && name.kind !== "quoted") || (name.kind === "word" && CONSTRAINTS.has(name.text)))
    return null;
  const written = type?.kind === "word" ? type.text : "";
  const isList = tokens.some((it, i) => it.text === "[" && i < 6);
  const required =
    tokens.some((it, i) => it.text === "NOT" && tokens[i + 1]?.text === "NULL") || tokens.some((it) => it.text === "PRIMARY");
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

/** Without its quotes; a bare word is folded to lower case, as PostgreSQL does. */
function bare({ kind, text }: SqlToken): string {
  return kind === "quoted" ? text.slice(1, -1) : text.toLowerCase();
}

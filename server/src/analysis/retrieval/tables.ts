import type { Text } from "../../model/program.ts";
import { HOLE } from "../../model/prompt-text.ts";
import { type SqlToken, sqlTokens } from "../../resolve/records/sql-tokens.ts";
import { bare } from "./sql-select.ts";

/** What a schema says of a table's rows. */
export interface Table {
  /** Upper-cased. */
  readonly name: string;
  /** The primary key if it is one column, as written. */
  readonly key: string | null;
  /** Upper-cased columns of which each tells a row. */
  readonly unique: ReadonlySet<string>;
}

export type TableKeys = (table: string) => Table | null;

/** `CREATE TABLE` of any dialect, each in its own text or many in one. */
export function readTables(sql: string): Table[] {
  const tokens = sqlTokens(sql);
  return tokens.flatMap((it, at): Table[] => {
    if (it.text !== "CREATE" || it.kind !== "word") return [];
    let next = at + 1;
    while (["TEMP", "TEMPORARY", "UNLOGGED", "GLOBAL", "LOCAL"].includes(tokens[next]?.text ?? "")) next++;
    if (tokens[next]?.text !== "TABLE") return [];
    next++;
    while (["IF", "NOT", "EXISTS"].includes(tokens[next]?.text ?? "")) next++;
    while (tokens[next + 1]?.text === ".") next += 2;
    const name = tokens[next];
    if (name === undefined || (name.kind !== "word" && name.kind !== "quoted") || tokens[next + 1]?.text !== "(") return [];
    return [table(name, columnsOf(tokens, next + 2))];
  });
}

/** The tables that a file's own string literals declare. */
export function tablesIn(texts: readonly Text[]): Table[] {
  return texts.flatMap((text) => {
    const written = text.pieces.map((it) => (it.kind === "hole" ? HOLE : it.text)).join("");
    return /create/i.test(written) && /table/i.test(written) ? readTables(written) : [];
  });
}

/** Of tables that are declared twice nobody knows which one stands. */
export function tableKeys(tables: readonly Table[]): TableKeys {
  const byName = new Map<string, Table[]>();
  for (const it of tables) byName.set(it.name, [...(byName.get(it.name) ?? []), it]);
  return (name) => {
    const found = byName.get(name) ?? [];
    return found.every((it) => it.key === found[0]?.key) ? (found[0] ?? null) : null;
  };
}

/** The tokens of each column or constraint, on their own level. */
function columnsOf(tokens: readonly SqlToken[], from: number): SqlToken[][] {
  const parts: SqlToken[][] = [[]];
  let depth = 0;
  for (const token of tokens.slice(from)) {
    if (token.text === "(") depth++;
    if (token.text === ")" && --depth < 0) break;
    if (token.text === "," && depth === 0) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((it) => it.length > 0);
}

function table(name: SqlToken, parts: readonly SqlToken[][]): Table {
  let key: string | null = null;
  const unique = new Set<string>();
  for (const part of parts) {
    const words = part.map((it) => (it.kind === "word" ? it.text : ""));
    const [first] = part;
    const primary = words.indexOf("PRIMARY");
    const isUnique = primary >= 0 || words.includes("UNIQUE");
    if (first === undefined || !isUnique) continue;
    const isConstraint = ["PRIMARY", "UNIQUE", "CONSTRAINT"].includes(words[0] ?? "");
    const open = part.findIndex((it) => it.text === "(");
    // A key of several columns tells a row only with all of them.
    const column = isConstraint ? (open >= 0 && part[open + 2]?.text === ")" ? part[open + 1] : undefined) : first;
    if (column === undefined) continue;
    unique.add(bare(column));
    if (primary >= 0) key = column.kind === "word" ? written(column) : column.text;
  }
  return { name: bare(name), key, unique };
}

/** Unquoted names fold: the lower case is what everybody writes. */
function written({ text }: SqlToken): string {
  return text.toLowerCase();
}

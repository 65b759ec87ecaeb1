import type { Span } from "../../model/text.ts";
import type { SqlToken } from "../../resolve/records/sql-tokens.ts";
import { DIRECTIONS, kindOf } from "./kinds.ts";
import type { OrderKey, SqlOrder } from "./model.ts";
import { uniqueColumn } from "./sql-key.ts";
import { isExistence, mostRows, onlyTable, unordered } from "./sql-rows.ts";
import { bare, readSelects, type Select, type SelectColumn } from "./sql-select.ts";

/** Reads the order of a SQL retrieval: that of the outermost SELECT whose ORDER BY is cut by a limit. */
export function readOrder(sql: string): SqlOrder {
  const { selects, named } = readSelects(sql);
  const cut = selects.filter((it) => it.orderBy.length > 0 && it.limit !== null);
  // The outermost cut decides which rows arrive; candidates that an inner one over-fetches are ordered again.
  const [select] = cut;
  if (select === undefined) return unordered(sql, selects, named);
  const order = select.orderBy.map((tokens) => keyOf(tokens, select, named));
  const last = select.orderBy.at(-1)?.at(-1);
  const key = uniqueColumn(sql, select);
  return {
    order,
    rows: "ordered",
    limit: select.limit,
    limitPlace: select.limitAt,
    paged: select.offset,
    existence: isExistence(select),
    tiebreak: key !== null && last !== undefined ? { at: last.end, text: `, ${key}` } : null,
    ordering: null,
    table: onlyTable(select),
    most: (rows) => mostRows(select, named, rows),
  };
}

function keyOf(tokens: readonly SqlToken[], select: Select, named: ReadonlyMap<string, Select>): OrderKey & Span {
  const expression = tokens.filter((it, index) => !(it.kind === "word" && DIRECTIONS.has(it.text) && index > 0));
  const meaning = meant(expression, select, named, 0);
  const kind = kindOf(meaning);
  return { ...((kind.kind === "opaque" ? fused(meaning, select, named) : null) ?? kind), ...spanOf(expression) };
}

/** A sum of ranks or of scores: `1.0 / (60 + v.rank) + 1.0 / (60 + t.rank)`. Ranks make it coarse. */
function fused(
  tokens: readonly SqlToken[],
  select: Select,
  named: ReadonlyMap<string, Select>,
): Pick<OrderKey, "kind" | "what" | "unindexed"> | null {
  const parts = tokens.flatMap((it, index) => {
    if ((it.kind !== "word" && it.kind !== "quoted") || tokens[index + 1]?.text === "." || tokens[index + 1]?.text === "(") return [];
    const path = tokens[index - 1]?.text === "." && index > 1 ? tokens.slice(index - 2, index + 1) : [it];
    const meaning = meant(path, select, named, 0);
    return meaning === path ? [] : [kindOf(meaning).kind];
  });
  if (parts.includes("coarse")) return { kind: "coarse", what: "a fused rank", unindexed: false };
  return parts.includes("distance") ? { kind: "distance", what: "a fused score", unindexed: false } : null;
}

function spanOf(tokens: readonly SqlToken[]): Span {
  return { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
}

/** Looks through ordinals, aliases of the SELECT list and columns of a subquery or WITH query. */
function meant(tokens: readonly SqlToken[], select: Select, named: ReadonlyMap<string, Select>, depth: number): readonly SqlToken[] {
  if (depth > 8) return tokens;
  const [first] = tokens;
  if (tokens.length === 1 && first?.kind === "number") return select.columns[Number(first.text) - 1]?.tokens ?? tokens;
  const name = tokens.at(-1);
  const qualified = tokens.length === 3 && tokens[1]?.text === ".";
  if (name === undefined || (tokens.length !== 1 && !qualified) || (name.kind !== "word" && name.kind !== "quoted")) return tokens;
  const own = qualified ? undefined : select.columns.find((it) => it.alias === bare(name) && !isColumn(it, bare(name)));
  if (own) return own.tokens;
  for (const source of select.sources) {
    if (qualified && first && source.alias?.toUpperCase() !== bare(first) && source.table !== bare(first)) continue;
    const inner = source.select ?? (source.table === null ? undefined : named.get(source.table));
    const column = inner?.columns.find((it) => it.alias === bare(name));
    if (inner && column) return meant(column.tokens, inner, named, depth + 1);
  }
  return tokens;
}

function isColumn(column: SelectColumn, name: string): boolean {
  const [only] = column.tokens;
  return column.tokens.length === 1 && only !== undefined && (only.kind === "word" || only.kind === "quoted") && bare(only) === name;
}

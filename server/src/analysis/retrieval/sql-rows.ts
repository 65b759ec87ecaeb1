import { KEY_COLUMN } from "./kinds.ts";
import type { SqlOrder } from "./model.ts";
import { inList } from "./sql-key.ts";
import { bare, type Select } from "./sql-select.ts";

const NOTHING: SqlOrder = {
  order: [],
  rows: "unknown",
  limit: null,
  limitPlace: null,
  paged: false,
  existence: false,
  tiebreak: null,
  ordering: null,
  table: null,
  most: () => null,
};
const AGGREGATES = new Set(
  "COUNT SUM MIN MAX AVG ARRAY_AGG STRING_AGG JSON_AGG JSONB_AGG JSON_OBJECT_AGG GROUP_CONCAT LISTAGG BOOL_OR BOOL_AND EXISTS".split(" "),
);
/** Functions in FROM that make one query of a text (PostgreSQL 18, 12.3.2). */
const ONE_ROW = new Set(["TO_TSQUERY", "PLAINTO_TSQUERY", "PHRASETO_TSQUERY", "WEBSEARCH_TO_TSQUERY"]);
const MAX_DEPTH = 3;
const MAX_SOURCES = 4;
/** Searches that bring an order of their own, or whose order their extension decides. */
const RANKED_FILTERS = new Set(["MATCH", "ANN", "VECTOR_SEARCH", "KNN_MATCH", "FREETEXTTABLE", "CONTAINSTABLE"]);

/** A statement without an order: which rows its limit lets through, if it cuts any. */
export function unordered(sql: string, selects: readonly Select[], named: ReadonlyMap<string, Select>): SqlOrder {
  const [select] = selects;
  // Only the statement itself: a limit inside it may serve anything.
  if (select === undefined || select.limit === null || select.orderBy.length > 0 || selects.some((it) => it.combined)) return NOTHING;
  const rows = rowsOf(select, named);
  const key = rows === "unordered" ? inList(sql, select) : null;
  const { limitAt } = select;
  const trailing = limitAt !== null && limitAt.start > (select.columns[0]?.tokens[0]?.start ?? 0);
  return {
    ...NOTHING,
    rows,
    limit: select.limit,
    limitPlace: limitAt,
    paged: select.offset,
    existence: isExistence(select),
    ordering: key !== null && limitAt !== null && trailing && !select.distinct ? { at: limitAt.start, text: `ORDER BY ${key} ` } : null,
    table: onlyTable(select),
    most: (count) => mostRows(select, named, count),
  };
}

function rowsOf(select: Select, named: ReadonlyMap<string, Select>): SqlOrder["rows"] {
  const { sources, where, columns, grouped } = select;
  if (sources.length === 0 || select.open) return "unknown";
  for (const { table, select: inner, called } of sources) {
    const source = inner ?? (table === null ? undefined : named.get(table));
    // A hole for a table, a function, and whatever a subquery has put in order.
    if (called || (table === null && inner === null) || source?.orderBy.length || source?.open) return "unknown";
  }
  if (where.some((it) => it.kind === "word" && RANKED_FILTERS.has(it.text))) return "unknown";
  if (!grouped && columns.length > 0 && columns.every((it) => AGGREGATES.has(it.tokens[0]?.text ?? ""))) return "settled";
  return select.limit === 1 || select.limit === 0 || isNamed(select) || isExistence(select) ? "settled" : "unordered";
}

/** `WHERE id = $1`, `WHERE id IN (...)`: the rows are named. */
function isNamed({ where }: Select): boolean {
  return where.some(
    (it, index) =>
      (it.kind === "word" || it.kind === "quoted") &&
      KEY_COLUMN.test(bare(it)) &&
      (where[index + 1]?.text === "=" || where[index + 1]?.text === "IN"),
  );
}

export function isExistence({ columns }: Select): boolean {
  return columns.length === 1 && columns[0]?.tokens.length === 1 && columns[0].tokens[0]?.kind === "number";
}

export function onlyTable({ sources }: Select): string | null {
  return sources.length === 1 ? (sources[0]?.table ?? null) : null;
}

/** How many rows a SELECT can find where its tables have `rows`: all pairs of a join, or all of both sides of an outer one. */
export function mostRows(
  select: Select,
  named: ReadonlyMap<string, Select>,
  rows: (table: string) => number | null,
  depth = 0,
): number | null {
  const { length } = select.sources;
  if (select.combined || select.open || length === 0 || length > MAX_SOURCES || depth > MAX_DEPTH) return null;
  let [pairs, all] = [1, 0];
  for (const { table, select: written, called } of select.sources) {
    const inner = written ?? (table === null ? undefined : named.get(table));
    const found =
      called && table !== null
        ? ONE_ROW.has(table)
          ? 1
          : null
        : inner
          ? mostRows(inner, named, rows, depth + 1)
          : table === null
            ? null
            : rows(table);
    if (found === null) return null;
    pairs *= Math.max(1, found);
    all += found;
  }
  return length === 1 ? all : Math.max(pairs, all);
}

import type { Span } from "../../model/text.ts";
import type { OrderKey, RetrievalModel } from "./model.ts";
import { bare, readSelects, type Select, type SelectColumn } from "./sql-select.ts";
import type { SqlToken } from "./sql-tokens.ts";

/** Float distances: pgvector README (0.8, 2025), sqlite-vec, MySQL 9 and Oracle 23ai vector functions. */
const DISTANCE_OPERATORS = new Set(["<=>", "<->", "<#>", "<+>"]);
const DISTANCE_FUNCTIONS = new Set([
  "COSINE_DISTANCE",
  "L2_DISTANCE",
  "L1_DISTANCE",
  "INNER_PRODUCT",
  "VECTOR_DISTANCE",
  "COSINE_SIMILARITY",
  "VEC_DISTANCE_COSINE",
  "VEC_DISTANCE_L2",
  "VEC_DISTANCE",
  "DISTANCE",
  "ARRAY_COSINE_SIMILARITY",
  "ARRAY_DISTANCE",
  "VEC_COSINE_DISTANCE",
  "VEC_L2_DISTANCE",
  "COSINEDISTANCE",
  "L2DISTANCE",
  "APPROX_DISTANCE",
]);
/** Distances between bit strings are whole numbers; ranks and trigram shares take few values. */
const COARSE_OPERATORS = new Set(["<~>", "<%>"]);
const COARSE_FUNCTIONS = new Set([
  "TS_RANK",
  "TS_RANK_CD",
  "BM25",
  "RANK",
  "DENSE_RANK",
  "ROW_NUMBER",
  "HAMMING_DISTANCE",
  "JACCARD_DISTANCE",
  "ROUND",
  "FLOOR",
  "CEIL",
  "TRUNC",
  "SIMILARITY",
  "WORD_SIMILARITY",
  "STRICT_WORD_SIMILARITY",
  "PGROONGA_SCORE",
  "DATE",
  "DATE_TRUNC",
  "COUNT",
  "LEVENSHTEIN",
]);
const DATE_COLUMN = /^(?:CREATED|UPDATED|PUBLISHED|MODIFIED|INSERTED|INDEXED)(?:_?(?:AT|ON|DATE|TIME))?$|^(?:DATE|TIMESTAMP|DAY)$/;
/** A column of that name is the key of its table by every framework's convention. */
const KEY_COLUMN = /^(?:ID|UUID|GUID|PK|_ID|ROWID|CTID|_ROWID_)$/;

/** Reads the order of a SQL retrieval: that of the outermost SELECT whose ORDER BY is cut by a limit. */
export function readOrder(sql: string): RetrievalModel {
  const { selects, named } = readSelects(sql);
  const cut = selects.filter((it) => it.orderBy.length > 0 && it.limit !== null);
  const ranked = cut.map((select) => ({ select, keys: select.orderBy.map((tokens) => keyOf(tokens, select, named)) }));
  // The outermost cut decides which rows arrive; candidates that an inner one over-fetches are ordered again.
  const [chosen] = ranked;
  if (chosen === undefined) return { order: [], limit: null, paged: false, existence: false, tiebreak: null };
  const { select, keys } = chosen;
  const last = select.orderBy.at(-1)?.at(-1);
  const key = uniqueColumn(sql, select);
  return {
    order: keys,
    limit: select.limit,
    paged: select.offset,
    existence: select.columns.length === 1 && select.columns[0]?.tokens.length === 1 && select.columns[0].tokens[0]?.kind === "number",
    tiebreak: key !== null && last !== undefined ? { at: last.end, text: `, ${key}` } : null,
  };
}

function keyOf(tokens: readonly SqlToken[], select: Select, named: ReadonlyMap<string, Select>): OrderKey {
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

const DIRECTIONS = new Set(["ASC", "DESC", "NULLS", "FIRST", "LAST"]);

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

function kindOf(tokens: readonly SqlToken[]): Pick<OrderKey, "kind" | "what" | "unindexed"> {
  const calls = tokens.filter((it, index) => it.kind === "word" && tokens[index + 1]?.text === "(");
  const operators = tokens.filter((it) => it.kind === "operator");
  const isCoarse =
    operators.find((it) => COARSE_OPERATORS.has(it.text)) ??
    calls.find((it) => COARSE_FUNCTIONS.has(it.text)) ??
    tokens.find((it) => it.text === "AGAINST");
  const distance = operators.find((it) => DISTANCE_OPERATORS.has(it.text)) ?? calls.find((it) => DISTANCE_FUNCTIONS.has(it.text));
  if (isCoarse) return { kind: "coarse", what: spoken(isCoarse), unindexed: false };
  if (distance) return { kind: "distance", what: spoken(distance), unindexed: distance.kind === "operator" && isWrapped(tokens, distance) };
  const last = tokens.at(-1);
  const plain =
    last !== undefined &&
    (last.kind === "word" || last.kind === "quoted") &&
    tokens.every((it) => it === last || it.text === "." || it.kind === "word" || it.kind === "quoted");
  if (!plain || last === undefined) return { kind: "opaque", what: "an expression", unindexed: false };
  if (KEY_COLUMN.test(bare(last))) return { kind: "unique", what: spoken(last), unindexed: false };
  if (DATE_COLUMN.test(bare(last))) return { kind: "coarse", what: spoken(last), unindexed: false };
  return { kind: "column", what: spoken(last), unindexed: false };
}

function spoken(token: SqlToken): string {
  return token.kind === "operator" ? token.text : bare(token).toLowerCase();
}

/** An index on `a <=> b` serves that expression alone, ascending: not `1 - (a <=> b)`, not `-(a <=> b)`. */
function isWrapped(tokens: readonly SqlToken[], distance: SqlToken): boolean {
  let depth = 0;
  for (const it of tokens) {
    if (it.text === "(") depth++;
    else if (it.text === ")") depth--;
    else if (it.kind === "operator" && it !== distance && depth === 0 && it.text !== "::") return true;
  }
  return false;
}

/** A key that the statement itself names: `id` in its SELECT list, or the one its table must have because it is joined or compared by it. */
function uniqueColumn(sql: string, select: Select): string | null {
  if (select.distinct || select.grouped || select.sources.length !== 1) return inList(sql, select);
  const listed = inList(sql, select);
  if (listed !== null) return listed;
  if (select.combined) return null;
  const compared = select.where.find((it) => (it.kind === "word" || it.kind === "quoted") && KEY_COLUMN.test(bare(it)));
  return compared ? sql.slice(compared.start, compared.end) : null;
}

function inList(sql: string, { columns, combined, sources }: Select): string | null {
  for (const { tokens, alias } of columns) {
    const last = tokens.at(-1);
    const isPath = tokens.length === 1 || (tokens.length === 3 && tokens[1]?.text === ".");
    if (last === undefined || !isPath || !KEY_COLUMN.test(bare(last))) continue;
    // A joined row repeats the key of one side: only the key of the first table is sure to be a row's own.
    const owner = tokens.length === 3 && tokens[0] ? bare(tokens[0]) : null;
    if (sources.length > 1 && owner !== (sources[0]?.alias?.toUpperCase() ?? sources[0]?.table)) continue;
    if (combined) return alias === bare(last) ? sql.slice(last.start, last.end) : null;
    return sql.slice(tokens[0]?.start ?? last.start, last.end);
  }
  return null;
}

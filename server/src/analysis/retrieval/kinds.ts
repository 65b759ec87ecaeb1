import { type SqlToken, sqlTokens } from "../../resolve/records/sql-tokens.ts";
import type { OrderKey } from "./model.ts";
import { bare } from "./sql-select.ts";

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
const RANDOM_FUNCTIONS = new Set(["RANDOM", "RAND", "NEWID", "DBMS_RANDOM.VALUE", "GEN_RANDOM_UUID", "UUID"]);
const DATE_COLUMN = /^(?:CREATED|UPDATED|PUBLISHED|MODIFIED|INSERTED|INDEXED)(?:_?(?:AT|ON|DATE|TIME))?$|^(?:DATE|TIMESTAMP|DAY)$/;
/** A column of that name is the key of its table by every framework's convention. */
export const KEY_COLUMN = /^(?:ID|UUID|GUID|PK|_ID|ROWID|CTID|_ROWID_)$/;

/** Whether a column or a field of that name tells its row from every other. */
export const isKeyColumn = (name: string): boolean => KEY_COLUMN.test(name.toUpperCase());

export const DIRECTIONS: ReadonlySet<string> = new Set(["ASC", "DESC", "NULLS", "FIRST", "LAST"]);

/** What a key written as an expression is: `created_at desc`. */
export function kindOfText(sql: string): OrderKey {
  return kindOf(sqlTokens(sql).filter((it, index) => index === 0 || it.kind !== "word" || !DIRECTIONS.has(it.text)));
}

/** What a column is by its name; a key is one of its table by every framework's convention. */
export function kindOfColumn(name: string): OrderKey["kind"] {
  const upper = name.toUpperCase();
  return KEY_COLUMN.test(upper) ? "unique" : DATE_COLUMN.test(upper) ? "coarse" : "column";
}

/** What a function that orders is, by its name in any spelling: `cosine_distance`, `cosineDistance`, `ts_rank`; null for others. */
export function kindOfFunction(name: string): OrderKey["kind"] | null {
  const upper = name.toUpperCase();
  const words = name.replace(/([a-z])([A-Z])/g, "$1_$2").toUpperCase();
  if (COARSE_FUNCTIONS.has(upper) || upper === "SEARCHRANK") return "coarse";
  if (DISTANCE_FUNCTIONS.has(upper) || DISTANCE_FUNCTIONS.has(words) || /^(?:MAX_)?INNER_PRODUCT$/.test(words)) return "distance";
  return RANDOM_FUNCTIONS.has(upper) ? "random" : null;
}

export function kindOf(tokens: readonly SqlToken[]): Pick<OrderKey, "kind" | "what" | "unindexed"> {
  const calls = tokens.filter((it, index) => it.kind === "word" && tokens[index + 1]?.text === "(");
  const operators = tokens.filter((it) => it.kind === "operator");
  const isCoarse =
    operators.find((it) => COARSE_OPERATORS.has(it.text)) ??
    calls.find((it) => COARSE_FUNCTIONS.has(it.text)) ??
    tokens.find((it) => it.text === "AGAINST");
  const distance = operators.find((it) => DISTANCE_OPERATORS.has(it.text)) ?? calls.find((it) => DISTANCE_FUNCTIONS.has(it.text));
  const random = calls.find((it) => RANDOM_FUNCTIONS.has(it.text));
  if (random) return { kind: "random", what: spoken(random), unindexed: false };
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

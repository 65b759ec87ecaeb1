import type { Span } from "../../model/text.ts";

/** What decides the order of a retrieval's rows. Spans are those of the statement's `value` for SQL. */
export interface RetrievalModel {
  readonly order: readonly OrderKey[];
  /** Where a further key may be appended; null when the statement cannot be edited. */
  readonly appendKeyAt: number | null;
  readonly limit: number | null;
  readonly hasLimit: boolean;
  /** Only whether a row exists is asked. */
  readonly existence: boolean;
  /** Columns of the WHERE clause that are fixed to one value each. */
  readonly fixedColumns: readonly string[];
  /** Name of the table, if there is one. */
  readonly table: string | null;
  /** A key known to be unique: from DDL, a model, or by convention of the statement. */
  readonly uniqueKey: string | null;
}

export interface OrderKey extends Span {
  readonly text: string;
  /** `distance`: float distances that tie only for near-identical rows; `coarse`: ranks, rounded or integer scores, dates. */
  readonly kind: "distance" | "coarse" | "unique" | "column" | "opaque";
  /** No index serves the expression: `1 - (a <=> b)`. */
  readonly unindexable: boolean;
}

import type { Edit, Span } from "../../model/text.ts";

/** What decides which rows a retrieval gives, and in which order. Places are those of the source. */
export interface RetrievalModel {
  /** Keys of the order that the limit cuts, first one first. */
  readonly order: readonly OrderKey[];
  /** Where the keys stand. */
  readonly place: Place | null;
  /**
   * `ordered`: by `order`. `unordered`: rows are cut, and nothing orders them. `settled`: one row, an aggregate, rows named by their
   * key, fewer rows than the limit. `unknown`: nobody can tell from here.
   */
  readonly rows: "ordered" | "unordered" | "settled" | "unknown";
  readonly limit: number | "opaque" | null;
  readonly limitPlace: Place | null;
  /** Rows are paged by an offset. */
  readonly paged: boolean;
  /** Only whether a row exists is asked. */
  readonly existence: boolean;
  /** It stands at the top level of a script: no other code can ask for its rows. */
  readonly atTopLevel: boolean;
  /** Appends a unique key to the order. */
  readonly tiebreak: OrderEdit | null;
  /** Orders by a unique key what has no order. */
  readonly ordering: OrderEdit | null;
}

export interface Place extends Span {
  readonly uri?: string;
}

/** The key as it is spelt, or what people call it where nothing says how; the edit only where the key is certain. */
export interface OrderEdit {
  readonly key: string;
  readonly edit: (Edit & { readonly uri?: string }) | null;
}

export interface OrderKey {
  /**
   * `distance`: float distances that tie only for near-identical rows. `coarse`: ranks, rounded or integer scores, dates.
   * `unique`: no two rows share it. `column`: some other column. `random`: another order at each run. `opaque`: a hole or an
   * expression nobody can read.
   */
  readonly kind: "distance" | "coarse" | "unique" | "column" | "random" | "opaque";
  /** What makes it so, as people call it: `ts_rank`, `<=>`, `created_at`. */
  readonly what: string;
  /** No vector index serves the expression: `1 - (a <=> b)`. */
  readonly unindexed: boolean;
}

/** The order of one SQL statement; spans are those of its text. */
export interface SqlOrder extends Pick<RetrievalModel, "rows" | "limit" | "paged" | "existence"> {
  readonly order: readonly (OrderKey & Span)[];
  readonly limitPlace: Span | null;
  /** Text and place that append a unique key, or null when none is known from the statement. */
  readonly tiebreak: SqlInsertion | null;
  readonly ordering: SqlInsertion | null;
  /** The only table, upper-cased. */
  readonly table: string | null;
  /** The most rows that the limit can meet, if tables have so many; null where a table or a join hides it. */
  readonly most: (rows: (table: string) => number | null) => number | null;
}

export interface SqlInsertion {
  readonly at: number;
  readonly text: string;
}

export const UNREAD: RetrievalModel = {
  order: [],
  place: null,
  rows: "unknown",
  limit: null,
  limitPlace: null,
  paged: false,
  existence: false,
  atTopLevel: false,
  tiebreak: null,
  ordering: null,
};

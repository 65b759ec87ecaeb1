import type { Span } from "../../model/text.ts";

/** What decides the order of a retrieval's rows. Spans are those of the statement's `value`. */
export interface RetrievalModel {
  /** Keys of the ORDER BY that the limit cuts, first one first; empty when nothing of it can be read. */
  readonly order: readonly OrderKey[];
  readonly limit: number | "opaque" | null;
  /** Rows are paged by OFFSET. */
  readonly paged: boolean;
  /** Only whether a row exists is asked. */
  readonly existence: boolean;
  /** Text and place that append a unique key, or null when none is known from the statement. */
  readonly tiebreak: { readonly at: number; readonly text: string } | null;
}

export interface OrderKey extends Span {
  /**
   * `distance`: float distances that tie only for near-identical rows. `coarse`: ranks, rounded or integer scores, dates.
   * `unique`: no two rows share it. `column`: some other column. `opaque`: a hole or an expression nobody can read.
   */
  readonly kind: "distance" | "coarse" | "unique" | "column" | "opaque";
  /** What makes it so, as people call it: `ts_rank`, `<=>`, `created_at`. */
  readonly what: string;
  /** No vector index serves the expression: `1 - (a <=> b)`. */
  readonly unindexed: boolean;
}

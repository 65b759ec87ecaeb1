import { QUERY_BUILDERS } from "../../catalogue/query-builders.ts";
import type { Retrieval } from "../../model/document.ts";
import { type PromptText, replace, toSource } from "../../model/prompt-text.ts";
import type { Site } from "../../recognise/site.ts";
import type { Things } from "../../resolve/things.ts";
import { readChain } from "./chain.ts";
import type { Filled } from "./filled.ts";
import { type OrderEdit, type RetrievalModel, type SqlInsertion, type SqlOrder, UNREAD } from "./model.ts";
import { readOrder } from "./order.ts";
import { isKey, keyOf, type Tables } from "./tables.ts";

/** What decides the rows of a retrieval: its statement's order, or that of the chain it is built by. */
export function readRetrieval(
  retrieval: Retrieval,
  site: Site | null,
  home: Things | null,
  tables: Tables,
  filled: Filled,
): RetrievalModel {
  if (retrieval.sql !== null)
    return {
      ...placed(retrieval.sql, readOrder(retrieval.sql.value), tables, filled),
      atTopLevel: site !== null && site.func.parent === null,
    };
  const builder = QUERY_BUILDERS.get(retrieval.sdk);
  return builder === undefined || site === null || home === null ? UNREAD : readChain(site, builder, home, tables);
}

function placed(text: PromptText, read: SqlOrder, tables: Tables, filled: Filled): RetrievalModel {
  const [first, last] = [read.order[0], read.order.at(-1)];
  const declared = read.table === null ? null : tables(read.table);
  const key = declared && keyOf(declared);
  const unique = (name: string) => declared !== null && isKey(declared, name);
  const { limitPlace } = read;
  return {
    order: read.order.map(({ kind, what, unindexed }) => ({ kind: kind === "column" && unique(what) ? "unique" : kind, what, unindexed })),
    place: first && last ? toSource(text, { start: first.start, end: last.end }) : null,
    rows: isCut(read, filled) ? read.rows : "settled",
    limit: read.limit,
    limitPlace: limitPlace && toSource(text, limitPlace),
    paged: read.paged,
    existence: read.existence,
    atTopLevel: false,
    tiebreak: edit(text, read.tiebreak ?? (last && key ? { at: endOf(text, last.end), text: `, ${key}` } : null), ", "),
    ordering: edit(
      text,
      read.ordering ?? (read.rows === "unordered" && limitPlace && key ? { at: limitPlace.start, text: `ORDER BY ${key} ` } : null),
      "ORDER BY ",
    ),
  };
}

/** A limit that is larger than what its tables hold cuts nothing. */
function isCut({ rows, limit, most }: SqlOrder, filled: Filled): boolean {
  const found = typeof limit === "number" && (rows === "ordered" || rows === "unordered") ? most(filled) : null;
  return found === null || typeof limit !== "number" || found > limit;
}

/** Behind the direction of the last key: `DESC NULLS LAST`. */
function endOf({ value }: PromptText, at: number): number {
  return at + (/^(?:\s+(?:ASC|DESC))?(?:\s+NULLS\s+(?:FIRST|LAST))?/i.exec(value.slice(at, at + 60))?.[0].length ?? 0);
}

function edit(text: PromptText, insertion: SqlInsertion | null, lead: string): OrderEdit | null {
  if (insertion === null) return null;
  const { at, text: written } = insertion;
  return { key: written.slice(lead.length).trim(), edit: replace(text, { start: at, end: at }, written) };
}

/**
 * What stores promise about the order of equal scores and how they can be asked to search exactly, as their own documentation and
 * trackers say. A store without an entry promises nothing that we found.
 */
export interface StoreFacts {
  /** Order of equal scores. `any`: differs between runs; `key`: by the record's id; `shard`: stable until the index is rebuilt or moved. */
  readonly ties: "any" | "key" | "shard";
  /** How a search is made exact, as it is written; absent where every search is, or none can be. */
  readonly exact?: string;
  /** Address of the page or thread. */
  readonly source: string;
  /** Day on which it was read. */
  readonly read: string;
}

const READ = "2026-11-22";

/** By the id of the catalogue. */
export const STORE_FACTS: ReadonlyMap<string, StoreFacts> = new Map<string, StoreFacts>([
  ["qdrant", { ties: "any", exact: "SearchParams(exact=True)", source: "https://github.com/qdrant/qdrant/issues/3834", read: READ }],
  ["milvus", { ties: "key", source: "https://github.com/milvus-io/milvus/pull/44870", read: READ }],
  ["weaviate", { ties: "key", source: "https://github.com/weaviate/weaviate/pull/11632", read: READ }],
  ["elasticsearch", { ties: "shard", source: "https://github.com/elastic/elasticsearch/pull/66093", read: READ }],
  ["azure-search", { ties: "any", source: "https://learn.microsoft.com/azure/search/search-query-odata-orderby", read: READ }],
  ["sql", { ties: "any", source: "https://www.postgresql.org/docs/current/queries-limit.html", read: READ }],
]);

import type { Entry } from "./schema.ts";

/**
 * Operators and functions that compare vectors or rank texts: pgvector, sqlite-vec, MySQL, MariaDB, Oracle, SQL Server, Cassandra,
 * DuckDB, ClickHouse, Snowflake; full text of PostgreSQL, MySQL, SQLite and BigQuery.
 */
const RANKED =
  /<=>|<->|<#>|<\+>|<~>|<%>|\bVECTOR_DISTANCE\b|\bVECTOR_SEARCH\b|\bvec_distance|\bVEC_DISTANCE|\bvec_(?:cosine|l2)|\bts_rank(?:_cd)?\b|\bMATCH\s*\([^)]{0,200}\)\s*AGAINST\b|\bbm25\s*\(|\bANN OF\b|\barray_(?:cosine_)?(?:distance|similarity|inner_product)\b|\blist_(?:cosine_)?(?:distance|similarity)\b|\bcosineDistance\b|\bL2Distance\b|\bcosine_similarity\b|\bVECTOR_COSINE_SIMILARITY\b|\bVectorDistance\b|\bsimilarity\s*\([^)]{0,200}\)\s*(?:AS|>|DESC)|\bdb\.index\.vector\.queryNodes\b|\bdb\.index\.fulltext\.queryNodes\b|\bapprox_vector_query\b/i;

const sql: Entry = {
  sites: [{ kind: "retrieval", api: "sql", slots: { query: ["#1"], topK: ["#0/LIMIT (\\d+)/i"] } }],
  when: { argument: "#0", matches: RANKED },
};

/** Any other query: what it fetches is a retrieval where a model is shown it. */
const rows: Entry = {
  sites: [{ kind: "retrieval", api: "sql", needs: "flow", slots: { query: ["#1"], topK: ["#0/LIMIT (\\d+)/i"] } }],
  when: { argument: "#0", matches: /^\s*(?:SELECT|WITH)\b/i },
};

const EXECUTORS =
  "execute query fetch fetchall fetchrow fetchval fetchone executemany $queryRaw $queryRawUnsafe raw unsafe run all exec prepare read_sql read_sql_query sql scalars rawQuery";

const VENDOR_ADDRESS =
  /api\.(openai|anthropic|mistral|cohere|groq|together|deepseek|perplexity|fireworks|x|moonshot|voyageai|deepinfra|cerebras|replicate|stability|minimax|siliconflow)\.[a-z]+\/|openrouter\.ai\/api|generativelanguage\.googleapis|openai\.azure\.com|router\.huggingface\.co|api-inference\.huggingface\.co\/models|dashscope(-intl)?\.aliyuncs\.com|open\.bigmodel\.cn|integrate\.api\.nvidia\.com|models\.inference\.ai\.azure\.com|\/v1\/(chat\/completions|messages|responses|embeddings|completions)\b|\/openai\/deployments\/|^(https?:|\{\}).*\/api\/(generate|chat|embeddings?)$/;

/** Of these addresses, those that give vectors and no words. */
const EMBEDDING_ADDRESS =
  /^(?:https?:|\{\}).{0,200}\/(?:v1\/embeddings|api\/embed(?:dings)?|v[12]\/embed|[^/]{1,80}:(?:batchE|e)mbedContents?)(?:\?|$)/;
const POSTERS = "fetch post request stream axios Request urlopen fetchEventSource";
const RAW_MODEL = ["body.model", "json.model", "data.model", "#1.model", "model"];

/** Sites known by what they are given, whoever the receiver is. */
export const BY_ARGUMENT: readonly (readonly [names: string, sdk: string, entry: Entry])[] = [
  [EXECUTORS, "sql", sql],
  [EXECUTORS, "sql", rows],
  [
    "aggregate",
    "mongodb",
    {
      sites: [
        {
          kind: "retrieval",
          slots: { query: ["#0.0.$vectorSearch.queryVector"], topK: ["#0.0.$vectorSearch.limit"], filter: ["#0.0.$vectorSearch.filter"] },
        },
      ],
      when: { argument: "#0", matches: /^\$(vectorSearch|search|rankFusion|scoreFusion|searchMeta)$/, among: "keys" },
    },
  ],
  [
    "order_by orderBy",
    "sql",
    {
      sites: [{ kind: "retrieval", api: "sql", slots: { query: ["#0.#0"] } }],
      when: {
        argument: "#0",
        matches:
          /^(cosine_distance|l2_distance|max_inner_product|l1_distance|hamming_distance|jaccard_distance|CosineDistance|L2Distance|MaxInnerProduct|L1Distance|HammingDistance|JaccardDistance|cosineDistance|l2Distance|innerProduct|l1Distance|SearchRank)$/,
        among: "calls",
      },
    },
  ],
  [
    "rpc",
    "supabase",
    {
      sites: [
        {
          kind: "retrieval",
          slots: { query: ["query_embedding", "#1.query_embedding"], topK: ["#1.match_count"], threshold: ["#1.match_threshold"] },
        },
      ],
      when: { argument: "#0", matches: /^(match_|hybrid_search|kw_match|search_|.*_search$)/ },
    },
  ],
  [
    POSTERS,
    "raw-http",
    {
      sites: [{ kind: "call", via: "raw-http", api: "embeddings", slots: { model: RAW_MODEL } }],
      when: { argument: "#0", matches: EMBEDDING_ADDRESS },
    },
  ],
  [
    POSTERS,
    "raw-http",
    {
      sites: [{ kind: "call", via: "raw-http", slots: { model: RAW_MODEL } }],
      when: { argument: "#0", matches: VENDOR_ADDRESS },
    },
  ],
];

/** The same where the address is the second argument: `request("POST", url)`. */
export const BY_SECOND_ARGUMENT: readonly (readonly [names: string, sdk: string, entry: Entry])[] = [
  ["request stream", "raw-http", { sites: [{ kind: "call", via: "raw-http" }], when: { argument: "#1", matches: VENDOR_ADDRESS } }],
];

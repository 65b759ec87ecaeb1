import type { Entry, Sdk } from "./schema.ts";

const search: Entry = { sites: [{ kind: "retrieval", slots: { query: ["#0"] } }] };
const sql = { argument: "#0", matches: /<=>|<->|<#>|<\+>|<~>|<%>|\bVECTOR_DISTANCE\b|\bvec_distance/i };

export const STORES: readonly Sdk[] = [
  {
    id: "pinecone",
    modules: ["pinecone", "@pinecone-database/pinecone"],
    exports: { "Pinecone PineconeGRPC PineconeAsyncio": { makes: "pinecone.client" }, "Index GRPCIndex": { makes: "pinecone.index" } },
    types: {
      "pinecone.client": { members: { "Index index IndexAsyncio": { makes: "pinecone.index" } } },
      "pinecone.index": {
        members: { "query query_namespaces search search_records searchRecords fetch": search, namespace: { keeps: "receiver" } },
      },
    },
  },
  {
    id: "chroma",
    modules: ["chromadb"],
    exports: {
      "Client PersistentClient HttpClient CloudClient EphemeralClient AsyncHttpClient ChromaClient": { makes: "chroma.client" },
      "Collection api.models.Collection.Collection": { makes: "chroma.collection" },
    },
    types: {
      "chroma.client": {
        members: {
          "get_or_create_collection create_collection get_collection getOrCreateCollection createCollection getCollection": {
            makes: "chroma.collection",
          },
        },
      },
      "chroma.collection": {
        members: { "query search": { sites: [{ kind: "retrieval" }] }, "get peek": { sites: [{ kind: "retrieval" }] } },
      },
    },
  },
  {
    id: "qdrant",
    modules: ["qdrant_client", "@qdrant/js-client-rest"],
    exports: { "QdrantClient AsyncQdrantClient": { makes: "qdrant.client" } },
    types: {
      "qdrant.client": {
        members: {
          "query_points query_batch_points query_points_groups search search_batch search_groups recommend discover query scroll queryBatch":
            { sites: [{ kind: "retrieval" }] },
        },
      },
    },
  },
  {
    id: "weaviate",
    modules: ["weaviate", "weaviate-client"],
    exports: {
      "connect_to_local connect_to_weaviate_cloud connect_to_custom Client WeaviateClient default.client": { makes: "weaviate.client" },
    },
    types: {
      "weaviate.client": { members: { "collections.get collections.use": { makes: "weaviate.collection" } } },
      "weaviate.collection": {
        members: {
          "query.near_text query.near_vector query.hybrid query.bm25 query.fetch_objects query.nearText query.nearVector": search,
          "with_tenant withTenant": { keeps: "receiver" },
        },
      },
    },
  },
  {
    id: "faiss",
    modules: ["faiss"],
    exports: { "IndexFlatL2 IndexFlatIP IndexIVFFlat IndexHNSWFlat read_index": { makes: "faiss.index" } },
    types: {
      "faiss.index": {
        members: { "search range_search": { sites: [{ kind: "retrieval", slots: { query: ["#0"], topK: ["#1", "k"] } }] } },
      },
    },
  },
  {
    id: "tavily",
    modules: ["tavily", "@tavily/core", "exa_py"],
    exports: { "TavilyClient AsyncTavilyClient tavily Exa": { makes: "tavily.client" } },
    types: { "tavily.client": { members: { "search qna_search get_search_context searchContext": search } } },
  },
  {
    id: "supabase",
    modules: ["supabase", "@supabase"],
    exports: { "create_client createClient": { makes: "supabase.client" } },
    types: { "supabase.client": { members: { rpc: { ...search, when: { argument: "#0", matches: /match|search|similar/ } } } } },
  },
];

/** Sites known by what they are given, whoever the receiver is: SQL with a distance operator, a URL of a model vendor. */
export const BY_ARGUMENT: { readonly [names: string]: Entry } = {
  "execute query fetch fetchall fetchrow executemany $queryRaw $queryRawUnsafe raw unsafe run all": {
    sites: [{ kind: "retrieval", slots: { query: ["#1"], topK: ["#0/LIMIT (\\d+)/i"] } }],
    when: sql,
  },
  rpc: { sites: [{ kind: "retrieval" }], when: { argument: "#0", matches: /^(match_|hybrid_search|kw_match|.*_search$)/ } },
  "fetch post request stream axios": {
    sites: [{ kind: "call", via: "raw-http" }],
    when: {
      argument: "#0",
      matches:
        /api\.(openai|anthropic|mistral|cohere|groq|together|deepseek)\.[a-z]+\/|openrouter\.ai\/api|generativelanguage\.googleapis|\/v1\/(chat\/completions|messages|responses|embeddings|completions)\b|^(https?:|\{\}).*\/api\/(generate|chat)$/,
    },
  },
};

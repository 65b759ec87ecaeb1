import { embeds, link, retrieve, rows, search, searchFirst } from "../entries.ts";
import type { Entry, Sdk } from "../schema.ts";

const knn: Entry = { sites: [{ kind: "retrieval", slots: { query: ["#0", "query", "data"], topK: ["#1", "k", "limit", "top_k"] } }] };
const request: Entry = {
  sites: [
    {
      kind: "retrieval",
      slots: {
        query: ["body.query", "query", "knn.query_vector", "body.knn", "q"],
        topK: ["size", "body.size", "knn.k", "limit"],
        filter: ["knn.filter", "filter", "body.post_filter"],
        order: ["sort", "body.sort"],
      },
    },
  ],
};

/** Vector stores, search engines, and services that search the web. */
export const STORES: readonly Sdk[] = [
  {
    id: "pinecone",
    modules: ["pinecone", "pinecone.grpc", "@pinecone-database/pinecone", "pinecone_client", "pinecone_plugins"],
    exports: {
      "Pinecone PineconeGRPC PineconeAsyncio PineconeClient": { makes: "pinecone.client" },
      "Index GRPCIndex": { makes: "pinecone.index" },
    },
    types: {
      "pinecone.client": {
        members: {
          "Index index IndexAsyncio": { makes: "pinecone.index" },
          "inference.embed": { sites: [{ kind: "call", api: "embeddings", slots: { model: ["model", "#0"], prompt: ["inputs", "#1"] } }] },
          "inference.rerank": { sites: [{ kind: "call", api: "rerank", slots: { model: ["model", "#0"], prompt: ["query", "#1"] } }] },
          "assistant.Assistant assistant.create_assistant assistant.describe_assistant assistant Assistant": {
            makes: "pinecone.assistant",
          },
        },
      },
      "pinecone.index": {
        members: {
          "query query_namespaces search search_records searchRecords fetch queryNamespaces": {
            sites: [
              {
                kind: "retrieval",
                slots: {
                  query: ["vector", "query.inputs", "query.inputs.text", "inputs", "#0", "id"],
                  topK: ["top_k", "topK", "query.top_k", "query.topK"],
                  filter: ["filter", "query.filter"],
                },
              },
            ],
          },
          namespace: { keeps: "receiver" },
        },
        distinctive: {
          paths: "query search",
          given: ["include_metadata", "includeMetadata", "vector&top_k", "vector&topK", "inputs&top_k", "namespace&inputs"],
        },
      },
      "pinecone.assistant": {
        members: {
          "chat chat_completions chatCompletion chatStream": {
            sites: [
              { kind: "call", via: "framework", slots: { prompt: ["messages"] } },
              { kind: "retrieval", slots: { query: ["messages"] } },
            ],
          },
          context: search,
        },
      },
    },
  },
  {
    id: "chroma",
    modules: ["chromadb"],
    exports: {
      "Client PersistentClient HttpClient CloudClient EphemeralClient AsyncHttpClient ChromaClient default.ChromaClient": {
        makes: "chroma.client",
      },
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
        members: {
          "query search": {
            sites: [
              {
                kind: "retrieval",
                slots: {
                  query: ["query_texts", "query_embeddings", "queryTexts", "queryEmbeddings", "#0"],
                  filter: ["where", "where_document"],
                },
              },
            ],
          },
          "get peek": { sites: [{ kind: "retrieval", slots: { filter: ["where", "ids"] } }] },
        },
        distinctive: { paths: "query", given: ["query_texts", "query_embeddings", "queryTexts", "queryEmbeddings"] },
      },
    },
  },
  {
    id: "qdrant",
    modules: ["qdrant_client", "@qdrant/js-client-rest", "@qdrant/qdrant-js"],
    exports: { "QdrantClient AsyncQdrantClient": { makes: "qdrant.client" } },
    types: {
      "qdrant.client": {
        members: {
          "query_points query_batch_points query_points_groups search search_batch search_groups recommend discover query query_batch scroll retrieve search_matrix_pairs queryBatch queryGroups searchBatch":
            {
              sites: [
                {
                  kind: "retrieval",
                  slots: {
                    query: ["query", "query_vector", "query_text", "vector", "#1.vector", "#1.query"],
                    topK: ["limit", "#1.limit"],
                    filter: ["query_filter", "filter", "scroll_filter", "#1.filter"],
                    threshold: ["score_threshold", "#1.score_threshold"],
                  },
                },
              ],
            },
        },
        distinctive: { paths: "query_points search", given: ["query_vector", "query_filter", "score_threshold"] },
      },
    },
  },
  {
    id: "weaviate",
    modules: ["weaviate", "weaviate-client", "weaviate-ts-client"],
    exports: {
      "connect_to_local connect_to_weaviate_cloud connect_to_wcs connect_to_custom connect_to_embedded Client WeaviateClient default.client use_async_with_local use_async_with_weaviate_cloud default.connectToLocal default.connectToWeaviateCloud default.connectToCustom connectToLocal connectToWeaviateCloud client":
        { makes: "weaviate.client" },
    },
    types: {
      "weaviate.client": {
        members: {
          "collections.get collections.use collections.create collections.create_from_dict": { makes: "weaviate.collection" },
          "query.get graphql.get": { makes: "weaviate.builder" },
          "graphql.get": { makes: "weaviate.builder" },
        },
      },
      "weaviate.collection": {
        members: {
          "query.near_text query.near_vector query.near_object query.near_image query.hybrid query.bm25 query.fetch_objects query.nearText query.nearVector query.nearObject query.fetchObjects":
            {
              sites: [
                {
                  kind: "retrieval",
                  slots: { query: ["#0", "query", "near_vector"], topK: ["limit", "#1.limit"], filter: ["filters", "#1.filters"] },
                },
              ],
            },
          "generate.near_text generate.near_vector generate.hybrid generate.bm25 generate.fetch_objects generate.nearText generate.hybrid generate.nearVector":
            {
              sites: [
                {
                  kind: "call",
                  via: "framework",
                  slots: { prompt: ["single_prompt", "grouped_task", "#1.singlePrompt", "#1.groupedTask"] },
                },
                { kind: "retrieval", slots: { query: ["#0", "query"] } },
              ],
            },
          "with_tenant withTenant with_consistency_level withConsistency": { keeps: "receiver" },
        },
      },
      "weaviate.builder": { members: { do: search }, anyMember: { keeps: "receiver" } },
    },
  },
  {
    id: "milvus",
    modules: ["pymilvus", "@zilliz/milvus2-sdk-node"],
    exports: { "MilvusClient AsyncMilvusClient": { makes: "milvus.client" }, Collection: { makes: "milvus.collection" } },
    types: {
      "milvus.client": {
        members: {
          "search hybrid_search query get hybridSearch query_iterator search_iterator queryIterator searchIterator": {
            sites: [
              { kind: "retrieval", slots: { query: ["data", "reqs", "vector", "vectors"], topK: ["limit"], filter: ["filter", "expr"] } },
            ],
          },
        },
      },
      "milvus.collection": {
        members: {
          "search hybrid_search query search_iterator": {
            sites: [{ kind: "retrieval", slots: { query: ["data", "#0"], topK: ["limit", "#3"], filter: ["expr"] } }],
          },
        },
      },
    },
  },
  {
    id: "elasticsearch",
    modules: [
      "elasticsearch",
      "@elastic/elasticsearch",
      "opensearchpy",
      "@opensearch-project/opensearch",
      "elasticsearch7",
      "elasticsearch8",
      "elasticsearch_dsl",
    ],
    exports: {
      "Elasticsearch AsyncElasticsearch OpenSearch AsyncOpenSearch Client": { makes: "elasticsearch.client" },
      Search: { makes: "elasticsearch.search" },
    },
    types: {
      "elasticsearch.client": {
        members: {
          "search msearch search_template searchTemplate knn_search knnSearch async_search.submit asyncSearch.submit esql.query": request,
        },
        through: [],
      },
      "elasticsearch.search": { members: { execute: request }, anyMember: { keeps: "receiver" } },
    },
  },
  {
    id: "redis-search",
    modules: ["redis", "redisvl", "ioredis", "@redis/search"],
    exports: {
      "Redis Redis.from_url StrictRedis from_url createClient default asyncio.Redis asyncio.from_url cluster.RedisCluster RedisCluster": {
        makes: "redis.client",
      },
      "SearchIndex SearchIndex.from_yaml SearchIndex.from_dict SearchIndex.from_existing AsyncSearchIndex AsyncSearchIndex.from_dict AsyncSearchIndex.from_yaml index.SearchIndex":
        { makes: "redisvl.index" },
    },
    types: {
      "redis.client": {
        members: {
          ft: { makes: "redis.index" },
          "ft.search ft.hybridSearch": { sites: [{ kind: "retrieval", slots: { query: ["#1"] } }] },
        },
      },
      "redis.index": { members: { search: searchFirst } },
      "redisvl.index": {
        members: { "query search batch_query batch_search paginate": searchFirst, "set_client connect": { keeps: "receiver" } },
      },
    },
  },
  {
    id: "faiss",
    modules: ["faiss", "faiss-node", "annoy", "hnswlib", "hnswlib-node", "usearch", "scann", "autofaiss"],
    exports: {
      "index_factory read_index index_cpu_to_gpu IndexIDMap": { makes: "faiss.index" },
      "AnnoyIndex Index HierarchicalNSW default.HierarchicalNSW": { makes: "faiss.index" },
    },
    patterns: [{ name: /\.Index[A-Z0-9]\w*(\.(read|from_\w+))?$/, entry: { makes: "faiss.index" } }],
    types: { "faiss.index": { members: { "search range_search knn_query get_nns_by_vector get_nns_by_item searchKnn": knn } } },
  },
  {
    id: "lancedb",
    modules: ["lancedb", "@lancedb/lancedb", "vectordb"],
    exports: { "connect connect_async default.connect": { makes: "lancedb.database" } },
    types: {
      "lancedb.database": { members: { "open_table create_table openTable createTable": { makes: "lancedb.table" } } },
      "lancedb.table": {
        members: { "search vector_search vectorSearch": { ...searchFirst, makes: "lancedb.query" }, query: { makes: "lancedb.builder" } },
      },
      "lancedb.builder": {
        members: {
          "nearestTo nearest_to nearest_to_text nearestToText nearestToRaw fullTextSearch": { ...searchFirst, makes: "lancedb.query" },
        },
        anyMember: { keeps: "receiver" },
      },
      "lancedb.query": { members: {}, anyMember: { keeps: "receiver" } },
    },
  },
  {
    id: "mongodb",
    modules: ["pymongo", "motor", "mongodb", "mongoose"],
    exports: { "MongoClient AsyncMongoClient motor_asyncio.AsyncIOMotorClient AsyncIOMotorClient": { makes: "mongodb.client" } },
    types: { "mongodb.client": { members: {} } },
  },
  {
    id: "supabase",
    modules: ["supabase", "@supabase"],
    exports: {
      "create_client createClient create_async_client acreate_client Client createServerClient createBrowserClient createServerComponentClient createRouteHandlerClient createPagesServerClient":
        { makes: "supabase.client" },
    },
    types: {
      "supabase.client": {
        members: {
          rpc: {
            sites: [
              {
                kind: "retrieval",
                slots: {
                  query: ["query_embedding", "#1.query_embedding", "#1.embedding"],
                  topK: ["#1.match_count", "match_count"],
                  threshold: ["#1.match_threshold", "match_threshold", "#1.similarity_threshold"],
                  filter: ["#1.filter"],
                },
              },
            ],
            when: { argument: "#0", matches: /match|search|similar|hybrid|vector|nearest/i },
          },
          "from from_ table": { makes: "supabase.query" },
        },
      },
      "supabase.query": { members: { limit: rows }, anyMember: link },
    },
  },
  {
    id: "azure-search",
    modules: ["azure.search.documents", "@azure/search-documents"],
    exports: { "SearchClient aio.SearchClient": { makes: "azure.search" } },
    types: {
      "azure.search": {
        members: {
          search: {
            sites: [
              {
                kind: "retrieval",
                slots: {
                  query: ["search_text", "#0", "vector_queries"],
                  topK: ["top", "#1.top"],
                  filter: ["filter", "#1.filter"],
                  order: ["order_by", "#1.orderBy"],
                },
              },
            ],
          },
        },
      },
    },
  },
  {
    id: "vertex-search",
    modules: [
      "google.cloud.aiplatform",
      "google.cloud.discoveryengine",
      "vertexai.rag",
      "vertexai.preview.rag",
      "@google-cloud/discoveryengine",
    ],
    exports: {
      "MatchingEngineIndexEndpoint matching_engine.MatchingEngineIndexEndpoint": { makes: "vertex.endpoint" },
      "SearchServiceClient SearchServiceAsyncClient ConversationalSearchServiceClient": { makes: "vertex.search" },
      "rag.retrieval_query retrieval_query": {
        sites: [{ kind: "retrieval", slots: { query: ["text"], topK: ["rag_retrieval_config.top_k", "similarity_top_k"] } }],
      },
    },
    types: {
      "vertex.endpoint": {
        members: {
          "find_neighbors match read_index_datapoints": {
            sites: [{ kind: "retrieval", slots: { query: ["queries"], topK: ["num_neighbors"] } }],
          },
        },
      },
      "vertex.search": { members: { "search answer_query converse_conversation": search } },
    },
  },
  {
    id: "turbopuffer",
    modules: ["turbopuffer", "@turbopuffer/turbopuffer"],
    exports: { "Turbopuffer AsyncTurbopuffer": { makes: "turbopuffer.client" }, Namespace: { makes: "turbopuffer.namespace" } },
    types: {
      "turbopuffer.client": { members: { namespace: { makes: "turbopuffer.namespace" } } },
      "turbopuffer.namespace": {
        members: { "query multi_query multiQuery": { sites: [{ kind: "retrieval", slots: { query: ["rank_by", "vector"] } }] } },
      },
    },
  },
  {
    id: "text-search",
    modules: [
      "typesense",
      "meilisearch",
      "algoliasearch",
      "meilisearch_python_sdk",
      "algoliasearch.search.client",
      "marqo",
      "vespa.application",
      "vespa",
      "rank_bm25",
      "bm25s",
      "minisearch",
      "lunr",
      "flexsearch",
      "fuse.js",
      "@orama/orama",
    ],
    exports: {
      "Client default Typesense.Client MeiliSearch Meilisearch AsyncClient": { makes: "text-search.client" },
      "SearchClient SearchClientSync SearchClient.create algoliasearch searchClient": { makes: "text-search.algolia" },
      Vespa: { makes: "text-search.vespa" },
      "BM25Okapi BM25Plus BM25L BM25": { makes: "text-search.bm25" },
      search: searchFirst,
    },
    types: {
      "text-search.client": {
        members: {
          "index get_index getIndex": { makes: "text-search.index" },
          "multi_search.perform multiSearch multi_search multiSearch.perform": search,
          collections: { makes: "text-search.collection" },
        },
      },
      "text-search.index": {
        members: {
          "search searchSimilarDocuments search_similar_documents": {
            sites: [{ kind: "retrieval", slots: { query: ["#0", "q"], topK: ["limit", "#1.limit", "#1.hitsPerPage"] } }],
          },
        },
      },
      "text-search.collection": {
        members: {
          "documents.search": {
            sites: [{ kind: "retrieval", slots: { query: ["q"], topK: ["per_page", "limit"], order: ["sort_by"], filter: ["filter_by"] } }],
          },
          documents: { makes: "text-search.documents" },
        },
      },
      "text-search.documents": {
        members: {
          search: {
            sites: [{ kind: "retrieval", slots: { query: ["q"], topK: ["per_page", "limit"], order: ["sort_by"], filter: ["filter_by"] } }],
          },
        },
      },
      "text-search.algolia": {
        members: {
          "search searchSingleIndex search_single_index searchForHits search_for_hits": search,
          initIndex: { makes: "text-search.index" },
          init_index: { makes: "text-search.index" },
        },
      },
      "text-search.vespa": { members: { "query query_many": search, syncio: { keeps: "receiver" } } },
      "text-search.bm25": {
        members: {
          "get_top_n retrieve": { sites: [{ kind: "retrieval", slots: { query: ["#0"], topK: ["n", "k", "#2"] } }] },
          get_scores: { sites: [{ kind: "retrieval", slots: { query: ["#0"] } }] },
        },
      },
    },
  },
  {
    id: "upstash",
    modules: ["@upstash/vector", "upstash_vector", "@upstash/search", "@upstash/rag-chat", "upstash_search"],
    exports: {
      "Index AsyncIndex Index.from_env Index.fromEnv": { makes: "upstash.index" },
      "Search Search.fromEnv": { makes: "upstash.search" },
      RAGChat: { makes: "upstash.rag" },
    },
    types: {
      "upstash.index": {
        members: {
          "query queryMany query_many resumableQuery resumable_query": {
            sites: [{ kind: "retrieval", slots: { query: ["data", "vector", "#0"], topK: ["topK", "top_k"] } }],
          },
          namespace: { keeps: "receiver" },
        },
      },
      "upstash.search": { members: { index: { makes: "upstash.searchindex" } } },
      "upstash.searchindex": { members: { search: { sites: [{ kind: "retrieval", slots: { query: ["query"], topK: ["limit"] } }] } } },
      "upstash.rag": {
        members: {
          chat: {
            sites: [
              { kind: "call", via: "framework", slots: { prompt: ["#0"] } },
              { kind: "retrieval", slots: { query: ["#0"] } },
            ],
          },
        },
      },
    },
  },
  {
    id: "web-search",
    modules: [
      "tavily",
      "@tavily/core",
      "exa_py",
      "exa-js",
      "serpapi",
      "duckduckgo_search",
      "ddgs",
      "google-search-results",
      "brave_search",
      "linkup",
      "linkup-sdk",
      "firecrawl",
      "@mendable/firecrawl-js",
      "serpapi.google_search",
      "googlesearch",
      "wikipedia",
      "arxiv",
      "jina",
    ],
    exports: {
      "TavilyClient AsyncTavilyClient tavily Client AsyncClient Exa AsyncExa default DDGS AsyncDDGS GoogleSearch LinkupClient FirecrawlApp Firecrawl AsyncFirecrawlApp Search":
        { makes: "web-search.client" },
      "search getJson search_google": retrieve,
    },
    types: {
      "web-search.client": {
        members: {
          "search qna_search get_search_context get_company_info searchContext searchQNA search_and_contents searchAndContents find_similar find_similar_and_contents findSimilar answer stream_answer text news get_dict get_json results":
            {
              sites: [
                {
                  kind: "retrieval",
                  api: "web",
                  slots: {
                    query: ["#0", "query", "q", "keywords"],
                    topK: ["max_results", "maxResults", "num_results", "numResults", "limit", "#1.maxResults", "#1.numResults", "#1.limit"],
                  },
                },
              ],
            },
        },
      },
    },
  },
  {
    id: "ragatouille",
    modules: [
      "ragatouille",
      "colbert",
      "txtai",
      "byaldi",
      "lightrag",
      "graphrag",
      "nano_graphrag",
      "paperqa",
      "llmware",
      "r2r",
      "canopy",
      "embedchain",
    ],
    exports: {
      "RAGPretrainedModel.from_pretrained RAGPretrainedModel.from_index RAGMultiModalModel.from_index RAGMultiModalModel.from_pretrained Searcher":
        { makes: "ragatouille.model" },
      Embeddings: { makes: "txtai.embeddings" },
      "LightRAG GraphRAG": { makes: "lightrag.rag" },
    },
    types: {
      "ragatouille.model": { members: { "search rerank": retrieve, as_langchain_retriever: { makes: "langchain.retriever" } } },
      "txtai.embeddings": { members: { "search batchsearch": retrieve } },
      "lightrag.rag": {
        members: {
          "query aquery": {
            sites: [
              { kind: "call", via: "framework", slots: { prompt: ["#0"] } },
              { kind: "retrieval", slots: { query: ["#0"] } },
            ],
          },
          "insert ainsert": embeds,
        },
      },
    },
  },
  {
    id: "databricks-vector-search",
    modules: ["databricks.vector_search", "databricks.sdk"],
    exports: { VectorSearchClient: { makes: "databricks.client" } },
    types: {
      "databricks.client": { members: { get_index: { makes: "databricks.index" } } },
      "databricks.index": {
        members: {
          similarity_search: { sites: [{ kind: "retrieval", slots: { query: ["query_text", "query_vector"], topK: ["num_results"] } }] },
        },
      },
    },
  },
  {
    id: "pgvector-orm",
    modules: ["pgvector.psycopg", "pgvector.peewee", "pgvector.django", "pgvector.sqlalchemy", "vecs", "timescale_vector"],
    exports: { "create_client Client": { makes: "vecs.client" }, "client.Sync client.Async": { makes: "vecs.collection" } },
    types: {
      "vecs.client": { members: { "get_or_create_collection get_collection create_collection": { makes: "vecs.collection" } } },
      "vecs.collection": {
        members: {
          "query search": { sites: [{ kind: "retrieval", slots: { query: ["data", "#0"], topK: ["limit"], filter: ["filters"] } }] },
        },
      },
    },
  },
];

import type { Candidate } from "./candidates.ts";

/**
 * Models that code names and no table lists, or none any more: windows as their vendors published them (model pages and model cards,
 * archived; read 2026-11). Nobody confirms them, so no rule is certain of them.
 */
const PUBLISHED: readonly (readonly [vendor: string, window: number, output: number | null, ids: string])[] = [
  ["openai", 4097, null, "text-davinci-003 text-davinci-002 code-davinci-edit-001 text-davinci-edit-001"],
  ["openai", 2049, null, "text-davinci-001 text-curie-001 text-babbage-001 text-ada-001 davinci curie babbage ada"],
  ["openai", 8001, null, "code-davinci-002"],
  ["openai", 2048, null, "code-cushman-001"],
  ["openai", 128_000, 16_384, "gpt-4.5-preview-2025-02-27"],
  ["anthropic", 100_000, 4096, "claude-2.0 claude-instant-1.1"],
  ["anthropic", 9000, null, "claude-1 claude-1.3"],
  ["google", 2048, null, "text-embedding-004 embedding-001"],
  ["google", 8192, 1024, "text-bison-001 chat-bison-001 text-bison chat-bison"],
  ["meta", 4096, null, "llama-2-7b llama-2-13b llama-2-70b llama-2-7b-chat llama-2-13b-chat llama-2-70b-chat"],
  ["meta", 8192, null, "llama-3-8b llama-3-70b llama-3-70b-instruct"],
  ["meta", 131_072, null, "llama-3.1-405b llama-3.1-405b-instruct llama-3.3-70b-instruct"],
  ["meta", 16_384, null, "codellama-7b-instruct codellama-13b-instruct codellama-34b-instruct codellama-7b codellama-13b codellama-34b"],
  ["mistral", 32_768, null, "open-mistral-7b open-mixtral-8x7b"],
  ["mistral", 131_072, null, "mistral-small-2503 mistral-small-3.1"],
  ["mistral", 32_768, null, "mistral-small-2402 mistral-small-2409 mistral-small-2501"],
  ["deepseek", 131_072, null, "deepseek-v3 deepseek-v2.5"],
  ["deepseek", 16_384, null, "deepseek-coder-33b-instruct deepseek-coder-6.7b-instruct"],
  [
    "alibaba",
    131_072,
    null,
    "qwen2.5-7b-instruct qwen2.5-14b-instruct qwen2.5-32b-instruct qwen2.5-72b-instruct qwen2-7b-instruct qwen2-72b-instruct qwen2.5-coder-32b-instruct qwen2.5-coder-7b-instruct",
  ],
  ["alibaba", 32_768, null, "qwen2.5-0.5b-instruct qwen2.5-1.5b-instruct qwen2.5-3b-instruct"],
  ["microsoft", 4096, null, "phi-3-mini-4k-instruct phi-3-medium-4k-instruct"],
  ["microsoft", 131_072, null, "phi-3-mini-128k-instruct phi-3.5-mini-instruct phi-3-medium-128k-instruct"],
  ["microsoft", 2048, null, "phi-2 phi-1_5"],
  ["amazon", 8192, null, "titan-text-express titan-embed-text titan-embed-text-v2"],
  ["nomic", 8192, null, "nomic-embed-text nomic-embed-text-v1 nomic-embed-text-v1.5"],
  ["sentence-transformers", 256, null, "all-minilm-l6-v2 all-minilm"],
  ["sentence-transformers", 384, null, "all-mpnet-base-v2"],
  ["sentence-transformers", 512, null, "multi-qa-minilm-l6-cos-v1"],
  ["sentence-transformers", 128, null, "paraphrase-minilm-l6-v2"],
  ["sentence-transformers", 512, null, "ms-marco-minilm-l-6-v2"],
  [
    "baai",
    512,
    null,
    "bge-small-en-v1.5 bge-base-en-v1.5 bge-large-en-v1.5 bge-small-en bge-large-en bge-reranker-base bge-reranker-large",
  ],
  ["baai", 8192, null, "bge-m3 bge-reranker-v2-m3"],
  ["intfloat", 512, null, "multilingual-e5-large e5-base-v2 e5-large-v2 e5-small-v2 multilingual-e5-base"],
  ["thenlper", 512, null, "gte-large gte-base gte-small"],
  ["mixedbread", 512, null, "mxbai-embed-large mxbai-embed-large-v1"],
  ["snowflake", 512, null, "snowflake-arctic-embed snowflake-arctic-embed-l"],
  ["jina", 8192, null, "jina-embeddings-v2-base-en jina-embeddings-v2-small-en jina-embeddings-v3"],
  ["jina", 32_768, null, "jina-embeddings-v4"],
  ["sentence-transformers", 128, null, "all_datasets_v3_mpnet-base"],
  ["zhipu", 512, null, "embedding-2"],
  ["alibaba", 2048, null, "text-embedding-v1 text-embedding-v2"],
  ["alibaba", 8192, null, "text-embedding-v3 text-embedding-v4"],
  ["zhipu", 2000, null, "glm-4v"],
  ["llava", 32_768, null, "llava"],
  ["together", 8192, null, "m2-bert-80m-8k-retrieval"],
  ["meta", 8192, null, "llama3-groq-tool-use"],
  ["google", 32_768, null, "gemma-3-1b-it"],
  ["amazon", 32_768, 3072, "titan-text-premier"],
  ["huggingfaceh4", 32_768, null, "zephyr-7b-beta"],
  ["cohere", 512, null, "embed-english-v2.0 embed-english-light-v3.0 embed-multilingual-light-v3.0"],
];

const CLOSED = new Set(["openai", "anthropic", "google", "cohere", "amazon"]);

export function publishedModels(): Candidate[] {
  return PUBLISHED.flatMap(([vendor, window, output, ids]) =>
    ids.split(" ").map((id) => ({
      id,
      vendor,
      family: null,
      window,
      input: null,
      output,
      price: null,
      released: null,
      reasoning: false,
      // Weights that anybody may run are never taken away.
      deprecated: CLOSED.has(vendor) && !id.startsWith("gemma"),
      embedding: /embed|bge|minilm|mpnet|e5-|gte-|m2-bert/.test(id),
      source: "published" as const,
    })),
  );
}

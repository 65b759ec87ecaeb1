import { chat, embed, positional, run, searchFirst } from "../entries.ts";
import type { Entry, Sdk } from "../schema.ts";

const model: Entry = { makes: "ai.model", slots: { model: ["#0"] } };

/** The AI SDK and other TypeScript frameworks. */
export const AI_SDK: readonly Sdk[] = [
  {
    id: "ai-sdk",
    modules: [
      "ai",
      "ai/rsc",
      "@ai-sdk",
      "@openrouter/ai-sdk-provider",
      "ollama-ai-provider",
      "ollama-ai-provider-v2",
      "ollama-ai-provider-v3",
      "workers-ai-provider",
      "@portkey-ai/vercel-provider",
      "zhipu-ai-provider",
      "chrome-ai",
      "voyage-ai-provider",
      "@requesty/ai-sdk",
      "ai-sdk-provider-claude-code",
      "qwen-ai-provider",
    ],
    common: true,
    exports: {
      "generateText streamText generateObject streamObject streamUI experimental_streamTextLowMemory experimental_extract experimental_decide":
        chat,
      "generateImage experimental_generateImage transcribe experimental_transcribe generateSpeech experimental_generateSpeech generateVideo experimental_generateVideo":
        chat,
      "embed embedMany": embed,
      rerank: { sites: [{ kind: "call", api: "rerank", slots: { prompt: ["query"] } }] },
      "ToolLoopAgent Experimental_Agent Agent WorkflowAgent": { makes: "ai.agent" },
      "openai anthropic google mistral groq bedrock azure xai cohere deepseek gateway vertex perplexity fireworks togetherai cerebras deepinfra ollama vercel openrouter amazonBedrock huggingface baseten moonshotai alibaba googleVertex zhipu":
        { ...model },
      wrapLanguageModel: { makes: "ai.model" },
      "customProvider createProviderRegistry experimental_createProviderRegistry experimental_customProvider": { makes: "ai.registry" },
    },
    patterns: [
      {
        name: /\.(chat|responses|completion|languageModel|textEmbeddingModel|embedding|textEmbedding|embeddingModel|image|imageModel|transcription|speech)$/,
        entry: model,
      },
      { name: /^@?[\w-]*\/?[\w-]*(ai-sdk|provider)[\w/-]*\.create[A-Z]\w+$/, entry: { makes: "ai.provider" } },
    ],
    types: {
      "ai.model": {
        members: {
          "chat responses completion languageModel textEmbeddingModel embedding textEmbedding embeddingModel image imageModel transcription speech":
            model,
        },
      },
      "ai.provider": {
        members: {
          "chat responses completion languageModel chatModel completionModel textEmbeddingModel embedding textEmbedding embeddingModel image imageModel":
            model,
        },
        call: model,
      },
      "ai.registry": { members: { "languageModel textEmbeddingModel embeddingModel imageModel": model }, call: model },
      "ai.agent": {
        members: {
          "generate stream": { sites: [{ kind: "call", via: "framework", slots: { prompt: ["prompt", "messages"] } }] },
          respond: run,
        },
      },
    },
  },
  {
    id: "mastra",
    modules: [
      "@mastra/core",
      "@mastra/rag",
      "@mastra/pg",
      "@mastra/pinecone",
      "@mastra/chroma",
      "@mastra/qdrant",
      "@mastra/libsql",
      "@mastra/upstash",
      "@mastra/vectorize",
      "@mastra/mongodb",
      "@mastra/lance",
      "@mastra/client-js",
    ],
    exports: {
      Agent: { makes: "mastra.agent" },
      "Mastra MastraClient": { makes: "mastra.mastra" },
      "PgVector PineconeVector ChromaVector QdrantVector LibSQLVector UpstashVector CloudflareVector MongoDBVector LanceVectorStore": {
        makes: "mastra.vector",
      },
      rerank: chat,
    },
    types: {
      "mastra.agent": {
        members: { "generate stream network generateLegacy streamLegacy streamVNext generateVNext resumeStream resumeGenerate": run },
      },
      "mastra.mastra": { members: { "getAgent getAgentById": { makes: "mastra.agent" } } },
      "mastra.vector": { members: { query: { sites: [{ kind: "retrieval", slots: { query: ["queryVector"], topK: ["topK"] } }] } } },
    },
  },
  {
    id: "tanstack-ai",
    modules: ["@tanstack/ai"],
    exports: {
      "chat generateImage summarize": { sites: [{ kind: "call", slots: { model: ["adapter", "model"], system: ["systemPrompts"] } }] },
    },
  },
  {
    id: "xsai",
    modules: ["xsai", "@xsai", "modelfusion", "langbase", "llm-exe"],
    exports: { "generateText streamText generateObject streamObject": chat, embed, "Langbase Pipe": { makes: "langbase.client" } },
    types: { "langbase.client": { members: { "pipes.run run pipe.run generateText streamText agent.run": run } } },
  },
  {
    id: "voltagent",
    modules: [
      "@voltagent/core",
      "@inngest/agent-kit",
      "beeai-framework",
      "@kaibanjs/kaibanjs",
      "kaibanjs",
      "@strands-agents/sdk",
      "bee-agent-framework",
      "agentica",
    ],
    exports: { "Agent createAgent Team createNetwork Network ReActAgent BeeAgent": { makes: "tsagents.agent" } },
    types: { "tsagents.agent": { members: { "generateText streamText generateObject streamObject run start invoke stream": run } } },
  },
  {
    id: "modelcontext",
    modules: ["@modelcontextprotocol/sdk", "mcp", "fastmcp"],
    exports: { "McpServer Server server.mcp.McpServer": { makes: "mcp.server" } },
    types: { "mcp.server": { members: { "createMessage server.createMessage": chat } } },
  },
  {
    id: "convex",
    modules: ["@convex-dev/agent", "@convex-dev/rag"],
    exports: { Agent: { makes: "convex.agent" }, vectorSearch: searchFirst },
    types: {
      "convex.agent": {
        members: {
          "generateText streamText generateObject streamObject": {
            sites: [{ kind: "call", via: "framework", slots: { prompt: ["#2.prompt", "#2.messages"] } }],
          },
        },
      },
    },
  },
  {
    id: "chrome-ai",
    modules: [],
    exports: { "LanguageModel.create ai.languageModel.create": { makes: "chrome.session" } },
    types: { "chrome.session": { members: { "prompt promptStreaming": positional } } },
  },
];

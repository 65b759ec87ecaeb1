import { chat, embed, positional, run } from "../entries.ts";
import type { Sdk } from "../schema.ts";

export const GOOGLE: readonly Sdk[] = [
  {
    id: "google-genai",
    modules: ["google.genai", "@google/genai", "@posthog/ai/gemini", "com.google.genai"],
    exports: {
      "Client GoogleGenAI PostHogGoogleGenAI": { makes: "google.client" },
      "Client.builder": { makes: "google.client-builder" },
    },
    types: {
      "google.client-builder": { members: { build: { makes: "google.client" } }, anyMember: { keeps: "receiver" } },
      "google.client": {
        through: ["aio"],
        members: {
          "models.generate_content models.generate_content_stream models.generateContent models.generateContentStream models.generate_images models.generateImages models.edit_image models.editImage models.generate_videos models.generateVideos interactions.create live.connect batches.create":
            { sites: [{ kind: "call", slots: { prompt: ["contents", "prompt", "input", "src", "#1"], model: ["model", "#0"] } }] },
          "models.embed_content models.embedContent": embed,
          "chats.create": { makes: "google.chat" },
        },
        distinctive: {
          paths: "models.generate_content models.generate_content_stream models.generateContent models.generateContentStream",
          given: ["contents", "model"],
        },
      },
      "google.chat": { members: { "send_message send_message_stream sendMessage sendMessageStream": positional } },
    },
  },
  {
    id: "google-generativeai",
    modules: [
      "google.generativeai",
      "vertexai",
      "@google/generative-ai",
      "@google-cloud/vertexai",
      "google.cloud.aiplatform",
      "@google-ai/generativelanguage",
    ],
    exports: {
      "GenerativeModel GenerativeModel.from_cached_content TextGenerationModel.from_pretrained ChatModel.from_pretrained CodeGenerationModel.from_pretrained CodeChatModel.from_pretrained":
        { makes: "google.model", slots: { model: ["#0", "model_name"] } },
      "TextEmbeddingModel.from_pretrained MultiModalEmbeddingModel.from_pretrained": {
        makes: "google.embedding",
        slots: { model: ["#0", "model_name"] },
      },
      "ImageGenerationModel.from_pretrained": { makes: "google.images", slots: { model: ["#0", "model_name"] } },
      "GoogleGenerativeAI VertexAI": { makes: "google.legacy" },
      "embed_content embed_content_async": embed,
      "generate_text chat": chat,
    },
    types: {
      "google.legacy": {
        members: { "getGenerativeModel getGenerativeModelFromCachedContent preview.getGenerativeModel": { makes: "google.model" } },
      },
      "google.model": {
        members: {
          "generate_content generate_content_async generateContent generateContentStream predict predict_async predict_streaming":
            positional,
          embedContent: embed,
          "start_chat startChat": { makes: "google.chat" },
        },
      },
      "google.embedding": { members: { "get_embeddings get_embeddings_async": embed } },
      "google.images": { members: { generate_images: positional } },
    },
  },
  {
    id: "google-adk",
    modules: ["google.adk", "@google/adk"],
    exports: {
      "Agent LlmAgent SequentialAgent ParallelAgent LoopAgent BaseAgent": { makes: "adk.agent" },
      "Runner InMemoryRunner": { makes: "adk.runner" },
    },
    types: {
      "adk.agent": { members: { "run_async runAsync run_live": run } },
      "adk.runner": { members: { "run run_async run_live runAsync run_debug runDebug": run } },
    },
  },
  {
    id: "googleapis-discovery",
    modules: ["googleapis"],
    exports: { "google.discoverAPI discoverAPI": { makes: "google.discovered" } },
    types: { "google.discovered": { members: { "models.generateContent models.embedContent": chat } } },
  },
  {
    id: "genkit",
    modules: ["genkit", "@genkit-ai/ai", "@genkit-ai/core"],
    exports: { "genkit Genkit": { makes: "genkit.ai" } },
    types: {
      "genkit.ai": {
        members: {
          "generate generateStream generate_stream": run,
          "embed embedMany": embed,
          "definePrompt define_prompt prompt": { makes: "genkit.prompt" },
          chat: { makes: "genkit.chat" },
          retrieve: { sites: [{ kind: "retrieval", slots: { query: ["query"], topK: ["options.k", "options.limit"] } }] },
          rerank: run,
        },
      },
      "genkit.prompt": { members: { "stream generate": run }, call: run },
      "genkit.chat": { members: { "send sendStream": run } },
    },
  },
];

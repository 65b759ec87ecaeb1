import { embed } from "../entries.ts";
import type { Entry, Sdk, Slots } from "../schema.ts";

/**
 * SDKs of Java. Calls are built in chains and from request objects: each setter is a setting, and `request` says which
 * argument of the call holds them.
 */
const sets = (slots: Slots): Entry => ({ keeps: "receiver", slots });
const FIRST = ["#0"];

/** Setters as the builders of all of these SDKs spell them. */
const SETTERS: { readonly [names: string]: Entry } = {
  "model modelName modelId deploymentName": sets({ model: FIRST }),
  temperature: sets({ temperature: FIRST }),
  topP: sets({ topP: FIRST }),
  topK: sets({ samplingTopK: FIRST }),
  seed: sets({ seed: FIRST }),
  "maxTokens maxOutputTokens maxCompletionTokens numPredict": sets({ maxTokens: FIRST }),
  "timeout readTimeout": sets({ timeout: FIRST }),
  maxRetries: sets({ retries: FIRST }),
  presencePenalty: sets({ presencePenalty: FIRST }),
  frequencyPenalty: sets({ frequencyPenalty: FIRST }),
  "stop stopSequences": sets({ stop: FIRST }),
  baseUrl: sets({ baseUrl: FIRST }),
  user: sets({ identity: FIRST }),
};
const keeps: Entry = { keeps: "receiver" };
const call = (slots: Slots): Entry => ({ sites: [{ kind: "call", slots }] });
/** What the call is for stands in an object that was built before. */
const request: Entry = { sites: [{ kind: "call", request: "#0", slots: { prompt: [], system: [] } }] };
const search: Entry = { sites: [{ kind: "retrieval", slots: { query: FIRST, topK: ["#1"] } }] };

export const JVM: readonly Sdk[] = [
  {
    id: "spring-ai",
    modules: ["org.springframework.ai"],
    exports: {
      "ChatClient ChatClient.create": { makes: "spring-ai.client", slots: { model: FIRST } },
      "ChatClient.builder ChatClient.Builder": { makes: "spring-ai.builder", slots: { model: FIRST } },
      "ChatModel StreamingChatModel": { makes: "spring-ai.model" },
      EmbeddingModel: { makes: "spring-ai.embedding" },
      ImageModel: { makes: "spring-ai.images" },
      VectorStore: { makes: "spring-ai.store" },
      "ChatOptions.builder": { makes: "spring-ai.options" },
    },
    patterns: [
      { name: /\.[A-Z]\w*ChatModel$/, entry: { makes: "spring-ai.model" } },
      { name: /\.[A-Z]\w*ChatModel\.builder$/, entry: { makes: "spring-ai.model-builder" } },
      { name: /\.[A-Z]\w*ImageModel$/, entry: { makes: "spring-ai.images" } },
      { name: /\.[A-Z]\w*EmbeddingModel$/, entry: { makes: "spring-ai.embedding" } },
      { name: /\.[A-Z]\w*VectorStore$/, entry: { makes: "spring-ai.store" } },
      { name: /\.[A-Z]\w*Options\.builder$/, entry: { makes: "spring-ai.options" } },
    ],
    types: {
      "spring-ai.client": {
        members: { prompt: { makes: "spring-ai.request", slots: { prompt: FIRST } }, mutate: { makes: "spring-ai.builder" } },
      },
      "spring-ai.builder": {
        members: {
          build: { makes: "spring-ai.client" },
          defaultSystem: { ...sets({ system: FIRST }), hands: "spring-ai.text" },
          defaultUser: { ...sets({ prompt: FIRST }), hands: "spring-ai.text" },
          defaultOptions: { keeps: "receiver", adds: true },
        },
        anyMember: keeps,
      },
      "spring-ai.request": {
        members: {
          user: { ...sets({ prompt: FIRST }), hands: "spring-ai.text" },
          system: { ...sets({ system: FIRST }), hands: "spring-ai.text" },
          messages: sets({ prompt: ["#*"] }),
          "tools toolCallbacks toolNames": sets({ tools: FIRST }),
          options: { keeps: "receiver", adds: true },
          "call stream": call({ prompt: [] }),
        },
        anyMember: keeps,
      },
      "spring-ai.text": {
        members: { text: sets({ prompt: FIRST }), "param params": { keeps: "receiver", fills: true } },
        anyMember: keeps,
      },
      "spring-ai.model": { members: { "call stream": call({ prompt: FIRST }) } },
      "spring-ai.model-builder": {
        members: { build: { makes: "spring-ai.model" }, defaultOptions: { keeps: "receiver", adds: true } },
        anyMember: keeps,
      },
      "spring-ai.options": { members: { ...SETTERS, build: keeps }, anyMember: keeps },
      "spring-ai.embedding": { members: { "embed embedForResponse call": embed } },
      "spring-ai.images": { members: { call: call({ prompt: FIRST }) } },
      "spring-ai.store": {
        members: {
          similaritySearch: search,
          "add accept write": { sites: [{ kind: "call", via: "implicit", api: "embeddings", slots: { prompt: FIRST } }] },
        },
      },
    },
  },
  {
    id: "langchain4j",
    modules: ["dev.langchain4j"],
    exports: {
      "AiServices.create": { makes: "langchain4j.service", slots: { model: ["#1"] } },
      "AiServices.builder": { makes: "langchain4j.service-builder" },
      "SystemMessage UserMessage": { decorates: [{ kind: "call", via: "framework", slots: { prompt: ["#*"] } }] },
      "EmbeddingStoreContentRetriever ContentRetriever": { makes: "langchain4j.retriever" },
      "EmbeddingStoreContentRetriever.builder": { makes: "langchain4j.retriever-builder" },
      EmbeddingStore: { makes: "langchain4j.store" },
      "ChatRequest.builder": { makes: "langchain4j.request" },
    },
    patterns: [
      { name: /\.\w*(?:Chat|Language)(?:Language)?Model$/, entry: { makes: "langchain4j.model" } },
      { name: /\.\w*(?:Chat|Language)(?:Language)?Model\.builder$/, entry: { makes: "langchain4j.model-builder" } },
      { name: /\.\w*(?:Chat|Language)(?:Language)?Model\.with(?:ApiKey|Model)\w*$/, entry: { makes: "langchain4j.model" } },
      { name: /\.\w*EmbeddingModel$/, entry: { makes: "langchain4j.embedding" } },
      { name: /\.\w*EmbeddingModel\.builder$/, entry: { makes: "langchain4j.embedding-builder" } },
      { name: /\.\w*ImageModel$/, entry: { makes: "langchain4j.images" } },
      { name: /\.\w*ImageModel\.builder$/, entry: { makes: "langchain4j.images-builder" } },
      { name: /\.\w+EmbeddingStore$/, entry: { makes: "langchain4j.store" } },
      { name: /\.\w+EmbeddingStore\.builder$/, entry: { makes: "langchain4j.store-builder" } },
    ],
    types: {
      "langchain4j.model": {
        members: {
          "chat generate doChat": { sites: [{ kind: "call", request: "#0", slots: { prompt: ["#*"] } }] },
        },
      },
      "langchain4j.model-builder": { members: { ...SETTERS, build: { makes: "langchain4j.model" } }, anyMember: keeps },
      "langchain4j.request": {
        members: { ...SETTERS, messages: sets({ prompt: ["#*"] }), toolSpecifications: sets({ tools: FIRST }), build: keeps },
        anyMember: keeps,
      },
      "langchain4j.service": {
        members: {},
        anyMember: { sites: [{ kind: "call", via: "framework", slots: { prompt: ["#*"] } }] },
      },
      "langchain4j.service-builder": {
        members: {
          build: { makes: "langchain4j.service" },
          "chatModel chatLanguageModel streamingChatModel streamingChatLanguageModel": sets({ model: FIRST }),
          "systemMessage systemMessageProvider": sets({ system: FIRST }),
          tools: sets({ tools: FIRST }),
        },
        anyMember: keeps,
      },
      "langchain4j.embedding": { members: { "embed embedAll": embed } },
      "langchain4j.embedding-builder": { members: { ...SETTERS, build: { makes: "langchain4j.embedding" } }, anyMember: keeps },
      "langchain4j.images": { members: { "generate edit": call({ prompt: FIRST }) } },
      "langchain4j.images-builder": { members: { ...SETTERS, build: { makes: "langchain4j.images" } }, anyMember: keeps },
      "langchain4j.store": { members: { "search findRelevant": search } },
      "langchain4j.store-builder": { members: { build: { makes: "langchain4j.store" } }, anyMember: keeps },
      "langchain4j.retriever": { members: { retrieve: search } },
      "langchain4j.retriever-builder": {
        members: { maxResults: sets({ topK: FIRST }), minScore: sets({ threshold: FIRST }), build: { makes: "langchain4j.retriever" } },
        anyMember: keeps,
      },
    },
  },
  {
    id: "openai-java",
    modules: ["com.openai"],
    exports: {
      "OpenAIClient OpenAIClientAsync OpenAIOkHttpClient.fromEnv OpenAIOkHttpClientAsync.fromEnv": { makes: "openai-java.client" },
      "OpenAIOkHttpClient.builder OpenAIOkHttpClientAsync.builder": { makes: "openai-java.builder" },
      "ChatCompletionCreateParams.builder ResponseCreateParams.builder EmbeddingCreateParams.builder CompletionCreateParams.builder": {
        makes: "openai-java.params",
      },
      "ChatCompletionCreateParams ResponseCreateParams EmbeddingCreateParams CompletionCreateParams": { makes: "openai-java.params" },
    },
    types: {
      "openai-java.builder": { members: { build: { makes: "openai-java.client" }, baseUrl: sets({ baseUrl: FIRST }) }, anyMember: keeps },
      "openai-java.client": {
        members: {
          "async sync withOptions withRawResponse": keeps,
          chat: { makes: "openai-java.chat" },
          responses: { makes: "openai-java.requests" },
          embeddings: { makes: "openai-java.requests" },
          completions: { makes: "openai-java.requests" },
        },
      },
      "openai-java.chat": { members: { completions: { makes: "openai-java.requests" } } },
      "openai-java.requests": { members: { "create createStreaming": request, withRawResponse: keeps } },
      "openai-java.params": {
        members: {
          ...SETTERS,
          "addUserMessage prompt input": sets({ prompt: FIRST }),
          messages: sets({ prompt: FIRST }),
          "addSystemMessage addDeveloperMessage instructions": sets({ system: FIRST }),
          "addTool tools": sets({ tools: FIRST }),
          "build toBuilder": keeps,
        },
        anyMember: keeps,
      },
    },
  },
  {
    id: "anthropic-java",
    modules: ["com.anthropic"],
    exports: {
      "AnthropicClient AnthropicClientAsync AnthropicOkHttpClient.fromEnv AnthropicOkHttpClientAsync.fromEnv": {
        makes: "anthropic-java.client",
      },
      "AnthropicOkHttpClient.builder AnthropicOkHttpClientAsync.builder": { makes: "anthropic-java.builder" },
      "MessageCreateParams MessageCreateParams.builder": { makes: "anthropic-java.params" },
    },
    types: {
      "anthropic-java.builder": {
        members: { build: { makes: "anthropic-java.client" }, baseUrl: sets({ baseUrl: FIRST }) },
        anyMember: keeps,
      },
      "anthropic-java.client": {
        members: {
          "async sync withOptions withRawResponse beta": keeps,
          messages: { makes: "anthropic-java.messages" },
        },
      },
      "anthropic-java.messages": { members: { "create createStreaming": request, withRawResponse: keeps } },
      "anthropic-java.params": {
        members: {
          ...SETTERS,
          addUserMessage: sets({ prompt: FIRST }),
          messages: sets({ prompt: FIRST }),
          system: sets({ system: FIRST }),
          "addTool tools": sets({ tools: FIRST }),
          "build toBuilder": keeps,
        },
        anyMember: keeps,
      },
    },
  },
  {
    id: "bedrock-java",
    modules: ["software.amazon.awssdk.services.bedrockruntime"],
    exports: {
      "BedrockRuntimeClient BedrockRuntimeAsyncClient BedrockRuntimeClient.create BedrockRuntimeAsyncClient.create": {
        makes: "bedrock-java.client",
      },
      "BedrockRuntimeClient.builder BedrockRuntimeAsyncClient.builder": { makes: "bedrock-java.builder" },
      "ConverseRequest.builder ConverseStreamRequest.builder InvokeModelRequest.builder": { makes: "bedrock-java.request" },
    },
    types: {
      "bedrock-java.builder": { members: { build: { makes: "bedrock-java.client" } }, anyMember: keeps },
      "bedrock-java.client": {
        members: { "converse converseStream invokeModel invokeModelWithResponseStream": request },
      },
      "bedrock-java.request": {
        members: {
          modelId: sets({ model: FIRST }),
          messages: sets({ prompt: FIRST }),
          body: sets({ prompt: FIRST }),
          system: sets({ system: FIRST }),
          build: keeps,
        },
        anyMember: keeps,
      },
    },
  },
];

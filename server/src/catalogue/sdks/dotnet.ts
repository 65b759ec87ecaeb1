import { embed, positional } from "../entries.ts";
import type { Entry, Sdk, Slots } from "../schema.ts";

/** SDKs of .NET. Settings are properties of an options object; the first letter's case makes no difference to a slot's name. */
const FIRST = ["#0"];
const keeps: Entry = { keeps: "receiver" };
const sets = (slots: Slots): Entry => ({ keeps: "receiver", slots });
const asks = (...prompt: string[]): Entry => ({ sites: [{ kind: "call", slots: { prompt } }] });
const PROMPT = ["messages", "chatMessages", "chatHistory", "prompt", "#0"];

const CONNECTORS =
  "AddOpenAIChatCompletion AddAzureOpenAIChatCompletion AddGoogleAIGeminiChatCompletion AddVertexAIGeminiChatCompletion AddMistralChatCompletion AddOllamaChatCompletion AddAzureAIInferenceChatCompletion AddHuggingFaceChatCompletion AddAmazonBedrockChatCompletionService AddOpenAIChatClient AddAzureOpenAIChatClient AddOllamaChatClient AddOpenAITextGeneration AddChatClient";

export const DOTNET: readonly Sdk[] = [
  {
    id: "semantic-kernel",
    modules: ["Microsoft.SemanticKernel"],
    exports: {
      "Kernel IKernel": { makes: "sk-net.kernel" },
      "Kernel.CreateBuilder IKernelBuilder KernelBuilder": { makes: "sk-net.builder" },
      "IChatCompletionService ITextGenerationService": { makes: "sk-net.chat" },
      "ITextEmbeddingGenerationService IEmbeddingGenerationService": { makes: "sk-net.embedding" },
      "KernelFunctionFactory.CreateFromPrompt KernelFunctionYaml.FromPromptYaml": {
        makes: "sk-net.function",
        slots: { prompt: ["promptTemplate", "#0"] },
      },
      AgentGroupChat: { makes: "sk-net.agent" },
      "OpenAIPromptExecutionSettings AzureOpenAIPromptExecutionSettings PromptExecutionSettings": { makes: "sk-net.settings" },
    },
    patterns: [
      { name: /\.[A-Z]\w*ChatCompletionService$/, entry: { makes: "sk-net.chat", slots: { model: ["modelId", "deploymentName", "#0"] } } },
      {
        name: /\.[A-Z]\w*TextEmbeddingGenerationService$/,
        entry: { makes: "sk-net.embedding", slots: { model: ["modelId", "deploymentName", "#0"] } },
      },
      { name: /\.[A-Z]\w*(?:Agent|Orchestration)$/, entry: { makes: "sk-net.agent" } },
    ],
    types: {
      "sk-net.builder": {
        through: ["Services"],
        members: {
          Build: { makes: "sk-net.kernel" },
          [CONNECTORS]: sets({ model: ["modelId", "deploymentName", "#0"], baseUrl: ["endpoint"] }),
        },
        anyMember: keeps,
      },
      "sk-net.kernel": {
        members: {
          "InvokePromptAsync InvokePromptStreamingAsync": asks("promptTemplate", "#0"),
          // A function of the project's own code asks no model.
          "InvokeAsync InvokeStreamingAsync": {
            when: { argument: "#0", matches: /^sk-net\.(?:function|plugin)$/, among: "types" },
            sites: [{ kind: "call", via: "framework", request: "#0", slots: { prompt: [] } }],
          },
          "CreateFunctionFromPrompt CreateFunctionFromPromptYaml CreateFunctionFromPrompty CreateFunctionFromPromptyFile": {
            makes: "sk-net.function",
            slots: { prompt: ["promptTemplate", "text", "#0"] },
          },
          "CreatePluginFromPromptDirectory ImportPluginFromPromptDirectory": { makes: "sk-net.plugin" },
          Clone: keeps,
        },
      },
      "sk-net.function": {
        members: { "InvokeAsync InvokeStreamingAsync": { sites: [{ kind: "call", via: "framework", slots: { prompt: [] } }] } },
      },
      "sk-net.plugin": { members: {} },
      "sk-net.chat": {
        members: {
          "GetChatMessageContentAsync GetChatMessageContentsAsync GetStreamingChatMessageContentsAsync GetTextContentAsync GetTextContentsAsync GetStreamingTextContentsAsync":
            asks(...PROMPT),
          "AsChatClient AsIChatClient": { makes: "meai.client" },
        },
      },
      "sk-net.embedding": { members: { "GenerateEmbeddingAsync GenerateEmbeddingsAsync": embed } },
      "sk-net.agent": {
        members: {
          AsAIAgent: { makes: "meai.agent" },
          "InvokeAsync InvokeStreamingAsync": {
            sites: [{ kind: "call", via: "framework", slots: { prompt: ["message", "messages", "#0"], system: ["Instructions"] } }],
          },
        },
      },
      "sk-net.settings": { members: {} },
    },
  },
  {
    id: "extensions-ai",
    modules: ["Microsoft.Extensions.AI", "Microsoft.Agents.AI"],
    exports: {
      IChatClient: { makes: "meai.client" },
      ChatClientBuilder: { makes: "meai.builder" },
      IEmbeddingGenerator: { makes: "meai.embedding" },
      "AIAgent ChatClientAgent": { makes: "meai.agent" },
    },
    types: {
      "meai.client": {
        members: {
          "GetResponseAsync GetStreamingResponseAsync CompleteAsync CompleteStreamingAsync": asks(...PROMPT),
          AsBuilder: { makes: "meai.builder" },
          AsChatCompletionService: { makes: "sk-net.chat" },
          "CreateAIAgent AsAIAgent": { makes: "meai.agent" },
        },
      },
      "meai.builder": { members: { Build: { makes: "meai.client" } }, anyMember: keeps },
      "meai.embedding": { members: { "GenerateAsync GenerateVectorAsync GenerateEmbeddingAsync GenerateEmbeddingVectorAsync": embed } },
      "meai.agent": {
        members: {
          "RunAsync RunStreamingAsync": { sites: [{ kind: "call", via: "framework", slots: { prompt: ["message", "messages", "#0"] } }] },
        },
      },
    },
  },
  {
    id: "openai-dotnet",
    modules: ["OpenAI", "Azure.AI.OpenAI"],
    exports: {
      OpenAIClient: { makes: "openai-net.client" },
      AzureOpenAIClient: { makes: "openai-net.client", vendor: "azure" },
      ChatClient: { makes: "openai-net.chat", slots: { model: ["model", "#0"] } },
      EmbeddingClient: { makes: "openai-net.embedding", slots: { model: ["model", "#0"] } },
      "OpenAIResponseClient ResponsesClient": { makes: "openai-net.responses", slots: { model: ["model", "#0"] } },
      ImageClient: { makes: "openai-net.images", slots: { model: ["model", "#0"] } },
    },
    types: {
      "openai-net.client": {
        members: {
          GetChatClient: { makes: "openai-net.chat", slots: { model: ["model", "deploymentName", "#0"] } },
          GetEmbeddingClient: { makes: "openai-net.embedding", slots: { model: ["model", "deploymentName", "#0"] } },
          "GetOpenAIResponseClient GetResponsesClient": {
            makes: "openai-net.responses",
            slots: { model: ["model", "deploymentName", "#0"] },
          },
          GetImageClient: { makes: "openai-net.images", slots: { model: ["model", "deploymentName", "#0"] } },
        },
      },
      "openai-net.chat": {
        members: {
          "CompleteChat CompleteChatAsync CompleteChatStreaming CompleteChatStreamingAsync": asks(...PROMPT),
          "AsIChatClient AsChatClient": { makes: "meai.client" },
          "CreateAIAgent AsAIAgent": { makes: "meai.agent" },
        },
      },
      "openai-net.embedding": {
        members: {
          "GenerateEmbedding GenerateEmbeddingAsync GenerateEmbeddings GenerateEmbeddingsAsync": embed,
          AsIEmbeddingGenerator: { makes: "meai.embedding" },
        },
      },
      "openai-net.responses": {
        members: {
          "CreateResponse CreateResponseAsync CreateResponseStreaming CreateResponseStreamingAsync": asks(
            "userInputText",
            "inputItems",
            "#0",
          ),
          AsIChatClient: { makes: "meai.client" },
        },
      },
      "openai-net.images": { members: { "GenerateImage GenerateImageAsync": positional } },
    },
  },
  {
    id: "azure-inference",
    modules: ["Azure.AI.Inference"],
    exports: { ChatCompletionsClient: { makes: "azure-inference-net.client" } },
    types: {
      "azure-inference-net.client": {
        members: {
          "Complete CompleteAsync CompleteStreaming CompleteStreamingAsync": asks("#0.Messages", "#0.messages", "Messages"),
          AsIChatClient: { makes: "meai.client", slots: { model: FIRST } },
        },
      },
    },
  },
  {
    id: "bedrock-dotnet",
    modules: ["Amazon.BedrockRuntime"],
    exports: { "AmazonBedrockRuntimeClient IAmazonBedrockRuntime": { makes: "bedrock-net.client" } },
    types: {
      "bedrock-net.client": {
        members: { "ConverseAsync ConverseStreamAsync InvokeModelAsync InvokeModelWithResponseStreamAsync": asks("Messages", "Body") },
      },
    },
  },
  {
    id: "anthropic-dotnet",
    modules: ["Anthropic.SDK", "Anthropic"],
    exports: { AnthropicClient: { makes: "anthropic-net.client" } },
    types: {
      "anthropic-net.client": {
        through: ["Beta"],
        members: {
          "Messages.GetClaudeMessageAsync Messages.StreamClaudeMessageAsync Messages.Create Messages.CreateStreaming": asks(
            "Messages",
            "#0.Messages",
          ),
          AsIChatClient: { makes: "meai.client" },
        },
      },
    },
  },
  {
    id: "ollamasharp",
    modules: ["OllamaSharp"],
    exports: { "OllamaApiClient IOllamaApiClient": { makes: "ollama-net.client" } },
    types: {
      "ollama-net.client": {
        like: ["meai.client"],
        members: { "ChatAsync GenerateAsync": asks("Messages", "Prompt", "#0"), EmbedAsync: embed },
      },
    },
  },
];

/** What a container of services hands out: an object of the type that the call names. */
export const SERVICE_LOOKUPS: ReadonlySet<string> = new Set([
  "GetRequiredService",
  "GetService",
  "GetRequiredKeyedService",
  "GetKeyedService",
  "Resolve",
]);

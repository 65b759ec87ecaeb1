import { agentRun, chat, embed } from "../entries.ts";
import type { Sdk } from "../schema.ts";

const COMPLETIONS = "chat.completions.create chat.completions.parse chat.completions.stream";

/** OpenAI's own SDKs, and those of vendors that keep its interface. */
export const OPENAI: readonly Sdk[] = [
  {
    id: "openai",
    modules: [
      "openai",
      "langfuse.openai",
      "posthog.ai.openai",
      "@posthog/ai",
      "portkey_ai",
      "portkey-ai",
      "langsmith.wrappers",
      "helicone",
      "llama_stack_client",
      "@openai/guardrails",
      "guardrails_openai",
      "openai-edge",
    ],
    exports: {
      "default OpenAI AsyncOpenAI Client AsyncClient OpenAIClient GuardrailsOpenAI GuardrailsAsyncOpenAI GuardrailsOpenAI.create": {
        makes: "openai.client",
      },
      "AzureOpenAI AsyncAzureOpenAI": { makes: "openai.client", vendor: "azure" },
      "BedrockOpenAI AsyncBedrockOpenAI": { makes: "openai.client", vendor: "bedrock" },
      PostHogOpenAI: { makes: "openai.client" },
      PostHogAzureOpenAI: { makes: "openai.client", vendor: "azure" },
      "Portkey AsyncPortkey": { makes: "openai.client", vendor: "portkey" },
      [`${COMPLETIONS} responses.create responses.parse responses.stream completions.create ChatCompletion.create ChatCompletion.acreate Completion.create Completion.acreate`]:
        chat,
      "embeddings.create Embedding.create Embedding.acreate": embed,
      "images.generate Image.create Image.acreate audio.transcriptions.create Audio.transcribe moderations.create Moderation.create": chat,
      Configuration: { makes: "openai.configuration" },
      OpenAIApi: { makes: "openai.v3" },
      "wrap_openai wrapOpenAI": { keeps: "argument" },
    },
    types: {
      "openai.client": {
        through: ["beta", "with_raw_response", "with_streaming_response", "withResponse"],
        members: {
          [`${COMPLETIONS} chat.completions.runTools chat.completions.acreate responses.create responses.parse responses.stream responses.compact completions.create completions.acreate prompts.completions.create decisions.create`]:
            chat,
          "embeddings.create": embed,
          "images.generate images.edit images.create_variation images.createVariation audio.transcriptions.create audio.translations.create audio.speech.create moderations.create videos.create videos.remix videos.edit videos.extend rerank.create":
            chat,
          "threads.runs.create threads.runs.create_and_poll threads.runs.createAndPoll threads.runs.create_and_stream threads.runs.stream threads.create_and_run threads.create_and_run_stream threads.createAndRunStream threads.createAndRun threads.create_and_run_poll threads.createAndRunPoll threads.runs.submit_tool_outputs threads.runs.submitToolOutputs threads.runs.submit_tool_outputs_and_poll threads.runs.submit_tool_outputs_stream":
            {
              sites: [
                {
                  kind: "call",
                  via: "framework",
                  slots: {
                    prompt: ["additional_messages", "thread.messages"],
                    system: ["instructions", "additional_instructions"],
                    model: ["model", "assistant_id"],
                  },
                },
              ],
            },
          "assistants.create assistants.update": { makes: "openai.assistant" },
          "vector_stores.search vectorStores.search": {
            sites: [{ kind: "retrieval", slots: { query: ["query", "#1.query"], topK: ["max_num_results"] } }],
          },
          "with_options withOptions copy": { keeps: "receiver" },
          "realtime.connect responses.connect": { makes: "openai.realtime" },
        },
        distinctive: {
          paths: `${COMPLETIONS} responses.create responses.parse embeddings.create completions.create`,
          given: ["messages", "input", "prompt", "model", "<spread>"],
        },
      },
      "openai.assistant": { members: {} },
      "openai.realtime": {
        members: {
          enter: { keeps: "receiver" },
          "conversation.item.create response.create": {
            sites: [{ kind: "call", api: "realtime", slots: { prompt: ["item", "response.instructions"] } }],
          },
        },
      },
      "openai.v3": { members: { "createChatCompletion createCompletion": chat, createEmbedding: embed, createImage: chat } },
      "openai.configuration": { members: {} },
    },
  },
  {
    id: "groq",
    modules: ["groq", "groq-sdk"],
    exports: { "default Groq AsyncGroq Client AsyncClient": { makes: "openai.client", vendor: "groq" } },
  },
  {
    id: "together",
    modules: ["together", "together-ai"],
    common: true,
    exports: {
      "default Together AsyncTogether": { makes: "openai.client", vendor: "together" },
      "Complete.create Completion.create chat.completions.create completions.create": chat,
    },
  },
  {
    id: "fireworks",
    modules: ["fireworks"],
    common: true,
    exports: {
      "Fireworks AsyncFireworks client.Fireworks client.AsyncFireworks": { makes: "openai.client", vendor: "fireworks" },
      "ChatCompletion.create Completion.create": chat,
    },
  },
  {
    id: "openai-compatible",
    modules: [
      "zhipuai",
      "zai",
      "cerebras",
      "@cerebras/cerebras_cloud_sdk",
      "sambanova",
      "perplexity",
      "@perplexity-ai/perplexity_ai",
      "xai_sdk",
      "volcenginesdkarkruntime",
      "azure.ai.openai",
      "dashscope.openai",
    ],
    exports: {
      "default ZhipuAI ZhipuAiClient ZaiClient Cerebras AsyncCerebras cloud.sdk.Cerebras cloud.sdk.AsyncCerebras SambaNova AsyncSambaNova Perplexity AsyncPerplexity Ark AsyncArk":
        { makes: "openai.client", vendor: "other" },
    },
  },
  {
    id: "openrouter",
    modules: ["@openrouter/sdk"],
    exports: { OpenRouter: { makes: "openrouter.client", vendor: "openrouter" } },
    types: {
      "openrouter.client": {
        through: ["beta"],
        members: {
          "chat.send responses.send callModel images.generate videoGeneration.generate": chat,
          "embeddings.generate": embed,
          "rerank.rerank": { sites: [{ kind: "call", api: "rerank", slots: { prompt: ["query"] } }] },
        },
        like: ["openai.client"],
      },
    },
  },
  {
    id: "openai-agents",
    modules: ["agents", "@openai/agents", "@openai/agents-core", "openai_agents"],
    common: true,
    exports: {
      "Agent Agent.create SandboxAgent": { makes: "openai-agents.agent" },
      "Runner.run Runner.run_sync Runner.run_streamed run": agentRun,
      Runner: { makes: "openai-agents.runner" },
      "OpenAIChatCompletionsModel OpenAIResponsesModel LitellmModel extensions.models.litellm_model.LitellmModel": {
        makes: "openai-agents.model",
      },
      RunConfig: { makes: "openai-agents.config" },
    },
    types: {
      "openai-agents.agent": { members: { clone: { keeps: "receiver" }, "as_tool asTool": { makes: "openai-agents.tool" } } },
      "openai-agents.runner": { members: { "run run_sync run_streamed": agentRun } },
      "openai-agents.model": { members: {} },
      "openai-agents.config": { members: {} },
      "openai-agents.tool": { members: {} },
    },
  },
  {
    id: "azure-inference",
    modules: ["azure.ai.inference", "@azure-rest/ai-inference", "@azure/openai"],
    exports: {
      "ChatCompletionsClient aio.ChatCompletionsClient": { makes: "azure-inference.chat" },
      "EmbeddingsClient aio.EmbeddingsClient": { makes: "azure-inference.embeddings" },
      default: { makes: "azure-inference.rest" },
      OpenAIClient: { makes: "azure.openai" },
    },
    types: {
      "azure-inference.chat": { members: { complete: chat } },
      "azure-inference.embeddings": { members: { embed } },
      "azure-inference.rest": {
        members: { path: { makes: "azure-inference.path", when: { argument: "#0", matches: /chat\/completions|embeddings/ } } },
      },
      "azure-inference.path": {
        members: { post: { sites: [{ kind: "call", api: "chat.completions", slots: { prompt: ["body.messages", "body.input"] } }] } },
      },
      "azure.openai": {
        members: {
          "getChatCompletions streamChatCompletions": { sites: [{ kind: "call", slots: { model: ["#0"], prompt: ["#1"] } }] },
          "getCompletions getEmbeddings": { sites: [{ kind: "call", slots: { model: ["#0"], prompt: ["#1"] } }] },
        },
      },
    },
  },
  {
    id: "azure-agents",
    modules: ["azure.ai.projects", "azure.ai.agents", "@azure/ai-projects", "@azure/ai-agents"],
    exports: { "AIProjectClient AIProjectClient.from_connection_string AgentsClient aio.AIProjectClient": { makes: "azure.project" } },
    types: {
      "azure.project": {
        members: {
          "agents.create_agent create_agent agents.create_version agents.createAgent createAgent": { makes: "azure.agent" },
          "inference.get_azure_openai_client get_openai_client inference.get_chat_completions_client getOpenAIClient": {
            makes: "openai.client",
            vendor: "azure",
          },
          "agents.runs.create_and_process runs.create_and_process agents.create_and_process_run agents.runs.create agents.create_run agents.runs.stream agents.create_stream agents.create_thread_and_run":
            {
              sites: [{ kind: "call", via: "framework", slots: { model: ["agent_id", "assistant_id"] } }],
            },
        },
      },
      "azure.agent": { members: {} },
    },
  },
];

import { chat, run } from "../entries.ts";
import type { Sdk } from "../schema.ts";

export const ANTHROPIC: readonly Sdk[] = [
  {
    id: "anthropic",
    modules: [
      "anthropic",
      "@anthropic-ai/sdk",
      "@anthropic-ai/bedrock-sdk",
      "@anthropic-ai/vertex-sdk",
      "@anthropic-ai/foundry-sdk",
      "@anthropic-ai/aws-sdk",
      "posthog.ai.anthropic",
      "@posthog/ai/anthropic",
      "langfuse.anthropic",
    ],
    exports: {
      "default Anthropic AsyncAnthropic Client AsyncClient AnthropicFoundry AsyncAnthropicFoundry PostHogAnthropic": {
        makes: "anthropic.client",
      },
      "AnthropicBedrock AsyncAnthropicBedrock AnthropicBedrockMantle AsyncAnthropicBedrockMantle AnthropicAWS AsyncAnthropicAWS": {
        makes: "anthropic.client",
        vendor: "bedrock",
      },
      "AnthropicVertex AsyncAnthropicVertex AnthropicGoogleCloud AsyncAnthropicGoogleCloud": {
        makes: "anthropic.client",
        vendor: "google",
      },
      "wrap_anthropic wrapAnthropic": { keeps: "argument" },
    },
    types: {
      "anthropic.client": {
        through: ["beta", "with_raw_response", "with_streaming_response"],
        members: {
          "messages.create messages.stream messages.parse messages.tool_runner messages.toolRunner": chat,
          "completions.create completions.stream": chat,
          "messages.batches.create": { sites: [{ kind: "call", slots: { prompt: ["requests"] } }] },
          "agents.create agents.update": { makes: "anthropic.agent" },
          "with_options withOptions copy": { keeps: "receiver" },
        },
        distinctive: { paths: "messages.create messages.stream beta.messages.create", given: ["messages"] },
      },
      "anthropic.agent": { members: {} },
    },
  },
  {
    id: "claude-agent-sdk",
    modules: ["claude_agent_sdk", "claude_code_sdk", "@anthropic-ai/claude-agent-sdk", "@anthropic-ai/claude-code"],
    exports: {
      query: {
        sites: [
          {
            kind: "call",
            via: "framework",
            slots: { prompt: ["prompt", "#0"], model: ["options.model"], system: ["options.system_prompt", "options.systemPrompt"] },
          },
        ],
      },
      ClaudeSDKClient: { makes: "claude-agent.client", slots: { model: ["options.model"], system: ["options.system_prompt"] } },
    },
    types: { "claude-agent.client": { members: { query: run } } },
  },
];

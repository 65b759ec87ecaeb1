import { readModelId } from "./model-ids.ts";

/** Who answers behind an address: hosts of OpenAI-compatible and other model APIs. Catalogue section 1.4, 2026-11-21. */
const HOSTS: readonly (readonly [host: string, vendor: string])[] = [
  ["api.openai.com", "openai"],
  ["openai.azure.com", "azure"],
  ["cognitiveservices.azure.com", "azure"],
  ["services.ai.azure.com", "azure"],
  ["models.inference.ai.azure.com", "github"],
  ["models.github.ai", "github"],
  ["api.anthropic.com", "anthropic"],
  ["generativelanguage.googleapis.com", "google"],
  ["aiplatform.googleapis.com", "google"],
  ["api.mistral.ai", "mistral"],
  ["api.cohere.ai", "cohere"],
  ["api.cohere.com", "cohere"],
  ["api.deepseek.com", "deepseek"],
  ["api.x.ai", "xai"],
  ["api.groq.com", "groq"],
  ["api.together.xyz", "together"],
  ["api.together.ai", "together"],
  ["api.fireworks.ai", "fireworks"],
  ["api.perplexity.ai", "perplexity"],
  ["openrouter.ai", "openrouter"],
  ["api.aimlapi.com", "aimlapi"],
  ["api.moonshot.cn", "moonshot"],
  ["api.moonshot.ai", "moonshot"],
  ["dashscope.aliyuncs.com", "alibaba"],
  ["dashscope-intl.aliyuncs.com", "alibaba"],
  ["open.bigmodel.cn", "zhipu"],
  ["api.z.ai", "zhipu"],
  ["api.cerebras.ai", "cerebras"],
  ["api.sambanova.ai", "sambanova"],
  ["integrate.api.nvidia.com", "nvidia"],
  ["api-inference.huggingface.co", "huggingface"],
  ["router.huggingface.co", "huggingface"],
  ["gateway.ai.cloudflare.com", "cloudflare"],
  ["oai.helicone.ai", "openai"],
  ["ai-gateway.vercel.sh", "vercel"],
  ["api.voyageai.com", "voyage"],
  ["api.deepinfra.com", "deepinfra"],
  ["api.siliconflow.cn", "siliconflow"],
  ["api.minimax.chat", "minimax"],
  ["ark.cn-beijing.volces.com", "volcengine"],
  ["inference.baseten.co", "baseten"],
  ["api.studio.nebius.ai", "nebius"],
  ["api.hyperbolic.xyz", "hyperbolic"],
  ["bedrock-runtime", "bedrock"],
];
const LOCAL = /^https?:\/\/(localhost|127\.0\.0\.1|0\.0\.0\.0|host\.docker\.internal|\[::1\]|ollama)(:(\d{1,5}))?/;
const LOCAL_PORTS: { readonly [port: string]: string } = { "11434": "ollama", "1234": "lmstudio", "8000": "vllm", "8080": "llama.cpp" };

/** Null for a host nobody has listed. */
export function vendorOf(address: string): string | null {
  const local = LOCAL.exec(address);
  if (local) return LOCAL_PORTS[local[3] ?? ""] ?? (local[1] === "ollama" ? "ollama" : "local");
  const host = /^(?:https?:\/\/)?([\w.-]{1,200})/.exec(address)?.[1]?.toLowerCase() ?? "";
  return (
    HOSTS.find(([name]) => host === name || host.endsWith(`.${name}`) || (name === "bedrock-runtime" && host.startsWith(name)))?.[1] ?? null
  );
}

/** Who answers by default; SDKs that speak to many vendors have no entry. */
export const VENDOR_OF_SDK: { readonly [sdk: string]: string } = {
  openai: "openai",
  anthropic: "anthropic",
  "google-genai": "google",
  "google-generativeai": "google",
  "googleapis-discovery": "google",
  mistralai: "mistral",
  cohere: "cohere",
  ollama: "ollama",
  bedrock: "bedrock",
  "bedrock-js": "bedrock",
  groq: "groq",
  together: "together",
  fireworks: "fireworks",
  voyage: "voyage",
  "azure-inference": "azure",
};

/** In the path of a class that stands for one vendor's models: `agno.models.openai.OpenAIChat`, `@ai-sdk/anthropic`. Azure and Bedrock first: they serve others' models. */
const IN_PATH: readonly (readonly [part: RegExp, vendor: string])[] = [
  [/azure/i, "azure"],
  [/bedrock|[./-]aws\b|amazon/i, "bedrock"],
  [/vertex|gemini|google/i, "google"],
  [/anthropic|claude/i, "anthropic"],
  [/mistral/i, "mistral"],
  [/cohere/i, "cohere"],
  [/groq/i, "groq"],
  [/ollama/i, "ollama"],
  [/deepseek/i, "deepseek"],
  [/\bxai\b|grok/i, "xai"],
  [/together/i, "together"],
  [/fireworks/i, "fireworks"],
  [/perplexity/i, "perplexity"],
  [/huggingface|inferenceclient/i, "huggingface"],
  [/openai/i, "openai"],
];
/** Speaks to whatever stands at an address. */
const ANY_VENDOR = /like|compatible|litellm|router|proxy|gateway/i;

export function vendorInPath(path: string): string | null {
  if (/openrouter/i.test(path)) return "openrouter";
  if (ANY_VENDOR.test(path)) return null;
  return IN_PATH.find(([part]) => part.test(path))?.[1] ?? null;
}

/** SDKs that send a call to whom the model's id names in front. */
const BY_PREFIX: ReadonlySet<string> = new Set(["ai-sdk", "mastra", "litellm", "pydantic-ai", "langchain"]);
/** Routes that our names for providers spell otherwise. */
const OF_ROUTE: { readonly [route: string]: string } = { vertex: "google", "azure-ai": "azure", "lm-studio": "lmstudio" };

/** `openai/gpt-4.1` of a gateway, `anthropic:claude-sonnet-4-5`; null for an id without a known name in front, and for SDKs that send it on as it is. */
export function vendorInModelId(id: string, sdk: string): string | null {
  if (!BY_PREFIX.has(sdk) || !/^[\w.@-]{1,60}[/:]/.test(id)) return null;
  const read = readModelId(id);
  const named = read?.host ?? read?.owner ?? null;
  return named === null ? null : (OF_ROUTE[named] ?? named);
}

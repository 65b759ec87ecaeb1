import type { ModelRow } from "./models.generated.ts";
import type { ModelInfo, ParameterSupport, TokenizerId } from "./models.ts";

/**
 * Our own columns of the model table: what no public table holds. Every fact names its page and the date it was read; what
 * no page says is left out, and rules stay silent about it.
 */
export type Facts = Pick<ModelInfo, "tokenizer" | "overflow" | "parameters" | "cacheMinimum" | "effective">;

export function factsOf([id, vendor]: ModelRow): Facts {
  return {
    tokenizer: tokenizerOf(id, vendor),
    overflow: overflowOf(id, vendor),
    parameters: parametersOf(id, vendor),
    cacheMinimum: cacheMinimumOf(id, vendor),
    effective: EFFECTIVE[id] ?? null,
  };
}

/** The part of an id before its date: `gpt-4o-2024-08-06` is of `gpt-4o`. */
function undated(id: string): string {
  return id.replace(/-(?:20\d{2}-\d{2}-\d{2}|20\d{6}|latest)$/, "");
}

// ── tokenizers ─────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * OpenAI: model_to_encoding.json of tiktoken 1.0.22 (2025-09) and the models of gpt-tokenizer 4.0.0 (2026-08), by longest
 * prefix. gpt-oss counts text as o200k_base does. What is newer than both has no evidence.
 */
const OPENAI_ENCODINGS: readonly (readonly [prefix: string, encoding: TokenizerId])[] = [
  ["gpt-4o", "o200k_base"],
  ["gpt-4.1", "o200k_base"],
  ["gpt-4.5", "o200k_base"],
  ["gpt-5", "o200k_base"],
  ["gpt-oss", "o200k_base"],
  ["chatgpt-4o", "o200k_base"],
  ["codex-mini", "o200k_base"],
  ["o1", "o200k_base"],
  ["o3", "o200k_base"],
  ["o4", "o200k_base"],
  ["gpt-4", "cl100k_base"],
  ["gpt-3.5", "cl100k_base"],
  ["text-embedding", "cl100k_base"],
  ["davinci-002", "cl100k_base"],
  ["babbage-002", "cl100k_base"],
  ["text-davinci-003", "p50k_base"],
  ["text-davinci-002", "p50k_base"],
  ["code-", "p50k_base"],
  ["text-", "r50k_base"],
  ["davinci", "r50k_base"],
  ["curie", "r50k_base"],
  ["babbage", "r50k_base"],
  ["ada", "r50k_base"],
];

/** Whose measured factors apply. Families of a vendor whose tokenizer nobody published are unknown. */
function tokenizerOf(id: string, vendor: string): TokenizerId {
  if (vendor === "openai") return OPENAI_ENCODINGS.find(([prefix]) => id.startsWith(prefix))?.[1] ?? "unknown";
  // A new tokenizer came with Opus 4.7 (platform.claude.com/docs/en/about-claude/models/migration-guide, read 2026-11).
  if (vendor === "anthropic") return claudeVersion(id) >= 407 ? "claude-4.7" : "claude";
  if (vendor === "google" && !id.includes("embedding")) return /^(?:gemini|gemma-[34])/.test(id) ? "gemini" : "unknown";
  // Llama 4 has a vocabulary of its own.
  if (vendor === "meta") return /^(?:meta-)?llama-?3/.test(id) ? "llama" : "unknown";
  // The first models had vocabularies of 32,000 tokens; what was measured is tekken.
  if (vendor === "mistral")
    return /^(?:open-)?(?:mistral-(?:7b|tiny|embed|(?:small|medium|large)-2[34])|mixtral|codestral-(?:2405|mamba))/.test(id)
      ? "unknown"
      : "mistral";
  if (vendor === "alibaba") return "qwen";
  return vendor === "deepseek" ? "deepseek" : vendor === "cohere" ? "cohere" : "unknown";
}

// ── what happens when it does not fit ──────────────────────────────────────────────────────────────────────────────

function overflowOf(id: string, vendor: string): ModelInfo["overflow"] {
  // "This model's maximum context length is N tokens. However, you requested M": 400, prompt and max_tokens together.
  if (vendor === "openai") return /^gpt-(?:3\.5|4)/.test(id) ? "reject" : null;
  if (vendor === "anthropic") {
    // platform.claude.com/docs/en/build-with-claude/context-windows, read 2026-11: a validation error from Sonnet 3.7 on; from
    // Sonnet 4.5 on the reply stops with `model_context_window_exceeded`.
    const version = claudeVersion(id);
    return version >= 405 ? "stop" : version >= 307 ? "reject" : null;
  }
  return null;
}

/** 405 for `claude-sonnet-4-5-20250929`, 307 for `claude-3-7-sonnet-20250219`, 0 when it has none. */
function claudeVersion(id: string): number {
  const named =
    /^claude-(?:opus|sonnet|haiku|fable|mythos)-(\d)(?:-(\d{1,2}))?(?:-|$)/.exec(id) ?? /^claude-(\d)(?:-(\d))?(?:-|$)/.exec(id);
  return named === null ? 0 : Number(named[1]) * 100 + Number(named[2] ?? 0);
}

// ── parameters ─────────────────────────────────────────────────────────────────────────────────────────────────────

const OPENAI_SOURCE = "openai/openai-python#2104 (2025-02), leafo/lua-openai#12 (2024), AI SDK capability code (2026-09)";
const NEWER_GPT_SOURCE =
  "AI SDK capability code (2026-09): sampling parameters are taken at effort none only; langchain-ai/langchain#35424 (2026-02)";
const GPT_5_5_SOURCE = "BerriAI/litellm#32060 and #34210 (2026-07): default effort medium, 400 measured against the API";
const MAX_TOKENS_SOURCE =
  "platform.openai.com/docs/api-reference/chat/create: max_tokens is not compatible with o-series models; simonw/llm#724 (2025-01)";
const CLAUDE_SOURCE =
  "platform.claude.com/docs/en/about-claude/models/migration-guide (read 2026-07); measured in earendil-works/pi#7961 (2026-08), The-PR-Agent/pr-agent#2456 (2026-06)";
const CLAUDE_BOTH_SOURCE = "langfuse/langfuse#9882 (2025-10), Vali-98/ChatterUI#564 (2026-05), open-webui/pipelines#546 (2025-08)";
const CLAUDE_THINKING_SOURCE = "platform.claude.com/docs/en/build-with-claude/extended-thinking (read 2026-11)";
const DEEPSEEK_SOURCE = "api-docs.deepseek.com/guides/reasoning_model (read 2026-11): no error, no effect";
const GROK_SOURCE = "docs.x.ai/docs/guides/reasoning (read 2026-11)";

type Parameters = ModelInfo["parameters"];

/** Reasoning efforts at which a model reasons. */
const REASONING = ["minimal", "low", "medium", "high", "xhigh"];

function fixedSampling(source: string, efforts?: readonly string[]): Parameters {
  const at = efforts === undefined ? {} : { efforts };
  const fixed = (value: number): ParameterSupport => ({ support: "fixed", value, source, ...at });
  return { temperature: fixed(1), topP: fixed(1), presencePenalty: fixed(0), frequencyPenalty: fixed(0) };
}

const MAX_TOKENS: Parameters = {
  max_tokens: { support: "renamed", instead: "max_completion_tokens", apis: ["chat.completions"], source: MAX_TOKENS_SOURCE },
};
const O_SERIES: Parameters = { ...fixedSampling(OPENAI_SOURCE), ...MAX_TOKENS };
const GPT_5_1_TO_5_4: Parameters = { ...fixedSampling(NEWER_GPT_SOURCE, REASONING), ...MAX_TOKENS };
const GPT_5_5: Parameters = { ...fixedSampling(GPT_5_5_SOURCE, ["default", ...REASONING]), ...MAX_TOKENS };
const LATE_CLAUDE: Parameters = {
  temperature: { support: "fixed", value: 1, source: CLAUDE_SOURCE },
  topP: { support: "fixed", value: 1, least: 0.99, source: CLAUDE_SOURCE },
  samplingTopK: { support: "rejected", source: CLAUDE_SOURCE },
};
const ADAPTIVE_SOURCE =
  "docs.aws.amazon.com/bedrock/latest/userguide/claude-messages-adaptive-thinking.html (read 2026-11); 400 in NousResearch/hermes-agent#11137 (2026-04)";
/** Thinks as much as it sees fit: a budget is rejected. */
const ADAPTIVE_CLAUDE: Parameters = {
  ...LATE_CLAUDE,
  reasoning: { support: "rejected", type: "enabled", instead: "adaptive", source: ADAPTIVE_SOURCE },
};
const THINKING_CLAUDE: Parameters = {
  temperature: { support: "fixed", value: 1, efforts: ["enabled"], source: CLAUDE_THINKING_SOURCE },
  samplingTopK: { support: "rejected", efforts: ["enabled"], source: CLAUDE_THINKING_SOURCE },
};
const ONE_SAMPLER: Parameters = { ...THINKING_CLAUDE, "temperature+topP": { support: "rejected", source: CLAUDE_BOTH_SOURCE } };
const penalties = (support: "rejected" | "ignored", source: string): Parameters => ({
  presencePenalty: { support, source },
  frequencyPenalty: { support, source },
});
const IGNORED: Parameters = {
  temperature: { support: "ignored", source: DEEPSEEK_SOURCE },
  topP: { support: "ignored", source: DEEPSEEK_SOURCE },
  ...penalties("ignored", DEEPSEEK_SOURCE),
};

/** By vendor and undated id. A model that stands nowhere here is unknown. */
const PARAMETERS: { readonly [vendor: string]: { readonly [ids: string]: Parameters } } = {
  openai: {
    "o1 o1-mini o1-preview o1-pro o3 o3-mini o3-pro o3-deep-research o4-mini o4-mini-deep-research": O_SERIES,
    "gpt-5 gpt-5-mini gpt-5-nano": O_SERIES,
    "gpt-5.1 gpt-5.2 gpt-5.4 gpt-5.4-mini gpt-5.4-nano": GPT_5_1_TO_5_4,
    "gpt-5.5": GPT_5_5,
  },
  anthropic: {
    "claude-opus-4-7 claude-opus-4-8": ADAPTIVE_CLAUDE,
    "claude-sonnet-5 claude-fable-5 claude-opus-5 claude-opus-5-5": LATE_CLAUDE,
    "claude-opus-4-1 claude-sonnet-4-5 claude-haiku-4-5 claude-opus-4-5 claude-opus-4-6 claude-sonnet-4-6": ONE_SAMPLER,
    "claude-3-7-sonnet claude-opus-4 claude-opus-4-0 claude-sonnet-4 claude-sonnet-4-0": THINKING_CLAUDE,
  },
  deepseek: { "deepseek-reasoner": IGNORED },
  xai: { "grok-4 grok-4-0709 grok-3-mini": penalties("rejected", GROK_SOURCE) },
};

const PARAMETERS_OF = new Map<string, Parameters>(
  Object.entries(PARAMETERS).flatMap(([vendor, rows]) =>
    Object.entries(rows).flatMap(([ids, parameters]) => ids.split(" ").map((id) => [`${vendor}/${id}`, parameters] as const)),
  ),
);

function parametersOf(id: string, vendor: string): Parameters {
  return PARAMETERS_OF.get(`${vendor}/${undated(id)}`) ?? {};
}

// ── prompt caching ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Tokens. platform.claude.com/docs/en/build-with-claude/prompt-caching and platform.openai.com/docs/guides/prompt-caching, read 2026-11. */
const CACHE_MINIMUM: { readonly [id: string]: number } = {
  "claude-opus-4-6": 4096,
  "claude-opus-4-5": 4096,
  "claude-haiku-4-5": 4096,
  "claude-sonnet-4-6": 2048,
  "claude-3-5-haiku": 2048,
  "claude-3-haiku": 2048,
  "claude-sonnet-4-5": 1024,
  "claude-opus-4-1": 1024,
  "claude-opus-4": 1024,
  "claude-opus-4-0": 1024,
  "claude-sonnet-4": 1024,
  "claude-sonnet-4-0": 1024,
  "claude-3-7-sonnet": 1024,
  "claude-3-5-sonnet": 1024,
  "claude-3-opus": 1024,
};

function cacheMinimumOf(id: string, vendor: string): number | null {
  if (vendor === "openai") return /^(?:gpt-4o|gpt-4\.1|gpt-5|o[134])/.test(id) ? 1024 : null;
  return CACHE_MINIMUM[undated(id)] ?? null;
}

// ── effective context ──────────────────────────────────────────────────────────────────────────────────────────────

const noLiMa = (tokens: number) => ({ tokens, benchmark: "NoLiMa", date: "2025-02" });
const ruler = (tokens: number) => ({ tokens, benchmark: "RULER", date: "2024-04" });

/**
 * Longest input at which a benchmark still counts a model as good: NoLiMa (arXiv 2502.05167, 85 % of the short score), RULER
 * (arXiv 2404.06654, 85.6 points). They differ by up to a thousand times, so a figure is only ever shown with its name.
 */
const EFFECTIVE: { readonly [id: string]: ModelInfo["effective"] } = {
  "gpt-4o": noLiMa(8000),
  "gpt-4o-2024-11-20": noLiMa(8000),
  "gpt-4o-mini": noLiMa(1000),
  "gpt-4o-mini-2024-07-18": noLiMa(1000),
  "claude-3-5-sonnet-20241022": noLiMa(4000),
  "gemini-1.5-pro": noLiMa(2000),
  "gemini-1.5-flash": noLiMa(1000),
  "llama-3.3-70b-instruct": noLiMa(2000),
  "llama-3.1-405b-instruct": noLiMa(2000),
  "llama-3.1-70b-instruct": noLiMa(2000),
  "llama-3.1-8b-instruct": noLiMa(1000),
  "mistral-large-2407": noLiMa(2000),
  "gpt-4-1106-preview": ruler(64_000),
  "open-mixtral-8x22b": ruler(32_000),
  "open-mixtral-8x7b": ruler(32_000),
};

/**
 * Writes server/src/catalogue/models.generated.ts from local copies of public data; nothing is fetched:
 *
 *   node scripts/refresh-models.ts --models-dev <checkout> --litellm <price file>[,<older price file>] --date 2026-07-02
 *
 * models.dev (MIT) leads. LiteLLM's price files (MIT) add dated snapshots and retired models. llm-zoo and genai-prices (MIT,
 * development dependencies) add what is newer than both, and confirm. A row says who confirms it; where two disagree it is not
 * certain. Read the difference of the written file before committing it.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parse } from "smol-toml";
import {
  type Candidate,
  canonicalKey,
  collapse,
  confirmedBy,
  inheritLimits,
  isForeignSpelling,
  isOpenWeights,
  pinningOf,
  plainId,
} from "./models/candidates.ts";
import { newerModels, secondOpinions } from "./models/packages.ts";
import { publishedModels } from "./models/published.ts";

const { values } = parseArgs({ options: { "models-dev": { type: "string" }, litellm: { type: "string" }, date: { type: "string" } } });
const checkout = values["models-dev"];
const date = values.date;
if (checkout === undefined || date === undefined)
  throw new Error("Usage: refresh-models --models-dev <checkout> [--litellm <files>] --date <yyyy-mm-dd>");

/** Vendors that sell their own models: folder below providers/ to our vendor name. Their rows come first. */
const FIRST_PARTY: readonly (readonly [string, string])[] = [
  ["openai", "openai"],
  ["anthropic", "anthropic"],
  ["google", "google"],
  ["mistral", "mistral"],
  ["cohere", "cohere"],
  ["deepseek", "deepseek"],
  ["xai", "xai"],
  ["alibaba", "alibaba"],
  ["moonshotai", "moonshot"],
  ["minimax", "minimax"],
  ["zai", "zhipu"],
  ["zhipuai", "zhipu"],
  ["perplexity", "perplexity"],
  ["llama", "meta"],
  ["stepfun", "stepfun"],
  ["xiaomi", "xiaomi"],
  ["upstage", "upstage"],
  ["inception", "inception"],
  ["v0", "vercel"],
  ["morph", "morph"],
  ["google-vertex", "google"],
  ["nvidia", "nvidia"],
];
/** Hosts of open weights, in the order in which their limits are believed. */
const HOSTS = [
  "groq",
  "openrouter",
  "togetherai",
  "fireworks-ai",
  "deepinfra",
  "cerebras",
  "huggingface",
  "amazon-bedrock",
  "github-models",
  "ollama-cloud",
  "azure",
  "vercel",
];
/** Spellings of one vendor. */
const VENDORS: { readonly [name: string]: string } = {
  "meta-llama": "meta",
  mistralai: "mistral",
  qwen: "alibaba",
  "deepseek-ai": "deepseek",
  "x-ai": "xai",
  moonshotai: "moonshot",
  "z-ai": "zhipu",
  zhipuai: "zhipu",
  "zai-org": "zhipu",
  minimaxai: "minimax",
  cohereforai: "cohere",
  "text-completion-openai": "openai",
  gemini: "google",
  "vertex_ai-language-models": "google",
  cohere_chat: "cohere",
  "vertex_ai-anthropic_models": "anthropic",
  dashscope: "alibaba",
  voyage: "voyage",
  jina_ai: "jina",
};
const SEEN_VENDORS = new Set([
  ...FIRST_PARTY.map(([, vendor]) => vendor),
  "amazon",
  "microsoft",
  "ai21",
  "voyage",
  "nousresearch",
  "nomic",
  "sentence-transformers",
  "baai",
  "huggingfaceh4",
  "intfloat",
  "thenlper",
  "mixedbread",
  "snowflake",
  "jina",
  "together",
  "llava",
  "eleutherai",
  "mosaicml",
  "openlm-research",
  "tiiuae",
  "pinecone",
]);

interface Toml {
  readonly base_model?: string;
  readonly family?: string;
  readonly release_date?: string;
  readonly reasoning?: boolean;
  readonly status?: string;
  readonly limit?: { readonly context?: number; readonly input?: number; readonly output?: number };
  readonly cost?: { readonly input?: number; readonly output?: number; readonly cache_read?: number };
  readonly modalities?: { readonly output?: readonly string[] };
}

function* tomlFiles(folder: string, prefix = ""): Generator<readonly [string, string]> {
  for (const name of readdirSync(folder).toSorted()) {
    const path = `${folder}/${name}`;
    const stat = statSync(path, { throwIfNoEntry: false });
    // A link to another provider's file may point nowhere.
    if (stat === undefined) continue;
    if (stat.isDirectory()) yield* tomlFiles(path, `${prefix}${name}/`);
    else if (name.endsWith(".toml")) yield [`${prefix}${name.slice(0, -5)}`, path];
  }
}

const bases = new Map<string, Toml>();
for (const [id, path] of tomlFiles(`${checkout}/models`)) bases.set(id, parse(readFileSync(path, "utf8")) as Toml);

function candidate(id: string, vendor: string, own: Toml): Candidate | null {
  const base = own.base_model === undefined ? undefined : bases.get(own.base_model);
  const limit = { ...base?.limit, ...own.limit };
  const output = own.modalities?.output ?? base?.modalities?.output ?? ["text"];
  if (limit.context === undefined || limit.context <= 0 || !output.includes("text")) return null;
  const embedding = (own.family ?? base?.family ?? id).includes("embed");
  return {
    id,
    vendor,
    family: own.family ?? base?.family ?? null,
    window: limit.context,
    input: limit.input !== undefined && limit.input < limit.context ? limit.input : null,
    output: embedding || !limit.output ? null : limit.output,
    price: own.cost?.input === undefined ? null : [own.cost.input, own.cost.output ?? 0, own.cost.cache_read ?? null],
    released: own.release_date ?? base?.release_date ?? null,
    reasoning: own.reasoning ?? base?.reasoning ?? false,
    deprecated: own.status === "deprecated",
    embedding,
    source: "models.dev",
  };
}

const candidates: Candidate[] = [];
const add = (it: Candidate | null) => {
  if (it !== null) candidates.push(it);
};
for (const [folder, vendor] of FIRST_PARTY) {
  for (const [id, path] of tomlFiles(`${checkout}/providers/${folder}/models`)) {
    const slash = id.indexOf("/");
    const owner = slash < 0 ? vendor : vendorName(id.slice(0, slash));
    const bare = slash < 0 ? id : id.slice(slash + 1);
    if (owner !== vendor || /[@:/]/.test(bare)) continue;
    add(candidate(bare, owner, parse(readFileSync(path, "utf8")) as Toml));
  }
}
for (const [id, base] of bases) {
  const [lab = "", ...rest] = id.split("/");
  add(candidate(rest.join("/"), vendorName(lab), base));
}
for (const host of HOSTS) {
  for (const [id, path] of tomlFiles(`${checkout}/providers/${host}/models`)) {
    const own = parse(readFileSync(path, "utf8")) as Toml;
    const slash = id.lastIndexOf("/");
    const owner =
      slash >= 0
        ? id.slice(0, slash).split("/").at(-1)
        : (own.base_model?.split("/")[0] ??
          /^(?:[a-z]{2,6}\.)?(amazon|meta|mistral|deepseek|qwen|nvidia|minimax|moonshotai|google|openai)\./.exec(id)?.[1]);
    const bare = plainId(slash < 0 ? id : id.slice(slash + 1));
    if (owner !== undefined && isForeignSpelling(bare, vendorName(owner))) continue;
    if (/:(free|beta|extended)$/.test(bare) || owner === undefined) continue;
    // A price is the host's, not the model's.
    const it = candidate(bare, vendorName(owner), own);
    add(it && { ...it, price: null });
  }
}

interface LiteLlm {
  readonly litellm_provider?: string;
  readonly mode?: string;
  readonly max_tokens?: number | string;
  readonly max_input_tokens?: number | string;
  readonly max_output_tokens?: number | string;
  readonly input_cost_per_token?: number;
  readonly output_cost_per_token?: number;
  readonly cache_read_input_token_cost?: number;
  readonly supports_reasoning?: boolean;
}
const LITELLM_PROVIDERS: readonly string[] = [
  "openai",
  "text-completion-openai",
  "anthropic",
  "gemini",
  "vertex_ai-language-models",
  "mistral",
  "cohere",
  "cohere_chat",
  "deepseek",
  "xai",
  "perplexity",
  "voyage",
  "groq",
  "ai21",
  "moonshot",
  "dashscope",
  "jina_ai",
];
const second = new Map<string, Candidate>();
for (const file of values.litellm?.split(",") ?? []) {
  const data = JSON.parse(readFileSync(file, "utf8")) as { readonly [id: string]: LiteLlm };
  for (const [key, row] of Object.entries(data)) {
    if (typeof row !== "object" || !LITELLM_PROVIDERS.includes(row.litellm_provider ?? "")) continue;
    if (!["chat", "completion", "responses", "embedding", "rerank"].includes(row.mode ?? "chat") || /^(ft:|sample_spec)/.test(key))
      continue;
    const bare = key.slice(key.lastIndexOf("/") + 1);
    // Perplexity also served other people's weights.
    if (row.litellm_provider === "perplexity" && !/sonar|pplx|r1-1776/.test(bare)) continue;
    const window = Number(row.max_input_tokens ?? row.max_tokens);
    if (!(window > 0)) continue;
    const output = Number(row.max_output_tokens);
    const million = (price: number | undefined) => (price === undefined ? null : Math.round(price * 1e10) / 1e4);
    const embedding = row.mode === "embedding" || row.mode === "rerank";
    // Some chat models are listed under a mode of their vendor's other endpoint.
    if (embedding && !/embed|rerank|voyage|jina/.test(bare)) continue;
    const it: Candidate = {
      id: bare,
      vendor: row.litellm_provider === "groq" ? openWeightsVendor(bare) : vendorName(row.litellm_provider ?? ""),
      family: null,
      window,
      input: null,
      output: embedding || !(output > 0) ? null : output,
      price:
        row.input_cost_per_token === undefined
          ? null
          : [million(row.input_cost_per_token) ?? 0, million(row.output_cost_per_token) ?? 0, million(row.cache_read_input_token_cost)],
      released: null,
      reasoning: row.supports_reasoning === true,
      deprecated: false,
      embedding,
      source: "litellm",
    };
    candidates.push(it);
    if (!second.has(canonicalKey(bare))) second.set(canonicalKey(bare), it);
  }
}

candidates.push(...newerModels(), ...publishedModels());
const opinions = secondOpinions();
const rows = inheritLimits(collapse(candidates.filter((it) => SEEN_VENDORS.has(it.vendor))));
const ids = rows.map((row) => row.id);
const lines = rows.map((row) => {
  const confirmed =
    !isOpenWeights(row.id, row.vendor) &&
    confirmedBy(row, [...opinions(row), ...(row.source === "litellm" ? [] : [second.get(canonicalKey(row.id)) ?? null])]);
  const { pinned, pinTo } = pinningOf(row.id, row.vendor, ids);
  const flags = `${row.reasoning ? "r" : ""}${row.deprecated ? "d" : ""}${row.embedding ? "e" : ""}${confirmed ? "c" : ""}${pinned === null ? "" : pinned ? "p" : "m"}`;
  const cells = [
    row.id,
    row.vendor,
    row.family,
    row.window,
    row.input,
    row.output,
    row.price?.[0] ?? null,
    row.price?.[1] ?? null,
    row.price?.[2] ?? null,
    row.released,
    flags,
    pinTo,
    row.source,
  ];
  return `  ${JSON.stringify(cells)},`;
});
const text = `// biome-ignore-all format: one row a line, so that a refresh reads as a list of changed models\n// Generated by scripts/refresh-models.ts: do not edit. Data: models.dev, LiteLLM, llm-zoo, genai-prices (MIT each).

/**
 * Id, vendor, family, window, limit of the input alone, longest reply (tokens), price of input, output and cached input
 * (USD per million tokens), date of release, flags, snapshot to pin to, source. Flags: r reasoning, d deprecated, e embedding
 * or reranking, c confirmed by a second source, p pinned, m moving.
 */
export type ModelRow = readonly [
  string, string, string | null, number, number | null, number | null, number | null, number | null, number | null, string | null, string, string | null, string,
];

/** Date of the leading source. */
export const MODEL_DATA_DATE = "${date}";

export const MODEL_ROWS: readonly ModelRow[] = [
${lines.join("\n")}
];
`;
writeFileSync(new URL("../server/src/catalogue/models.generated.ts", import.meta.url), text);
console.log(`${rows.length} models, ${lines.filter((line) => /"[a-z]*c[a-z]*",(null|"[^"]*"),"[^"]*"\],$/.test(line)).length} confirmed`);

function vendorName(name: string): string {
  const lower = name.toLowerCase();
  return VENDORS[lower] ?? lower;
}

function openWeightsVendor(id: string): string {
  if (/^(meta-)?llama/.test(id)) return "meta";
  if (/^(mixtral|mistral)/.test(id)) return "mistral";
  if (/^gemma/.test(id)) return "google";
  if (/^(qwen|qwq)/.test(id)) return "alibaba";
  if (/^deepseek/.test(id)) return "deepseek";
  if (/^kimi/.test(id)) return "moonshot";
  return /^gpt-oss/.test(id) ? "openai" : "unknown";
}

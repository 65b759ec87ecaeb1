/**
 * What code writes for a model, taken apart. One model has dozens of spellings: a region and a vendor before it (Bedrock),
 * a version behind `@` (Vertex), a gateway's route, a tag, a quantisation, a fine-tuning job.
 */
export interface WrittenModel {
  /** The model's own name in lower case, as written: `claude-3.5-sonnet`. */
  readonly name: string;
  /** Spellings to look up, best first; the first is `name`. */
  readonly spellings: readonly string[];
  /** Who serves it, when the spelling says so: `bedrock`, `vertex`, `openrouter`, `azure`, `ollama`. */
  readonly host: string | null;
  /** Vendor named in front: `anthropic`. */
  readonly owner: string | null;
  /** A fine-tuned model that is based on this one. */
  readonly fineTuned: boolean;
  /** The reader of the id chooses what it means: a deployment, an endpoint. Names that look like a model are a guess. */
  readonly deployment: boolean;
  /** The spelling itself fixes a version that the name does not hold: `@001`, `:digest`. */
  readonly versioned: boolean;
}

/** First segments that name a route and not a vendor, to the host they mean. */
const ROUTES: { readonly [segment: string]: string } = {
  openrouter: "openrouter",
  bedrock: "bedrock",
  "amazon-bedrock": "bedrock",
  amazon_bedrock: "bedrock",
  bedrock_converse: "bedrock",
  converse: "bedrock",
  "aws-bedrock": "bedrock",
  vertex: "vertex",
  vertex_ai: "vertex",
  vertexai: "vertex",
  "vertex-ai": "vertex",
  vertex_ai_beta: "vertex",
  google_vertexai: "vertex",
  "google-vertex": "vertex",
  "google-vertex-anthropic": "vertex",
  google_anthropic_vertex: "vertex",
  azure: "azure",
  azure_openai: "azure",
  "azure-openai": "azure",
  azure_ai: "azure-ai",
  "azure-ai": "azure-ai",
  azureml: "azure-ai",
  "azure-cognitive-services": "azure",
  ollama: "ollama",
  ollama_chat: "ollama",
  "ollama-cloud": "ollama",
  groq: "groq",
  together: "together",
  together_ai: "together",
  togetherai: "together",
  fireworks: "fireworks",
  fireworks_ai: "fireworks",
  "fireworks-ai": "fireworks",
  replicate: "replicate",
  deepinfra: "deepinfra",
  huggingface: "huggingface",
  "hf.co": "huggingface",
  hf: "huggingface",
  "huggingface.co": "huggingface",
  anyscale: "anyscale",
  perplexity: "perplexity",
  cerebras: "cerebras",
  sambanova: "sambanova",
  nvidia_nim: "nvidia",
  nim: "nvidia",
  databricks: "databricks",
  watsonx: "watsonx",
  cloudflare: "cloudflare",
  "workers-ai": "cloudflare",
  "@cf": "cloudflare",
  github: "github",
  github_copilot: "github",
  "github-models": "github",
  lm_studio: "lm-studio",
  lmstudio: "lm-studio",
  vllm: "vllm",
  hosted_vllm: "vllm",
  llamafile: "llamafile",
  sagemaker: "sagemaker",
  sagemaker_chat: "sagemaker",
  litellm: "litellm",
  litellm_proxy: "litellm",
  vercel: "vercel",
  gateway: "vercel",
  portkey: "portkey",
  helicone: "helicone",
  requesty: "requesty",
  novita: "novita",
  hyperbolic: "hyperbolic",
  nebius: "nebius",
  siliconflow: "siliconflow",
  featherless_ai: "featherless",
  baseten: "baseten",
  oobabooga: "oobabooga",
  xinference: "xinference",
  volcengine: "volcengine",
  openai_compatible: "openai-compatible",
  "openai-compatible": "openai-compatible",
  "text-completion-openai": "openai",
  "openai-chat": "openai",
  "openai-responses": "openai",
  responses: "openai",
  "google-gla": "google",
  google_genai: "google",
  "google-genai": "google",
  gemini: "google",
  googleai: "google",
  google_ai: "google",
  dashscope: "alibaba",
  codestral: "mistral",
  cohere_chat: "cohere",
  palm: "google",
  palm_chat: "google",
};

/** Vendors in front of an id, to our name for them. */
const OWNERS: { readonly [segment: string]: string } = {
  openai: "openai",
  anthropic: "anthropic",
  google: "google",
  mistral: "mistral",
  mistralai: "mistral",
  cohere: "cohere",
  coherelabs: "cohere",
  cohereforai: "cohere",
  deepseek: "deepseek",
  "deepseek-ai": "deepseek",
  xai: "xai",
  "x-ai": "xai",
  meta: "meta",
  "meta-llama": "meta",
  facebook: "meta",
  alibaba: "alibaba",
  qwen: "alibaba",
  moonshot: "moonshot",
  moonshotai: "moonshot",
  minimax: "minimax",
  minimaxai: "minimax",
  zai: "zhipu",
  "z-ai": "zhipu",
  "zai-org": "zhipu",
  zhipuai: "zhipu",
  thudm: "zhipu",
  amazon: "amazon",
  ai21: "ai21",
  nvidia: "nvidia",
  microsoft: "microsoft",
  voyage: "voyage",
  voyageai: "voyage",
  perplexity: "perplexity",
  upstage: "upstage",
  nousresearch: "nousresearch",
  groq: "groq",
  stability: "stability",
  writer: "writer",
  jina: "jina",
  jinaai: "jina",
};

const REGIONS = new Set(["us", "eu", "apac", "global", "jp", "au", "ca", "sa", "us-gov"]);

/** Behind a colon: how it is served, not what it is. */
const ROUTE_SUFFIX = /:(?:free|nitro|online|beta|floor|extended|thinking|exacto|latest|auto|fast|flex|default)$/;

/** How weights are packed or served; the model stays the same. */
const PACKING =
  /-(?:hf|fp8|fp16|bf16|awq|gptq|int4|int8|gguf|turbo|lite|reference|maas|tput|fast|bnb-4bit|4bit|8bit|mlx|free|dynamic|fp8-dynamic|instruct-fp8|versatile|instant)$/;

/** Longest id that is read; longer text is no id. UTF-16 units. */
const LONGEST = 256;

/** Takes a written id apart, or null when the text cannot be a model's id. */
export function readModelId(written: string): WrittenModel | null {
  const text = written.trim();
  if (text === "" || text.length > LONGEST || /[\s{}<>"'`$%,;\\]/.test(text)) return null;
  const lower = text.toLowerCase();
  if (lower.startsWith("ft:")) return fineTuned(lower.slice(3));
  const oldTune = /^(ada|babbage|curie|davinci):ft-/.exec(lower);
  if (oldTune?.[1] !== undefined) return fineTuned(oldTune[1]);
  return fromSegments(lower.startsWith("arn:") ? arnResource(lower) : lower);
}

function fineTuned(rest: string): WrittenModel | null {
  const base = fromSegments(rest.split(":")[0] ?? "");
  return base === null ? null : { ...base, fineTuned: true };
}

/** The resource of an AWS ARN that names a public model; profiles and models of an account say nothing. */
function arnResource(arn: string): string {
  const resource = arn.split(":").slice(5).join(":");
  const slash = resource.indexOf("/");
  return ["foundation-model", "inference-profile"].includes(resource.slice(0, slash)) ? `bedrock/${resource.slice(slash + 1)}` : "";
}

function fromSegments(path: string): WrittenModel | null {
  let host: string | null = null;
  let owner: string | null = null;
  let deployment = false;
  const segments = unscheme(path)
    .split("/")
    .filter((it) => it !== "" && it !== "models" && it !== "publishers" && it !== "accounts");
  while (segments.length > 1) {
    const head = segments.shift() ?? "";
    if (head === "projects" || head === "locations") segments.shift();
    if (head === "tunedmodels" || head === "endpoints" || head === "deployments") return null;
    owner = OWNERS[head] ?? owner;
    host = host ?? ROUTES[head] ?? null;
  }
  let name = segments[0] ?? "";
  const prefixed = /^([a-z][a-z0-9_-]*):(?=[a-z])(.+)$/.exec(name);
  if (prefixed?.[1] !== undefined && prefixed[2] !== undefined && (ROUTES[prefixed[1]] ?? OWNERS[prefixed[1]]) !== undefined) {
    host = host ?? ROUTES[prefixed[1]] ?? null;
    owner = OWNERS[prefixed[1]] ?? owner;
    name = prefixed[2];
  }
  if (host === "sagemaker" || host === "azure-ai" || host === "databricks") deployment = true;
  if (host === "azure") deployment = true;
  const dotted = name.split(".");
  if (dotted.length > 1 && REGIONS.has(dotted[0] ?? "") && OWNERS[dotted[1] ?? ""] !== undefined) dotted.shift();
  if (dotted.length > 1 && (OWNERS[dotted[0] ?? ""] !== undefined || dotted[0] === "moonshotai")) {
    owner = OWNERS[dotted.shift() ?? ""] ?? owner;
    host = host ?? "bedrock";
  }
  name = dotted.join(".");
  const { bare, versioned, tagged } = untagged(name, host);
  if (!/^[a-z0-9@][a-z0-9._-]*$/.test(bare) || !/[a-z]/.test(bare)) return null;
  return {
    name: bare,
    spellings: spellingsOf(bare),
    host: host ?? (tagged ? "ollama" : null),
    owner,
    fineTuned: false,
    deployment,
    versioned,
  };
}

function unscheme(path: string): string {
  return path
    .replace(/^(?:https?:\/\/[a-z0-9.-]+\/(?:v\d[a-z0-9]*\/)?|@cf\/)/, (scheme) => (scheme === "@cf/" ? "cloudflare/" : ""))
    .replace(/^hf:\/\//, "huggingface/");
}

/** Cuts off versions and tags behind `@` and `:`. */
function untagged(name: string, host: string | null): { readonly bare: string; readonly versioned: boolean; readonly tagged: boolean } {
  let bare = name.replace(/\[\d+[km]\]$/, "");
  let versioned = false;
  let tagged = false;
  const at = bare.indexOf("@", 1);
  if (at > 0) {
    const version = bare.slice(at + 1);
    bare = bare.slice(0, at);
    if (/^20\d{6}$/.test(version)) bare = `${bare}-${version}`;
    else if (/^\d{3}$/.test(version)) bare = `${bare}-${version}`;
    versioned = version !== "latest" && version !== "default" && version !== "main";
  }
  const bedrock = /-v\d+:\d+(?::\d+k|:mm)?$/.exec(bare) ?? /-v\d+$/.exec(bare);
  if (bedrock !== null) return { bare: bare.slice(0, bedrock.index), versioned: true, tagged };
  const oss = /-\d:\d$/.exec(bare) ?? /:\d(?::\d+k)?$/.exec(bare);
  if (oss !== null) return { bare: bare.slice(0, oss.index), versioned: true, tagged };
  const route = ROUTE_SUFFIX.exec(bare);
  if (route !== null) {
    if (route[0] === ":latest") tagged = true;
    bare = bare.slice(0, route.index);
  }
  const colon = bare.indexOf(":");
  if (colon > 0) {
    const tag = bare.slice(colon + 1);
    bare = bare.slice(0, colon);
    if (/^[0-9a-f]{32,64}$/.test(tag)) versioned = true;
    else if (/^[a-z0-9._-]{1,60}$/.test(tag)) {
      tagged = host === null || host === "ollama" || host === "huggingface";
      // Ollama writes the size, and how it is packed, behind the colon.
      const size = /^(?:e?\d+(?:\.\d+)?[bm]|\d+x\d+b)/.exec(tag)?.[0];
      const kind = /-(instruct|chat|text|code|it)\b/.exec(tag)?.[1];
      if (size !== undefined) bare = `${bare}-${size}${kind === undefined ? "" : `-${kind}`}`;
    }
  }
  return { bare, versioned, tagged };
}

/** Other ways to write the same name, best first. */
function spellingsOf(name: string): string[] {
  const found: string[] = [];
  const add = (it: string) => {
    if (it !== "" && !found.includes(it)) found.push(it);
  };
  add(name);
  for (const it of familySpellings(name)) add(it);
  // Packed or renamed by a host: the same weights under their plain name.
  for (let it = name, rounds = 0; rounds < 3 && PACKING.test(it); rounds++) {
    it = it.replace(PACKING, "");
    add(it);
    for (const other of familySpellings(it)) add(other);
  }
  return found;
}

function* familySpellings(name: string): Generator<string> {
  if (name.startsWith("claude")) yield* claudeSpellings(name);
  else if (name.startsWith("gpt-35") || name.startsWith("gpt35")) yield name.replace(/^gpt-?35/, "gpt-3.5");
  else if (/^gpt\d/.test(name)) yield name.replace(/^gpt/, "gpt-");
  else if (/^(?:meta-)?llama/.test(name)) yield* llamaSpellings(name);
  else if (/^(?:gemini|gemma)/.test(name)) yield* geminiSpellings(name);
  else if (
    /^(?:mistral|mixtral|codestral|ministral|pixtral|magistral|devstral|command|qwen|qwq|deepseek|kimi|grok|glm|phi|nova|titan)/.test(name)
  ) {
    const plain = name.replace(/(\d)p(\d)/, "$1.$2");
    yield plain;
    yield `${plain}-instruct`;
    yield `${plain}-it`;
    yield plain.replace(/-(?:instruct|chat|it)(?:-v0\.\d)?$/, "");
    if (plain.startsWith("mistral-7b") || plain.startsWith("mixtral"))
      yield `open-${plain.replace(/-(?:instruct.*|v0\.\d.*|latest)$/, "")}`;
    if (plain.startsWith("qwen")) yield plain.replace(/^qwen-?(\d(?:\.\d)?)-?/, "qwen$1-");
    if (plain.startsWith("grok")) yield plain.replace(/^grok-(\d)-(\d)/, "grok-$1.$2");
    if (plain.startsWith("command")) yield plain.replace(/-v1$/, "");
  }
}

/** `claude-3.5-sonnet`, `claude-4-sonnet`, `claude-4.5-sonnet`, `claude-sonnet-4.5`: dots are dashes, the name leads from 4 on. */
function* claudeSpellings(name: string): Generator<string> {
  const dashed = name
    .replace(/^claude-v/, "claude-")
    .replace(/(\d)\.(\d)/g, "$1-$2")
    .replace(/-fast$/, "");
  yield name.replace(/^claude-v/, "claude-");
  yield dashed;
  const old = /^claude-(\d)(-\d)?-(opus|sonnet|haiku)(.*)$/.exec(dashed);
  if (old !== null) yield `claude-${old[3]}-${old[1]}${old[2] ?? ""}${old[4] ?? ""}`;
  const named = /^claude-(opus|sonnet|haiku)-(3)(-\d)?(.*)$/.exec(dashed);
  if (named !== null) yield `claude-${named[2]}${named[3] ?? ""}-${named[1]}${named[4] ?? ""}`;
  if (/^claude-instant-v?1/.test(name)) yield "claude-instant-1.2";
}

/** `meta-llama-3.1-70b-instruct`, `llama3-1-70b-instruct`, `llama-v3p1-70b-instruct`, `llama3.1-70b`. */
function* llamaSpellings(name: string): Generator<string> {
  const plain = name
    .replace(/^meta-/, "")
    .replace(/^llama-?v?(\d)[p.-](\d{1,2})(?=-|$)/, "llama-$1.$2")
    .replace(/^llama-?v?(\d)(?![.\d])/, "llama-$1");
  yield plain;
  yield `${plain}-instruct`;
  yield plain.replace(/-chat(?:-hf)?$|-instruct$/, "");
  yield plain.replace(/-(?:chat|instruct).*$/, "-instruct");
  yield plain.replace(/-chat.*$/, "-chat");
}

/** Versions of one Gemini model share its limits: `gemini-1.5-pro-002`, `gemini-2.0-flash-exp`, `gemini-2.5-pro-preview-05-06`. */
function* geminiSpellings(name: string): Generator<string> {
  const family = name.replace(
    /-(?:latest|\d{3}|exp|experimental|preview|\d{2}-\d{2}|\d{2}-20\d{2}|exp-\d{4}|preview-\d{4}|\d{4})(?=-|$)/g,
    "",
  );
  if (family !== name) yield family;
  if (name === "gemini-pro" || name === "gemini-pro-vision") yield "gemini-1.0-pro";
  yield name.replace(/^(gemma-?\d?)-(\d+b)$/, "$1-$2-it");
  yield name.replace(/^gemma(\d)/, "gemma-$1");
}

/**
 * What code writes for a model, taken apart. One model has dozens of spellings: a region and a vendor before it (Bedrock),
 * a version behind `@` (Vertex), a gateway's route, a tag, a quantisation, a fine-tuning job.
 */
export interface WrittenModel {
  /** The model's own name in lower case, as written: `claude-3.5-sonnet`. */
  readonly name: string;
  /** Spellings of the same model to look up, best first; the first is `name`. */
  readonly spellings: readonly string[];
  /** Models that share its limits: the same weights packed otherwise, another version of the family. */
  readonly relatives: readonly string[];
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
const ROUTES: ReadonlyMap<string, string> = new Map(
  Object.entries({
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
    "google-vertexai": "vertex",
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
  }),
);

/** Vendors in front of an id, to our name for them. */
const OWNERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
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
  }),
);

/** Hosts where the name is whatever an account calls it. */
const DEPLOYMENTS = new Set(["azure", "azure-ai", "sagemaker", "databricks"]);

const REGIONS = new Set(["us", "eu", "apac", "global", "jp", "au", "ca", "sa", "us-gov"]);

/** Behind a colon: how it is served, not what it is. */
const ROUTE_SUFFIX = /:(?:free|nitro|online|beta|floor|extended|thinking|exacto|latest|auto|fast|flex|default)$/;

/** How weights are packed or served; the model stays the same. */
const PACKING =
  /-(?:hf|fp8|fp16|bf16|awq|gptq|int4|int8|gguf|turbo|lite|reference|maas|tput|fast|bnb-4bit|4bit|8bit|mlx|free|dynamic|fp8-dynamic|instruct-fp8|versatile|instant)$/;

/** Ends of addresses that lead to a document. */
const FILE = /\.(?:ya?ml|json|html?|txt|md|py|js)$/;

/** Longest id that is read; longer text is no id. UTF-16 units. */
const LONGEST = 256;

/** What editors show for a model, and let people write into their files: `Claude Sonnet 4.5 (copilot)`, `GPT-5 mini`. */
const DISPLAYED = /^((?:claude|gpt|gemini|grok|o\d)[\w.-]*(?: [\w.-]+){0,5})(?: \((?:copilot|preview)\)){0,2}$/;

/** Names that coding agents have for the newest model of a family. */
const NEWEST = new Set(["opus", "sonnet", "haiku", "fable"]);

/** Takes a written id apart, or null when the text cannot be a model's id. */
export function readModelId(written: string): WrittenModel | null {
  const text = written.trim();
  if (text === "" || text.length > LONGEST) return null;
  const lower = text.toLowerCase();
  const tune = /^(?:[a-z_-]+\/)?ft:/.exec(lower);
  // Behind the base stand an organisation, a suffix and a job, which a template may fill in.
  if (tune !== null) return fineTuned(lower.slice(tune[0].length));
  const displayed = lower.includes(" ") ? DISPLAYED.exec(lower)?.[1] : undefined;
  if (displayed !== undefined) return fromSegments(`github/${displayed.replaceAll(" ", "-")}`);
  if (/[\s{}<>"'`$%,;\\]/.test(text)) return null;
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
    owner = OWNERS.get(head) ?? owner;
    host = host ?? ROUTES.get(head) ?? null;
  }
  let name = segments[0] ?? "";
  const [, prefix = "", rest] = /^([a-z][a-z0-9_-]*):(?=[a-z])(.+)$/.exec(name) ?? [];
  // `openai:gpt-4o` names a provider, `mistral:instruct` a model of Ollama with its tag.
  if (
    rest !== undefined &&
    !/^(?:(?:instruct|chat|text|code|latest)(?:-|$)|q\d_)/.test(rest) &&
    (ROUTES.has(prefix) || OWNERS.has(prefix))
  ) {
    host = host ?? ROUTES.get(prefix) ?? null;
    owner = OWNERS.get(prefix) ?? owner;
    name = rest;
  }
  if (host !== null && DEPLOYMENTS.has(host)) deployment = true;
  const dotted = name.split(".");
  if (dotted.length > 2 && REGIONS.has(dotted[0] ?? "") && OWNERS.has(dotted[1] ?? "")) dotted.shift();
  if (dotted.length > 1 && OWNERS.has(dotted[0] ?? "")) {
    owner = OWNERS.get(dotted.shift() ?? "") ?? owner;
    host = host ?? "bedrock";
  }
  name = dotted.join(".");
  if (FILE.test(name)) return null;
  // A file of weights: `nomic-embed-text-v1.5.f16.gguf`.
  name = name.replace(/[.-](?:bf16|f16|f32|i?q\d[a-z0-9_]{0,8})\.(?:gguf|bin)$|\.gguf$/, "");
  if (NEWEST.has(name) && host === null) host = "claude-code";
  const { bare, versioned, tagged } = untagged(name, host === "bedrock");
  if (!/^[a-z0-9@][a-z0-9._-]*$/.test(bare) || !/[a-z]/.test(bare)) return null;
  const pulled = DEFAULT_SIZES.get(bare);
  const ollama = pulled !== undefined || (tagged && host === null);
  return {
    name: bare,
    // Constants of SDKs stand for ids with dashes.
    spellings: [...new Set(pulled === undefined ? [bare, ...familySpellings(bare), bare.replaceAll("_", "-")] : [bare, pulled])],
    relatives: pulled === undefined ? relativesOf(bare) : [],
    host: host ?? (ollama ? "ollama" : null),
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
function untagged(name: string, bedrock: boolean): { readonly bare: string; readonly versioned: boolean; readonly tagged: boolean } {
  const plain = name.replace(/\[\d+[km]\]$/, "");
  if (bedrock) return withoutRevision(plain);
  const at = plain.indexOf("@", 1);
  if (at > 0) return atVersion(plain.slice(0, at), plain.slice(at + 1));
  const route = ROUTE_SUFFIX.exec(plain);
  if (route !== null) return { bare: plain.slice(0, route.index), versioned: false, tagged: route[0] === ":latest" };
  const colon = plain.indexOf(":");
  if (colon < 0) return { bare: plain, versioned: false, tagged: false };
  const bare = plain.slice(0, colon);
  const tag = plain.slice(colon + 1);
  // Replicate: a digest.
  if (/^[0-9a-f]{32,64}$/.test(tag)) return { bare, versioned: true, tagged: false };
  // Ollama writes the size, and how it is packed, behind the colon.
  const size = /^(?:e?\d+(?:\.\d+)?[bm]|\d+x\d+b)/.exec(tag)?.[0];
  const kind = /-(instruct|chat|text|code|it)\b/.exec(tag)?.[1];
  return { bare: size === undefined ? bare : `${bare}-${size}${kind === undefined ? "" : `-${kind}`}`, versioned: false, tagged: true };
}

/** Vertex: `claude-sonnet-4@20250514`, `claude-3-5-sonnet-v2@20241022`, `text-bison@001`, `claude-opus-4-6@default`. */
function atVersion(name: string, version: string): { readonly bare: string; readonly versioned: boolean; readonly tagged: boolean } {
  const versioned = !/^(?:latest|default|main)$/.test(version);
  const dated = /^20\d{6}$/.test(version)
    ? `${name.replace(/-v\d$/, "")}-${version}`
    : /^\d{3}$/.test(version)
      ? `${name}-${version}`
      : name;
  return { bare: dated, versioned, tagged: false };
}

/** Bedrock: `-v1:0`, `-v2:0:200k`, `-1:0`; the first Claudes are nothing but a revision. */
function withoutRevision(name: string): { readonly bare: string; readonly versioned: boolean; readonly tagged: boolean } {
  const claude = /^claude-(instant-)?v(\d)(?::(\d))?(?::\d+k)?$/.exec(name);
  if (claude !== null)
    return { bare: `claude-${claude[1] ?? ""}${claude[2]}${claude[1] ? ".2" : `.${claude[3] ?? "0"}`}`, versioned: true, tagged: false };
  const revision = /-v\d+:\d+(?::(?:\d+k|mm))?$|-v\d+$|-\d:\d$/.exec(name);
  return revision === null
    ? { bare: name, versioned: false, tagged: false }
    : { bare: name.slice(0, revision.index), versioned: true, tagged: false };
}

/** What Ollama pulls for a name without a size. */
const DEFAULT_SIZES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    llama2: "llama-2-7b-chat",
    llama3: "llama-3-8b-instruct",
    "llama3.1": "llama-3.1-8b-instruct",
    "llama3.2": "llama-3.2-3b-instruct",
    "llama3.3": "llama-3.3-70b-instruct",
    mistral: "open-mistral-7b",
    mixtral: "open-mixtral-8x7b",
    gemma: "gemma-7b-it",
    gemma2: "gemma-2-9b-it",
    gemma3: "gemma-3-4b-it",
    phi3: "phi-3-mini-128k-instruct",
    phi4: "phi-4",
    qwen2: "qwen2-7b-instruct",
    "qwen2.5": "qwen2.5-7b-instruct",
    qwen3: "qwen3-8b",
    codellama: "codellama-7b-instruct",
  }),
);

/** Names of models whose limits this one shares: unpacked, and without the version. */
function relativesOf(name: string): string[] {
  const found = new Set<string>();
  for (let it = name, rounds = 0; rounds < 3 && PACKING.test(it); rounds++) {
    it = it.replace(PACKING, "");
    found.add(it);
    for (const other of familySpellings(it)) found.add(other);
  }
  // The smaller of the two windows that these were published with.
  const phi = /^phi-?3-(mini|small|medium)$/.exec(name)?.[1];
  if (phi !== undefined) found.add(`phi-3-${phi}-${phi === "small" ? "8k" : "4k"}-instruct`);
  if (/^gemini/.test(name)) {
    const family = name.replace(
      /-(?:latest|\d{3}|exp|experimental|preview|\d{2}-\d{2}|\d{2}-20\d{2}|exp-\d{4}|preview-\d{4}|\d{4})(?=-|$)/g,
      "",
    );
    if (family !== name) found.add(family);
    if (!/preview|exp/.test(name)) found.add(`${name}-preview`);
  }
  return [...found];
}

/** Other ways to write the same name, best first. */
function* familySpellings(name: string): Generator<string> {
  if (NEWEST.has(name)) yield `claude-${name}`;
  if (name.startsWith("zai-glm-")) yield name.slice("zai-".length).replace(/(\d)-(\d)/, "$1.$2");
  if (/^claude-(?:instant-)?v\d/.test(name)) yield withoutRevision(name).bare;
  if (name.startsWith("claude")) yield* claudeSpellings(name);
  else if (name.startsWith("gpt-35") || name.startsWith("gpt35")) yield name.replace(/^gpt-?35/, "gpt-3.5");
  else if (/^gpt\d/.test(name)) yield name.replace(/^gpt/, "gpt-");
  else if (/^(?:databricks-)?(?:meta-)?llama/.test(name)) yield* llamaSpellings(name);
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
    .replace(/^(?:databricks-)?meta-/, "")
    .replace(/^llama-?v?(\d)[p.-](\d{1,2})(?=-|$)/, "llama-$1.$2")
    .replace(/^llama-?v?(\d)(?![.\d])/, "llama-$1");
  yield plain;
  yield `${plain}-instruct`;
  yield plain.replace(/-chat(?:-hf)?$|-instruct$/, "");
  yield plain.replace(/-(?:chat|instruct).*$/, "-instruct");
  yield plain.replace(/-chat.*$/, "-chat");
}

/** `gemini-pro` was the first; Ollama and others write `gemma2`, `gemma-7b`. */
function* geminiSpellings(name: string): Generator<string> {
  if (/^gemini-(?:1\.0-)?pro(?:-vision)?(?:-latest)?$/.test(name)) yield name.includes("vision") ? "gemini-pro-vision" : "gemini-1.0-pro";
  yield name.replace(/^(gemma-?\d?)-(\d+b)$/, "$1-$2-it");
  yield name.replace(/^gemma(\d)/, "gemma-$1");
  yield name.replace(/^gemma-?(\d)-(\d+b)$/, "gemma-$1-$2-it");
}

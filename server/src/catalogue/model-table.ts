import { factsOf } from "./model-facts.ts";
import { readModelId, type WrittenModel } from "./model-ids.ts";
import { MODEL_ROWS, type ModelRow } from "./models.generated.ts";
import type { ModelInfo, TokenizerId } from "./models.ts";
import { RETIREMENT_ROWS } from "./retirements.generated.ts";

/** What a configuration may say of models. */
export interface ModelSettings {
  /** Deployment or wrapper name to the model behind it: `{"prod-chat": "gpt-4.1"}`. */
  readonly aliases?: { readonly [name: string]: string };
  /** Models that the table does not know, or knows wrongly, by id. */
  readonly custom?: { readonly [id: string]: CustomModel };
}

export interface CustomModel {
  /** Tokens. */
  readonly window: number;
  readonly inputLimit?: number | null;
  readonly outputLimit?: number | null;
  readonly tokenizer?: TokenizerId;
  /** USD per million tokens. */
  readonly price?: { readonly input: number; readonly output: number } | null;
}

const RETIREMENTS = new Map(RETIREMENT_ROWS.map(([vendor, id, on, replacement]) => [`${vendor}/${id}`, { on, replacement }]));

const ROWS = new Map<string, ModelRow>(MODEL_ROWS.map((row) => [row[0], row]));

/** Hosts that decide the window themselves, whatever the weights could take. */
const OWN_WINDOW = new Set([
  "ollama",
  "azure-ai",
  "replicate",
  "huggingface",
  "vllm",
  "lm-studio",
  "llamafile",
  "sagemaker",
  "together",
  "fireworks",
  "groq",
  "deepinfra",
  "openrouter",
  "cloudflare",
  "github",
]);

/** Finds models by what code writes for them. Holds no state but its settings. */
export class ModelTable {
  private readonly settings: ModelSettings;

  constructor(settings: ModelSettings = {}) {
    this.settings = settings;
  }

  /**
   * The model behind a written id, or null when nothing is known: callers then say nothing. `vendor` is who is known to
   * answer; an id of another vendor's model is then left alone, because a compatible server may call it what it likes.
   */
  /** Models to choose from: the user's own, then those of which two sources agree and that their vendor still serves. */
  listed(): ModelInfo[] {
    const own = Object.entries(this.settings.custom ?? {}).map(([id, custom]) => customModel(id, custom));
    const known = MODEL_ROWS.filter(([, , , , , , , , , , flags]) => flags.includes("c") && !/[de]/.test(flags)).map(modelOf);
    return [...own, ...known.filter((it) => it.deprecated === null && !own.some(({ id }) => id === it.id))];
  }

  find(written: string, vendor: string | null = null): ModelInfo | null {
    const alias = lookUp(this.settings.aliases, written);
    const id = alias ?? written;
    const custom = lookUp(this.settings.custom, id);
    if (custom !== undefined) return customModel(id, custom);
    const read = readModelId(id);
    if (read === null) return null;
    const found = findRow(read);
    if (found === null) return null;
    const info = modelOf(found.row);
    const elsewhere = read.host !== null && read.host !== "claude-code";
    if (vendor !== null && !elsewhere && vendor !== info.vendor && FIRST_PARTY.has(vendor)) return null;
    const served = vendor === "google" && info.vendor !== "google" ? "vertex" : vendor;
    const host = read.host ?? (served !== null && !FIRST_PARTY.has(served) && served !== info.vendor ? served : null);
    return adjust(info, { ...read, host, deployment: read.deployment || host === "azure" }, found.guess, alias === undefined);
  }
}

/** What the user states replaces what the table knows; the rest of a known model stays. */
function customModel(id: string, custom: CustomModel): ModelInfo {
  const read = readModelId(id);
  const row = read === null ? null : findRow(read)?.row;
  return {
    ...(row ? modelOf(row) : UNKNOWN_MODEL),
    id,
    window: custom.window,
    inputLimit: custom.inputLimit ?? null,
    outputLimit: custom.outputLimit ?? null,
    ...(custom.tokenizer === undefined || custom.tokenizer === "unknown" ? {} : { tokenizer: custom.tokenizer }),
    ...(custom.price ? { price: { ...custom.price, cachedInput: null } } : {}),
    certain: true,
    custom: true,
  };
}

/** Vendors whose own API serves only their own models; Google's clouds and Mistral's platform serve others' too. */
const FIRST_PARTY = new Set(["openai", "anthropic", "cohere", "deepseek", "xai"]);

function lookUp<Item>(table: { readonly [key: string]: Item } | undefined, key: string): Item | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** How the row came to stand for the id: itself, another packing or version, the family of a snapshot, the newest of an alias. */
type Guess = "same" | "relative" | "snapshot" | "newest";

/** The row of a written id; one of a snapshot's family, or the newest snapshot of an alias, when the id has no row itself. */
function findRow({ spellings, relatives }: WrittenModel): { readonly row: ModelRow; readonly guess: Guess } | null {
  for (const spelling of spellings) {
    const row = ROWS.get(spelling);
    if (row !== undefined) return { row, guess: "same" };
  }
  for (const spelling of spellings) {
    const base = spelling.replace(/-(?:20\d{2}-\d{2}-\d{2}|20\d{6}|\d{4}|\d{2}-20\d{2})$/, "");
    const row = base === spelling ? undefined : ROWS.get(base);
    if (row !== undefined) return { row, guess: "snapshot" };
  }
  for (const relative of relatives) {
    const row = ROWS.get(relative);
    if (row !== undefined) return { row, guess: "relative" };
  }
  for (const spelling of spellings) {
    const row = newestOf(spelling.replace(/-latest$/, ""));
    if (row !== null) return { row, guess: "newest" };
  }
  return null;
}

/** The newest dated snapshot of a family that has no row of its own. */
function newestOf(base: string): ModelRow | null {
  let newest: ModelRow | null = ROWS.get(base) ?? null;
  if (newest !== null) return newest;
  for (const row of MODEL_ROWS) {
    const rest = row[0].startsWith(`${base}-`) ? row[0].slice(base.length + 1) : "";
    if (/^(?:20\d{2}-\d{2}-\d{2}|20\d{6})$/.test(rest) && (newest === null || row[0] > newest[0])) newest = row;
  }
  return newest ?? (/^claude-(?:opus|sonnet|haiku|fable)$/.test(base) ? newestVersion(base) : null);
}

/** `claude-opus-5-5` for `claude-opus`: agents take a family's name for its highest version. */
function newestVersion(base: string): ModelRow | null {
  let newest: ModelRow | null = null;
  let highest = -1;
  for (const row of MODEL_ROWS) {
    const version = row[0].startsWith(`${base}-`) ? /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(row[0].slice(base.length + 1)) : null;
    const rank = version === null ? -1 : Number(version[1]) * 100 + Number(version[2] ?? 0);
    if (rank > highest) [newest, highest] = [row, rank];
  }
  return newest;
}

function modelOf(row: ModelRow): ModelInfo {
  const [id, vendor, family, window, inputLimit, outputLimit, input, output, cachedInput, , flags, pinTo, source] = row;
  return {
    id,
    vendor,
    family,
    window,
    inputLimit,
    // The windows of rows from other sources were confirmed, their limits of a reply were not: one calls half of it the limit.
    outputLimit: source === "models.dev" ? outputLimit : null,
    pinned: flags.includes("p") ? true : flags.includes("m") ? false : null,
    pinTo: pinTo !== null && RETIREMENTS.has(`${vendor}/${pinTo}`) ? null : pinTo,
    reasoning: flags.includes("r"),
    price: input === null || output === null ? null : { input, output, cachedInput },
    deprecated: RETIREMENTS.get(`${vendor}/${id}`) ?? (flags.includes("d") ? { on: null, replacement: null } : null),
    certain: flags.includes("c"),
    custom: false,
    ...factsOf(row),
  };
}

const UNKNOWN_MODEL: ModelInfo = {
  id: "",
  vendor: "custom",
  family: null,
  window: 0,
  inputLimit: null,
  outputLimit: null,
  tokenizer: "unknown",
  overflow: null,
  pinned: null,
  pinTo: null,
  reasoning: false,
  parameters: {},
  price: null,
  cacheMinimum: null,
  deprecated: null,
  effective: null,
  certain: true,
  custom: true,
};

/** What the spelling changes: a host's own window is not certain, a deployment is pinned elsewhere, a snapshot is pinned. */
function adjust(info: ModelInfo, read: WrittenModel, guess: Guess, direct: boolean): ModelInfo {
  const hosted = read.deployment || (read.host !== null && OWN_WINDOW.has(read.host));
  const moved = guess === "newest" ? false : guess === "snapshot" || read.versioned ? true : guess === "relative" ? null : info.pinned;
  return {
    ...info,
    certain: info.certain && guess === "same" && !hosted && !read.fineTuned,
    pinned: read.fineTuned ? true : read.deployment || !direct ? null : moved,
    pinTo: guess === "newest" ? info.id : moved !== false || hosted || read.host !== null ? null : info.pinTo,
    // What a vendor's API does with a parameter, no gateway need do: it drops what the model rejects, or answers itself.
    parameters: hosted || read.fineTuned || !speaksFor(info.vendor, read.host) ? {} : info.parameters,
    price: hosted || read.fineTuned ? null : info.price,
  };
}

/** Whether a host hands parameters to the vendor's model as they are. */
function speaksFor(vendor: string, host: string | null): boolean {
  return host === null || host === vendor || (vendor === "anthropic" && (host === "bedrock" || host === "vertex"));
}

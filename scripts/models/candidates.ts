/** One source's word on one model. */
export interface Candidate {
  readonly id: string;
  readonly vendor: string;
  readonly family: string | null;
  readonly window: number;
  readonly input: number | null;
  readonly output: number | null;
  /** Input, output, cached input: USD per million tokens. */
  readonly price: readonly [number, number, number | null] | null;
  readonly released: string | null;
  readonly reasoning: boolean;
  readonly deprecated: boolean;
  readonly embedding: boolean;
  readonly source: "models.dev" | "litellm" | "llm-zoo" | "genai-prices" | "published";
}

const HOSTED_CLOSED = new Set(["anthropic", "cohere", "perplexity", "xai", "voyage"]);

/** A model that only its vendor names: a host's spelling of it (`us.anthropic.claude-...`) is no model of its own. */
export function isForeignSpelling(id: string, vendor: string): boolean {
  return HOSTED_CLOSED.has(vendor) || (vendor === "openai" && !id.includes("gpt-oss")) || (vendor === "google" && !id.includes("gemma"));
}

/** The plain id of a Bedrock model: without region, vendor and revision. */
export function plainId(id: string): string {
  return id
    .replace(/^(?:us|eu|apac|global|jp|au|ca)\./, "")
    .replace(
      /^(?:amazon|meta|mistral|cohere|ai21|deepseek|qwen|google|nvidia|minimax|moonshot|moonshotai|openai|writer|zai|xai|anthropic)\./,
      "",
    )
    .replace(/-v\d+:\d+$|-\d:\d$/, "");
}

/**
 * A dated snapshot takes the limits of its family where the source of the snapshot states no window of its own but repeats
 * the family's window, or the limit of its input.
 */
export function inheritLimits(rows: readonly Candidate[]): Candidate[] {
  const leading = new Map(rows.filter((it) => it.source === "models.dev").map((it) => [it.id, it]));
  return rows.map((it) => {
    const base = it.source === "models.dev" ? undefined : leading.get(DATED.exec(it.id)?.[1] ?? "");
    if (
      base === undefined ||
      base.vendor !== it.vendor ||
      (it.window !== base.window && it.window !== base.input) ||
      it.output !== base.output
    )
      return it;
    return { ...it, window: base.window, input: base.input, family: base.family };
  });
}

/** What one source says against or for a row; null where it knows nothing. */
export interface Opinion {
  readonly window: number | null;
  readonly output: number | null;
}

/** Spelling under which sources are compared: the id in lower case. */
export function canonicalKey(id: string): string {
  return id.toLowerCase();
}

/** One row per id, the first source winning; gaps are filled by later ones of the same vendor. Sorted by vendor and id. */
export function collapse(candidates: readonly Candidate[]): Candidate[] {
  const rows = new Map<string, Candidate>();
  for (const it of candidates) {
    const key = canonicalKey(it.id);
    const known = rows.get(key);
    if (known === undefined) rows.set(key, { ...it, id: key });
    else if (known.vendor === it.vendor)
      rows.set(key, {
        ...known,
        output: known.output ?? it.output,
        price: known.price ?? it.price,
        released: known.released ?? it.released,
        family: known.family ?? it.family,
      });
  }
  return [...rows.values()].toSorted((a, b) => compare(a.vendor, b.vendor) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Vendors who serve what they train. Elsewhere, and for open weights, the host decides the window. */
const SERVING = new Set([
  "openai",
  "anthropic",
  "google",
  "mistral",
  "cohere",
  "xai",
  "perplexity",
  "deepseek",
  "alibaba",
  "moonshot",
  "zhipu",
  "voyage",
]);

/** Weights that anybody may serve, with a window of their own. */
export function isOpenWeights(id: string, vendor: string): boolean {
  return (
    !SERVING.has(vendor) || /(?:^|-)(?:e?\d+(?:\.\d+)?b|\d+x\d+b)(?:-|$)|^gpt-oss|^gemma|^glm-|^kimi-k2|^deepseek-(?:v|r|coder)/.test(id)
  );
}

/** Confirmed: another source gives the same window, and none gives another window or another longest reply. */
export function confirmedBy(row: Candidate, opinions: readonly (Opinion | null)[]): boolean {
  let confirmed = false;
  for (const opinion of opinions) {
    if (opinion === null) continue;
    // A source may state the limit of the input instead of the window.
    if (opinion.window !== null && opinion.window !== row.window && opinion.window !== row.input && !isRounded(opinion.window, row.window))
      return false;
    if (opinion.window === row.window) confirmed = true;
    if (opinion.output !== null && row.output !== null && opinion.output !== row.output && !isRounded(opinion.output, row.output))
      return false;
  }
  return confirmed;
}

/** 1,000,000 for 1,048,576: neither word for nor against. */
function isRounded(a: number, b: number): boolean {
  return Math.abs(a - b) <= 0.05 * Math.max(a, b);
}

const DATED = /^(.+?)-(\d{4}-\d{2}-\d{2}|20\d{6}|\d{2}-20\d{2}|\d{4})$/;

/**
 * Whether an id names one snapshot, and the newest snapshot for one that moves. By the vendors' own rules as their pages on
 * versions state them (read 2026-11): a date pins, `-latest` moves, a bare name beside dated ones moves; Claude names without
 * a date are snapshots from 4.6 on. Null where no rule is known.
 */
export function pinningOf(
  id: string,
  vendor: string,
  ids: readonly string[],
): { readonly pinned: boolean | null; readonly pinTo: string | null } {
  if (!["openai", "anthropic", "google", "mistral", "cohere", "xai", "deepseek"].includes(vendor)) return { pinned: null, pinTo: null };
  if (isDated(id, vendor)) return { pinned: true, pinTo: null };
  const latest = id.endsWith("-latest");
  const base = latest ? id.slice(0, -"-latest".length) : id;
  const snapshots = ids
    .filter((it) => DATED.exec(it)?.[1] === base && isDated(it, vendor))
    .toSorted((a, b) => compare(dateOf(a, vendor), dateOf(b, vendor)));
  const pinTo = snapshots.at(-1) ?? null;
  if (vendor === "anthropic" && !latest && isPinnedClaude(id)) return { pinned: true, pinTo: null };
  if (latest || pinTo !== null) return { pinned: false, pinTo };
  return { pinned: vendor === "deepseek" && /^deepseek-(chat|reasoner|coder)$/.test(id) ? false : null, pinTo: null };
}

function isDated(id: string, vendor: string): boolean {
  if (vendor === "google") return /-(\d{2}-\d{2}|\d{2}-20\d{2}|00\d)$/.test(id);
  if (vendor === "mistral") return /-2\d[01]\d$/.test(id);
  if (vendor === "cohere") return /-\d{2}-20\d{2}$/.test(id);
  if (vendor === "xai") return /-[01]\d[0-3]\d$/.test(id);
  if (vendor === "anthropic") return /-20\d{6}$/.test(id);
  if (vendor === "deepseek") return false;
  return /-(20\d{2}-\d{2}-\d{2}|0301|0314|0613|1106|0125|0914|16k-0613|32k-0613|32k-0314|1106-preview|0125-preview)$/.test(id);
}

/** Sorts snapshots of one family by time. Cohere writes the month before the year. */
function dateOf(id: string, vendor: string): string {
  const date = DATED.exec(id)?.[2] ?? "";
  return vendor === "cohere"
    ? date.split("-").toReversed().join("-")
    : date
        .replace(/^0301$/, "20230301")
        .replace(/^0314$/, "20230314")
        .replace(/^0613$/, "20230613")
        .replace(/^1106$/, "20231106")
        .replace(/^0125$/, "20240125")
        .replaceAll("-", "");
}

function isPinnedClaude(id: string): boolean {
  const version = /^claude-(?:opus|sonnet|haiku|fable|mythos)-(\d+)(?:-(\d{1,2}))?$/.exec(id);
  return version !== null && Number(version[1]) * 100 + Number(version[2] ?? 0) >= 406;
}

import { type Hover, MarkupKind, type Position } from "vscode-languageserver";
import type { Services } from "../analysis/services.ts";
import type { ModelInfo } from "../catalogue/models.ts";
import type { Call, Document, Hole, Loading, Prompt, Retrieval, Slot, SlotName } from "../model/document.ts";
import { grouped, percent } from "../model/figures.ts";
import { toSource } from "../model/prompt-text.ts";
import type { Span } from "../model/text.ts";
import type { Analysis } from "./analysis.ts";
import { breakdown, spendingOfCall, spendingOfPrompt } from "./breakdown.ts";
import { aligned, code, dollars, preformatted, type Row } from "./figures.ts";
import { reproducibility } from "./reproducibility.ts";

interface Told extends Span {
  readonly markdown: string;
}

/** What a place means: the narrowest of hole, model id, call, retrieval and prompt that lies under it. */
export function hover(analysis: Analysis, position: Position): Hover | null {
  const { document, services, places } = analysis;
  if (document === null || services === null) return null;
  const told = tell(document, services, analysis, places.offset(position));
  return told && { contents: { kind: MarkupKind.Markdown, value: told.markdown }, range: places.range(told) };
}

function tell(document: Document, services: Services, analysis: Analysis, at: number): Told | null {
  return (
    atHole(document, services, at) ??
    atModel(document, services, at) ??
    atCall(document, services, at) ??
    atRetrieval(document, services, at) ??
    atPrompt(analysis, at)
  );
}

function holds({ start, end }: Span, at: number): boolean {
  return start <= at && at <= end;
}

// ── holes ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function atHole({ prompts, uri }: Document, services: Services, at: number): Told | null {
  for (const prompt of prompts) {
    const hole = prompt.holes.find((it) => (it.uri ?? uri) === uri && holds(it, at));
    const markdown = hole && aboutHole(prompt, hole, services);
    if (hole && markdown) return { start: hole.start, end: hole.end, markdown };
  }
  return null;
}

/** Where the value comes from, where that is certain; a hole nobody knows anything of has no hover. */
function aboutHole(prompt: Prompt, hole: Hole, services: Services): string | null {
  const origins = services.origins(prompt, hole);
  if (origins.length === 0) return null;
  const lines = origins.map(({ label, name, category, path, weakened }) => {
    const what = category === null ? label : `${label}, ${category}`;
    const steps = path.length > 1 ? `, ${path.length} steps` : "";
    return `- ${code(name)}: ${what}${steps}${weakened ? "; passes something that may clean it" : ""}`;
  });
  return [`${code(hole.name)} brings into this prompt`, lines.join("\n")].join("\n\n");
}

// ── models ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function atModel({ prompts, calls, uri }: Document, services: Services, at: number): Told | null {
  const mentions = [
    ...calls.map((it) => ({ mention: it.model, vendor: it.vendor })),
    ...prompts.map((it) => ({ mention: it.model, vendor: null })),
  ];
  for (const { mention, vendor } of mentions) {
    if (mention === null || (mention.uri ?? uri) !== uri || !holds(mention, at)) continue;
    const model = services.model(mention, vendor);
    if (model !== null) return { start: mention.start, end: mention.end, markdown: aboutModel(model, mention.id) };
  }
  return null;
}

function aboutModel(model: ModelInfo, written: string | null): string {
  const rows: Row[] = [{ name: "window", value: grouped(model.window), note: "tokens" }];
  if (model.inputLimit !== null) rows.push({ name: "longest input", value: grouped(model.inputLimit), note: "tokens" });
  if (model.outputLimit !== null) rows.push({ name: "longest reply", value: grouped(model.outputLimit), note: "tokens" });
  if (model.price !== null) {
    rows.push(
      { name: "input", value: dollars(model.price.input), note: "per million tokens" },
      { name: "output", value: dollars(model.price.output), note: "per million tokens" },
    );
    if (model.price.cachedInput !== null)
      rows.push({ name: "cached input", value: dollars(model.price.cachedInput), note: "per million tokens" });
  }
  const lines = [
    `**${model.id}**${written !== null && written !== model.id ? ` (written ${code(written)})` : ""}`,
    preformatted(aligned(rows, false)),
  ];
  if (model.pinned === true) lines.push("Pinned: this id names one snapshot.");
  if (model.pinned === false)
    lines.push(`Moving: the vendor decides what answers.${model.pinTo === null ? "" : ` Pin it to ${code(model.pinTo)}.`}`);
  if (model.deprecated !== null) lines.push(deprecationText(model.deprecated));
  if (model.effective !== null)
    lines.push(`Uses about ${grouped(model.effective.tokens)} tokens well (${model.effective.benchmark}, ${model.effective.date}).`);
  if (model.custom) lines.push("From your configuration.");
  return lines.join("\n\n");
}

/** No word of whether that day has come: nothing here knows the date. */
function deprecationText({ on, replacement }: NonNullable<ModelInfo["deprecated"]>): string {
  const when = on === null ? "Deprecated by its vendor" : `Deprecated: shut down on ${on}`;
  return `${when}${replacement === null ? "." : `; its vendor names ${code(replacement)} instead.`}`;
}

// ── calls ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Settings that decide whether two runs agree, and whether a request ends; those marked are worth a word when they are missing. */
const SETTINGS: readonly { readonly slot: SlotName; readonly name: string; readonly missed: boolean }[] = [
  { slot: "temperature", name: "temperature", missed: true },
  { slot: "topP", name: "top_p", missed: false },
  { slot: "seed", name: "seed", missed: true },
  { slot: "reasoning", name: "reasoning", missed: false },
  { slot: "timeout", name: "timeout", missed: true },
];

function atCall({ calls }: Document, services: Services, at: number): Told | null {
  const call = calls.find((it) => holds(it.calleeSpan, at));
  return call === undefined ? null : { ...call.calleeSpan, markdown: aboutCall(call, services) };
}

function aboutCall(call: Call, services: Services): string {
  const heading = `**${call.api === "embeddings" ? "Embedding" : "Model call"}** · ${call.api} · ${call.sdk}`;
  const spending = spendingOfCall(call, services);
  const settings =
    call.api === "embeddings" ? [] : SETTINGS.flatMap(({ slot, name, missed }) => settingText(call.slots[slot], name, missed) ?? []);
  const card = call.api === "embeddings" ? [] : reproducibility(call, services);
  return [heading, spending === null ? "" : breakdown(spending), settings.join(" · "), card.join("\n")]
    .filter((it) => it !== "")
    .join("\n\n");
}

/** Null where nothing is said: what a spread or something computed may hold is neither set nor absent. */
function settingText(slot: Slot | undefined, name: string, missed: boolean): string | null {
  if (isAbsent(slot)) return missed ? `no ${name}` : null;
  if (slot?.state !== "set") return null;
  const values = slot.values.map((it) =>
    typeof it.constant === "number" || typeof it.constant === "string" ? String(it.constant) : code(it.source),
  );
  return `${name} ${values.join(" or ")}`;
}

function isAbsent(slot: Slot | undefined): boolean {
  return slot === undefined || slot.state === "absent";
}

// ── retrievals ─────────────────────────────────────────────────────────────────────────────────────────────────────

function atRetrieval({ retrievals }: Document, services: Services, at: number): Told | null {
  const retrieval = retrievals.find((it) => holds(it.calleeSpan, at));
  return retrieval === undefined ? null : { ...retrieval.calleeSpan, markdown: aboutRetrieval(retrieval, services) };
}

const ORDER = {
  distance: "ties only between nearly equal texts",
  coarse: "ties often",
  unique: "no ties",
  column: "may tie",
  random: "another order at each run",
  opaque: "cannot be read here",
} as const;

const TIES = {
  any: "in any order, which may differ between runs",
  key: "in the order of their ids, in newer versions",
  shard: "in an order that holds until the index is rebuilt or another copy answers",
} as const;

function aboutRetrieval(retrieval: Retrieval, services: Services): string {
  const { order, limit, paged, tiebreak } = services.retrieval(retrieval);
  const keys = order.map(({ what, kind }) => `- ordered by ${code(what)}: ${ORDER[kind]}`);
  if (tiebreak !== null && order.length > 0 && !order.some((it) => it.kind === "unique"))
    keys.push(`- equal rows come in any order: append ${code(tiebreak.key)}`);
  const store = services.store(retrieval);
  if (store !== null && retrieval.sql === null) keys.push(`- equal scores: ${TIES[store.ties]} ([${store.read}](${store.source}))`);
  const most = limit ?? constantOf(retrieval.slots.topK);
  const settings = (["threshold", "filter"] as const).map((name) => (isAbsent(retrieval.slots[name]) ? `no ${name}` : null));
  const facts = [
    most === null || most === "opaque" ? null : `takes ${grouped(most)}`,
    paged ? "paged" : null,
    ...(retrieval.sql === null ? settings : []),
  ];
  return [`**Retrieval** · ${retrieval.sdk}`, keys.join("\n"), facts.filter((it) => it !== null).join(" · ")]
    .filter((it) => it !== "")
    .join("\n\n");
}

function constantOf(slot: Slot | undefined): number | null {
  const value = slot?.state === "set" && slot.values.length === 1 ? slot.values[0]?.constant : undefined;
  return typeof value === "number" ? value : null;
}

// ── prompts ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** In code anywhere in the prompt's text; in a file that is all prompt only on its first line, where it hides nothing. */
function atPrompt({ document, services, places, uri, text }: Analysis, at: number): Told | null {
  if (document === null || services === null) return null;
  for (const prompt of document.prompts) {
    const first = places.line(at) === places.line(prompt.start) && holds(prompt, at);
    const message = document.kind === "code" ? prompt.messages.find((it) => isText(it, at, uri)) : undefined;
    const told = message !== undefined || (document.kind !== "code" && first) ? aboutPrompt(prompt, services) : null;
    const loaded = told !== null && document.loading !== null ? aboutLoading(document.loading, text.length) : null;
    const markdown = loaded === null ? told : `${told}\n\n${loaded}`;
    if (markdown !== null)
      return message === undefined ? { start: prompt.start, end: at, markdown } : { start: message.start, end: message.end, markdown };
  }
  return null;
}

const WHEN: { readonly [When in Loading["when"]]: string } = { always: "always", "on-demand": "on demand", "by-glob": "with" };

/** Who loads the file by itself, when, with what else, and what it may not exceed. */
function aboutLoading({ agent, when, note, globs = [], limits }: Loading, characters: number): string {
  const matched = when === "by-glob" ? ` ${globs.length > 0 ? globs.slice(0, 5).map(code).join(", ") : "files that match"}` : "";
  const fields = Object.entries(limits?.fields ?? {}).map(([key, most]) => `${code(key)} ${grouped(most)}`);
  const bounds = [
    ...(limits?.characters === undefined ? [] : [`${grouped(limits.characters)} characters, here ${grouped(characters)}`]),
    ...(fields.length > 0 ? [`characters of ${fields.join(", ")}`] : []),
  ];
  return [`Loaded by ${agent} ${WHEN[when]}${matched}: ${note}`, ...(bounds.length > 0 ? [`Limits: ${bounds.join("; ")}`] : [])].join(
    "\n\n",
  );
}

function isText(message: Prompt["messages"][number], at: number, uri: string): boolean {
  const place = toSource(message.text, { start: 0, end: message.text.value.length });
  return place !== null && (place.uri ?? uri) === uri && holds(place, at);
}

function aboutPrompt(prompt: Prompt, services: Services): string {
  const spending = spendingOfPrompt(prompt, services);
  const over = spending.budget.fill !== null && spending.budget.fill > 1 ? ` · **${percent(spending.budget.fill)} of the window**` : "";
  return `**Prompt**${prompt.name === null ? "" : ` · ${prompt.name.replace(/[\r\n*_`[\]<>]/g, " ").trim()}`}${over}\n\n${breakdown(spending)}`;
}

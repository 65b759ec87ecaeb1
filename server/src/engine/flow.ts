import { coveredBy } from "../analysis/flow/cleaners.ts";
import { comparisonsIn } from "../analysis/flow/comparisons.ts";
import { GROWING, ORDERS } from "../analysis/flow/labels.ts";
import { originsOf } from "../analysis/flow/origins.ts";
import type { SearchContext } from "../analysis/flow/search.ts";
import { type FieldCategory, fieldMatcher } from "../analysis/personal-data/fields.ts";
import type { Origin, Services } from "../analysis/services.ts";
import type { Prompt } from "../model/document.ts";
import type { Call } from "../model/program.ts";
import { splicedBy } from "../recognise/joined.ts";
import { textOf } from "../recognise/texts.ts";
import type { Configuration } from "./configuration/configuration.ts";
import { matcher } from "./configuration/globs.ts";
import { personalServices } from "./personal.ts";
import type { ReadFile } from "./read.ts";
import { remembered } from "./remember.ts";
import { sizeServices } from "./sizes.ts";

/** The answers to "where does this come from" and "what orders it", with what the configuration says of names and cleaners. */
export function flowServices(
  read: ReadFile,
  configuration: Configuration,
): Pick<
  Services,
  | "origins"
  | "orders"
  | "queryOrigins"
  | "comparisons"
  | "bound"
  | "chunks"
  | "toolResults"
  | "slotOrigins"
  | "imports"
  | "redactor"
  | "sharedStores"
  | "loggedPrompts"
> {
  const { file, document, facts, link } = read;
  // A prompt file holds no values: whoever renders it does.
  if (facts === null) return NOTHING;
  const kinds = new Map<Call, "call" | "retrieval">(facts.sites.map((it) => [it.call, it.kind]));
  const isSanitizer = matcher(configuration.sanitizers);
  const context: SearchContext = {
    siteKind: (call) => kinds.get(call) ?? null,
    fieldCategory: categories(configuration),
    isLawful: (category) => configuration.isLawful(category),
    // Users write `scrub_*`; a call may be spelled with its module before it.
    spliced: (call, home) => splicedBy(call, { home, frame: null }, textOf),
    sanitizers: (name) => isSanitizer(name) || isSanitizer(name.slice(name.lastIndexOf(".") + 1)),
  };
  const sourceOf = (uri: string) => (uri === file.uri ? file : link?.files.get(uri))?.text ?? "";
  const answers = new Map<string, readonly Origin[]>();
  const orders = (prompt: Prompt): readonly Origin[] =>
    remembered(answers, prompt.id, () => {
      const site = prompt.call === null ? null : facts.siteOf(prompt.call);
      // Texts are embedded, and scored, one by one: their order is nobody's.
      const slots =
        site === null || ["embeddings", "rerank"].includes(site.api) ? [] : (["prompt", "system"] as const).map((it) => site.slot(it));
      const values = slots.flatMap((it) => (it.state === "set" ? it.values : []));
      return values.flatMap((it) => originsOf(it, facts.things, context, sourceOf, { labels: ORDERS | GROWING }));
    });
  const origins: Services["origins"] = (prompt, hole) => {
    const index = prompt.holes.indexOf(hole);
    return remembered(answers, `${prompt.id} ${index}`, () => {
      const asked = document.prompts.includes(prompt) ? facts.valueOf(prompt.id, index) : null;
      const found = asked?.value ? originsOf(asked.value, asked.home, context, sourceOf) : [];
      const covered = coveredBy(facts.siteOf(prompt.call ?? "")?.settings.map((it) => it.call) ?? [], facts.things);
      return found.filter(({ category }) => category === null || !(context.isLawful(category.id) || covered.has(category.id)));
    });
  };
  const queryOrigins: Services["queryOrigins"] = (retrieval) => {
    const slot = facts.siteOf(retrieval.id)?.slot("query");
    return (slot?.state === "set" ? slot.values : []).flatMap((it) => originsOf(it, facts.things, context, sourceOf, { labels: ~ORDERS }));
  };
  return {
    origins,
    orders,
    queryOrigins,
    comparisons: () => comparisonsIn(facts.things, context, sourceOf),
    ...personalServices(read, context, sourceOf),
    ...sizeServices(read, context),
  };
}

const NOTHING: ReturnType<typeof flowServices> = {
  origins: () => [],
  orders: () => [],
  queryOrigins: () => [],
  comparisons: () => [],
  toolResults: () => [],
  slotOrigins: () => [],
  imports: () => null,
  redactor: () => null,
  sharedStores: () => [],
  loggedPrompts: () => [],
  bound: () => null,
  chunks: () => null,
};

/** The user's own names go before the taxonomy: `{"member_no": "identifier.customer", "username": false}`. */
export function categories({ sensitiveFields }: Configuration): (name: string, receiver?: string | null) => FieldCategory | null {
  const extension: { [category: string]: string[] } = {};
  const harmless = new Set<string>();
  for (const [name, category] of Object.entries(sensitiveFields)) {
    if (category === false) harmless.add(folded(name));
    else extension[category] = [...(extension[category] ?? []), name];
  }
  const find = fieldMatcher(extension);
  return (name, receiver) => (harmless.has(folded(name)) ? null : find(name, receiver));
}

function folded(name: string): string {
  return name.replace(/[_\s-]/g, "").toLowerCase();
}

import type { InstructionModel } from "../analysis/instructions/model.ts";
import { readInstructions } from "../analysis/instructions/read.ts";
import { find } from "../analysis/personal-data/find.ts";
import { maskAll } from "../analysis/personal-data/mask.ts";
import type { PersonalDatum } from "../analysis/personal-data/model.ts";
import { embeddingMismatches, type PlacedUse } from "../analysis/retrieval/embeddings.ts";
import { type Filled, filledIn } from "../analysis/retrieval/filled.ts";
import type { RetrievalModel } from "../analysis/retrieval/model.ts";
import { readRetrieval } from "../analysis/retrieval/read.ts";
import { type Tables, tablesIn } from "../analysis/retrieval/tables.ts";
import type { LoadedRepeat, LoadedTwin, Services } from "../analysis/services.ts";
import { costOf } from "../analysis/tokens/cost.ts";
import { prefixOf } from "../analysis/tokens/prefix.ts";
import { tokenizersOf, tokenServices } from "../analysis/tokens/services.ts";
import { Tokenizers } from "../analysis/tokens/tokenizers.ts";
import { ModelTable } from "../catalogue/model-table.ts";
import { MODEL_DATA_DATE } from "../catalogue/models.generated.ts";
import { STORE_FACTS } from "../catalogue/store-facts.ts";
import type { Prompt, Retrieval } from "../model/document.ts";
import type { PromptText } from "../model/prompt-text.ts";
import type { Configuration } from "./configuration/configuration.ts";
import { categories, flowServices } from "./flow.ts";
import { instructedPart } from "./instructed.ts";
import { loadedFiles, loadedRepeats, loadedTwins } from "./loaded-services.ts";
import { type Loaded, NOTHING_LOADED } from "./loaded-with.ts";
import { lockServices } from "./lock/services.ts";
import type { ReadFile } from "./read.ts";
import { remembered } from "./remember.ts";

/** What other files have to do with one. */
export interface Around {
  /** What an agent always loads with it. */
  readonly loaded: Loaded;
  /** Clients of other files that serve its collections. */
  readonly embeddings: readonly PlacedUse[];
}

export const ALONE: Around = { loaded: NOTHING_LOADED, embeddings: [] };

/** Builds what rules may ask for one document; each answer is made when it is first asked for, then shared. */
export class ServicesMaker {
  /** Holds the rank data and what was counted: one for a process, whatever the document. */
  readonly tokenizers: Tokenizers;

  constructor(asset: (name: string) => Promise<Uint8Array>) {
    this.tokenizers = new Tokenizers(asset);
  }

  async load(models: readonly string[], configuration: Configuration): Promise<void> {
    const table = tableOf(configuration);
    await this.tokenizers.load(["unknown", ...models.flatMap((id) => table.find(id)?.tokenizer ?? [])]);
  }

  /** Loads the rank data that the document's models need, and only then; rejects when an asset is missing. */
  async make(read: ReadFile, configuration: Configuration, { loaded, embeddings }: Around = ALONE): Promise<Services> {
    const { file, document, facts, link } = read;
    const table = tableOf(configuration);
    const fallback = configuration.defaultModel;
    if (document.prompts.length + document.calls.length > 0) await this.tokenizers.load(tokenizersOf(document, table, fallback));
    const personal = new Map<PromptText, readonly PersonalDatum[]>();
    const instructions = new Map<Prompt, InstructionModel>();
    const twins = new Map<Prompt, readonly LoadedTwin[]>();
    const retrievals = new Map<Retrieval, RetrievalModel>();
    let tables: Tables | null = null;
    let filled: Filled | null = null;
    const callOf = (prompt: Prompt) => document.calls.find((it) => it.id === prompt.call) ?? null;
    const count = (text: string) => this.tokenizers.count(text, "unknown").tokens;
    const flow = flowServices(read, configuration);
    const repeats = new Map<string, readonly LoadedRepeat[]>();
    const tools = (prompt: Prompt) => document.tools.filter((it) => prompt.tools.includes(it.id) || callOf(prompt)?.tools.includes(it.id));
    return {
      ...tokenServices(this.tokenizers, table, fallback, document, flow.bound),
      personalData: (text, options) =>
        options === undefined ? remembered(personal, text, () => find(text.value)) : find(text.value, options),
      instructions: (prompt) =>
        remembered(instructions, prompt, () => readInstructions(instructedPart(prompt, callOf(prompt)), document.path, count)),
      twinsAcross: (prompt) => remembered(twins, prompt, () => loadedTwins(prompt, document, loaded.documents, count)),
      cost: (budget, prompt, _call, model) =>
        costOf(
          budget,
          model,
          prefixOf(prompt, null, tools(prompt), (text) => this.tokenizers.countText(text, model?.tokenizer ?? "unknown"))?.before ?? 0,
          configuration.callsPerDay,
        ),
      priceDate: MODEL_DATA_DATE,
      models: () => table.listed(),
      prefix: (prompt, hole, model) =>
        prefixOf(prompt, prompt.holes.indexOf(hole), tools(prompt), (text) =>
          this.tokenizers.countText(text, model?.tokenizer ?? "unknown"),
        ),
      repeats: (prompt, least) =>
        remembered(repeats, `${prompt.id} ${least}`, () => loadedRepeats(prompt, document, loaded.documents, least, count)),
      loaded: () => loadedFiles(document, loaded, count),
      retrieval: (retrieval) =>
        remembered(retrievals, retrieval, () =>
          readRetrieval(
            retrieval,
            facts?.siteOf(retrieval.id) ?? null,
            facts?.things ?? null,
            (name) => {
              tables ??= tablesIn(file.uri, facts?.bindings.texts ?? [], facts?.things.outside.records);
              return tables(name);
            },
            (name) => {
              filled ??= facts ? filledIn(facts.things) : () => null;
              return filled(name);
            },
          ),
        ),
      embeddingMismatches: () => {
        const own = (document.embeddings ?? []).map((use) => ({ home: document.uri, path: document.path, use }));
        return embeddingMismatches(own, embeddings);
      },
      store: ({ sdk }) => STORE_FACTS.get(sdk) ?? null,
      field: categories(configuration),
      ...lockServices(document, configuration, { callOf }, maskAll),
      ...flow,
      callOf,
      promptsOf: (call) => document.prompts.filter((it) => call.prompts.includes(it.id)),
      document: (uri) => (uri === document.uri ? document : null),
      source: (place) => {
        const [uri, span] = "span" in place ? [place.uri, place.span] : [file.uri, place];
        return (uri === file.uri ? file : link?.files.get(uri))?.text.slice(span.start, span.end) ?? "";
      },
    };
  }
}

/** What the configuration says of models, over the table that ships. */
export function tableOf({ aliases, customModels }: Configuration): ModelTable {
  return new ModelTable({ aliases, custom: customModels });
}

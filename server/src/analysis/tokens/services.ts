import type { ModelTable } from "../../catalogue/model-table.ts";
import type { ModelInfo, TokenizerId } from "../../catalogue/models.ts";
import type { Document, ModelMention, Prompt } from "../../model/document.ts";
import type { Services } from "../services.ts";
import { budgetOf } from "./budget.ts";
import type { Budget } from "./model.ts";
import type { Tokenizers } from "./tokenizers.ts";

/** What counts where no model is known: most models are near it, and the count says that it is no more than that. */
const STAND_IN: TokenizerId = "unknown";

/** Which model answers: the one that is named, or the configured default for a prompt or call that names none. */
function findModel(
  table: ModelTable,
  fallback: string | null,
  mention: ModelMention | null,
  vendor: string | null = null,
): ModelInfo | null {
  const id = mention === null ? fallback : mention.id;
  return id === null ? null : table.find(id, mention === null ? null : vendor);
}

/** Tokenizers that counting a document needs: load them before the services are asked. */
export function tokenizersOf(document: Document, table: ModelTable, fallback: string | null): Set<TokenizerId> {
  const mentions = [...document.calls.map((it) => it.model), ...document.prompts.map((it) => it.model)];
  return new Set([STAND_IN, ...mentions.flatMap((it) => findModel(table, fallback, it)?.tokenizer ?? [])]);
}

/** The part of the services that speaks of models and tokens, for one document. Synchronous; the tokenizers must be loaded. */
export function tokenServices(
  tokenizers: Tokenizers,
  table: ModelTable,
  fallback: string | null,
  document: Document,
  bound: Services["bound"] = () => null,
): Pick<Services, "model" | "tokens" | "budget"> {
  const models = new Map<string, ModelInfo | null>();
  const budgets = new Map<string, { readonly prompt: Prompt; readonly budget: Budget }>();
  return {
    model: (mention, vendor = null) => {
      const key = JSON.stringify([mention === null, mention?.id ?? null, vendor]);
      const known = models.get(key);
      if (known !== undefined) return known;
      const found = findModel(table, fallback, mention, vendor);
      models.set(key, found);
      return found;
    },
    tokens: (text, model) => tokenizers.countText(text, model?.tokenizer ?? STAND_IN),
    budget: (prompt, call, model) => {
      const key = JSON.stringify([prompt.id, call?.id ?? null, model?.id ?? null, model?.window ?? null]);
      const known = budgets.get(key);
      // A count that was cut is asked for again: it may be whole by now.
      if (known !== undefined && known.prompt === prompt && !known.budget.known.pending) return known.budget;
      const budget = budgetOf({
        prompt,
        call,
        model,
        tools: document.tools,
        count: (text) => tokenizers.countText(text, model?.tokenizer ?? STAND_IN),
        bound: (hole) => bound(prompt, hole),
      });
      budgets.set(key, { prompt, budget });
      return budget;
    },
  };
}

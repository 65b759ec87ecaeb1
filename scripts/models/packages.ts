import { calcPrice, findProvider } from "@pydantic/genai-prices";
import { MODEL_CONFIGS } from "llm-zoo";
import { type Candidate, canonicalKey, type Opinion } from "./candidates.ts";

const VENDOR_OF: { readonly [provider: string]: string } = { dashscope: "alibaba", glm: "zhipu", moonshot: "moonshot" };
const PROVIDER_OF: { readonly [vendor: string]: string } = { alibaba: "aliyun", moonshot: "moonshotai", xai: "x-ai" };

const zoo = new Map(Object.values(MODEL_CONFIGS).map((it) => [canonicalKey(it.fullName), it]));

/** What llm-zoo and genai-prices say of a model: two hand-kept tables of other people. */
export function secondOpinions(): (row: Pick<Candidate, "id" | "vendor" | "source">) => (Opinion | null)[] {
  return ({ id, vendor, source }) => {
    const config = source === "llm-zoo" ? undefined : zoo.get(canonicalKey(id));
    const first = config === undefined ? null : { window: config.contextWindow ?? null, output: config.maxOutputTokens ?? null };
    const window = source === "genai-prices" ? null : genaiWindow(id, vendor);
    return [first, window === null ? null : { window, output: null }];
  };
}

function genaiWindow(id: string, vendor: string): number | null {
  const providerId = PROVIDER_OF[vendor] ?? vendor;
  if (findProvider({ providerId }) === undefined) return null;
  const result = calcPrice({ input_tokens: 1000, output_tokens: 1000 }, id, { providerId });
  // It matches by prefix, so that a row for `gpt-4` would also speak for `gpt-4-turbo`.
  return result === null || !canonicalKey(id).startsWith(canonicalKey(result.model.id).replace(/-latest$/, ""))
    ? null
    : (result.model.context_window ?? null);
}

/** Models that only llm-zoo knows: it is newer than the other sources. */
export function newerModels(): Candidate[] {
  return Object.values(MODEL_CONFIGS)
    .filter((it) => it.provider !== "copilot" && it.provider !== "others" && !it.openRouterOnly && (it.contextWindow ?? 0) > 0)
    .map((it) => ({
      id: it.fullName,
      vendor: VENDOR_OF[it.provider] ?? it.provider,
      family: null,
      window: it.contextWindow ?? 0,
      input: null,
      output: it.maxOutputTokens ?? null,
      price: it.inputPrice === undefined ? null : [it.inputPrice, it.outputPrice ?? 0, null],
      released: null,
      reasoning: it.capabilities?.supportsReasoning === true,
      deprecated: false,
      embedding: false,
      source: "llm-zoo",
    }));
}

import type { ModelMention, Slot, SlotName, Slots } from "../model/document.ts";
import type { SourceFile } from "../model/source-file.ts";
import { type DataNode, type Entry, entriesOf, jsonOf, textOf } from "./data/node.ts";

/** Spellings of parameters in the settings of prompt files, over all formats. */
const PARAMETERS: { readonly [key: string]: SlotName } = {
  temperature: "temperature",
  top_p: "topP",
  topP: "topP",
  top_k: "samplingTopK",
  topK: "samplingTopK",
  max_tokens: "maxTokens",
  maxTokens: "maxTokens",
  maxOutputTokens: "maxTokens",
  max_output_tokens: "maxTokens",
  max_completion_tokens: "maxTokens",
  presence_penalty: "presencePenalty",
  presencePenalty: "presencePenalty",
  frequency_penalty: "frequencyPenalty",
  frequencyPenalty: "frequencyPenalty",
  seed: "seed",
  stop: "stop",
  stop_sequences: "stop",
  stopSequences: "stop",
  response_format: "format",
  responseFormat: "format",
  tool_choice: "toolChoice",
  reasoning_effort: "reasoning",
  reasoningEffort: "reasoning",
  timeout: "timeout",
};

/** Parameters that a record sets, by their slot. `uri` when the record stands in another file than the prompt. */
export function parametersOf(node: DataNode | null, file: SourceFile, uri?: string): Slots {
  const slots: { [Name in SlotName]?: Slot } = {};
  for (const entry of entriesOf(node)) {
    const name = PARAMETERS[entry.key];
    if (name !== undefined) slots[name] = slotOf(entry, file, uri);
  }
  return slots;
}

function slotOf(entry: Entry, file: SourceFile, uri?: string): Slot {
  const { value, keySpan, key } = entry;
  const source = file.text.slice(value.start, value.end);
  const place = { start: value.start, end: value.end, ...(uri === undefined ? {} : { uri }) };
  return {
    state: "set",
    values: [
      {
        ...place,
        source: source.length > 120 ? `${source.slice(0, 119)}…` : source,
        constant: jsonOf(value),
        key: { name: key, ...keySpan },
        removal: null,
      },
    ],
  };
}

export function modelOf(node: DataNode | null, uri?: string): ModelMention | null {
  const id = textOf(node);
  if (node === null || id === null || id.trim() === "") return null;
  // An environment variable or a hole is a model that only the run knows.
  const computed = /\$\{|\{\{|^env\./.test(id);
  return { id: computed ? null : id, start: node.start, end: node.end, ...(uri === undefined ? {} : { uri }) };
}

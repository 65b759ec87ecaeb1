import type { Prompt, Role } from "../../model/document.ts";
import { addConversation, isConversation, optionsFor } from "../chat.ts";
import { type DataNode, type Entry, get, textOf } from "../data/node.ts";
import { PromptDraft } from "../draft.ts";
import type { Reader } from "../format.ts";
import { finish } from "../result.ts";
import { modelOf, parametersOf } from "../settings.ts";
import { readData, structureRegions } from "../structure.ts";

/**
 * YAML and JSON in a folder of prompts, of nobody's format: conversations wherever they stand, and texts under keys that say
 * they are prompts. What neither is stays unread.
 */
export const readPromptData: Reader = (file, row) => {
  const { root, problems } = readData(file.path, file.text);
  const drafts: PromptDraft[] = [];
  const prompts: Prompt[] = [];
  const add = (span: DataNode, part: string, fill: (draft: PromptDraft) => void, settings: DataNode | null) => {
    const draft = new PromptDraft();
    fill(draft);
    drafts.push(draft);
    const parameters = get(settings, "parameters") ?? get(settings, "config") ?? settings;
    const prompt = draft.build(file, { start: span.start, end: span.end }, part, {
      name: textOf(get(settings, "name")),
      model: modelOf(get(settings, "model")),
      slots: parametersOf(parameters, file),
    });
    if (prompt !== null) prompts.push(prompt);
  };
  const visit = (node: DataNode, path: string, depth: number): void => {
    if (depth > 8) return;
    if (isConversation(node)) {
      add(node, path, (draft) => addConversation(node, draft, { template: "detect" }), node);
      return;
    }
    if (node.kind === "list") {
      for (const [index, it] of node.items.entries()) visit(it, `${path}${index}`, depth + 1);
      return;
    }
    if (node.kind !== "record") return;
    const texts = node.entries.flatMap((it) => roleOfEntry(it));
    if (texts.length > 0) {
      const fill = (draft: PromptDraft) => {
        for (const { role, node: text } of texts)
          if (text.kind === "text") draft.message(role, text.text, optionsFor(text, { template: "detect" }));
      };
      add(node, path, fill, node);
    }
    for (const it of node.entries) if (it.value.kind !== "text") visit(it.value, `${path}${path === "" ? "" : "."}${it.key}`, depth + 1);
  };
  if (root !== null) visit(root, "", 0);
  const regions = structureRegions(file.path, file.text, root, null, new Set(["examples", "tests", "test_cases"]));
  return finish(file, row, {
    drafts,
    prompts,
    loading: row.loading,
    comment: /\.jsonc?$/i.test(file.path) ? null : row.comment,
    problems,
    regions,
  });
};

/** A key that says prompt, and a value that is prose: a name or a path is no prompt. */
function roleOfEntry({ key, value }: Entry): { role: Role; node: DataNode }[] {
  if (value.kind !== "text" || !/\S\s+\S+\s+\S/.test(value.text.value)) return [];
  const words = key
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z]+/);
  if (!words.some((it) => PROMPT_WORDS.has(it)) || words.some((it) => DATA_WORDS.has(it))) return [];
  const role: Role = words.includes("system")
    ? "system"
    : words.includes("user") || words.includes("human")
      ? "user"
      : words.includes("assistant")
        ? "assistant"
        : "unknown";
  return [{ role, node: value }];
}

/** `user_input` in a recorded run is what somebody said, no text that is kept to be sent. */
const DATA_WORDS = new Set(["input", "inputs", "output", "outputs", "response", "query", "question", "feedback", "name", "id", "agent"]);

const PROMPT_WORDS = new Set(["prompt", "prompts", "template", "instruction", "instructions", "system", "user", "human", "assistant"]);

import type { Prompt } from "../../model/document.ts";
import { entriesOf, get, textOf } from "../data/node.ts";
import { PromptDraft } from "../draft.ts";
import type { Reader, Region } from "../format.ts";
import { finish } from "../result.ts";
import { modelOf } from "../settings.ts";
import { readData, structureRegions } from "../structure.ts";

/** Keys of an agent or a task that crewAI puts into a prompt, with the role it has there. */
const TEXTS = {
  role: "system",
  goal: "system",
  backstory: "system",
  system_template: "system",
  description: "user",
  expected_output: "user",
} as const;

/** crewAI: `agents.yaml` and `tasks.yaml` hold one prompt per top-level key. */
export const readCrew: Reader = (file, row) => {
  const { root, problems } = readData(file.path, file.text);
  const drafts: PromptDraft[] = [];
  const prompts: Prompt[] = [];
  for (const { key, value, start, end } of entriesOf(root)) {
    const draft = new PromptDraft();
    drafts.push(draft);
    for (const [name, role] of Object.entries(TEXTS)) {
      const text = get(value, name);
      if (text?.kind === "text") draft.message(role, text.text, { template: "braces" });
    }
    const prompt = draft.build(file, { start, end }, key, { name: textOf(get(value, "name")) ?? key, model: modelOf(get(value, "llm")) });
    if (prompt !== null) prompts.push(prompt);
  }
  const regions: Region[] = structureRegions(file.path, file.text, root, null, new Set());
  return finish(file, row, { drafts, prompts, loading: row.loading, comment: row.comment, problems, regions });
};

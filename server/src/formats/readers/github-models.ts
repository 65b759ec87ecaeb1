import type { Prompt } from "../../model/document.ts";
import { addMessages } from "../chat.ts";
import { get, itemsOf, textOf } from "../data/node.ts";
import { PromptDraft } from "../draft.ts";
import type { Reader } from "../format.ts";
import { finish } from "../result.ts";
import { modelOf, parametersOf } from "../settings.ts";
import { readData, structureRegions } from "../structure.ts";

const KNOWN = new Set(["name", "description", "model", "modelParameters", "messages", "evaluators", "responseFormat", "jsonSchema"]);
const EXAMPLES = new Set(["testData"]);

/** GitHub Models: one conversation, test data, and evaluators that may be prompts themselves. */
export const readGitHubModels: Reader = (file, row) => {
  const { root, problems } = readData(file.path, file.text);
  const draft = new PromptDraft();
  addMessages(get(root, "messages"), draft, { template: row.template === "detect" ? null : row.template });
  const schema = get(root, "jsonSchema");
  const whole = { start: 0, end: file.text.length };
  const prompts: (Prompt | null)[] = [
    draft.build(file, whole, "messages", {
      name: textOf(get(root, "name")),
      model: modelOf(get(root, "model")),
      slots: parametersOf(get(root, "modelParameters"), file),
      schema: schema?.kind === "text" ? schema.text : null,
    }),
  ];
  const drafts = [draft];
  itemsOf(get(root, "evaluators")).forEach((evaluator, index) => {
    const judge = new PromptDraft();
    const llm = get(evaluator, "llm");
    const [system, user] = [get(llm, "systemPrompt"), get(llm, "prompt")];
    if (system?.kind === "text") judge.message("system", system.text, { template: "mustache" });
    if (user?.kind === "text") judge.message("user", user.text, { template: "mustache" });
    prompts.push(
      judge.build(file, evaluator, `evaluator-${index}`, { name: textOf(get(evaluator, "name")), model: modelOf(get(llm, "modelId")) }),
    );
    drafts.push(judge);
  });
  const regions = structureRegions(file.path, file.text, root, KNOWN, EXAMPLES);
  return finish(file, row, {
    drafts,
    prompts: prompts.filter((it) => it !== null),
    loading: row.loading,
    comment: row.comment,
    problems,
    regions,
  });
};

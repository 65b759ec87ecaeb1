import type { Prompt } from "../../model/document.ts";
import { addMessages, isMessageList } from "../chat.ts";
import { type DataNode, get, itemsOf, textOf } from "../data/node.ts";
import { PromptDraft } from "../draft.ts";
import type { Reader } from "../format.ts";
import { finish } from "../result.ts";
import { modelOf, parametersOf } from "../settings.ts";
import { readData, structureRegions } from "../structure.ts";

const KNOWN = new Set([
  "$schema",
  "description",
  "prompts",
  "providers",
  "targets",
  "env",
  "outputPath",
  "redteam",
  "sharing",
  "commandLineOptions",
  "evaluateOptions",
  "tags",
  "metadata",
  "extensions",
  "nunjucksFilters",
  "writeLatestResults",
  "derivedMetrics",
  "tracing",
  "strategies",
  "plugins",
  "evalAfterGeneration",
]);
const EXAMPLES = new Set(["tests", "defaultTest", "scenarios", "assert", "vars", "assertionTemplates"]);

/** promptfoo's configuration: prompts as text, as messages, or in files. */
export const readPromptfoo: Reader = (file, row) => {
  const { root, problems } = readData(file.path, file.text);
  const list = get(root, "prompts");
  const nodes = list?.kind === "list" ? list.items : list === null ? [] : [list];
  // With one provider its model is the prompt's; with several there is no one model.
  const providers = itemsOf(get(root, "providers") ?? get(root, "targets"));
  const provider = providers.length === 1 ? (providers[0] ?? null) : null;
  const model = modelOf(provider?.kind === "text" ? provider : get(provider, "id"));
  const slots = parametersOf(get(provider, "config"), file);
  const drafts: PromptDraft[] = [];
  const prompts: Prompt[] = [];
  nodes.forEach((node, index) => {
    const draft = new PromptDraft();
    drafts.push(draft);
    addPrompt(node, draft);
    const prompt = draft.build(file, node, `prompts-${index}`, { name: textOf(get(node, "label")), model, slots });
    if (prompt !== null) prompts.push(prompt);
  });
  const regions = structureRegions(file.path, file.text, root, KNOWN, EXAMPLES);
  return finish(file, row, {
    drafts,
    prompts,
    loading: row.loading,
    comment: /\.json$/i.test(file.path) ? null : row.comment,
    problems,
    regions,
  });
};

function addPrompt(node: DataNode, draft: PromptDraft): void {
  if (isMessageList(node)) {
    addMessages(node, draft, { template: "jinja" });
    return;
  }
  const text = node.kind === "record" ? (get(node, "raw") ?? get(node, "id")) : node;
  if (text?.kind !== "text" || isReference(text.text.value)) return;
  draft.message("user", text.text, { template: "jinja" });
}

/** A file, a function or a remote prompt: the text stands elsewhere. */
function isReference(text: string): boolean {
  const line = text.trim();
  return (
    !line.includes("\n") &&
    (/^[a-z]+:\/\//i.test(line) || /^\S+\.(?:txt|md|json|ya?ml|[cm]?[jt]s|py|j2|csv)(?::\w+)?$/i.test(line) || /^exec:/.test(line))
  );
}

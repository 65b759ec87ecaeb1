import type { Prompt } from "../../model/document.ts";
import { type PromptText, PromptTextBuilder } from "../../model/prompt-text.ts";
import type { SourceFile } from "../../model/source-file.ts";
import { addMessages, isMessageList } from "../chat.ts";
import { type DataNode, get, itemsOf, textOf } from "../data/node.ts";
import { PromptDraft } from "../draft.ts";
import type { Reader } from "../format.ts";
import { finish, plainHost } from "../result.ts";
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

/** Names of the files that its prompts stand in, from its folder: `file://prompts/answer.txt`. Patterns, data and functions are not followed. */
export function promptFilesOf(file: SourceFile): readonly string[] {
  const list = get(readData(file.path, file.text).root, "prompts");
  const nodes = list?.kind === "list" ? list.items : list === null ? [] : [list];
  return nodes.flatMap((it) => fileNamed(it) ?? []);
}

function fileNamed(node: DataNode): string | null {
  const text = textOf(node) ?? textOf(get(node, "raw")) ?? textOf(get(node, "id")) ?? "";
  return /^(?:file:\/\/)?(?:\.\/)?([\w@.~/ -]{1,200}\.(?:txt|md|j2))$/.exec(text.trim())?.[1] ?? null;
}

/** promptfoo's configuration: prompts as text, as messages, or in files. */
export const readPromptfoo: Reader = (file, row, companions) => {
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
    const name = textOf(get(node, "label"));
    const other = companions(fileNamed(node) ?? "");
    const parts = other === undefined ? [null] : textsIn(other);
    for (const [part, text] of parts.entries()) {
      const draft = new PromptDraft();
      drafts.push(draft);
      if (text === null) addPrompt(node, draft);
      else {
        draft.message("user", text, { template: "jinja", at: { start: node.start, end: node.end } });
        draft.silentHole({ name: fileNamed(node) ?? "", start: node.start, end: node.end, role: "include", filter: null, fallback: null });
      }
      const prompt = draft.build(file, node, `prompts-${index}${part === 0 ? "" : `-${part}`}`, { name, model, slots });
      if (prompt !== null) prompts.push(prompt);
    }
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

/** A line of three dashes stands between the prompts of a text file. */
function textsIn({ text, path, uri }: SourceFile): PromptText[] {
  const texts: PromptText[] = [];
  const host = plainHost(text);
  for (let at = 0; at <= text.length; ) {
    const dashes = path.endsWith(".txt") ? /^---\r?$/m.exec(text.slice(at)) : null;
    const end = dashes === null ? text.length : at + dashes.index;
    const builder = new PromptTextBuilder();
    builder.verbatim(text.slice(at, end), { start: at, end }, `${host}+marked:---`, uri);
    if (text.slice(at, end).trim() !== "") texts.push(builder.build());
    at = dashes === null ? text.length + 1 : end + dashes[0].length;
  }
  return texts;
}

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

import type { Role } from "../../model/document.ts";
import { type DataNode, get, itemsOf, textOf } from "../data/node.ts";
import { PromptDraft } from "../draft.ts";
import type { Reader } from "../format.ts";
import { finish } from "../result.ts";
import { readData, structureRegions, templateNamed } from "../structure.ts";
import type { TemplateName } from "../template/languages.ts";

const KNOWN = new Set([
  "_type",
  "lc",
  "type",
  "id",
  "kwargs",
  "name",
  "graph",
  "template",
  "template_format",
  "input_variables",
  "optional_variables",
  "input_types",
  "output_parser",
  "partial_variables",
  "prefix",
  "suffix",
  "example_prompt",
  "example_separator",
  "examples",
  "example_selector",
  "validate_template",
  "metadata",
  "tags",
  "messages",
  "template_path",
  "prompt",
]);

/** A prompt that LangChain wrote: the older `_type: prompt` form and the manifest of the hub (`"lc": 1`). */
export const readLangChain: Reader = (file, row) => {
  const { root, problems } = readData(file.path, file.text);
  const draft = new PromptDraft();
  if (get(root, "lc") === null) addTemplate(root, "user", draft);
  else addManifest(root, "user", draft, 0);
  const prompt = draft.build(file, { start: 0, end: file.text.length }, "template", { name: textOf(get(root, "name")) });
  const regions = structureRegions(file.path, file.text, root, KNOWN, new Set());
  return finish(file, row, {
    drafts: [draft],
    prompts: prompt === null ? [] : [prompt],
    loading: row.loading,
    comment: /\.json$/i.test(file.path) ? null : row.comment,
    problems,
    regions,
  });
};

function languageOf(node: DataNode | null): TemplateName | null {
  return templateNamed(textOf(get(node, "template_format")), "fstring");
}

/** Template, or few-shot prompt of prefix, examples and suffix. */
function addTemplate(node: DataNode | null, role: Role, draft: PromptDraft): void {
  const template = languageOf(node);
  const add = (key: string) => {
    const text = get(node, key);
    if (text?.kind === "text") draft.message(role, text.text, { template });
  };
  add("template");
  add("prefix");
  for (const example of itemsOf(get(node, "examples"))) {
    if (example.kind !== "record") continue;
    for (const { value } of example.entries) if (value.kind === "text") draft.message(role, value.text, { example: true });
  }
  add("suffix");
}

const ROLES: { readonly [name: string]: Role } = {
  SystemMessagePromptTemplate: "system",
  SystemMessage: "system",
  HumanMessagePromptTemplate: "user",
  HumanMessage: "user",
  AIMessagePromptTemplate: "assistant",
  AIMessage: "assistant",
};

/** Constructors inside each other; a message's constructor gives the role of the text within. */
function addManifest(node: DataNode | null, role: Role, draft: PromptDraft, depth: number): void {
  if (node === null || depth > 12) return;
  const kwargs = get(node, "kwargs");
  const own = ROLES[textOf(itemsOf(get(node, "id")).at(-1)) ?? ""] ?? role;
  if (get(kwargs, "template")?.kind === "text") {
    addTemplate(kwargs, own, draft);
    return;
  }
  const content = get(kwargs, "content");
  if (content?.kind === "text") {
    draft.message(own, content.text);
    return;
  }
  for (const key of ["messages", "prompt", "first", "steps"]) {
    const inner = get(kwargs, key);
    if (inner?.kind === "list") for (const it of inner.items) addManifest(it, own, draft, depth + 1);
    else addManifest(inner, own, draft, depth + 1);
  }
}

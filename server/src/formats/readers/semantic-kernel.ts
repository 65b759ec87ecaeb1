import type { Slots } from "../../model/document.ts";
import { plainText } from "../../model/prompt-text.ts";
import type { SourceFile } from "../../model/source-file.ts";
import { readJson } from "../data/json.ts";
import { type DataNode, entriesOf, get, textOf } from "../data/node.ts";
import { PromptDraft, type PromptSettings } from "../draft.ts";
import type { Reader } from "../format.ts";
import { finish, plainHost } from "../result.ts";
import { modelOf, parametersOf } from "../settings.ts";
import { readData, structureRegions, templateNamed } from "../structure.ts";

/** The folder form: `skprompt.txt` is the text, `config.json` beside it the settings. */
export const readSemanticKernelFolder: Reader = (file, row, companions) => {
  const draft = new PromptDraft();
  const config = companions("config.json");
  const settings = config === undefined ? null : readJson(config.text).root;
  const template = templateNamed(textOf(get(settings, "template_format")), "semantic-kernel");
  const whole = { start: 0, end: file.text.length };
  draft.message("user", plainText(file.text, whole, plainHost(file.text)), { template, messageTags: true });
  const prompt = draft.build(file, whole, "body", config === undefined ? {} : settingsOf(settings, config, config.uri));
  return finish(file, row, { drafts: [draft], prompts: prompt === null ? [] : [prompt], loading: row.loading, comment: row.comment });
};

const KNOWN = new Set([
  "name",
  "description",
  "template",
  "template_format",
  "input_variables",
  "output_variable",
  "execution_settings",
  "schema",
  "type",
  "allow_dangerously_set_content",
]);

/** One YAML file with template and settings. */
export const readSemanticKernelYaml: Reader = (file, row) => {
  const draft = new PromptDraft();
  const { root, problems } = readData(file.path, file.text);
  draft.problems.push(...problems);
  const text = get(root, "template");
  const template = templateNamed(textOf(get(root, "template_format")), "semantic-kernel");
  if (text?.kind === "text") draft.message("user", text.text, { template, messageTags: true });
  const prompt = draft.build(file, { start: 0, end: file.text.length }, "template", settingsOf(root, file));
  const regions = structureRegions(file.path, file.text, root, KNOWN, new Set());
  return finish(file, row, {
    drafts: [draft],
    prompts: prompt === null ? [] : [prompt],
    loading: row.loading,
    comment: row.comment,
    regions,
  });
};

/** The first service's settings; `default` before others. */
function settingsOf(root: DataNode | null, file: SourceFile, uri?: string): PromptSettings {
  const services = get(root, "execution_settings");
  const service = get(services, "default") ?? entriesOf(services)[0]?.value ?? null;
  const slots: Slots = parametersOf(service, file, uri);
  return { name: textOf(get(root, "name")), model: modelOf(get(service, "model_id"), uri), slots };
}

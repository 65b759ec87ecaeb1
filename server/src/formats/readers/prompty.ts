import { plainText } from "../../model/prompt-text.ts";
import { entriesOf, get, textOf } from "../data/node.ts";
import { PromptDraft } from "../draft.ts";
import type { Reader } from "../format.ts";
import { readFrontMatter } from "../front-matter.ts";
import { finish, plainHost } from "../result.ts";
import { modelOf, parametersOf } from "../settings.ts";
import { templateNamed } from "../structure.ts";

/**
 * Prompty, both versions: settings in front matter, then turns that lines like `system:` start. The template is filled before
 * the turns are cut, so one region may run over several of them.
 */
export const readPrompty: Reader = (file, row) => {
  const draft = new PromptDraft();
  const header = readFrontMatter(file.text, { blanksBefore: true });
  draft.problems.push(...header.problems);
  draft.region("header", header.span);
  const settings = get(header.root, "template");
  const template = templateNamed(textOf(settings) ?? textOf(get(settings, "format")) ?? textOf(get(settings, "type")), "jinja");
  const body = { start: header.span.end, end: file.text.length };
  draft.message("system", plainText(file.text, body, header.span.end === 0 ? `${plainHost(file.text)}+marked:---` : plainHost(file.text)), {
    template,
    turns: true,
  });

  const model = get(header.root, "model");
  const configuration = get(model, "configuration");
  const mention =
    model?.kind === "text"
      ? model
      : (get(model, "id") ?? get(configuration, "azure_deployment") ?? get(configuration, "model") ?? get(configuration, "name"));
  const parameters = [get(model, "parameters"), get(model, "options")].find((it) => entriesOf(it).length > 0) ?? null;
  const prompt = draft.build(file, { start: 0, end: file.text.length }, "body", {
    name: textOf(get(header.root, "name")),
    model: modelOf(mention),
    slots: parametersOf(parameters, file),
  });
  return finish(file, row, {
    drafts: [draft],
    prompts: prompt === null ? [] : [prompt],
    loading: row.loading,
    comment: template === "jinja" ? row.comment : { open: "{{!", close: "}}" },
  });
};

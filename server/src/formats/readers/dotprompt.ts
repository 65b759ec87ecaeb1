import { plainText } from "../../model/prompt-text.ts";
import { get, textOf } from "../data/node.ts";
import { PromptDraft } from "../draft.ts";
import type { Reader } from "../format.ts";
import { readFrontMatter } from "../front-matter.ts";
import { finish, plainHost } from "../result.ts";
import { modelOf, parametersOf } from "../settings.ts";

/** Dotprompt: front matter, then Handlebars; `{{role "system"}}` starts a message. Without it all goes to the user. */
export const readDotprompt: Reader = (file, row) => {
  const draft = new PromptDraft();
  const header = readFrontMatter(file.text, { blanksBefore: true });
  draft.problems.push(...header.problems);
  draft.region("header", header.span);
  draft.message(
    "user",
    plainText(
      file.text,
      { start: header.span.end, end: file.text.length },
      header.span.end === 0 ? `${plainHost(file.text)}+marked:---` : plainHost(file.text),
    ),
    { template: "handlebars" },
  );
  const config = get(header.root, "config");
  const prompt = draft.build(file, { start: 0, end: file.text.length }, "body", {
    name: textOf(get(header.root, "name")),
    model: modelOf(get(header.root, "model")),
    slots: parametersOf(config ?? header.root, file),
  });
  return finish(file, row, { drafts: [draft], prompts: prompt === null ? [] : [prompt], loading: row.loading, comment: row.comment });
};

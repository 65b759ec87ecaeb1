import { plainText } from "../model/prompt-text.ts";
import { PromptDraft } from "./draft.ts";
import type { Reader } from "./format.ts";
import { commentOf, finish, plainHost, roleOfRow, templateOf } from "./result.ts";

/** Files that are nothing but a text, perhaps with holes. */
export const readPlain: Reader = (file, row) => {
  const draft = new PromptDraft();
  const whole = { start: 0, end: file.text.length };
  const template = templateOf(row, file.text);
  draft.message(roleOfRow(row, file.path), plainText(file.text, whole, plainHost(file.text)), {
    template,
    detected: row.template === "detect",
  });
  const prompt = draft.build(file, whole, "body");
  return finish(file, row, {
    drafts: [draft],
    prompts: prompt === null ? [] : [prompt],
    loading: row.loading,
    comment: commentOf(row, template),
  });
};

import { plainText } from "../../model/prompt-text.ts";
import { PromptDraft } from "../draft.ts";
import type { Reader } from "../format.ts";
import { commentOf, finish, plainHost, roleOfRow, templateOf } from "../result.ts";
import { beginsWithTurn } from "../turns.ts";

/**
 * Files that are nothing but a text, perhaps with holes. One that begins with a line like `system:` or `# system:` holds the turns of a
 * chat, as promptflow writes them.
 */
export const readPlain: Reader = (file, row) => {
  const draft = new PromptDraft();
  const whole = { start: 0, end: file.text.length };
  const template = templateOf(row, file.text);
  const turns = beginsWithTurn(file.text);
  draft.message(roleOfRow(row, file.path), plainText(file.text, whole, turns ? plainHost(file.text) : `${plainHost(file.text)}+turns`), {
    turns,
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

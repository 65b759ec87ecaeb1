import type { Hole, Message, Prompt } from "../model/document.ts";
import type { PromptText } from "../model/prompt-text.ts";
import { sourceFile } from "../model/source-file.ts";
import type { Span } from "../model/text.ts";
import { PromptDraft } from "./draft.ts";
import { templateNamed } from "./structure.ts";
import { TEMPLATE_LANGUAGES, type TemplateName } from "./template/languages.ts";
import { loopsIn } from "./template/loops.ts";

/** A template as whoever fills it sees it. */
export interface FillableTemplate {
  readonly messages: readonly Message[];
  readonly holes: readonly Hole[];
  readonly loops: readonly { readonly names: readonly string[]; readonly over: string; readonly body: Span }[];
}

const NONE: FillableTemplate = { messages: [], holes: [], loops: [] };

/** Reads a text as a template of a language by any of its names. `source` is what the text stands in. */
export function readTemplate(text: PromptText, language: string, source: string): FillableTemplate {
  const known = Object.hasOwn(TEMPLATE_LANGUAGES, language) ? (language as TemplateName) : templateNamed(language, null);
  if (known === null) return NONE;
  const draft = new PromptDraft();
  draft.message("unknown", text, { template: known });
  const prompt = draft.build(sourceFile("", "", ""), { start: 0, end: 0 }, "");
  return prompt === null ? NONE : fillable(prompt, source);
}

export function fillable({ messages, holes }: Pick<Prompt, "messages" | "holes">, source: string): FillableTemplate {
  const loops = loopsIn(source, holes).map(({ names, over, scope }) => ({ names: names.map((it) => it.name), over, body: scope }));
  return { messages, holes, loops };
}

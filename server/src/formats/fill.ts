import type { Hole, Message } from "../model/document.ts";
import type { PromptText } from "../model/prompt-text.ts";
import { type SourceFile, sourceFile } from "../model/source-file.ts";
import type { Span } from "../model/text.ts";
import { PromptDraft } from "./draft.ts";
import type { ReadPrompt } from "./editor/declarations.ts";
import { variablesOf } from "./editor/variables.ts";
import type { Companions, FormatRow } from "./format.ts";
import { readPrompt } from "./index.ts";
import { templateNamed } from "./structure.ts";
import { TEMPLATE_LANGUAGES, type TemplateName } from "./template/languages.ts";
import { loopsIn } from "./template/loops.ts";

/** A template as whoever fills it sees it. */
export interface FillableTemplate {
  readonly messages: readonly Message[];
  readonly holes: readonly Hole[];
  readonly loops: readonly { readonly names: readonly string[]; readonly over: string; readonly body: Span }[];
  /** Names that it does not bring itself, with their places. */
  readonly variables: readonly { readonly name: string; readonly uses: readonly Span[] }[];
}

const NONE: FillableTemplate = { messages: [], holes: [], loops: [], variables: [] };

/** Reads a text as a template of a language by any of its names. `source` is what the text stands in. */
export function readTemplate(text: PromptText, language: string, source: string): FillableTemplate {
  const known = Object.hasOwn(TEMPLATE_LANGUAGES, language) ? (language as TemplateName) : templateNamed(language, null);
  if (known === null) return NONE;
  const file = sourceFile("", "", source);
  const draft = new PromptDraft();
  draft.message("unknown", text, { template: known });
  const prompt = draft.build(file, { start: 0, end: source.length }, "");
  return prompt === null ? NONE : fillable(file, { format: known, prompts: [prompt], regions: draft.regions });
}

/** The prompts of a file of some format, each as a template. */
export function fillableTemplates(file: SourceFile, row: FormatRow, companions: Companions): FillableTemplate[] {
  const read = readPrompt(file, row, companions);
  return read.prompts.map((it) => fillable(file, { ...read, prompts: [it] }));
}

function fillable(file: SourceFile, read: ReadPrompt): FillableTemplate {
  const [{ messages, holes } = NONE] = read.prompts;
  const loops = loopsIn(file.text, holes).map(({ names, over, scope }) => ({ names: names.map((it) => it.name), over, body: scope }));
  const free = variablesOf(file, read).filter(({ declarations }) =>
    declarations.every((it) => it.kind === "input" || it.kind === "sample"),
  );
  const variables = free.map(({ name, uses }) => ({ name, uses: uses.map(({ start, end }) => ({ start, end })) }));
  return { messages, holes, loops, variables };
}

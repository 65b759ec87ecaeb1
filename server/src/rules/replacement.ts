import type { PersonalDatum } from "../analysis/personal-data/model.ts";
import type { Document, Prompt } from "../model/document.ts";
import { type PromptText, replace, toSource } from "../model/prompt-text.ts";
import type { ReportFix, RuleContext } from "./rule.ts";

/** A value the detector found, with the text of the prompt that holds it. Shared by the rules on personal data and credentials. */
export interface Found {
  readonly datum: PersonalDatum;
  readonly text: PromptText;
  readonly value: string;
}

/** Every text that is sent with a prompt. A tool that several prompts send belongs to the first of them. */
export function textsOf(prompt: Prompt, { prompts, tools }: Document): PromptText[] {
  const own = tools.filter((tool) => prompt.tools.includes(tool.id) && prompts.find((it) => it.tools.includes(tool.id))?.id === prompt.id);
  return [...prompt.messages.map((message) => message.text), ...own.map((tool) => tool.description), prompt.schema].filter(
    (text) => text !== null,
  );
}

/** The masked value as a message shows it: runs of stars shortened, at most 32 units. */
export function shown({ masked }: PersonalDatum): string {
  return masked.replace(/\*[*\s.()/-]*\*/g, "***").slice(0, 32);
}

/** The reserved value of the same shape, at every place of the same value. */
export function reservedFix({ datum: { dummy } }: Found, same: readonly Found[]): ReportFix | null {
  if (dummy === null) return null;
  const edits = same.map(({ text, datum }) => replace(text, datum, dummy));
  return edits.includes(null) ? null : { title: `Replace with ${dummy}`, safety: "unsafe", edits: edits.filter((edit) => edit !== null) };
}

/** Written as the prompt's own holes are (`{{ user }}`, `${input:user}`); a file without holes has no known syntax for one. */
export function variableFix(
  { datum }: Found,
  same: readonly Found[],
  prompt: Prompt,
  { document, services }: RuleContext<unknown>,
): ReportFix | null {
  const hole = prompt.holes.find((it) => it.role === "value" && it.filter === null && it.fallback === null && it.uri === undefined);
  const [before, after, ...more] =
    hole === undefined || document.kind !== "prompt" ? [] : services.source(hole).split(hole.name.slice(hole.name.lastIndexOf(":") + 1));
  if (before === undefined || after === undefined || more.length > 0) return null;
  const variable = `${before}${datum.kind.replaceAll("-", "_")}${after}`;
  const places = same.map(({ text, datum: { start, end } }) => toSource(text, { start, end }));
  if (places.some((place) => place === null || place.uri !== undefined)) return null;
  const edits = places.filter((place) => place !== null).map(({ start, end }) => ({ span: { start, end }, text: variable }));
  return { title: `Replace with ${variable}`, safety: "unsafe", edits };
}

import type { Services } from "../../analysis/services.ts";
import type { Call, Document, Message, Prompt, Slots } from "../../model/document.ts";
import { HOLE } from "../../model/prompt-text.ts";
import { sha256 } from "../digest.ts";
import { compare } from "../order.ts";
import { pathFrom } from "../uri.ts";
import type { LockedPrompt } from "./schema.ts";

export interface Locking {
  /** Folder of the lock. */
  readonly folder: string;
  /** Whether the text itself is kept. */
  readonly text: boolean;
  /** Stars every personal value and credential of a text and keeps its length. */
  readonly mask: (text: string) => string;
}

/** A prompt as the lock would hold it; the revision is that of a new one. */
export interface Entry extends LockedPrompt {
  readonly messages: NonNullable<LockedPrompt["messages"]>;
  /** What people call it: its name, else its place. */
  readonly name: string;
}

/** The prompts of a file that a lock is about: what a program sends or loads. Rows of data sets and tests are none. */
export function entriesOf(document: Document, services: Pick<Services, "callOf">, locking: Locking): Entry[] {
  return document.prompts.flatMap((it) => entryOf(it, document, services, locking) ?? []);
}

export function entryOf(prompt: Prompt, document: Document, services: Pick<Services, "callOf">, locking: Locking): Entry | null {
  if (document.kind === "dataset" || document.context === "test") return null;
  const messages = prompt.messages.map((it): [string, string] => [it.role, normalised(writtenWith(it, prompt).text)]);
  // Holes alone say nothing that could change.
  if (!messages.some(([, text]) => /\p{L}{2}/u.test(text.replace(/\{\{[^}]*\}\}/g, "")))) return null;
  const safe = messages.map(([role, text]): [string, string] => [role, locking.mask(text)]);
  const masked = safe.some(([, text], i) => text !== messages[i]?.[1]);
  const call = services.callOf(prompt);
  return {
    id: idOf(prompt, document, locking.folder),
    name: prompt.name ?? call?.function ?? "",
    revision: 1,
    hash: digest(JSON.stringify(safe)),
    model: prompt.model?.id ?? call?.model?.id ?? null,
    parameters: parametersOf(prompt, call),
    tools: toolsOf(prompt, document, locking.mask),
    messages: safe,
    ...(masked ? { masked } : {}),
  };
}

/** Ids begin with the path from the workspace; a lock lies in its project. */
export function idOf(prompt: Prompt, document: Document, folder: string): string {
  const rest = prompt.id.startsWith(document.path) ? prompt.id.slice(document.path.length) : `#${prompt.id}`;
  return pathFrom(folder, document.uri) + rest;
}

/** Line ends and space at the end of lines are nobody's change. */
export function normalised(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[ \t]+$/gm, "")
    .trimEnd();
}

/** Holes by their names, so that a variable that is swapped shows; for each unit of the result the offset in the text it came from. */
export function writtenWith({ text }: Message, { holes }: Prompt): { readonly text: string; readonly offsets: readonly number[] } {
  const names = text.pieces.flatMap((it) => (it.hole === undefined ? [] : [holes[it.hole]?.name ?? ""]));
  const offsets: number[] = [];
  let result = "";
  let next = 0;
  for (let at = 0; at < text.value.length; at++) {
    const unit = text.value[at] ?? "";
    const shown = unit === HOLE ? `{{${names[next++] ?? ""}}}` : unit;
    for (let i = 0; i < shown.length; i++) offsets.push(at);
    result += shown;
  }
  offsets.push(text.value.length);
  return { text: result, offsets };
}

const PARAMETERS = [
  "temperature",
  "topP",
  "samplingTopK",
  "seed",
  "maxTokens",
  "reasoning",
  "format",
] as const satisfies readonly (keyof Slots)[];

function parametersOf(prompt: Prompt, call: Call | null): LockedPrompt["parameters"] {
  const found: { [name: string]: string | number | boolean | null } = {};
  for (const name of PARAMETERS) {
    const slot = prompt.slots[name] ?? call?.slots[name];
    const constant = slot?.state === "set" && slot.values.length === 1 ? slot.values[0]?.constant : undefined;
    if (constant === undefined || slot?.state !== "set" || slot.values[0]?.partial) continue;
    found[name] = typeof constant === "object" && constant !== null ? digest(JSON.stringify(constant)) : constant;
  }
  return found;
}

function toolsOf(prompt: Prompt, { tools }: Document, mask: (text: string) => string): string | null {
  const sent = tools
    .filter((it) => prompt.tools.includes(it.id))
    .map((it) => [it.name ?? "", it.definition?.value ?? it.description?.value ?? ""]);
  const schema = prompt.schema?.value ?? null;
  if (sent.length === 0 && schema === null) return null;
  return digest(mask(JSON.stringify([sent.sort(([a = ""], [b = ""]) => compare(a, b)), schema])));
}

function digest(text: string): string {
  return sha256(text).slice(0, 32);
}

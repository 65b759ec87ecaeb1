import { twinsAcross } from "../analysis/instructions/across.ts";
import { readInstructions } from "../analysis/instructions/read.ts";
import type { LoadedFile, LoadedRepeat, LoadedTwin } from "../analysis/services.ts";
import { repeatsIn } from "../analysis/tokens/repeats.ts";
import type { Document, Prompt } from "../model/document.ts";
import { toSource } from "../model/prompt-text.ts";
import { type Loaded, NOTHING_LOADED } from "./loaded-with.ts";
import { compare } from "./order.ts";

// What an agent loads together with a file: said twice, and how much it is.

/** Of two files the later by path tells, so that each pair is told once. */
export function loadedRepeats(
  prompt: Prompt,
  document: Document,
  loaded: readonly Document[],
  least: number,
  count: (text: string) => number,
): LoadedRepeat[] {
  const others = loaded.filter((it) => compare(it.path, document.path) < 0).flatMap((it) => it.prompts.map((other) => ({ ...it, other })));
  const prompts = others.map((it) => it.other);
  return repeatsIn(prompt, prompts, least, count).flatMap(({ message, span, tokens, other }): LoadedRepeat[] => {
    const found = other.prompt === null ? null : (others[other.prompt] ?? null);
    const text = (found?.other ?? prompt).messages[other.message]?.text;
    const place = text && toSource(text, other.span);
    if (!place) return [];
    const file = found && { path: found.path, agent: found.loading?.agent ?? "" };
    const uri = place.uri ?? found?.uri ?? document.uri;
    return [{ message, span, tokens, other: { uri, span: { start: place.start, end: place.end } }, file }];
  });
}

/** Outer folders first, then by path: what stands nearer to the work is read later. */
export function loadedFiles(document: Document, loaded: Loaded, count: (text: string) => number): LoadedFile[] {
  const { documents, imports } = loaded;
  if (loaded === NOTHING_LOADED) return [];
  const depth = ({ path }: Document) => path.split("/").length;
  const before = (it: Document) => depth(it) < depth(document) || (depth(it) === depth(document) && compare(it.path, document.path) < 0);
  const order = documents.filter(before).toSorted((a, b) => depth(a) - depth(b) || compare(a.path, b.path));
  return [...order, document].map(({ uri, path, prompts }) => {
    const own = prompts.flatMap((it) => it.messages.map(({ text }) => text.value));
    const brought = imports.get(uri) ?? [];
    const texts = [...own, ...brought.map((it) => it.text)];
    return {
      path,
      imports: brought.map((it) => it.path),
      tokens: texts.reduce((sum, it) => sum + count(it), 0),
      bytes: texts.reduce((sum, it) => sum + bytesOf(it), 0),
    };
  });
}

function bytesOf(text: string): number {
  let bytes = 0;
  for (const it of text) {
    const code = it.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** Of two files the later by path tells, so that each pair is told once. */
export function loadedTwins(
  prompt: Prompt,
  document: Document,
  loaded: readonly Document[],
  count: (text: string) => number,
): LoadedTwin[] {
  const read = (it: Prompt, path: string) => ({ prompt: it, model: readInstructions(it, path, count) });
  const before = loaded.filter((it) => compare(it.path, document.path) < 0);
  const others = before.flatMap((it) => it.prompts.map((other) => ({ document: it, ...read(other, it.path) })));
  if (others.length === 0) return [];
  return twinsAcross(read(prompt, document.path), others).flatMap(({ own, among, other, likeness }): LoadedTwin[] => {
    const found = others[among];
    const unit = found?.model.units[other];
    const text = unit && found.prompt.messages[unit.message]?.text;
    const place = text ? toSource(text, unit) : null;
    if (!found || place === null || place.uri !== undefined) return [];
    const { uri, path, loading } = found.document;
    return [{ unit: own, other: { uri, span: { start: place.start, end: place.end } }, path, agent: loading?.agent ?? "", likeness }];
  });
}

import { type Completion, completionsAt } from "../formats/editor/completions.ts";
import type { Declaration } from "../formats/editor/declarations.ts";
import { type Variable, variablesOf } from "../formats/editor/variables.ts";
import { rowOf } from "../formats/index.ts";
import { type Fold, foldsOf, type OutlineSymbol, outlineOf } from "../formats/outline.ts";
import type { Hole } from "../model/document.ts";
import type { Span } from "../model/text.ts";
import type { Reader, ReadFile } from "./read.ts";
import { isInside, parentOf, resolvePath } from "./uri.ts";

export type { Completion } from "../formats/editor/completions.ts";
export type { Fold, OutlineSymbol } from "../formats/outline.ts";

/** What an editor shows of a prompt file beyond findings. Plain data; text is masked, as all that is shown outside of the file. */
export interface PromptInside {
  readonly symbols: readonly OutlineSymbol[];
  readonly folds: readonly Fold[];
  readonly variables: readonly ShownVariable[];
  /** Tags that pull another file in, with the file they mean. */
  readonly links: readonly (Span & { readonly uri: string })[];
}

export interface ShownVariable {
  readonly name: string;
  readonly declarations: readonly Declaration[];
  /** The name; `tag` is the tag around it. */
  readonly uses: readonly (Span & { readonly tag: Span; readonly hole: Pick<Hole, "role" | "filter" | "fallback"> })[];
}

/** Null for code and data: other servers show those. */
export async function insideOf(
  read: ReadFile,
  reader: Reader,
  root: string,
  isFile: (uri: string) => Promise<boolean>,
): Promise<PromptInside | null> {
  const { document, file, regions } = read;
  if (document.kind !== "prompt") return null;
  const outlined = { prompts: document.prompts, regions };
  return {
    symbols: outlineOf(outlined).map((it) => masked(it, reader)),
    folds: foldsOf(file.text, outlined),
    variables: (await variablesIn(read, reader)).map(({ name, declarations, uses }) => ({
      name,
      declarations: declarations.map((it) => ({ ...it, description: maskedOrNull(it.description, reader) })),
      uses: uses.map(({ start, end, hole: { role, filter, fallback, ...tag } }) => ({
        start,
        end,
        tag: { start: tag.start, end: tag.end },
        hole: { role, filter: maskedOrNull(filter, reader), fallback: maskedOrNull(fallback, reader) },
      })),
    })),
    links: await linksOf(read, root, isFile),
  };
}

function masked(symbol: OutlineSymbol, reader: Reader): OutlineSymbol {
  const { name, detail, children } = symbol;
  return { ...symbol, name: reader.mask(name), detail: reader.mask(detail), children: children.map((it) => masked(it, reader)) };
}

function maskedOrNull(text: string | null, reader: Reader): string | null {
  return text === null ? null : reader.mask(text);
}

export async function completionsIn(read: ReadFile, reader: Reader, at: number): Promise<readonly Completion[]> {
  const row = rowOf(read.document.format);
  return read.document.kind !== "prompt" || row === null ? [] : completionsAt(read.file, row, await variablesIn(read, reader), at);
}

async function variablesIn({ document, file, regions }: ReadFile, reader: Reader): Promise<Variable[]> {
  const row = rowOf(document.format);
  const beside = row === null ? new Map() : await reader.companions(file, row);
  return variablesOf(file, { format: document.format, prompts: document.prompts, regions }, (name) => beside.get(name));
}

/** Links that are looked up on disk; a page of many links is no prompt. */
const MOST_LINKS = 50;

/** Paths are relative to the file, or to a folder above it where templates are kept. */
async function linksOf(
  { document, file }: ReadFile,
  root: string,
  isFile: (uri: string) => Promise<boolean>,
): Promise<PromptInside["links"]> {
  const links: (Span & { uri: string })[] = [];
  const holes = document.prompts.flatMap((it) => it.holes).filter((it) => it.role === "include" && it.uri === undefined);
  for (const { name, start, end } of holes.slice(0, MOST_LINKS)) {
    const target = await targetOf(name.replace(/^file:\/\//, ""), document.format, file.uri, root, isFile);
    if (target !== null) links.push({ start, end, uri: target });
  }
  return links;
}

async function targetOf(
  name: string,
  format: string,
  from: string,
  root: string,
  isFile: (uri: string) => Promise<boolean>,
): Promise<string | null> {
  if (!/^[\w@.~/ -]{1,200}$/.test(name) || name.startsWith("~")) return null;
  const names =
    format === "dotprompt" ? [`_${name}.prompt`] : format === "handlebars" ? [name, `${name}.hbs`, `${name}.handlebars`] : [name];
  for (let folder = parentOf(from); isInside(root, folder); folder = parentOf(folder)) {
    for (const it of names) {
      const uri = resolvePath(folder, it.replace(/^\/+/, ""));
      if (uri !== from && isInside(root, uri) && (await isFile(uri))) return uri;
    }
    if (folder === root || folder === parentOf(folder)) break;
  }
  return null;
}

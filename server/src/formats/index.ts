import type { SourceFile } from "../model/source-file.ts";
import type { Companions, FormatRow, PromptFile, Reader, ReaderName } from "./format.ts";
import { matchesGlob } from "./glob.ts";
import { readBaml } from "./readers/baml.ts";
import { readCrew } from "./readers/crew.ts";
import { readDotprompt } from "./readers/dotprompt.ts";
import { readGitHubModels } from "./readers/github-models.ts";
import { beginsWithRow, readJsonLines } from "./readers/jsonl.ts";
import { readLangChain } from "./readers/langchain.ts";
import { readMarkdown } from "./readers/markdown.ts";
import { readPlain } from "./readers/plain.ts";
import { readPoml } from "./readers/poml.ts";
import { readPromptData } from "./readers/prompt-data.ts";
import { promptFilesOf, readPromptfoo } from "./readers/promptfoo.ts";
import { readPrompty } from "./readers/prompty.ts";
import { readSemanticKernelFolder, readSemanticKernelYaml } from "./readers/semantic-kernel.ts";
import { FORMATS } from "./table.ts";

const READERS: { readonly [Name in ReaderName]: Reader } = {
  markdown: readMarkdown,
  plain: readPlain,
  prompty: readPrompty,
  dotprompt: readDotprompt,
  "semantic-kernel-folder": readSemanticKernelFolder,
  "semantic-kernel-yaml": readSemanticKernelYaml,
  crew: readCrew,
  "github-models": readGitHubModels,
  promptfoo: readPromptfoo,
  langchain: readLangChain,
  "prompt-data": readPromptData,
  jsonl: readJsonLines,
  baml: readBaml,
  poml: readPoml,
};

/** Where words in the text are not enough to tell a format. */
const SHAPES: { readonly [Name in ReaderName]?: (text: string) => boolean } = { jsonl: beginsWithRow };

/** A format that the configuration gives to more files: `{"files": "llm/*.txt", "format": "prompt-text"}`. */
export interface UserFormat {
  readonly files: string;
  /** Id of a row. */
  readonly format: string;
}

/**
 * The row that reads a file, or null. Some formats show only in the text (chat messages in any `.json`): they are found
 * when `text` is given.
 */
export function formatOf(path: string, text?: string, user: readonly UserFormat[] = []): FormatRow | null {
  const wanted = user.find((it) => matchesGlob(it.files, path))?.format;
  if (wanted !== undefined) return rowOf(wanted);
  return (
    FORMATS.find((it) => matchesRow(it, path) && contentFits(it, text) && (text === undefined || SHAPES[it.reader]?.(text) !== false)) ??
    null
  );
}

/** Whether a file could be of a format, so that reading its text is worth the while. */
export function mayHaveFormat(path: string, user: readonly UserFormat[] = []): boolean {
  return user.some((it) => matchesGlob(it.files, path)) || FORMATS.some((it) => matchesRow(it, path));
}

export function rowOf(id: string): FormatRow | null {
  return FORMATS.find((it) => it.id === id) ?? null;
}

/** Names of the files that reading a file of this format needs, from its folder; some may not be there. */
export function companionsOf(file: SourceFile, row: FormatRow): readonly string[] {
  return [...(row.companions ?? []), ...(row.reader === "promptfoo" ? promptFilesOf(file) : [])];
}

/** Reads a prompt file. Never throws: what is wrong with the file stands in `problems`, the rest is read. */
export function readPrompt(file: SourceFile, row: FormatRow, companions: Companions = () => undefined): PromptFile {
  return READERS[row.reader](file, row, companions);
}

function contentFits({ content }: FormatRow, text: string | undefined): boolean {
  return content === undefined || (text !== undefined && content.some((all) => all.every((it) => text.includes(it))));
}

function matchesRow(row: FormatRow, path: string): boolean {
  if (row.capitals && !/[A-Z]{2}[^/]*$/.test(path)) return false;
  return row.files.some((it) => matchesGlob(it, path)) && !row.except?.some((it) => matchesGlob(it, path));
}

import type { Part, SourceFile, Unread } from "../../model/source-file.ts";
import { Broken, readCells } from "./cells.ts";
import { magicsOf } from "./magics.ts";

/** A code cell, wherever it comes from: a file, or an editor that holds the notebook open. */
export interface NotebookCell {
  /** 0-based index over all cells of the notebook, those without code included. */
  readonly cell: number;
  readonly text: string;
}

export function isNotebook(path: string): boolean {
  return /\.ipynb$/i.test(path);
}

/** What kernels and editors call the language that the joined cells are read as. */
export function isNotebookLanguage(language: string | null): boolean {
  return language === null || /^i?python[23]?$/i.test(language);
}

/**
 * The code cells of a notebook file as one source. One in another language has no cells. Where the JSON breaks off, the line
 * (from 1) at which it does.
 */
export function readNotebook(
  uri: string,
  path: string,
  json: string,
): { readonly file: SourceFile } | { readonly file: null; readonly brokenLine: number } {
  const bom = json.startsWith("\uFEFF");
  const text = bom ? json.slice(1) : json;
  try {
    const { cells, language } = readCells(text);
    return { file: { ...joinCells(uri, path, isNotebookLanguage(language) ? cells : []), bom } };
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return { file: null, brokenLine: text.slice(0, error.at).split(/\r\n|[\r\n]/).length };
  }
}

/**
 * Code cells joined in their order, each followed by a line break that belongs to no cell. What IPython reads and Python
 * does not is replaced by as many units that do nothing, so that offsets hold.
 */
export function joinCells(uri: string, path: string, cells: readonly NotebookCell[]): SourceFile {
  const pieces: string[] = [];
  const parts: Part[] = [];
  const unread: Unread[] = [];
  let length = 0;
  for (const { cell, text } of cells) {
    parts.push({ cell, start: length, end: length + text.length });
    let copied = 0;
    for (const blank of magicsOf(text)) {
      pieces.push(text.slice(copied, blank.start), blank.text);
      unread.push({ start: length + blank.start, end: length + blank.end, written: text.slice(blank.start, blank.end) });
      copied = blank.end;
    }
    pieces.push(text.slice(copied), "\n");
    length += text.length + 1;
  }
  return { uri, path, text: pieces.join(""), bom: false, parts, ...(unread.length === 0 ? {} : { unread }) };
}

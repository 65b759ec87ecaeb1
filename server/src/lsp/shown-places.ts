import type { Range } from "vscode-languageserver";
import { isEditable, partAt } from "../model/source-file.ts";
import type { Location, Span } from "../model/text.ts";
import type { PlacedEdit } from "./edits.ts";
import type { Folders } from "./folders.ts";
import type { OpenFiles } from "./open-files.ts";
import { Places, placesIn, placesOf } from "./places.ts";

/** Where the client shows something, and in which version. */
export interface Shown {
  readonly uri: string;
  readonly version: number | null;
  readonly range: Range;
}

/** Where a span is shown, and by which document: the open one, the cell of an open notebook, or the file. */
export async function shownPlace({ uri, span }: Location, files: OpenFiles, folders: Folders): Promise<Shown | null> {
  const open = files.document(uri);
  if (open !== undefined) return { uri: open.uri, version: open.version, range: placesIn(open).range(span) };
  const file = await folders.of(uri).source(uri);
  if (file === null) return null;
  const part = partAt(file, span.start);
  if (part === null) return { uri: files.spelling(uri), version: null, range: placesOf(file).range(span) };
  return inCell(uri, part.cell, { start: span.start - part.start, end: Math.min(span.end, part.end) - part.start }, files);
}

/** The same for an edit; null where it cannot be made, as over two cells. */
export async function editablePlace({ uri, span, cell }: PlacedEdit, files: OpenFiles, folders: Folders): Promise<Shown | null> {
  if (cell !== undefined) return inCell(uri, cell, span, files);
  const file = files.document(uri) === undefined ? await folders.of(uri).source(uri) : null;
  return file !== null && !isEditable(file, span) ? null : shownPlace({ uri, span }, files, folders);
}

/** The lines of a cell are lines of nothing unless its notebook is open. */
function inCell(uri: string, cell: number, span: Span, { notebooks }: OpenFiles): Shown | null {
  const notebook = notebooks.of(uri);
  const document = notebook && notebooks.documentOf(notebook, cell);
  return document === undefined
    ? null
    : { uri: document.uri, version: document.version, range: new Places(document.getText(), false).range(span) };
}

import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { CreateFile } from "vscode-languageserver";
import type { FixedFile } from "../engine/workspace.ts";
import type { Edit, Span } from "../model/text.ts";
import type { Session } from "./session.ts";
import { editablePlace } from "./shown-places.ts";

/** With a cell the span counts inside it. */
export type PlacedEdit = Edit & { readonly uri: string; readonly cell?: number };

/**
 * Edits as the protocol has them. Open files carry their version, so that an editor refuses what no longer fits. Null when a
 * place cannot be told any more.
 */
export async function workspaceEdit(edits: readonly PlacedEdit[], session: Session): Promise<WorkspaceEdit | null> {
  const byDocument = new Map<string, TextDocumentEdit>();
  for (const edit of edits) {
    const place = await editablePlace(edit, session.files, session.folders);
    if (place === null) return null;
    const { uri, version, range } = place;
    const textDocument = { uri, version };
    byDocument.set(uri, { textDocument, edits: [...(byDocument.get(uri)?.edits ?? []), { range, newText: edit.text }] });
  }
  if (session.supports.documentChanges) return { documentChanges: [...byDocument.values()] };
  return { changes: Object.fromEntries([...byDocument].map(([uri, it]) => [uri, it.edits as TextEdit[]])) };
}

/** A new file, where the client can make one. */
export function newFile(uri: string, text: string, session: Session): WorkspaceEdit | null {
  if (!session.supports.createFile) return null;
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      CreateFile.create(uri, { ignoreIfExists: true }),
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
    ],
  };
}

/** The change of a fixed file as one edit of what really differs, so that cursors and folds elsewhere stay. */
export function editsOf({ uri, before, after, cells }: FixedFile): PlacedEdit[] {
  if (cells !== undefined) return cells.map((it) => ({ uri, cell: it.cell, ...difference(it.before, it.after) }));
  return [{ uri, ...difference(before, after) }];
}

export function difference(before: string, after: string): Edit {
  let start = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < most - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  const span: Span = { start, end: before.length - tail };
  return { span, text: after.slice(start, after.length - tail) };
}

import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { CreateFile } from "vscode-languageserver";
import { canonical } from "../engine/uri.ts";
import type { FixedFile } from "../engine/workspace.ts";
import type { Edit, Span } from "../model/text.ts";
import type { Session } from "./session.ts";

export type PlacedEdit = Edit & { readonly uri: string };

/**
 * Edits as the protocol has them. Open files carry their version, so that an editor refuses what no longer fits. Null when a
 * place cannot be told any more.
 */
export async function workspaceEdit(edits: readonly PlacedEdit[], session: Session): Promise<WorkspaceEdit | null> {
  const byFile = new Map<string, TextEdit[]>();
  for (const { uri, span, text } of edits) {
    const range = await session.range({ uri, span });
    if (range === null) return null;
    byFile.set(uri, [...(byFile.get(uri) ?? []), { range, newText: text }]);
  }
  const documentChanges = [...byFile].map(([uri, list]): TextDocumentEdit => ({ textDocument: versioned(uri, session), edits: list }));
  if (session.supports.documentChanges) return { documentChanges };
  return { changes: Object.fromEntries([...byFile].map(([uri, list]) => [session.spelling(uri), list])) };
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
export function editsOf({ uri, before, after }: FixedFile): PlacedEdit {
  let start = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < most - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  const span: Span = { start, end: before.length - tail };
  return { uri, span, text: after.slice(start, after.length - tail) };
}

function versioned(uri: string, session: Session): TextDocumentEdit["textDocument"] {
  return { uri: session.spelling(uri), version: session.openDocument(canonical(uri))?.version ?? null };
}

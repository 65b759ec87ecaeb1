import { type ExtensionContext, Range, type TextDocument, type TextEditor, window, workspace } from "vscode";
import { REQUESTS, type RedactParams, type RedactResult, type RestoreResult } from "../../../server/src/lsp/protocol.ts";
import type { Server } from "../server.ts";

/** Key of the map in the editor's secret storage: encrypted by the system, never in a folder of the workspace. */
const KEY = "redactions";

type Known = RedactParams["known"];

/** Replaces the values in the selection by tokens; undo and Restore Redacted Values bring them back. */
export async function redactSelection(server: Server, { secrets }: ExtensionContext): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined || editor.selection.isEmpty) return void window.showInformationMessage("Prompt Hygiene: select text to redact.");
  const { document, selection } = editor;
  const { version } = document;
  const result = await redact(server, await read(secrets), document, {
    start: document.offsetAt(selection.start),
    end: document.offsetAt(selection.end),
  });
  if (result.replaced === 0) return tell("no values in the selection.");
  // First the map: a token without its value could never come back.
  await secrets.store(KEY, JSON.stringify(result.known));
  if (document.version !== version || !(await replace(editor, result.start, result.end, result.text)))
    throw new Error("The text changed meanwhile; nothing was redacted.");
  tell(`${values(result)} replaced (${result.counts}).`);
}

/** Opens a redacted copy beside the file; the file itself stays as it is. */
export async function redactFile(server: Server, { secrets }: ExtensionContext): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document === undefined) return void window.showInformationMessage("Prompt Hygiene: open a file to redact it.");
  const result = await redact(server, await read(secrets), document, null);
  if (result.replaced === 0) return tell("no values in this file.");
  await secrets.store(KEY, JSON.stringify(result.known));
  await window.showTextDocument(await workspace.openTextDocument({ content: result.text, language: document.languageId }), {
    preview: false,
  });
  tell(`${values(result)} replaced (${result.counts}) in a copy.`);
}

/** Puts the values back, in the selection or in the whole text. */
export async function restoreRedacted(server: Server, { secrets }: ExtensionContext): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return void window.showInformationMessage("Prompt Hygiene: open a redacted text to restore it.");
  const { document, selection } = editor;
  const { version } = document;
  const [start, end] = selection.isEmpty
    ? [0, document.getText().length]
    : [document.offsetAt(selection.start), document.offsetAt(selection.end)];
  const before = document.getText().slice(start, end);
  const { text } = await (await server.client()).sendRequest<RestoreResult>(REQUESTS.restore, { text: before, known: await read(secrets) });
  if (text === before) return tell("no token here has a value in this editor.");
  if (document.version !== version || !(await replace(editor, start, end, text)))
    throw new Error("The text changed meanwhile; nothing was restored.");
  tell("values put back.");
}

async function redact(server: Server, known: Known, document: TextDocument, selection: RedactParams["selection"]): Promise<RedactResult> {
  const asked: RedactParams = { text: document.getText(), path: document.uri.path, selection, known };
  return (await server.client()).sendRequest<RedactResult>(REQUESTS.redact, asked);
}

async function read(secrets: ExtensionContext["secrets"]): Promise<Known> {
  try {
    return JSON.parse((await secrets.get(KEY)) ?? "{}") as Known;
  } catch {
    throw new Error("The map of redacted values cannot be read.");
  }
}

function replace(editor: TextEditor, start: number, end: number, text: string): Thenable<boolean> {
  const { document } = editor;
  return editor.edit((edit) => edit.replace(new Range(document.positionAt(start), document.positionAt(end)), text));
}

function values({ replaced }: RedactResult): string {
  return `${replaced} ${replaced === 1 ? "value" : "values"}`;
}

function tell(text: string): void {
  window.setStatusBarMessage(`Prompt Hygiene: ${text}`, 8_000);
}

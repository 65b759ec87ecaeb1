import { window, workspace } from "vscode";
import type { WorkspaceEdit } from "vscode-languageclient";
import { type EditResult, REQUESTS } from "../../../server/src/lsp/protocol.ts";
import type { Server } from "../server.ts";

/** Locks the prompts of the active file as they are now. */
export async function updateLock(server: Server): Promise<void> {
  const files = await edited(server, REQUESTS.updateLock);
  // The lock holds from the moment it is on the disk.
  for (const file of files) if (file.path.endsWith("/.prompt-lock.json")) await (await workspace.openTextDocument(file)).save();
  if (files.length > 0) window.setStatusBarMessage("Prompt Hygiene: the prompt lock is up to date.", 8_000);
}

/** Puts the locked text back into the active file; it stays unsaved, so that you can look. */
export async function restoreLocked(server: Server): Promise<void> {
  await edited(server, REQUESTS.restoreLocked);
}

async function edited(server: Server, request: string) {
  const editor = window.activeTextEditor;
  if (editor === undefined) {
    window.showInformationMessage("Prompt Hygiene: open a file that holds a prompt.");
    return [];
  }
  const client = await server.client();
  const { edit, failure } = await client.sendRequest<EditResult>(request, {
    uri: client.code2ProtocolConverter.asUri(editor.document.uri),
  });
  const converted = edit === null ? undefined : await client.protocol2CodeConverter.asWorkspaceEdit(edit as WorkspaceEdit);
  if (converted === undefined) {
    window.showWarningMessage(`Prompt Hygiene: ${failure ?? "nothing was changed"}.`);
    return [];
  }
  await workspace.applyEdit(converted);
  return converted.entries().map(([file]) => file);
}

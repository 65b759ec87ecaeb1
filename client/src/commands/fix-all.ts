import { window, workspace } from "vscode";
import type { WorkspaceEdit } from "vscode-languageclient";
import { type FixAllResult, REQUESTS } from "../../../server/src/lsp/protocol.ts";
import type { Server } from "../server.ts";

/** Applies the safe fixes of the active file. No text that a model receives changes. */
export async function fixAll(server: Server): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return void window.showInformationMessage("Prompt Hygiene: open a file to fix it.");
  const client = await server.client();
  const { edit, fixed, remaining } = await client.sendRequest<FixAllResult>(REQUESTS.fixAll, {
    uri: client.code2ProtocolConverter.asUri(editor.document.uri),
  });
  const applied =
    edit !== null && (await workspace.applyEdit((await client.protocol2CodeConverter.asWorkspaceEdit(edit as WorkspaceEdit)) ?? never()));
  const rest = remaining === 0 ? "" : ` ${remaining} ${remaining === 1 ? "finding wants" : "findings want"} your eye.`;
  const done = applied ? `${fixed} safe ${fixed === 1 ? "fix" : "fixes"} applied.` : "Nothing here can be fixed safely.";
  window.setStatusBarMessage(`Prompt Hygiene: ${done}${rest}`, 8_000);
}

function never(): never {
  throw new Error("The edit could not be read.");
}

import { type Uri, window, workspace } from "vscode";
import type { WorkspaceEdit } from "vscode-languageclient";
import { CONFIGURATION_FILE, type EditResult, REQUESTS } from "../../../server/src/lsp/protocol.ts";
import type { Server } from "../server.ts";

interface Asked {
  readonly uri: string;
  readonly fingerprint: string;
  readonly ruleId: string;
}

/** Silences one finding with a reason: where nobody gives one, nobody can tell later whether it still holds. */
export async function suppress(server: Server, { uri, fingerprint, ruleId }: Asked): Promise<void> {
  const reason = await window.showInputBox({
    title: `Ignore ${ruleId} here`,
    prompt: "Why is it right to ignore this? The reason is kept with the suppression.",
    placeHolder: "Synthetic customer, made for the demo",
    validateInput: (value) => (value.trim() === "" ? "A reason is needed" : null),
  });
  if (reason === undefined) return;
  const client = await server.client();
  const { edit, failure } = await client.sendRequest<EditResult>(REQUESTS.suppress, { uri, fingerprint, reason });
  const converted = edit === null ? undefined : await client.protocol2CodeConverter.asWorkspaceEdit(edit as WorkspaceEdit);
  if (converted === undefined) return void window.showWarningMessage(`Prompt Hygiene: ${failure ?? "nothing was changed"}.`);
  await workspace.applyEdit(converted);
  await saveConfiguration(converted.entries().map(([file]) => file));
}

/** A configuration that was changed in the background holds at once, and leaves no unsaved file behind. */
async function saveConfiguration(files: readonly Uri[]): Promise<void> {
  for (const file of files) if (file.path.endsWith(`/${CONFIGURATION_FILE}`)) await (await workspace.openTextDocument(file)).save();
}

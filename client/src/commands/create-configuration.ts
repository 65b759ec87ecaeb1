import { Uri, window, workspace } from "vscode";
import { CONFIGURATION_FILE, REQUESTS } from "../../../server/src/lsp/protocol.ts";
import { folders, type Server } from "../server.ts";

/** Writes a commented configuration file into the workspace folder, or opens the one that is there. */
export async function createConfiguration(server: Server): Promise<void> {
  const folder = folders().length > 1 ? (await window.showWorkspaceFolderPick())?.uri : folders()[0];
  if (folder === undefined) return void window.showInformationMessage("Prompt Hygiene: open a folder to configure it.");
  const file = Uri.joinPath(folder, CONFIGURATION_FILE);
  if (!(await exists(file))) {
    const client = await server.client();
    const { text } = await client.sendRequest<{ text: string }>(REQUESTS.initialConfiguration);
    await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  }
  await window.showTextDocument(file);
}

async function exists(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

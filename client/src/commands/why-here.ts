import { window } from "vscode";
import { REQUESTS, type WhyAnswer, type WhyParams } from "../../../server/src/lsp/protocol.ts";
import type { Server } from "../server.ts";

/** Says in the output why the calls on the cursor's line are, or are not, seen. */
export async function whyHere(server: Server): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return;
  const { line, character } = editor.selection.active;
  const asked: WhyParams = { uri: editor.document.uri.toString(), position: { line, character } };
  const client = await server.client();
  const answer = await client.sendRequest<WhyAnswer | null>(REQUESTS.why, asked);
  if (answer === null || answer.lines.length === 0)
    return void window.showInformationMessage("Prompt Hygiene: no call begins on this line.");
  server.channel.appendLine(`${editor.document.fileName}:${line + 1}`);
  for (const it of answer.lines) server.channel.appendLine(it);
  server.channel.show(true);
}

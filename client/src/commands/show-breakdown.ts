import { commands, Position, Selection, Uri, window } from "vscode";
import type { Place } from "../../../server/src/lsp/protocol.ts";

/** Puts the cursor at a prompt or call and shows its hover, as a click on a lens or on the status bar wants. */
export async function showBreakdown(uri: string, { line, character }: Place): Promise<void> {
  const editor = await window.showTextDocument(Uri.parse(uri, true));
  const at = new Position(line, character);
  editor.selection = new Selection(at, at);
  editor.revealRange(editor.selection);
  await commands.executeCommand("editor.action.showHover");
}

import { window } from "vscode";
import type { Place } from "../../../server/src/lsp/protocol.ts";
import type { Server } from "../server.ts";

/** A place in a file, as requests name it. */
export interface Target {
  readonly uri: string;
  readonly position: Place;
}

/** What a command is about: what it is given, or the cursor of the active editor. Null where there is none. */
export async function targetOf(server: Server, uri?: string, place?: Place): Promise<Target | null> {
  if (uri !== undefined && place !== undefined) return { uri, position: place };
  const editor = window.activeTextEditor;
  if (editor === undefined) return null;
  const client = await server.client();
  return {
    uri: client.code2ProtocolConverter.asUri(editor.document.uri),
    position: client.code2ProtocolConverter.asPosition(editor.selection.active),
  };
}

import { FileType, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type Bytes, FILE_REQUESTS } from "../../server/src/lsp/protocol.ts";

type Kind = "file" | "folder" | "other";

/** Hands the server files that only the editor can read, and what ships with the extension. */
export function answerFileRequests(client: BaseLanguageClient, extension: Uri, encode: (bytes: Uint8Array) => Bytes): void {
  const { fs } = workspace;
  client.onRequest<Bytes, void>(FILE_REQUESTS.read, async ({ uri }: { uri: string }) => encode(await fs.readFile(Uri.parse(uri, true))));
  client.onRequest(FILE_REQUESTS.stat, async ({ uri }: { uri: string }) => {
    try {
      const { type, size } = await fs.stat(Uri.parse(uri, true));
      return { kind: kindOf(type), size };
    } catch {
      return null;
    }
  });
  client.onRequest(FILE_REQUESTS.list, async ({ uri }: { uri: string }) => {
    const entries = await fs.readDirectory(Uri.parse(uri, true));
    return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
  });
  client.onRequest<Bytes, void>(FILE_REQUESTS.asset, async ({ name }: { name: string }) => {
    if (!/^[\w.-]+$/.test(name)) throw new Error(`No such asset: ${name.slice(0, 80)}`);
    return encode(await fs.readFile(Uri.joinPath(extension, "dist/assets", name)));
  });
}

/** A link counts as what it is, so that no cycle of links is walked. */
function kindOf(type: FileType): Kind {
  return type === FileType.File ? "file" : type === FileType.Directory ? "folder" : "other";
}

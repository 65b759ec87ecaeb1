import type { Connection } from "vscode-languageserver";
import { type DirectoryEntry, type FileStat, type Host, HostError } from "../engine/host.ts";
import { type Bytes, FILE_REQUESTS } from "./protocol.ts";

/** Files that only the client can reach: those of a browser and of virtual workspaces. */
export function remoteHost(connection: Connection): Host {
  const ask = async <Answer>(method: string, parameters: object): Promise<Answer> => {
    try {
      return await connection.sendRequest<Answer>(method, parameters);
    } catch (error) {
      throw new HostError(error instanceof Error && error.message !== "" ? error.message : "Cannot be read");
    }
  };
  return {
    read: async (uri) => bytesOf(await ask<Bytes>(FILE_REQUESTS.read, { uri })),
    stat: (uri) => ask<FileStat | null>(FILE_REQUESTS.stat, { uri }),
    list: async (uri) => (await ask<DirectoryEntry[]>(FILE_REQUESTS.list, { uri })).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    asset: async (name) => bytesOf(await ask<Bytes>(FILE_REQUESTS.asset, { name })),
  };
}

/** The files of some schemes through the client, all others by the host at hand. Assets are always at hand. */
export function splitHost(local: Host, remote: Host, schemes: () => readonly string[]): Host {
  const hostOf = (uri: string) => (schemes().includes(uri.slice(0, uri.indexOf(":"))) ? remote : local);
  return {
    read: (uri) => hostOf(uri).read(uri),
    readChunks: (uri) => hostOf(uri).readChunks?.(uri) ?? null,
    stat: (uri) => hostOf(uri).stat(uri),
    list: (uri) => hostOf(uri).list(uri),
    asset: (name) => local.asset(name),
  };
}

function bytesOf(bytes: Bytes): Uint8Array {
  return typeof bytes === "string" ? Uint8Array.from(atob(bytes), (it) => it.charCodeAt(0)) : bytes;
}

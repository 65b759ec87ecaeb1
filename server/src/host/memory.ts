import { type DirectoryEntry, type Host, HostError } from "../engine/host.ts";
import { isInside, nameOf, resolvePath } from "../engine/uri.ts";

const PIECE = 64 * 1024;

/** Files that exist only here, by path below `root`: for text from standard input, and for tests. */
export function memoryHost(root: string, files: { readonly [path: string]: string | Uint8Array }, asset: Host["asset"]): Host {
  const bytes = new Map<string, Uint8Array>();
  for (const [path, content] of Object.entries(files)) {
    bytes.set(resolvePath(root, path), typeof content === "string" ? new TextEncoder().encode(content) : content);
  }
  const below = (folder: string) => [...bytes.keys()].filter((uri) => uri !== folder && isInside(folder, uri));
  return {
    read: async (uri) => {
      const found = bytes.get(uri);
      if (found === undefined) throw new HostError("No such file");
      return found;
    },
    readChunks: async function* (uri) {
      const found = bytes.get(uri);
      if (found === undefined) throw new HostError("No such file");
      for (let at = 0; at < found.length; at += PIECE) yield found.subarray(at, at + PIECE);
    },
    stat: async (uri) => {
      const found = bytes.get(uri);
      if (found !== undefined) return { kind: "file", size: found.length };
      return below(uri).length > 0 ? { kind: "folder", size: 0 } : null;
    },
    list: async (folder) => {
      const entries = new Map<string, DirectoryEntry>();
      const start = folder.endsWith("/") ? folder.length : folder.length + 1;
      for (const uri of below(folder)) {
        const end = uri.indexOf("/", start);
        const name = nameOf(end < 0 ? uri : uri.slice(0, end));
        entries.set(name, { name, kind: end < 0 ? "file" : "folder" });
      }
      return [...entries.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
    },
    asset,
  };
}

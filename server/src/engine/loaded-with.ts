import { LOADED_TOGETHER, loadedFor } from "../formats/loading.ts";
import type { Document } from "../model/document.ts";
import type { Parts } from "./parts.ts";
import type { ReadFile } from "./read.ts";
import { childOf, isInside, parentOf, resolvePath } from "./uri.ts";

const MOST_FOLDERS = 12;
const MOST_FILES = 24;

/**
 * The other files that an agent loads whenever it loads this one: those of its own folder and of the folders around it, up to the root, in
 * the order of their addresses. What lies deeper is told there.
 */
export async function loadedWith(
  { file, document }: ReadFile,
  { root, options, files, loader, reader, pathOf }: Parts,
): Promise<Document[]> {
  const { loading } = document;
  const home = loading === null || file.path.startsWith("..") ? null : loadedFor(file.path, loading);
  if (loading === null || home === null) return [];
  const { agent } = loading;
  const folders: string[] = [];
  for (let at = resolvePath(root, home); isInside(root, at) && folders.length < MOST_FOLDERS; at = parentOf(at)) {
    folders.push(at);
    if (at === root) break;
  }
  const uris: string[] = [];
  for (const folder of folders) {
    for (const entry of LOADED_TOGETHER[agent] ?? []) {
      const uri = resolvePath(folder, entry);
      if (!entry.endsWith("/")) uris.push(uri);
      else
        for (const { name, kind } of await options.host.list(uri).catch(() => []))
          if (kind === "file" && name.endsWith(".md")) uris.push(childOf(uri, name));
    }
  }
  const found: Document[] = [];
  for (const uri of [...new Set(uris)].sort()) {
    if (uri === file.uri || found.length >= MOST_FILES) continue;
    if ((await options.host.stat(uri).catch(() => null))?.kind !== "file") continue;
    const configuration = await loader.forFile(uri);
    const { file: other } = configuration.ignores(uri) ? { file: null } : await files.load(uri);
    const read = other === null ? null : await reader.read(other, configuration);
    const also = read?.document.loading;
    if (read && also?.agent === agent && loadedFor(pathOf(uri), also) !== null) found.push(read.document);
  }
  return found;
}

import { LOADED_TOGETHER, loadedFor } from "../formats/loading.ts";
import type { Document } from "../model/document.ts";
import type { SourceFile } from "../model/source-file.ts";
import type { Parts } from "./parts.ts";
import type { ReadFile } from "./read.ts";
import { childOf, isInside, parentOf, resolvePath } from "./uri.ts";

const MOST_FOLDERS = 12;
const MOST_FILES = 24;

/** What is in an agent's context beside a file. */
export interface Loaded {
  readonly documents: readonly Document[];
  /** By the address of the file that names them, itself included: what is brought in by path. */
  readonly imports: ReadonlyMap<string, readonly SourceFile[]>;
}

export const NOTHING_LOADED: Loaded = { documents: [], imports: new Map() };

/**
 * The other files that an agent loads whenever it loads this one: those of its own folder and of the folders around it, up to the root, in
 * the order of their addresses. What lies deeper is told there.
 */
export async function loadedWith(read: ReadFile, parts: Parts): Promise<Loaded> {
  const { file, document } = read;
  const { root, options, files, loader, reader, pathOf } = parts;
  const { loading } = document;
  const home = loading === null || file.path.startsWith("..") ? null : loadedFor(file.path, loading);
  if (loading === null || home === null) return NOTHING_LOADED;
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
  const imports = new Map<string, readonly SourceFile[]>();
  for (const it of [document, ...found]) {
    const brought = IMPORTS.has(agent) ? await importsOf(it, parts) : [];
    if (brought.length > 0) imports.set(it.uri, brought);
  }
  return { documents: found, imports };
}

/** `@docs/style.md` in a memory file brings that file in (code.claude.com/docs/en/memory, geminicli.com/docs/cli/gemini-md; read 2026-11). */
const IMPORTS: ReadonlySet<string> = new Set(["Claude Code", "Gemini CLI"]);
const IMPORT = /(?<=^|\s)@((?:\.{0,2}\/)?[\w.-]{1,80}(?:\/[\w.-]{1,80}){0,8}\.\w{1,8})(?=$|[\s),;:])/gm;
const MOST_HOPS = 5;
const MOST_IMPORTS = 24;

/** Files that a memory file brings in, and those that these bring in; each once. Paths in code mean nothing. */
async function importsOf({ uri, prompts }: Document, { root, options, files, loader }: Parts): Promise<SourceFile[]> {
  const found = new Map<string, SourceFile>();
  let texts = prompts.flatMap((it) => it.messages.map(({ text }) => ({ uri, text: text.value })));
  for (let hop = 0; hop < MOST_HOPS && texts.length > 0; hop++) {
    const next: { uri: string; text: string }[] = [];
    for (const { uri: from, text } of texts) {
      for (const [, path = ""] of withoutCode(text).matchAll(IMPORT)) {
        const target = resolvePath(parentOf(from), path);
        if (found.has(target) || target === uri || found.size >= MOST_IMPORTS || !isInside(root, target)) continue;
        if ((await options.host.stat(target).catch(() => null))?.kind !== "file") continue;
        const { file } = (await loader.forFile(target)).ignores(target) ? { file: null } : await files.load(target);
        if (file === null) continue;
        found.set(target, file);
        next.push({ uri: target, text: file.text });
      }
    }
    texts = next;
  }
  return [...found.values()];
}

function withoutCode(text: string): string {
  let fenced = false;
  const lines = text.split("\n").filter((line) => {
    const isFence = /^ {0,3}(?:```|~~~)/.test(line);
    if (isFence) fenced = !fenced;
    return !fenced && !isFence;
  });
  return lines.join("\n").replace(/`[^`\n]{1,200}`/g, "");
}

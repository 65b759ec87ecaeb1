import { isNotebook, isNotebookLanguage, joinCells, readNotebook } from "../languages/notebook/index.ts";
import type { Problem } from "../model/document.ts";
import { type SourceFile, sourceFile } from "../model/source-file.ts";
import { type Host, HostError } from "./host.ts";
import { isRows, KEPT_BYTES, readRows } from "./rows.ts";

/** Largest file that is read, in bytes. Rows of a dataset and outputs of a notebook are cheap, so those may be longer. */
export const LIMITS = { file: 4 * 1024 * 1024, dataset: 64 * 1024 * 1024, notebook: 64 * 1024 * 1024 } as const;

export interface Unreadable {
  readonly file: null;
  readonly problem: Problem;
}

export type Loaded = { readonly file: SourceFile; readonly problem: null } | Unreadable;

/** What an editor holds of a file: its text, or the cells of a notebook, which have no JSON before they are saved. */
export type Held = string | readonly EditorCell[];

/** A code cell of a notebook in an editor. */
export interface EditorCell {
  /** 0-based index over all cells of the notebook, those without code included. */
  readonly cell: number;
  /** As editors name it: `python`. */
  readonly language: string;
  readonly text: string;
}

/** Texts of files: what an editor holds open goes before what is on disk. */
export class Files {
  private readonly open = new Map<string, Held>();
  private readonly host: Host;
  private readonly pathOf: (uri: string) => string;

  constructor(host: Host, pathOf: (uri: string) => string) {
    this.host = host;
    this.pathOf = pathOf;
  }

  set(uri: string, held: Held): void {
    this.open.set(uri, held);
  }

  close(uri: string): void {
    this.open.delete(uri);
  }

  isOpen(uri: string): boolean {
    return this.open.has(uri);
  }

  /** What editors hold, by address. */
  held(): Iterable<readonly [string, Held]> {
    return this.open;
  }

  heldOf(uri: string): Held | null {
    return this.open.get(uri) ?? null;
  }

  /** Never rejects: what cannot be read is a problem. */
  async load(uri: string): Promise<Loaded> {
    const held = this.open.get(uri);
    const path = this.pathOf(uri);
    if (Array.isArray(held))
      return {
        file: joinCells(
          uri,
          path,
          held.filter((it) => isNotebookLanguage(it.language)),
        ),
        problem: null,
      };
    const rows = held === undefined && isRows(path) ? await this.rows(uri, path) : null;
    if (rows !== null) return rows;
    const text = await this.text(uri);
    return typeof text === "string" ? read(uri, path, text) : text;
  }

  /** The beginning of a large file of rows, with a count of the rest; null where it is read as every other file. */
  private async rows(uri: string, path: string): Promise<Loaded | null> {
    try {
      const stat = await this.host.stat(uri);
      const chunks = stat?.kind === "file" && stat.size > KEPT_BYTES ? this.host.readChunks?.(uri) : undefined;
      if (!chunks) return null;
      const { bytes, beyond } = await readRows(chunks);
      if (bytes.length === 0) return unreadable(`The first row is longer than ${megabytes(KEPT_BYTES)} MB`);
      const text = decode(bytes);
      return typeof text === "string" ? { file: { ...sourceFile(uri, path, text), beyond: { rows: beyond } }, problem: null } : text;
    } catch (error) {
      return unreadable(error instanceof HostError ? error.message : "Cannot be read");
    }
  }

  /** What a file says, its byte order mark included: of a notebook the JSON, outputs and all. Not for cells that an editor holds. */
  async text(uri: string): Promise<string | Unreadable> {
    const held = this.open.get(uri);
    if (typeof held === "string") return held;
    try {
      const stat = await this.host.stat(uri);
      if (stat === null) return unreadable("No such file");
      if (stat.kind === "folder") return unreadable("A folder, not a file");
      if (stat.kind === "other") return unreadable("Not a regular file (pipe, socket or device)");
      const limit = uri.endsWith(".jsonl") ? LIMITS.dataset : isNotebook(uri) ? LIMITS.notebook : LIMITS.file;
      if (stat.size > limit) return unreadable(`${megabytes(stat.size)} MB: files over ${megabytes(limit)} MB are not read`);
      return decode(await this.host.read(uri));
    } catch (error) {
      return unreadable(error instanceof HostError ? error.message : "Cannot be read");
    }
  }
}

function read(uri: string, path: string, text: string): Loaded {
  if (!isNotebook(path)) return { file: sourceFile(uri, path, text), problem: null };
  const notebook = readNotebook(uri, path, text);
  return notebook.file === null
    ? unreadable(`Not a notebook: its JSON breaks off in line ${notebook.brokenLine}`)
    : { file: notebook.file, problem: null };
}

function decode(bytes: Uint8Array): string | Unreadable {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return unreadable("UTF-16: only UTF-8 is read");
  if (bytes.subarray(0, 8192).includes(0)) return unreadable("Binary file");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return unreadable("Not valid UTF-8");
  }
}

function unreadable(message: string): Unreadable {
  return { file: null, problem: { code: "read", severity: "warning", message, span: null } };
}

function megabytes(bytes: number): string {
  return (bytes / (1024 * 1024)).toFixed(bytes % (1024 * 1024) === 0 ? 0 : 1);
}

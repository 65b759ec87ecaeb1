import type { Problem } from "../model/document.ts";
import { type SourceFile, sourceFile } from "../model/source-file.ts";
import { type Host, HostError } from "./host.ts";

/** Largest file that is read, in bytes. Rows of a dataset are cheap, so those may be longer. */
export const LIMITS = { file: 4 * 1024 * 1024, dataset: 64 * 1024 * 1024 } as const;

export type Loaded = { readonly file: SourceFile; readonly problem: null } | { readonly file: null; readonly problem: Problem };

/** Texts of files: what an editor holds open goes before what is on disk. */
export class Files {
  private readonly open = new Map<string, string>();
  private readonly host: Host;
  private readonly pathOf: (uri: string) => string;

  constructor(host: Host, pathOf: (uri: string) => string) {
    this.host = host;
    this.pathOf = pathOf;
  }

  set(uri: string, text: string): void {
    this.open.set(uri, text);
  }

  close(uri: string): void {
    this.open.delete(uri);
  }

  isOpen(uri: string): boolean {
    return this.open.has(uri);
  }

  /** What editors hold, by address. */
  held(): Iterable<readonly [string, string]> {
    return this.open;
  }

  /** Never rejects: what cannot be read is a problem. */
  async load(uri: string): Promise<Loaded> {
    const held = this.open.get(uri);
    if (held !== undefined) return { file: sourceFile(uri, this.pathOf(uri), held), problem: null };
    try {
      const stat = await this.host.stat(uri);
      if (stat === null) return unreadable("No such file");
      if (stat.kind === "folder") return unreadable("A folder, not a file");
      if (stat.kind === "other") return unreadable("Not a regular file (pipe, socket or device)");
      const limit = uri.endsWith(".jsonl") ? LIMITS.dataset : LIMITS.file;
      if (stat.size > limit) return unreadable(`${megabytes(stat.size)} MB: files over ${megabytes(limit)} MB are not read`);
      return decode(uri, this.pathOf(uri), await this.host.read(uri));
    } catch (error) {
      return unreadable(error instanceof HostError ? error.message : "Cannot be read");
    }
  }
}

function decode(uri: string, path: string, bytes: Uint8Array): Loaded {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return unreadable("UTF-16: only UTF-8 is read");
  if (bytes.subarray(0, 8192).includes(0)) return unreadable("Binary file");
  try {
    return { file: sourceFile(uri, path, new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)), problem: null };
  } catch {
    return unreadable("Not valid UTF-8");
  }
}

function unreadable(message: string): Loaded {
  return { file: null, problem: { code: "read", severity: "warning", message, span: null } };
}

function megabytes(bytes: number): string {
  return (bytes / (1024 * 1024)).toFixed(bytes % (1024 * 1024) === 0 ? 0 : 1);
}

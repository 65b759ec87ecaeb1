import type { SourceFile } from "../model/source-file.ts";
import type { Module } from "./module.ts";
import type { ReadFile } from "./read.ts";

interface Kept {
  readonly file: SourceFile;
  readonly digest: string;
  readonly read: Promise<ReadFile | null>;
  /** Of all changes, the last one that it is known to hold after. */
  seen: number;
}

/** Closed files that stay read, so that a report right after a check need not read again. */
const MOST_CLOSED = 8;

/**
 * Readings of files, kept as long as they hold. Whether one holds is found out when it is asked for: files that it depends on
 * may have changed while it was made. A change of a file that others import ends where its declarations stay as they were.
 */
export class Readings {
  private readonly kept = new Map<string, Kept>();
  private readonly opened = new Set<string>();
  /** Changes of any file since the beginning, and of each file its last one. */
  private changes = 0;
  private readonly changed = new Map<string, number>();
  private readonly isSame: (module: Module) => Promise<boolean>;

  /** @param isSame whether a file is still the module that was linked */
  constructor(isSame: (module: Module) => Promise<boolean>) {
    this.isSame = isSame;
  }

  /** An editor has this file now, or has changed it. */
  open(uri: string): void {
    this.opened.add(uri);
    this.change(uri);
  }

  /** It is what the disk says now. */
  close(uri: string): void {
    this.opened.delete(uri);
    this.kept.delete(uri);
    this.change(uri);
  }

  change(uri: string): void {
    this.changed.set(uri, ++this.changes);
  }

  /** Files came or went: what nobody depended on may be there now. */
  forgetAll(): void {
    this.kept.clear();
    this.changed.clear();
  }

  /** The reading of this version of a file under a configuration of this digest, made where there is none that holds. */
  async of(file: SourceFile, digest: string, make: () => Promise<ReadFile | null>): Promise<ReadFile | null> {
    for (let known = this.kept.get(file.uri); known !== undefined && isOf(known, file, digest); known = this.kept.get(file.uri)) {
      if (await this.holds(known)) return known.read;
      if (this.kept.get(file.uri) === known) break;
    }
    const made: Kept = { file, digest, read: make(), seen: this.changes };
    this.kept.delete(file.uri);
    this.kept.set(file.uri, made);
    this.trim();
    return made.read;
  }

  private async holds(known: Kept): Promise<boolean> {
    const read = await known.read;
    const { changes } = this;
    if (known.seen === changes || read === null) return true;
    for (const uri of read.uses) {
      if ((this.changed.get(uri) ?? 0) <= known.seen) continue;
      const module = read.link?.modules.get(uri);
      if (module === undefined || !(await this.isSame(module))) return false;
      read.link?.files.set(uri, module.file);
    }
    known.seen = changes;
    return true;
  }

  private trim(): void {
    const closed = [...this.kept.keys()].filter((it) => !this.opened.has(it));
    for (const uri of closed.slice(0, Math.max(0, closed.length - MOST_CLOSED))) this.kept.delete(uri);
  }
}

/** The same text may be cut into other cells, and a magic may become another one. */
function isOf(known: Kept, { text, parts, unread = [] }: SourceFile, digest: string): boolean {
  const { file } = known;
  return known.digest === digest && file.text === text && isEqual(file.parts, parts) && isEqual(file.unread ?? [], unread);
}

function isEqual(a: readonly object[], b: readonly object[]): boolean {
  return a.length === b.length && a.every((it, at) => JSON.stringify(it) === JSON.stringify(b[at]));
}

import type { Span } from "./text.ts";

/** One file as everything behind the border sees it. Plain data. */
export interface SourceFile {
  readonly uri: string;
  /** Relative to the workspace folder, with `/`: what people, globs and fingerprints see. */
  readonly path: string;
  /** Without a leading byte order mark; line ends as they are in the file. */
  readonly text: string;
  /** The file began with a byte order mark; writers put it back. */
  readonly bom: boolean;
  /** Cells of a notebook, in order; empty elsewhere. */
  readonly parts: readonly Part[];
  /** Of a large dataset only the beginning is `text`: so many rows follow. Never written back. */
  readonly beyond?: { readonly rows: number };
  /** Stretches whose place `text` only keeps: magics and shell lines of a notebook. In order; left out where there are none. */
  readonly unread?: readonly Unread[];
}

/** What the file says where `text` has as many units that mean nothing. */
export interface Unread extends Span {
  readonly written: string;
}

/** The code cells of a notebook are joined into one text; each part says where a cell lies in it. */
export interface Part extends Span {
  /** 0-based index over all cells of the notebook, those without code included. */
  readonly cell: number;
}

/** The cell that an offset lies in, or behind whose end it lies; null outside of notebooks. */
export function partAt({ parts }: SourceFile, offset: number): Part | null {
  let [low, high] = [0, parts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((parts[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return parts[low] ?? null;
}

/**
 * Whether an edit of the text can be made: in a notebook inside one cell, off what `text` leaves unread, and behind the line
 * that begins a cell magic.
 */
export function isEditable(file: SourceFile, { start, end }: Span): boolean {
  if (file.parts.length === 0) return true;
  const part = partAt(file, start);
  if (part === null || end > part.end) return false;
  return (file.unread ?? []).every((it) => {
    if (it.written.startsWith("%%") && part.start <= it.start && it.start < part.end && start <= it.start) return false;
    return end <= it.start || start >= it.end;
  });
}

/** The text as people see it, as long as `text`. */
export function writtenText({ text, unread = [] }: SourceFile): string {
  if (unread.length === 0) return text;
  let written = "";
  let copied = 0;
  for (const it of unread) {
    written += text.slice(copied, it.start) + it.written;
    copied = it.end;
  }
  return written + text.slice(copied);
}

export function sourceFile(uri: string, path: string, text: string): SourceFile {
  const bom = text.startsWith("\uFEFF");
  return { uri, path, text: bom ? text.slice(1) : text, bom, parts: [] };
}

/** Zero-based line and column in UTF-16 units: made at the borders only. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Converts offsets to lines and back. A line ends after LF, or after CR that no LF follows. */
export class LineIndex {
  private readonly starts: readonly number[];
  private readonly length: number;

  constructor(text: string) {
    const starts = [0];
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
    }
    this.starts = starts;
    this.length = text.length;
  }

  get lineCount(): number {
    return this.starts.length;
  }

  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.length));
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: at - (this.starts[low] ?? 0) };
  }

  offsetAt({ line, column }: Position): number {
    const start = this.starts[line];
    if (start === undefined) return this.length;
    return Math.min(start + column, this.starts[line + 1] ?? this.length);
  }

  /** The span of a zero-based line, its line end included. */
  lineSpan(line: number): Span {
    return { start: this.starts[line] ?? this.length, end: this.starts[line + 1] ?? this.length };
  }
}

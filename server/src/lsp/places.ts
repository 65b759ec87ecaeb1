import type { Position, Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { LineIndex, type SourceFile } from "../model/source-file.ts";
import type { Span } from "../model/text.ts";

/** Offsets of one text to the protocol's positions and back. */
export class Places {
  private readonly index: LineIndex;
  /** 1 where the editor's text keeps the byte order mark that ours does not have. */
  private readonly shift: number;

  /** Where the text begins in the one that offsets count in: a cell in its notebook. */
  private readonly base: number;

  constructor(text: string, markKept: boolean, base = 0) {
    this.index = new LineIndex(text);
    this.shift = markKept ? 1 : 0;
    this.base = base;
  }

  position(offset: number): Position {
    const { line, column } = this.index.positionAt(offset - this.base);
    return { line, character: line === 0 ? column + this.shift : column };
  }

  range({ start, end }: Span): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  offset({ line, character }: Position): number {
    return this.base + this.index.offsetAt({ line, column: line === 0 ? Math.max(0, character - this.shift) : character });
  }

  span({ start, end }: Range): Span {
    return { start: this.offset(start), end: this.offset(end) };
  }

  line(offset: number): number {
    return this.index.positionAt(offset - this.base).line;
  }
}

/** Places of an open document; the editor's text keeps its byte order mark. */
export function placesIn(open: TextDocument): Places {
  const text = open.getText();
  return new Places(withoutMark(text), text.startsWith("\uFEFF"));
}

export function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

const known = new WeakMap<SourceFile, Places>();

/** Places of a file nobody has open; made once for each version. */
export function placesOf(file: SourceFile): Places {
  const places = known.get(file) ?? new Places(file.text, false);
  known.set(file, places);
  return places;
}

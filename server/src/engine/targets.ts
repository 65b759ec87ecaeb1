import { isNotebookLanguage, joinCells, readNotebook } from "../languages/notebook/index.ts";
import { editsByCell, writeNotebook } from "../languages/notebook/write.ts";
import { isEditable, type SourceFile, sourceFile } from "../model/source-file.ts";
import { applyEdits, type Edit, type Span } from "../model/text.ts";
import type { FixedFile } from "./api.ts";
import type { EditorCell, Files, Held } from "./files.ts";

/** A file that fixes change: they are written for the text that rules see, and go into what the file or the editor holds. */
export interface Target {
  /** As it is after the rounds so far. */
  readonly source: SourceFile;
  readonly held: Held;
  mayEdit(span: Span): boolean;
  /** Makes the edits, or none of them and returns false. `fixes` says how many they come from. */
  edit(edits: readonly Edit[], fixes: number): boolean;
  /** Null where nothing has changed. */
  fixed(): FixedFile | null;
}

/** Null where the file cannot be read. */
export async function targetOf(uri: string, files: Files): Promise<Target | null> {
  const { file } = await files.load(uri);
  if (file === null) return null;
  const held = files.heldOf(uri);
  if (held !== null && typeof held !== "string") return new OpenNotebook(file, held);
  if (file.parts.length === 0) return new TextTarget(file);
  const json = await files.text(uri);
  return typeof json === "string" ? new NotebookFile(file, json) : null;
}

class TextTarget implements Target {
  source: SourceFile;
  private readonly before: SourceFile;
  private fixes = 0;

  constructor(file: SourceFile) {
    this.source = file;
    this.before = file;
  }

  get held(): string {
    return this.source.text;
  }

  mayEdit(): boolean {
    return true;
  }

  edit(edits: readonly Edit[], fixes: number): boolean {
    const { uri, path, text, bom } = this.source;
    const after = applyEdits(text, edits);
    if (after === undefined) return false;
    this.source = { ...sourceFile(uri, path, after), bom };
    this.fixes += fixes;
    return true;
  }

  fixed(): FixedFile | null {
    const { uri, path, text, bom } = this.before;
    const after = this.source.text;
    return text === after ? null : { uri, path, before: text, after, bom, fixes: this.fixes };
  }
}

class NotebookFile implements Target {
  source: SourceFile;
  private json: string;
  private readonly before: string;
  private fixes = 0;

  constructor(file: SourceFile, text: string) {
    this.source = file;
    this.before = file.bom ? text.slice(1) : text;
    this.json = this.before;
  }

  get held(): string {
    return this.json;
  }

  mayEdit(span: Span): boolean {
    return isEditable(this.source, span);
  }

  edit(edits: readonly Edit[], fixes: number): boolean {
    const { uri, path, bom } = this.source;
    const json = writeNotebook(this.source, this.json, edits);
    const read = json === null ? null : readNotebook(uri, path, json).file;
    if (json === null || read === null) return false;
    this.json = json;
    this.source = { ...read, bom };
    this.fixes += fixes;
    return true;
  }

  fixed(): FixedFile | null {
    const { uri, path, bom } = this.source;
    return this.json === this.before ? null : { uri, path, before: this.before, after: this.json, bom, fixes: this.fixes };
  }
}

class OpenNotebook implements Target {
  source: SourceFile;
  held: readonly EditorCell[];
  private readonly first: readonly EditorCell[];
  private readonly joined: string;
  private fixes = 0;

  constructor(file: SourceFile, cells: readonly EditorCell[]) {
    this.source = file;
    this.joined = file.text;
    this.held = cells;
    this.first = cells;
  }

  mayEdit(span: Span): boolean {
    return isEditable(this.source, span);
  }

  edit(edits: readonly Edit[], fixes: number): boolean {
    const byCell = editsByCell(this.source, edits);
    const cells = this.held.map((it) => ({ ...it, text: applyEdits(it.text, byCell.get(it.cell) ?? []) ?? it.text }));
    const { uri, path, text } = this.source;
    const source = joinCells(
      uri,
      path,
      cells.filter((it) => isNotebookLanguage(it.language)),
    );
    if (source.text !== applyEdits(text, edits)) return false;
    this.held = cells;
    this.source = source;
    this.fixes += fixes;
    return true;
  }

  fixed(): FixedFile | null {
    const { uri, path, text, bom } = this.source;
    const cells = this.first.flatMap(({ cell, text: before }, at) => {
      const after = this.held[at]?.text ?? before;
      return before === after ? [] : [{ cell, before, after }];
    });
    return cells.length === 0 ? null : { uri, path, before: this.joined, after: text, bom, fixes: this.fixes, cells };
  }
}

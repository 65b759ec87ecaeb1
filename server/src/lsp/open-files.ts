import { type Connection, type NotebookDocument, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { canonical } from "../engine/uri.ts";
import { isNotebook } from "../engine/workspace.ts";
import type { Folders } from "./folders.ts";
import { Notebooks, type OpenCell } from "./notebooks.ts";

/** One version of a file that a client holds open, as one document or as a notebook of several. */
export interface OpenFile {
  readonly uri: string;
  readonly version: number;
  /** Nothing else is open under this address, in another version. */
  isCurrent(): boolean;
}

/** An open document, and the file that it is or is a cell of. */
export interface OpenPart {
  readonly document: TextDocument;
  readonly cell: OpenCell | undefined;
  readonly file: OpenFile;
}

/** Addresses are canonical ones of files. */
export interface OpenFileEvents {
  /** A text is another one now: opened, changed or closed. */
  moved(uri: string): void;
  closed(uri: string): void;
  /** Addresses of a changed notebook's cells, and of those that are gone. */
  notebookMoved(cells: readonly string[], gone: readonly string[]): void;
}

/** The files that one client holds open. Their workspaces read these texts instead of those on disk. */
export class OpenFiles {
  readonly documents = new TextDocuments(TextDocument);
  readonly notebooks = new Notebooks();
  private readonly folders: Folders;
  private readonly events: OpenFileEvents;
  /** Canonical address -> the client's spelling, for what is open. */
  private readonly spellings = new Map<string, string>();
  /** Addresses of the cells of open notebooks. */
  private readonly cells = new Map<string, readonly string[]>();

  constructor(folders: Folders, events: OpenFileEvents) {
    this.folders = folders;
    this.events = events;
  }

  listen(connection: Connection): void {
    const { documents, notebooks, folders, events } = this;
    documents.onDidOpen(({ document }) => this.opened(document));
    documents.onDidChangeContent(({ document }) => {
      const uri = canonical(document.uri);
      if (isNotebook(uri)) return;
      folders.of(uri).change(uri, document.getText());
      events.moved(uri);
    });
    documents.onDidClose(({ document }) => {
      const uri = canonical(document.uri);
      if (isNotebook(uri)) return;
      folders.of(uri).close(uri);
      this.spellings.delete(uri);
      events.closed(uri);
      events.moved(uri);
    });
    documents.listen(connection);
    notebooks.listen(
      connection,
      (uri, notebook) => this.notebookChanged(uri, notebook),
      (uri) => {
        folders.of(uri).close(uri);
        events.closed(uri);
        events.moved(uri);
        events.notebookMoved([], this.cellsOf(uri));
        this.cells.delete(uri);
      },
    );
  }

  /** The workspaces are others now, and know nothing of what is open. */
  openAgain(): void {
    for (const document of this.documents.all()) this.opened(document);
    for (const [uri, notebook] of this.notebooks.all()) this.folders.of(uri).open(uri, this.notebooks.codeOf(notebook));
  }

  private opened(document: TextDocument): void {
    const uri = canonical(document.uri);
    if (isNotebook(uri)) return;
    this.spellings.set(uri, document.uri);
    this.folders.of(uri).open(uri, document.getText());
    this.events.moved(uri);
  }

  private notebookChanged(uri: string, notebook: NotebookDocument): void {
    this.folders.of(uri).open(uri, this.notebooks.codeOf(notebook));
    this.events.moved(uri);
    const cells = notebook.cells.map((it) => it.document);
    const gone = this.cellsOf(uri).filter((it) => !cells.includes(it));
    this.cells.set(uri, cells);
    this.events.notebookMoved(cells, gone);
  }

  /** As the client writes the address. */
  spelling(uri: string): string {
    return this.spellings.get(uri) ?? uri;
  }

  /** Of a notebook there is none: its JSON, opened as text, has no lines that anybody speaks of. */
  document(uri: string): TextDocument | undefined {
    return isNotebook(canonical(uri)) ? undefined : this.documents.get(this.spelling(canonical(uri)));
  }

  /** By the address of a document or of a cell. */
  part(uri: string): OpenPart | undefined {
    const cell = this.notebooks.cell(uri);
    if (cell !== undefined) return { document: cell.document, cell, file: this.asNotebook(cell.notebook) };
    const document = this.document(uri);
    return document && { document, cell, file: this.asFile(document) };
  }

  private asFile(open: TextDocument): OpenFile {
    const { uri, version } = open;
    return { uri: canonical(uri), version, isCurrent: () => open.version === version && this.document(uri) === open };
  }

  private asNotebook({ uri, version }: NotebookDocument): OpenFile {
    return { uri: canonical(uri), version, isCurrent: () => this.notebooks.of(uri)?.version === version };
  }

  cellsOf(uri: string): readonly string[] {
    return this.cells.get(uri) ?? [];
  }

  /** A file is open, as a document or as a notebook. */
  has(uri: string): boolean {
    return this.document(uri) !== undefined || this.notebooks.of(uri) !== undefined;
  }

  /** Addresses of all that is shown: documents, and cells of notebooks. */
  shown(): readonly string[] {
    return [...this.documents.keys(), ...[...this.cells.values()].flat()];
  }

  shownVersion(uri: string): number | undefined {
    return this.documents.get(uri)?.version ?? this.notebooks.cell(uri)?.document.version;
  }
}

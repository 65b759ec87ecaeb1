import { type Connection, type NotebookDocument, NotebookDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { canonical } from "../engine/uri.ts";
import type { EditorCell } from "../engine/workspace.ts";

/** Notebooks that the server wants to be told of, with all their cells: places count those without code too. */
export const NOTEBOOK_SYNC = { notebookSelector: [{ notebook: { notebookType: "jupyter-notebook" } }] };

/** One cell as its client knows it. */
export interface OpenCell {
  readonly notebook: NotebookDocument;
  readonly document: TextDocument;
  /** 0-based index over all cells. */
  readonly cell: number;
}

/** Number that the protocol gives a cell with code. */
const CODE = 2;

/** The notebooks that a client holds open. Cells are documents of their own, with addresses that no file has. */
export class Notebooks {
  private readonly synchronized = new NotebookDocuments(TextDocument);
  /** Canonical address of the file -> notebook. */
  private readonly byFile = new Map<string, NotebookDocument>();

  listen(
    connection: Connection,
    changed: (uri: string, notebook: NotebookDocument) => void,
    closed: (uri: string, notebook: NotebookDocument) => void,
  ): void {
    const { synchronized, byFile } = this;
    const take = (notebook: NotebookDocument) => {
      const uri = canonical(notebook.uri);
      byFile.set(uri, notebook);
      changed(uri, notebook);
    };
    synchronized.onDidOpen(take);
    synchronized.onDidChange(({ notebookDocument }) => take(notebookDocument));
    synchronized.onDidClose((notebook) => {
      const uri = canonical(notebook.uri);
      byFile.delete(uri);
      closed(uri, notebook);
    });
    synchronized.listen(connection);
  }

  all(): Iterable<readonly [string, NotebookDocument]> {
    return this.byFile;
  }

  of(uri: string): NotebookDocument | undefined {
    return this.byFile.get(canonical(uri));
  }

  /** By the address of the cell, to the letter: its fragment is all that tells cells apart. */
  cell(uri: string): OpenCell | undefined {
    const document = this.synchronized.cellTextDocuments.get(uri);
    const notebook = this.synchronized.findNotebookDocumentForCell(uri);
    const cell = notebook?.cells.findIndex((it) => it.document === uri) ?? -1;
    return document === undefined || notebook === undefined || cell < 0 ? undefined : { notebook, document, cell };
  }

  documentOf({ cells }: NotebookDocument, cell: number): TextDocument | undefined {
    const address = cells[cell]?.document;
    return address === undefined ? undefined : this.synchronized.cellTextDocuments.get(address);
  }

  /** What the engine reads of a notebook. */
  codeOf({ cells }: NotebookDocument): EditorCell[] {
    return cells.flatMap(({ kind, document }, cell) => {
      const text = kind === CODE ? this.synchronized.cellTextDocuments.get(document) : undefined;
      return text === undefined ? [] : [{ cell, language: text.languageId, text: text.getText() }];
    });
  }
}

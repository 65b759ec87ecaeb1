import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  type NotebookDocument,
  type Range,
  ResponseError,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Services } from "../analysis/services.ts";
import { CONFIGURATION_FILES } from "../engine/configuration/source.ts";
import { crashWords } from "../engine/crash.ts";
import type { FileResult } from "../engine/result.ts";
import { canonical, nameOf } from "../engine/uri.ts";
import { isNotebook, type WorkspaceApi } from "../engine/workspace.ts";
import type { Document, Problem } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import { isEditable, partAt, type SourceFile } from "../model/source-file.ts";
import type { Location, Span } from "../model/text.ts";
import type { Atlas } from "./diagnostic.ts";
import type { PlacedEdit } from "./edits.ts";
import { type CreateWorkspace, Folders } from "./folders.ts";
import { Notebooks, type OpenCell } from "./notebooks.ts";
import { Places, placesOf } from "./places.ts";
import type { InitializationOptions } from "./protocol.ts";
import { pump } from "./pump.ts";
import { asConfiguration, type ReadSettings, readSettings } from "./settings.ts";

/** Everything that is known of one version of an open file. */
export interface Analysis {
  readonly open: TextDocument;
  readonly version: number;
  readonly uri: string;
  readonly result: FileResult;
  /** Of this file alone: its own findings and those that other files have here, filtered by the settings. */
  readonly findings: readonly Finding[];
  readonly document: Document | null;
  readonly services: Services | null;
  /** What can be mended here. */
  readonly problems: readonly Problem[];
  /** What offsets count in: the text of the file, of a notebook its cells joined. */
  readonly text: string;
  /** Where in it the open document lies: all of it, or one cell. */
  readonly within: Span;
  readonly places: Places;
}

/** What is said of a whole file; of a notebook, before it is told cell by cell. */
interface FileAnalysis extends Pick<Analysis, "version" | "uri" | "result" | "findings" | "document" | "services"> {
  readonly source: SourceFile | null;
}

/** A file that a client holds open, as one document or as a notebook of several. */
interface OpenFile {
  readonly uri: string;
  readonly version: number;
  /** Nothing else is open under this address, in another version. */
  isCurrent(): boolean;
}

interface Running {
  readonly version: number;
  readonly epoch: number;
  readonly outcome: Promise<Outcome>;
}

/** Where the client shows something, and in which version. */
export interface Shown {
  readonly uri: string;
  readonly version: number | null;
  readonly range: Range;
}

/** What the client can do, as far as an answer depends on it. */
export interface Supports {
  readonly documentChanges: boolean;
  readonly createFile: boolean;
  readonly resolveEdit: boolean;
}

/** `moved`: the text, another file or a setting changed while the work was under way. */
type Outcome = { readonly state: "done"; readonly analysis: FileAnalysis | null } | { readonly state: "moved" };

const MOVED: Outcome = { state: "moved" };
const CONFIDENCES = ["low", "medium", "high"];

/** The open files of one client and what was found in them. Features ask it; only it knows the workspaces. */
export class Session implements Atlas {
  readonly connection: Connection;
  readonly documents = new TextDocuments(TextDocument);
  readonly notebooks = new Notebooks();
  readonly folders: Folders;
  settings: ReadSettings = readSettings(null);
  /** Nothing is said before the settings are known: what they silence must not flash up. */
  private settle: () => void = () => {};
  private readonly ready = new Promise<void>((resolve) => {
    this.settle = resolve;
  });
  client: InitializationOptions = {};
  supports: Supports = { documentChanges: false, createFile: false, resolveEdit: false };
  /** Called when findings of an open file may have changed without an edit of it. */
  onStale: () => void = () => {};
  /** Called when a notebook has changed: addresses of its cells, and of those that are gone. */
  onNotebook: (cells: readonly string[], gone: readonly string[]) => void = () => {};
  /** Grows whenever an answer for an unchanged file may differ: another file, the configuration or a setting changed. */
  private epoch = 0;
  private readonly running = new Map<string, Running>();
  /** Findings by the file they lie in, then by the file whose analysis gave them. */
  private readonly foreign = new Map<string, Map<string, readonly Finding[]>>();
  /** Canonical address -> the client's spelling, for what is open. */
  private readonly spellings = new Map<string, string>();
  /** Addresses of the cells of open notebooks, and what each of them was last told. */
  private readonly cells = new Map<string, readonly string[]>();
  private readonly told = new Map<string, readonly string[]>();

  constructor(connection: Connection, create: CreateWorkspace) {
    this.connection = connection;
    this.folders = new Folders((root) => {
      const workspace = create(root);
      this.applySettings(workspace);
      return workspace;
    });
  }

  listen(): void {
    this.documents.onDidOpen(({ document }) => this.opened(document));
    this.documents.onDidChangeContent(({ document }) => {
      const uri = canonical(document.uri);
      if (isNotebook(uri)) return;
      this.folders.of(uri).change(uri, document.getText());
      this.moved(uri);
    });
    this.documents.onDidClose(({ document }) => {
      const uri = canonical(document.uri);
      if (isNotebook(uri)) return;
      this.folders.of(uri).close(uri);
      this.spellings.delete(uri);
      this.running.delete(uri);
      this.moved(uri);
    });
    this.documents.listen(this.connection);
    this.notebooks.listen(
      this.connection,
      (uri, notebook) => this.notebookChanged(uri, notebook),
      (uri) => {
        this.folders.of(uri).close(uri);
        this.running.delete(uri);
        this.moved(uri);
        this.onNotebook([], this.cells.get(uri) ?? []);
        this.cells.delete(uri);
        this.told.delete(uri);
      },
    );
  }

  private notebookChanged(uri: string, notebook: NotebookDocument): void {
    this.folders.of(uri).open(uri, this.notebooks.codeOf(notebook));
    this.moved(uri);
    const cells = notebook.cells.map((it) => it.document);
    const gone = (this.cells.get(uri) ?? []).filter((it) => !cells.includes(it));
    this.cells.set(uri, cells);
    this.onNotebook(cells, gone);
  }

  /** The settings, as soon as the client has said them. */
  get known(): Promise<ReadSettings> {
    return this.ready.then(() => this.settings);
  }

  get rulePages(): string | null {
    return this.client.rulePages ?? null;
  }

  setFolders(uris: readonly string[]): void {
    this.folders.set(uris);
    for (const document of this.documents.all()) this.opened(document);
    for (const [uri, notebook] of this.notebooks.all()) this.folders.of(uri).open(uri, this.notebooks.codeOf(notebook));
    this.invalidate();
  }

  /** Nothing known holds any more for files that did not change themselves. */
  invalidate(): void {
    this.epoch++;
    this.onStale();
  }

  /** The user's settings: they rule what is shown, and are the lowest layer of every configuration. */
  configure(settings: ReadSettings): void {
    this.settings = settings;
    this.settle();
    for (const workspace of this.folders.workspaces) this.applySettings(workspace);
    this.invalidate();
  }

  private applySettings(workspace: WorkspaceApi): void {
    for (const { message } of workspace.configure(asConfiguration(this.settings))) this.connection.console.warn(`Settings: ${message}`);
  }

  spelling(uri: string): string {
    return this.spellings.get(uri) ?? uri;
  }

  /** Of a notebook there is none: its JSON, opened as text, has no lines that anybody speaks of. */
  openDocument(uri: string): TextDocument | undefined {
    return isNotebook(canonical(uri)) ? undefined : this.documents.get(this.spelling(canonical(uri)));
  }

  /**
   * Findings, document and services of an open file as it is now; null where nothing is open or the rules are off. Work for
   * the same version is shared between requests. One whose file changed meanwhile is refused, and so is a cancelled one.
   */
  async analysis(uri: string, token?: CancellationToken): Promise<Analysis | null> {
    await this.ready;
    const cell = this.notebooks.cell(uri);
    const open = cell?.document ?? this.openDocument(uri);
    if (open === undefined || !this.settings.enable) return null;
    const file = cell === undefined ? this.asFile(open) : this.asNotebook(cell.notebook);
    for (;;) {
      const outcome = await this.outcome(file);
      if (token?.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled");
      if (outcome.state === "done") return outcome.analysis && this.view(outcome.analysis, open, cell);
      if (!file.isCurrent()) {
        throw new ResponseError(LSPErrorCodes.ServerCancelled, "The file has changed", { retriggerRequest: true });
      }
    }
  }

  private asFile(open: TextDocument): OpenFile {
    const { uri, version } = open;
    return { uri: canonical(uri), version, isCurrent: () => open.version === version && this.openDocument(uri) === open };
  }

  private asNotebook(notebook: NotebookDocument): OpenFile {
    const uri = canonical(notebook.uri);
    const { version } = notebook;
    return { uri, version, isCurrent: () => this.notebooks.of(uri)?.version === version };
  }

  /** What is said of a file as the open document shows it. Null for a cell that is not read. */
  private view({ source, ...analysis }: FileAnalysis, open: TextDocument, cell: OpenCell | undefined): Analysis | null {
    const { problems } = analysis.result;
    if (cell === undefined) {
      const text = source?.text ?? withoutMark(open.getText());
      return { ...analysis, open, problems, text, within: { start: 0, end: text.length }, places: this.placesOf(open) };
    }
    const part = source?.parts.find((it) => it.cell === cell.cell);
    if (source === null || part === undefined) return null;
    const isHere = ({ start }: Span) => part.start <= start && start <= part.end;
    return {
      ...analysis,
      open,
      findings: analysis.findings.filter((it) => isHere(it.span)),
      problems: problems.filter((it) => isHere(it.span ?? { start: 0, end: 0 })),
      text: source.text,
      within: { start: part.start, end: part.end },
      places: new Places(open.getText(), false, part.start),
    };
  }

  private outcome(file: OpenFile): Promise<Outcome> {
    const { uri, version } = file;
    const running = this.running.get(uri);
    if (running && running.version === version && running.epoch === this.epoch) return running.outcome;
    const outcome = this.analyse(file, this.epoch);
    this.running.set(uri, { version, epoch: this.epoch, outcome });
    return outcome;
  }

  /** Where a span is shown, and by which document: the open one, the cell of an open notebook, or the file. */
  async place({ uri, span }: Location): Promise<Shown | null> {
    const open = this.openDocument(uri);
    if (open !== undefined) return { uri: open.uri, version: open.version, range: this.placesOf(open).range(span) };
    const file = await this.folders.of(uri).source(uri);
    if (file === null) return null;
    const part = partAt(file, span.start);
    if (part === null) return { uri: this.spelling(uri), version: null, range: placesOf(file).range(span) };
    return this.inCell(uri, part.cell, { start: span.start - part.start, end: Math.min(span.end, part.end) - part.start });
  }

  /** The same for an edit; null where it cannot be made, as over two cells. */
  async editable({ uri, span, cell }: PlacedEdit): Promise<Shown | null> {
    if (cell !== undefined) return this.inCell(uri, cell, span);
    const file = this.openDocument(uri) === undefined ? await this.folders.of(uri).source(uri) : null;
    return file !== null && !isEditable(file, span) ? null : this.place({ uri, span });
  }

  /** The lines of a cell are lines of nothing unless its notebook is open. */
  private inCell(uri: string, cell: number, span: Span): Shown | null {
    const notebook = this.notebooks.of(uri);
    const document = notebook && this.notebooks.documentOf(notebook, cell);
    return document === undefined
      ? null
      : { uri: document.uri, version: document.version, range: new Places(document.getText(), false).range(span) };
  }

  /** Addresses of all that is shown: documents, and cells of notebooks. */
  shown(): readonly string[] {
    return [...this.documents.keys(), ...[...this.cells.values()].flat()];
  }

  shownVersion(uri: string): number | undefined {
    return this.documents.get(uri)?.version ?? this.notebooks.cell(uri)?.document.version;
  }

  /** A file is open, as a document or as a notebook. */
  isOpen(uri: string): boolean {
    return this.openDocument(uri) !== undefined || this.notebooks.of(uri) !== undefined;
  }

  placesOf(open: TextDocument): Places {
    const text = open.getText();
    return new Places(withoutMark(text), text.startsWith("\uFEFF"));
  }

  /** Findings of a result that lie elsewhere are kept for the file they lie in. */
  keepForeign(origin: string, findings: readonly Finding[]): void {
    const byTarget = new Map<string, Finding[]>();
    for (const finding of findings) {
      if (finding.uri !== origin) byTarget.set(finding.uri, [...(byTarget.get(finding.uri) ?? []), finding]);
    }
    let changed = false;
    for (const [target, origins] of this.foreign) {
      if (byTarget.has(target) || !origins.delete(origin)) continue;
      if (origins.size === 0) this.foreign.delete(target);
      changed ||= this.spellings.has(target);
    }
    for (const [target, list] of byTarget) {
      const origins = this.foreign.get(target) ?? new Map<string, readonly Finding[]>();
      const before = origins.get(origin);
      origins.set(origin, list);
      this.foreign.set(target, origins);
      changed ||= this.spellings.has(target) && JSON.stringify(before) !== JSON.stringify(list);
    }
    if (changed) this.invalidate();
  }

  /** The findings that lie in a file: its own, and those that other files have there; equal ones once. */
  findingsIn(uri: string, own: readonly Finding[]): Finding[] {
    const others = [...(this.foreign.get(uri) ?? [])].filter(([origin]) => origin !== uri).flatMap(([, list]) => list);
    const seen = new Set<string>();
    const least = CONFIDENCES.indexOf(this.settings.minimumConfidence);
    return [...own.filter((it) => it.uri === uri), ...others].filter((it) => {
      const key = `${it.ruleId} ${it.span.start} ${it.span.end} ${it.message}`;
      if (seen.has(key) || CONFIDENCES.indexOf(it.confidence) < least) return false;
      seen.add(key);
      return true;
    });
  }

  private opened(document: TextDocument): void {
    const uri = canonical(document.uri);
    if (isNotebook(uri)) return;
    this.spellings.set(uri, document.uri);
    this.folders.of(uri).open(uri, document.getText());
    this.moved(uri);
  }

  /** A text is another one now. Clients ask anew for what depends on it by imports, but not for what a configuration rules. */
  private moved(uri: string): void {
    if (isConfiguration(uri)) this.invalidate();
    else this.epoch++;
  }

  private async analyse({ uri, version, isCurrent }: OpenFile, epoch: number): Promise<Outcome> {
    const workspace = this.folders.of(uri);
    const isStale = () => this.epoch !== epoch || !isCurrent();
    try {
      const result = await pump(await workspace.begin(uri), isStale);
      if (result === undefined || isStale()) return MOVED;
      const [document, services, source] = [await workspace.document(uri), await workspace.services(uri), await workspace.source(uri)];
      if (isStale()) return MOVED;
      this.report(result);
      this.keepForeign(uri, result.findings);
      const findings = this.findingsIn(uri, result.findings);
      this.tellCells(uri, source, findings);
      return { state: "done", analysis: { version, uri, result, findings, document, services, source } };
    } catch (error) {
      // A mistake of ours: the file stays without findings, the rest goes on.
      this.connection.console.error(`${uri}: ${crashWords(error)}`);
      return { state: "done", analysis: null };
    }
  }

  /** An edit of one cell may change what is to be said of others, of which their editor does not ask anew by itself. */
  private tellCells(uri: string, source: SourceFile | null, findings: readonly Finding[]): void {
    const cells = this.cells.get(uri);
    if (cells === undefined || source === null) return;
    const words = source.parts.map(({ cell, start, end }) => {
      const own = findings.filter((it) => start <= it.span.start && it.span.start <= end);
      return JSON.stringify([cell, own.map((it) => [it.ruleId, it.message, it.span.start - start, it.span.end - start])]);
    });
    const before = this.told.get(uri);
    this.told.set(uri, words);
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(words)) this.onStale();
  }

  /** What the author of a file cannot mend goes to the log: never text of a file, only codes and our own sentences. */
  private report({ path, problems }: FileResult): void {
    for (const { code, message } of problems) {
      if (code === "internal") this.connection.console.error(`${path}: ${message}`);
      if (code === "budget" || code === "read") this.connection.console.info(`${path}: ${message}`);
    }
  }
}

function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

export function isConfiguration(uri: string): boolean {
  return (CONFIGURATION_FILES as readonly string[]).includes(nameOf(uri));
}

import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { CONFIGURATION_FILES } from "../engine/configuration/source.ts";
import { crashWords } from "../engine/crash.ts";
import type { FileResult } from "../engine/result.ts";
import { nameOf } from "../engine/uri.ts";
import type { WorkspaceApi } from "../engine/workspace.ts";
import type { Finding } from "../model/finding.ts";
import type { SourceFile } from "../model/source-file.ts";
import type { Location } from "../model/text.ts";
import { type Analysis, type FileAnalysis, viewOf } from "./analysis.ts";
import type { Atlas } from "./diagnostic.ts";
import { type CreateWorkspace, Folders } from "./folders.ts";
import { ForeignFindings } from "./foreign-findings.ts";
import { COUNT_STEPS, countRest } from "./late-counts.ts";
import { type OpenFile, OpenFiles } from "./open-files.ts";
import type { InitializationOptions } from "./protocol.ts";
import { pump } from "./pump.ts";
import { asConfiguration, type ReadSettings, readSettings } from "./settings.ts";
import { type Shown, shownPlace } from "./shown-places.ts";

interface Running {
  readonly version: number;
  readonly epoch: number;
  readonly outcome: Promise<Outcome>;
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

/** The analyses of what one client holds open, each shared by all who ask for that version. Features ask it. */
export class Session implements Atlas {
  readonly connection: Connection;
  readonly folders: Folders;
  readonly files: OpenFiles;
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
  /** Called when counts of tokens that were cut are whole. */
  onCounted: () => void = () => {};
  /** Called when an open file has another text, or is closed. */
  onMoved: (uri: string) => void = () => {};
  /** Called when a notebook has changed: addresses of its cells, and of those that are gone. */
  onNotebook: (cells: readonly string[], gone: readonly string[]) => void = () => {};
  /** Grows whenever an answer for an unchanged file may differ: another file, the configuration or a setting changed. */
  private epoch = 0;
  private readonly running = new Map<string, Running>();
  private readonly foreign = new ForeignFindings();
  /** Of each open notebook, what its cells were last told. */
  private readonly told = new Map<string, readonly string[]>();
  /** Of each file with problems, what the log was last told: the next stroke of a key changes none of them. */
  private readonly logged = new Map<string, string>();

  constructor(connection: Connection, create: CreateWorkspace) {
    this.connection = connection;
    this.folders = new Folders((root) => {
      const workspace = create(root);
      workspace.cutCounts(COUNT_STEPS, () => this.countLater(workspace));
      this.applySettings(workspace);
      return workspace;
    });
    this.files = new OpenFiles(this.folders, {
      moved: (uri) => this.moved(uri),
      closed: (uri) => {
        this.running.delete(uri);
        this.told.delete(uri);
      },
      notebookMoved: (cells, gone) => this.onNotebook(cells, gone),
    });
  }

  /** The settings, as soon as the client has said them. */
  get known(): Promise<ReadSettings> {
    return this.ready.then(() => this.settings);
  }

  get rulePages(): string | null {
    return this.client.rulePages ?? null;
  }

  place(location: Location): Promise<Shown | null> {
    return shownPlace(location, this.files, this.folders);
  }

  setFolders(uris: readonly string[]): void {
    this.folders.set(uris);
    this.files.openAgain();
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

  /**
   * Findings, document and services of an open file as it is now; null where nothing is open or the rules are off. Work for
   * the same version is shared between requests. One whose file changed meanwhile is refused, and so is a cancelled one.
   */
  async analysis(uri: string, token?: CancellationToken): Promise<Analysis | null> {
    await this.ready;
    const part = this.files.part(uri);
    if (part === undefined || !this.settings.enable) return null;
    const { document, cell, file } = part;
    for (;;) {
      const outcome = await this.outcome(file);
      if (token?.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled");
      if (outcome.state === "done") return outcome.analysis && viewOf(outcome.analysis, document, cell);
      if (!file.isCurrent()) {
        throw new ResponseError(LSPErrorCodes.ServerCancelled, "The file has changed", { retriggerRequest: true });
      }
    }
  }

  private outcome(file: OpenFile): Promise<Outcome> {
    const { uri, version } = file;
    const running = this.running.get(uri);
    if (running && running.version === version && running.epoch === this.epoch) return running.outcome;
    const outcome = this.analyse(file, this.epoch);
    this.running.set(uri, { version, epoch: this.epoch, outcome });
    return outcome;
  }

  private countLater(workspace: WorkspaceApi): void {
    const { epoch } = this;
    const done = () => {
      this.onCounted();
      this.invalidate();
    };
    void countRest(workspace, () => this.epoch !== epoch, done);
  }

  private async analyse({ uri, version, isCurrent }: OpenFile, epoch: number): Promise<Outcome> {
    const workspace = this.folders.of(uri);
    const isStale = () => this.epoch !== epoch || !isCurrent();
    try {
      const result = await pump(await workspace.begin(uri), isStale);
      if (result === undefined || isStale()) return MOVED;
      const [document, services, source] = [await workspace.document(uri), await workspace.services(uri), await workspace.source(uri)];
      if (isStale()) return MOVED;
      this.report(uri, result);
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

  /** Findings of a result that lie elsewhere are kept for the file they lie in. */
  keepForeign(origin: string, findings: readonly Finding[]): void {
    const changed = this.foreign.keep(origin, findings);
    if (changed.some((it) => this.files.document(it) !== undefined)) this.invalidate();
  }

  /** The findings that are shown in a file, whichever file they come from. */
  findingsIn(uri: string, own: readonly Finding[]): Finding[] {
    const least = CONFIDENCES.indexOf(this.settings.minimumConfidence);
    return this.foreign.in(uri, own, (it) => CONFIDENCES.indexOf(it.confidence) >= least);
  }

  /** A text is another one now. Clients ask anew for what depends on it by imports, but not for what a configuration rules. */
  private moved(uri: string): void {
    if (isConfiguration(uri)) this.invalidate();
    else this.epoch++;
    this.onMoved(uri);
  }

  /** An edit of one cell may change what is to be said of others, of which their editor does not ask anew by itself. */
  private tellCells(uri: string, source: SourceFile | null, findings: readonly Finding[]): void {
    if (source === null || this.files.cellsOf(uri).length === 0) return;
    const words = source.parts.map(({ cell, start, end }) => {
      const own = findings.filter((it) => start <= it.span.start && it.span.start <= end);
      return JSON.stringify([cell, own.map((it) => [it.ruleId, it.message, it.span.start - start, it.span.end - start])]);
    });
    const before = this.told.get(uri);
    this.told.set(uri, words);
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(words)) this.onStale();
  }

  /** What the author of a file cannot mend goes to the log: never text of a file, only codes and our own sentences. */
  private report(uri: string, { path, problems }: FileResult): void {
    const words = problems.map(({ code, message }) => `${code} ${message}`).join("\n");
    if (words === (this.logged.get(uri) ?? "")) return;
    if (words === "") this.logged.delete(uri);
    else this.logged.set(uri, words);
    for (const { code, message } of problems) {
      if (code === "internal") this.connection.console.error(`${path}: ${message}`);
      if (code === "budget" || code === "read") this.connection.console.info(`${path}: ${message}`);
    }
  }
}

export function isConfiguration(uri: string): boolean {
  return (CONFIGURATION_FILES as readonly string[]).includes(nameOf(uri));
}

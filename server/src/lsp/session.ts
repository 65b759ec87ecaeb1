import { type CancellationToken, type Connection, LSPErrorCodes, type Range, ResponseError, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Services } from "../analysis/services.ts";
import { CONFIGURATION_FILES } from "../engine/configuration/source.ts";
import type { FileResult } from "../engine/result.ts";
import { canonical, nameOf } from "../engine/uri.ts";
import type { WorkspaceApi } from "../engine/workspace.ts";
import type { Document } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import type { Location } from "../model/text.ts";
import type { Atlas } from "./diagnostic.ts";
import { type CreateWorkspace, Folders } from "./folders.ts";
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
  readonly places: Places;
}

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
type Outcome = { readonly state: "done"; readonly analysis: Analysis | null } | { readonly state: "moved" };

const MOVED: Outcome = { state: "moved" };
const CONFIDENCES = ["low", "medium", "high"];

/** The open files of one client and what was found in them. Features ask it; only it knows the workspaces. */
export class Session implements Atlas {
  readonly connection: Connection;
  readonly documents = new TextDocuments(TextDocument);
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
  /** Grows whenever an answer for an unchanged file may differ: another file, the configuration or a setting changed. */
  private epoch = 0;
  private readonly running = new Map<string, Running>();
  /** Findings by the file they lie in, then by the file whose analysis gave them. */
  private readonly foreign = new Map<string, Map<string, readonly Finding[]>>();
  /** Canonical address -> the client's spelling, for what is open. */
  private readonly spellings = new Map<string, string>();

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
      this.folders.of(uri).change(uri, document.getText());
      this.moved(uri);
    });
    this.documents.onDidClose(({ document }) => {
      const uri = canonical(document.uri);
      this.folders.of(uri).close(uri);
      this.spellings.delete(uri);
      this.running.delete(uri);
      this.moved(uri);
    });
    this.documents.listen(this.connection);
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

  openDocument(uri: string): TextDocument | undefined {
    return this.documents.get(this.spelling(canonical(uri)));
  }

  /**
   * Findings, document and services of an open file as it is now; null where nothing is open or the rules are off. Work for
   * the same version is shared between requests. One whose file changed meanwhile is refused, and so is a cancelled one.
   */
  async analysis(uri: string, token?: CancellationToken): Promise<Analysis | null> {
    await this.ready;
    const open = this.openDocument(uri);
    if (open === undefined || !this.settings.enable) return null;
    const { version } = open;
    for (;;) {
      const outcome = await this.outcome(open);
      if (token?.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled");
      if (outcome.state === "done") return outcome.analysis;
      if (open.version !== version || this.openDocument(uri) !== open) {
        throw new ResponseError(LSPErrorCodes.ServerCancelled, "The file has changed", { retriggerRequest: true });
      }
    }
  }

  private outcome(open: TextDocument): Promise<Outcome> {
    const uri = canonical(open.uri);
    const running = this.running.get(uri);
    if (running && running.version === open.version && running.epoch === this.epoch) return running.outcome;
    const outcome = this.analyse(open, uri, open.version, this.epoch);
    this.running.set(uri, { version: open.version, epoch: this.epoch, outcome });
    return outcome;
  }

  async range({ uri, span }: Location): Promise<Range | null> {
    const open = this.openDocument(uri);
    if (open !== undefined) return this.placesOf(open).range(span);
    const file = await this.folders.of(uri).source(uri);
    return file && placesOf(file).range(span);
  }

  placesOf(open: TextDocument): Places {
    const text = open.getText();
    const marked = text.startsWith("\uFEFF");
    return new Places(marked ? text.slice(1) : text, marked);
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
    this.spellings.set(uri, document.uri);
    this.folders.of(uri).open(uri, document.getText());
    this.moved(uri);
  }

  /** A text is another one now. Clients ask anew for what depends on it by imports, but not for what a configuration rules. */
  private moved(uri: string): void {
    if (isConfiguration(uri)) this.invalidate();
    else this.epoch++;
  }

  private async analyse(open: TextDocument, uri: string, version: number, epoch: number): Promise<Outcome> {
    const workspace = this.folders.of(uri);
    const isStale = () => open.version !== version || this.epoch !== epoch || this.openDocument(uri) !== open;
    try {
      const result = await pump(await workspace.begin(uri), isStale);
      if (result === undefined || isStale()) return MOVED;
      const [document, services] = [await workspace.document(uri), await workspace.services(uri)];
      if (isStale()) return MOVED;
      this.report(result);
      this.keepForeign(uri, result.findings);
      const findings = this.findingsIn(uri, result.findings);
      return { state: "done", analysis: { open, version, uri, result, findings, document, services, places: this.placesOf(open) } };
    } catch (error) {
      // A mistake of ours: the file stays without findings, the rest goes on.
      this.connection.console.error(`${uri}: ${nameAndPlace(error)}`);
      return { state: "done", analysis: null };
    }
  }

  /** What the author of a file cannot mend goes to the log: never text of a file, only codes and our own sentences. */
  private report({ path, problems }: FileResult): void {
    for (const { code, message } of problems) {
      if (code === "internal") this.connection.console.error(`${path}: ${message}`);
      if (code === "budget" || code === "read") this.connection.console.info(`${path}: ${message}`);
    }
  }
}

export function isConfiguration(uri: string): boolean {
  return (CONFIGURATION_FILES as readonly string[]).includes(nameOf(uri));
}

/** Not the message of an error: it may hold text of a file. */
function nameAndPlace(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? "").split("\n").filter((it) => /^\s+at /.test(it));
  return [error.name, ...frames.slice(0, 6)].join("\n");
}

import {
  type CancellationToken,
  DocumentDiagnosticReportKind,
  FileChangeType,
  type FileEvent,
  type ResultProgressReporter,
  WorkDoneProgress,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import type { FileResult } from "../engine/result.ts";
import { canonical } from "../engine/uri.ts";
import { isNotebook } from "../engine/workspace.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { plural } from "./figures.ts";
import { REQUESTS, type ScanParams, type ScanSummary } from "./protocol.ts";
import { breathe } from "./pump.ts";
import { isConfiguration, type Session } from "./session.ts";

/** Milliseconds between two reports of progress, and between two batches of results. */
const PAUSE = 100;
/** After a file was closed its last pull is still on its way; a report that overtakes it would be dropped. */
const CLOSE_PAUSE = 100;
/** Milliseconds without an edit before closed files are judged anew that import what is edited. */
const EDIT_PAUSE = 400;

type Reporter = (items: WorkspaceDocumentDiagnosticReport[]) => void;

/**
 * Diagnostics of files nobody has open. They reach the client as partial results of `workspace/diagnostic`, so that one list
 * holds everything. A client that scans on request keeps that request open; another one's request is itself the scan.
 */
export class WorkspaceDiagnostics {
  private readonly session: Session;
  private readonly diagnostics: Diagnostics;
  private reporter: Reporter | null = null;
  /** What came of files in the last scan, kept up to date since. Only files with findings or problems. */
  private readonly results = new Map<string, FileResult>();
  private readonly reported = new Set<string>();
  private scanned = false;
  /** Closed files that wait to be judged anew, and open ones whose edits nobody has looked at yet. */
  private readonly waiting = new Set<string>();
  private refreshing = false;
  private readonly edited = new Set<string>();
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor(session: Session, diagnostics: Diagnostics) {
    this.session = session;
    this.diagnostics = diagnostics;
  }

  serve(): void {
    const { connection, files } = this.session;
    connection.languages.diagnostics.onWorkspace(async (_, token, __, partial) => {
      if (this.session.client.scanOnRequest === true && partial !== undefined) return this.park(partial, token);
      const items: WorkspaceDocumentDiagnosticReport[] = [];
      this.reporter = partial === undefined ? (reports) => void items.push(...reports) : (reports) => partial.report({ items: reports });
      await this.scan([], token, () => {});
      this.reporter = null;
      return { items };
    });
    connection.onRequest(REQUESTS.scan, async ({ uris, workDoneToken }: ScanParams, token: CancellationToken) => {
      const send = (value: object) => void connection.sendProgress(WorkDoneProgress.type, workDoneToken, value as never);
      send({ kind: "begin", title: "Scanning", cancellable: true, percentage: 0 });
      const summary = await this.scan(uris, token, (done, total, path) =>
        send({ kind: "report", percentage: Math.floor((100 * done) / Math.max(1, total)), message: `${plural(total, "file")}, ${path}` }),
      );
      send({ kind: "end" });
      return summary;
    });
    files.documents.onDidClose(({ document }) => {
      const uri = canonical(document.uri);
      this.reported.add(uri);
      setTimeout(() => void this.update(uri), CLOSE_PAUSE);
    });
  }

  /** Files that changed outside the editor: what the scan said of them is said anew. */
  async changed(events: readonly FileEvent[]): Promise<void> {
    if (!this.scanned) return;
    // A changed configuration may silence whatever was found; what it allows anew only the next scan finds.
    if (events.some((it) => isConfiguration(canonical(it.uri)))) for (const uri of [...this.results.keys()]) await this.update(uri);
    for (const { uri, type } of events) {
      const address = canonical(uri);
      if (type === FileChangeType.Deleted) await this.keep(address, null);
      else await this.update(address);
    }
    const of = (...types: readonly FileChangeType[]) => events.filter((it) => types.includes(it.type)).map((it) => it.uri);
    await this.refresh(of(FileChangeType.Changed, FileChangeType.Deleted), of(FileChangeType.Created));
  }

  /** An open file has another text, or none any more: closed ones that import it hear of it when typing pauses. */
  moved(uri: string): void {
    if (!this.scanned) return;
    this.edited.add(uri);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      const edited = [...this.edited];
      this.edited.clear();
      void this.refresh(edited, []);
    }, EDIT_PAUSE);
  }

  /** Judges closed files anew that depend on others, one after the other: whoever asks meanwhile is answered first. */
  private async refresh(changed: readonly string[], created: readonly string[]): Promise<void> {
    for (const workspace of this.session.folders.workspaces)
      for (const it of await workspace.dependants(changed, created)) this.waiting.add(it);
    if (this.refreshing) return;
    this.refreshing = true;
    try {
      // What is added meanwhile is met too.
      for (const uri of this.waiting) {
        this.waiting.delete(uri);
        await this.update(uri);
        await breathe();
      }
    } finally {
      this.refreshing = false;
    }
  }

  private park(partial: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult>, token: CancellationToken): Promise<{ items: [] }> {
    this.reporter = (items) => partial.report({ items });
    return new Promise((resolve) => token.onCancellationRequested(() => resolve({ items: [] })));
  }

  private async scan(
    uris: readonly string[],
    token: CancellationToken,
    progress: (done: number, total: number, path: string) => void,
  ): Promise<ScanSummary> {
    const { folders } = this.session;
    const roots = uris.length > 0 ? uris.map(canonical) : folders.uris;
    const tally = { files: 0, errors: 0, warnings: 0, infos: 0, problems: 0 };
    const [seen, dirty] = [new Set<string>(), new Set<string>()];
    let [breath, shown] = [performance.now(), 0];
    for (const root of roots) {
      const cancelled = () => token.isCancellationRequested;
      const report = (done: number, total: number, path: string) => {
        if (performance.now() - shown < PAUSE) return;
        shown = performance.now();
        progress(done, total, path);
      };
      for await (const result of folders.of(root).scan([root], { progress: report, cancelled })) {
        if (cancelled()) break;
        seen.add(result.uri);
        if (result.skipped === null) tally.files++;
        if (result.problems.length > 0) tally.problems++;
        // Lines of a cell can only be shown while its notebook is open.
        if (!isNotebook(result.uri) || this.session.files.has(result.uri))
          for (const { severity } of result.findings) tally[`${severity}s`]++;
        for (const uri of this.take(result)) dirty.add(uri);
        if (performance.now() - breath < PAUSE) continue;
        await this.flush(dirty);
        await breathe();
        breath = performance.now();
      }
    }
    const finished = !token.isCancellationRequested;
    // What a whole scan did not meet is gone.
    if (finished && uris.length === 0)
      for (const uri of [...this.results.keys()]) if (!seen.has(uri)) for (const it of this.drop(uri)) dirty.add(it);
    await this.flush(dirty);
    this.scanned = true;
    return { ...tally, cancelled: !finished };
  }

  private async update(uri: string): Promise<void> {
    if (this.session.files.has(uri)) return;
    await this.keep(uri, this.scanned ? await this.session.folders.of(uri).lint(uri) : null);
  }

  private async keep(uri: string, result: FileResult | null): Promise<void> {
    await this.flush(new Set([uri, ...(result === null ? this.drop(uri) : this.take(result))]));
  }

  /** Remembers a result; the files whose report it changes. */
  private take(result: FileResult): readonly string[] {
    const before = this.results.get(result.uri)?.findings ?? [];
    this.session.keepForeign(result.uri, result.findings);
    if (result.findings.length + result.problems.length > 0) this.results.set(result.uri, result);
    else this.results.delete(result.uri);
    return [result.uri, ...before.map((it) => it.uri), ...result.findings.map((it) => it.uri)];
  }

  private drop(uri: string): readonly string[] {
    const before = this.results.get(uri)?.findings ?? [];
    this.session.keepForeign(uri, []);
    this.results.delete(uri);
    return [uri, ...before.map((it) => it.uri)];
  }

  private async flush(dirty: Set<string>): Promise<void> {
    const reports: WorkspaceDocumentDiagnosticReport[] = [];
    for (const uri of dirty) {
      if (this.session.files.has(uri)) continue;
      const result = this.results.get(uri);
      const findings = this.session.findingsIn(uri, result?.findings ?? []);
      const problems = result?.problems ?? [];
      const document = problems.length === 0 ? null : await this.session.folders.of(uri).document(uri);
      const items = await this.diagnostics.describe(uri, findings, problems, document);
      if (items.length > 0) this.reported.add(uri);
      else if (!this.reported.delete(uri)) continue;
      reports.push({ kind: DocumentDiagnosticReportKind.Full, uri: this.session.files.spelling(uri), version: null, items });
    }
    dirty.clear();
    if (reports.length > 0) this.reporter?.(reports);
  }
}

import { type Diagnostic, DocumentDiagnosticReportKind } from "vscode-languageserver";
import type { Document, Problem } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import type { Analysis } from "./analysis.ts";
import { isShown, problemDiagnostic, toDiagnostic } from "./diagnostic.ts";
import type { Session } from "./session.ts";

/** Pause in milliseconds after the last edit before findings are sent to a client that cannot ask for them. */
const PUSH_PAUSE = 200;
/** Refreshes within so many milliseconds are one. */
const REFRESH_PAUSE = 50;

/** Diagnostics of open files for clients that pull; the same pushed to those that cannot. */
export class Diagnostics {
  private readonly session: Session;
  private readonly pushes = new Map<string, ReturnType<typeof setTimeout>>();
  private refreshing: ReturnType<typeof setTimeout> | undefined;

  constructor(session: Session) {
    this.session = session;
  }

  servePull(refresh: boolean): void {
    const { session } = this;
    session.connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
      const items = await this.of(await session.analysis(textDocument.uri, token));
      const resultId = digest(JSON.stringify(items));
      if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
    });
    if (refresh) session.onStale = () => this.refresh();
  }

  servePush(): void {
    const { session } = this;
    session.files.documents.onDidChangeContent(({ document }) => this.push(document.uri));
    session.files.documents.onDidClose(({ document }) => this.clear(document.uri));
    session.onNotebook = (cells, gone) => {
      for (const uri of cells) this.push(uri);
      for (const uri of gone) this.clear(uri);
    };
    session.onStale = () => {
      for (const uri of session.files.shown()) this.push(uri);
    };
  }

  async of(analysis: Analysis | null): Promise<Diagnostic[]> {
    return analysis === null ? [] : this.describe(analysis.uri, analysis.findings, analysis.problems, analysis.document);
  }

  async describe(
    uri: string,
    findings: readonly Finding[],
    problems: readonly Problem[],
    document: Document | null,
  ): Promise<Diagnostic[]> {
    const found = findings.map((it) => toDiagnostic(it, this.session));
    const shown = problems.filter((it) => isShown(it, document)).map((it) => problemDiagnostic(it, uri, this.session));
    return (await Promise.all([...found, ...shown])).filter((it) => it !== null);
  }

  private clear(uri: string): void {
    clearTimeout(this.pushes.get(uri));
    this.pushes.delete(uri);
    void this.session.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  private push(uri: string): void {
    clearTimeout(this.pushes.get(uri));
    this.pushes.set(
      uri,
      setTimeout(() => {
        this.pushes.delete(uri);
        void this.publish(uri);
      }, PUSH_PAUSE),
    );
  }

  private async publish(uri: string): Promise<void> {
    const version = this.session.files.shownVersion(uri);
    if (version === undefined) return;
    try {
      const diagnostics = await this.of(await this.session.analysis(uri));
      if (this.session.files.shownVersion(uri) === version) await this.session.connection.sendDiagnostics({ uri, version, diagnostics });
    } catch {
      // The file has changed: its next push is under way.
    }
  }

  private refresh(): void {
    if (this.refreshing !== undefined) return;
    this.refreshing = setTimeout(() => {
      this.refreshing = undefined;
      // A client that is going away may refuse; there is nobody left to tell.
      this.session.connection.languages.diagnostics.refresh().catch(() => {});
    }, REFRESH_PAUSE);
  }
}

/** 53 bits are enough to tell that a report has not changed since the client's last one. */
function digest(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  return (((high ^ (high >>> 16)) >>> 0).toString(36) + ((low ^ (low >>> 13)) >>> 0).toString(36)).padStart(8, "0");
}

import { commands, Disposable, EventEmitter, type TextDocumentContentProvider, Uri, window, workspace } from "vscode";
import { type CompareAnswer, REQUESTS } from "../../../server/src/lsp/protocol.ts";
import type { Server } from "../server.ts";

const SCHEME = "prompt-hygiene-compare";
const REVISION = "HEAD";

/** Pages that say what changed in a prompt since a revision; made anew whenever one is asked for. */
export class Comparisons extends Disposable implements TextDocumentContentProvider {
  private readonly server: Server;
  private readonly pages = new Map<string, string>();
  private readonly changes = new EventEmitter<Uri>();
  readonly onDidChange = this.changes.event;

  constructor(server: Server) {
    const registration: Disposable[] = [];
    super(() => Disposable.from(...registration).dispose());
    this.server = server;
    registration.push(workspace.registerTextDocumentContentProvider(SCHEME, this), this.changes);
  }

  /** Of the active editor. Resolves with the page, for tests. */
  async show(): Promise<string | null> {
    const document = window.activeTextEditor?.document;
    if (document === undefined || document.uri.scheme !== "file") {
      void window.showInformationMessage("Prompt Hygiene: open a prompt file, or code that holds prompts.");
      return null;
    }
    const client = await this.server.client();
    const asked = { uri: client.code2ProtocolConverter.asUri(document.uri), revision: REVISION, trusted: workspace.isTrusted };
    const { page, failure } = await client.sendRequest<CompareAnswer>(REQUESTS.compare, asked);
    if (page === null) throw new Error(`${failure ?? "Nothing to compare"}.`);
    const shown = Uri.from({ scheme: SCHEME, path: `${document.uri.path} since ${REVISION}.md` });
    this.pages.set(shown.toString(), page);
    this.changes.fire(shown);
    try {
      await commands.executeCommand("markdown.showPreviewToSide", shown, undefined, { locked: true });
    } catch {
      // No Markdown preview here: the text reads well too.
      await window.showTextDocument(await workspace.openTextDocument(shown), { preview: true });
    }
    return page;
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.pages.get(uri.toString()) ?? "Compare the prompt anew: this page was made before the editor started.\n";
  }
}

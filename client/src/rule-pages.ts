import { commands, Disposable, EventEmitter, type TextDocumentContentProvider, Uri, window, workspace } from "vscode";
import { REQUESTS, type RulePage } from "../../server/src/lsp/protocol.ts";
import type { Server } from "./server.ts";

const SCHEME = "prompt-hygiene-rule";

/** The bundled pages of the rules, shown as rendered Markdown; links to them come from diagnostics, reports and the web. */
export class RulePages extends Disposable implements TextDocumentContentProvider {
  private readonly server: Server;
  private readonly changes = new EventEmitter<Uri>();
  readonly onDidChange = this.changes.event;

  constructor(server: Server) {
    const registration: Disposable[] = [];
    super(() => Disposable.from(...registration).dispose());
    this.server = server;
    registration.push(workspace.registerTextDocumentContentProvider(SCHEME, this), this.changes);
  }

  /** `vscode://<publisher>.prompt-hygiene/rule/<family>/<offence>` */
  async open({ path }: Uri): Promise<void> {
    const ruleId = /^\/rule\/([a-z-]+\/[a-z0-9-]+)\/?$/.exec(path)?.[1];
    if (ruleId === undefined) void window.showWarningMessage("Prompt Hygiene: that link names no rule.");
    else await this.show(ruleId);
  }

  async show(ruleId: string): Promise<void> {
    const page = Uri.from({ scheme: SCHEME, path: `/${ruleId}.md` });
    try {
      // Locked: an unlocked preview turns into that of whatever Markdown file is looked at next.
      await commands.executeCommand("markdown.showPreview", page, undefined, { locked: true });
    } catch {
      // No Markdown preview here: the text reads well too.
      await window.showTextDocument(await workspace.openTextDocument(page), { preview: true });
    }
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const ruleId = uri.path.slice(1).replace(/\.md$/, "");
    const client = await this.server.client();
    const page = await client.sendRequest<RulePage | null>(REQUESTS.rulePage, { ruleId });
    return page?.markdown ?? `# ${ruleId}\n\nThere is no such rule in this version.\n`;
  }
}

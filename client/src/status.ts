import {
  CancellationTokenSource,
  Disposable,
  MarkdownString,
  StatusBarAlignment,
  type StatusBarItem,
  type TextEditor,
  ThemeColor,
  window,
  workspace,
} from "vscode";
import { COMMANDS, NOTIFICATIONS, REQUESTS, type Status } from "../../server/src/lsp/protocol.ts";
import type { Server } from "./server.ts";

/** Milliseconds without a move of the cursor before the server is asked. */
const PAUSE = 120;

/** Tokens, fill and model of the prompt or call at the cursor, or tokens of the selection. Nothing elsewhere. */
export class StatusBar extends Disposable {
  private readonly server: Server;
  private readonly item: StatusBarItem;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked: CancellationTokenSource | undefined;

  constructor(server: Server) {
    const item = window.createStatusBarItem("prompt", StatusBarAlignment.Right, 100);
    const registration: Disposable[] = [item];
    super(() => Disposable.from(...registration).dispose());
    this.server = server;
    this.item = item;
    item.name = "Prompt Hygiene";
    const later = () => this.later();
    registration.push(
      window.onDidChangeActiveTextEditor(later),
      window.onDidChangeTextEditorSelection(later),
      workspace.onDidChangeTextDocument(({ document }) => document === window.activeTextEditor?.document && later()),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("promptHygiene") && later()),
      server.onDidChangeState((state) => {
        if (state === "running") void this.listen();
        later();
      }),
      new Disposable(() => clearTimeout(this.timer)),
    );
  }

  private async listen(): Promise<void> {
    const client = await this.server.client();
    client.onNotification(NOTIFICATIONS.counted, () => this.later());
  }

  private later(): void {
    clearTimeout(this.timer);
    this.asked?.cancel();
    this.timer = setTimeout(() => void this.update(window.activeTextEditor), PAUSE);
  }

  private async update(editor: TextEditor | undefined): Promise<void> {
    const shown = workspace.getConfiguration("promptHygiene").get("statusBar.enable", true);
    if (editor === undefined || this.server.state !== "running" || !shown) {
      this.item.hide();
      return;
    }
    const asked = new CancellationTokenSource();
    this.asked = asked;
    try {
      const { document, selection } = editor;
      const client = await this.server.client();
      const status = await client.sendRequest<Status | null>(
        REQUESTS.status,
        { uri: client.code2ProtocolConverter.asUri(document.uri), selection: client.code2ProtocolConverter.asRange(selection) },
        asked.token,
      );
      if (!asked.token.isCancellationRequested) this.show(status, document.uri.toString());
    } catch {
      // The text has changed meanwhile: the next question is on its way.
    }
  }

  private show(status: Status | null, uri: string): void {
    if (status === null) {
      this.item.hide();
      return;
    }
    this.item.text = status.text;
    this.item.tooltip = new MarkdownString(status.detail);
    const fullness = status.level === null ? "" : status.level === "error" ? ", does not fit" : ", nearly full";
    this.item.accessibilityInformation = { label: `Prompt: ${status.text}${fullness}` };
    this.item.backgroundColor = status.level === null ? undefined : new ThemeColor(`statusBarItem.${status.level}Background`);
    // A selection has no breakdown of its own.
    if (status.place === null) this.item.command = undefined;
    else this.item.command = { title: "Show breakdown", command: COMMANDS.showBreakdown, arguments: [uri, status.place] };
    this.item.show();
  }
}

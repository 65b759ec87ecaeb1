import { Disposable, ViewColumn, type Webview, type WebviewPanel, window } from "vscode";
import { type PageParts, page } from "./html.ts";

/** One webview at the side of the editor that shows pages without anything loaded: shown again, it shows the new page. */
export class Panel extends Disposable {
  private readonly type: string;
  private readonly receive: (message: unknown) => unknown;
  private panel: WebviewPanel | null = null;

  /** `receive` gets what the page sends by its `data-send`: anything may stand in it. */
  constructor(type: string, receive: (message: unknown) => unknown) {
    super(() => this.panel?.dispose());
    this.type = type;
    this.receive = receive;
  }

  show(parts: Omit<PageParts, "nonce">): void {
    const panel = this.panel ?? this.open(parts.title);
    panel.title = parts.title;
    panel.webview.html = page({ ...parts, nonce: nonce() });
    panel.reveal(panel.viewColumn ?? ViewColumn.Beside, true);
  }

  get isOpen(): boolean {
    return this.panel !== null;
  }

  get webview(): Webview | null {
    return this.panel?.webview ?? null;
  }

  private open(title: string): WebviewPanel {
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    const panel = window.createWebviewPanel(this.type, title, place, {
      enableScripts: true,
      localResourceRoots: [],
      enableFindWidget: true,
    });
    panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message));
    panel.onDidDispose(() => {
      this.panel = null;
    });
    this.panel = panel;
    return panel;
  }
}

function nonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((it) => it.toString(16).padStart(2, "0")).join("");
}

import { commands, Disposable, Position, Selection, Uri, window } from "vscode";
import { type Breakdown, COMMANDS, type Place, REQUESTS } from "../../../server/src/lsp/protocol.ts";
import type { Server } from "../server.ts";
import { breakdownPage } from "../views/breakdown-page.ts";
import { Panel } from "../views/panel.ts";
import { type Target, targetOf } from "./target.ts";

/** The breakdown of a prompt or call, in a panel beside it. */
export class Breakdowns extends Disposable {
  private readonly server: Server;
  private readonly panel: Panel;
  private shown: Breakdown | null = null;

  constructor(server: Server) {
    const registration: Disposable[] = [];
    super(() => Disposable.from(...registration).dispose());
    this.server = server;
    this.panel = new Panel("prompt-hygiene.breakdown", (message) => this.receive(message));
    registration.push(this.panel);
  }

  /** Of what a lens or the status bar names, or of what the cursor is in. Resolves with what is shown, for tests. */
  async show(uri?: string, place?: Place): Promise<Breakdown | null> {
    const target = await targetOf(this.server, uri, place);
    const client = await this.server.client();
    const found = target && (await client.sendRequest<Breakdown | null>(REQUESTS.breakdown, target));
    if (!found) {
      void window.showInformationMessage("Prompt Hygiene: put the cursor into a prompt or a call of a model.");
      return null;
    }
    this.shown = found;
    this.panel.show(breakdownPage(found));
    return found;
  }

  /** Shows anew what is open, after its model was changed. */
  async refresh(): Promise<void> {
    if (this.shown !== null && this.panel.isOpen) await this.show(this.shown.uri, this.shown.place);
  }

  private async receive(message: unknown): Promise<void> {
    const does = typeof message === "object" && message !== null && "does" in message ? message.does : null;
    if (this.shown === null) return;
    const { uri, place } = this.shown;
    if (does === "model") await commands.executeCommand(COMMANDS.setModel, uri, place);
    if (does === "open") await goTo({ uri, position: place });
    if (does === "map") {
      await goTo({ uri, position: place });
      await commands.executeCommand(COMMANDS.tokenMap);
    }
  }
}

async function goTo({ uri, position }: Target): Promise<void> {
  const column = window.visibleTextEditors.find((it) => it.document.uri.toString() === Uri.parse(uri).toString())?.viewColumn;
  const editor = await window.showTextDocument(Uri.parse(uri, true), column === undefined ? {} : { viewColumn: column });
  const at = new Position(position.line, position.character);
  editor.selection = new Selection(at, at);
  editor.revealRange(editor.selection);
}

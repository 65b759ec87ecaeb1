import { Disposable, type TextEditor, type TextEditorDecorationType, ThemeColor, window, workspace } from "vscode";
import { REQUESTS, type TokenMap } from "../../../server/src/lsp/protocol.ts";
import type { Server } from "../server.ts";

/** Milliseconds without an edit before a map is drawn anew. */
const PAUSE = 250;
const OPACITIES = ["1a", "38", "5c", "85"];

/** How many tokens each line of a prompt has, beside it, the longer the darker. Shown and hidden for each file. */
export class TokenMaps extends Disposable {
  private readonly server: Server;
  private readonly shades: readonly TextEditorDecorationType[];
  private readonly counts: TextEditorDecorationType;
  private readonly shown = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(server: Server) {
    const registration: Disposable[] = [];
    super(() => Disposable.from(...registration).dispose());
    this.server = server;
    this.shades = OPACITIES.map((opacity) =>
      window.createTextEditorDecorationType({
        isWholeLine: true,
        light: { backgroundColor: `#c4761a${opacity}` },
        dark: { backgroundColor: `#d9923b${opacity}` },
      }),
    );
    this.counts = window.createTextEditorDecorationType({
      after: { margin: "0 0 0 2em", color: new ThemeColor("editorCodeLens.foreground") },
    });
    registration.push(
      ...this.shades,
      this.counts,
      window.onDidChangeActiveTextEditor((editor) => editor && this.later(editor)),
      workspace.onDidChangeTextDocument(({ document }) => {
        const editor = window.activeTextEditor;
        if (editor?.document === document) this.later(editor);
      }),
      new Disposable(() => clearTimeout(this.timer)),
    );
  }

  /** Of the active editor. Resolves with the map that is shown, null where it was hidden. */
  async toggle(): Promise<TokenMap | null> {
    const editor = window.activeTextEditor;
    if (editor === undefined) return null;
    const key = editor.document.uri.toString();
    if (this.shown.delete(key)) {
      this.draw(editor, { lines: [] });
      return null;
    }
    this.shown.add(key);
    const map = await this.update(editor);
    if (map === null || map.lines.length === 0) {
      this.shown.delete(key);
      void window.showInformationMessage("Prompt Hygiene: this file holds no text of a prompt.");
    }
    return map;
  }

  private later(editor: TextEditor): void {
    if (!this.shown.has(editor.document.uri.toString())) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.update(editor), PAUSE);
  }

  private async update(editor: TextEditor): Promise<TokenMap | null> {
    try {
      const client = await this.server.client();
      const { document } = editor;
      const map = await client.sendRequest<TokenMap | null>(REQUESTS.tokenMap, { uri: client.code2ProtocolConverter.asUri(document.uri) });
      this.draw(editor, map ?? { lines: [] });
      return map;
    } catch {
      // The text has changed meanwhile: the next question is on its way.
      return null;
    }
  }

  private draw(editor: TextEditor, { lines }: TokenMap): void {
    const { document } = editor;
    const there = lines.filter((it) => it.line < document.lineCount);
    for (const [shade, type] of this.shades.entries())
      editor.setDecorations(
        type,
        there.filter((it) => it.shade === shade).map((it) => document.lineAt(it.line).range),
      );
    editor.setDecorations(
      this.counts,
      there.map((it) => ({
        range: document.lineAt(it.line).range,
        renderOptions: { after: { contentText: `${it.tokens}` } },
        hoverMessage: `${it.tokens} tokens`,
      })),
    );
  }
}

import {
  CancellationTokenSource,
  commands,
  Disposable,
  type LanguageModelChat,
  LanguageModelChatMessage,
  lm,
  ProgressLocation,
  Range,
  type TextDocument,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from "vscode";

const SCHEME = "prompt-hygiene-rewrite";
const LONGEST = 20_000;
const TASK = `Rewrite the instructions between the marks for a language model, so that they say the same in fewer and calmer words.
Keep each rule that changes what the reader does, every number, name, placeholder and example, and the markup of the lines.
Say what to do rather than what to avoid where the meaning stays the same. Reply with the rewritten text alone.`;

/** Suggestions of the editor's own language model. The only feature that sends text anywhere: off by default, and each time asked for. */
export class Rewrites extends Disposable implements TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private count = 0;

  constructor() {
    const registration = workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: (uri) => this.provideTextDocumentContent(uri),
    });
    super(() => registration.dispose());
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.texts.get(uri.toString()) ?? "";
  }

  async rewriteSelection(): Promise<void> {
    const editor = window.activeTextEditor;
    if (editor === undefined || editor.selection.isEmpty) return tell("select the lines to rewrite.");
    if (!workspace.getConfiguration("promptHygiene").get("rewrite.enable", false)) return this.offerSetting();
    const { document, selection } = editor;
    const range = new Range(selection.start.line, 0, selection.end.line, document.lineAt(selection.end.line).text.length);
    const text = document.getText(range);
    if (text.length > LONGEST) return tell(`select at most ${LONGEST} characters.`);
    const model = await chosenModel();
    if (model === null) return tell("this editor offers no language model.");
    const send = "Send";
    const lines = range.end.line - range.start.line + 1;
    const asked = `Send ${lines} ${lines === 1 ? "line" : "lines"} (${text.length} characters) of ${workspace.asRelativePath(document.uri)} to ${model.name} (${model.vendor})?`;
    const detail =
      "The text leaves this machine as the editor's language model is set up. Nothing is changed before you have seen the difference.";
    if ((await window.showInformationMessage(asked, { modal: true, detail }, send)) !== send) return;
    const { version } = document;
    const rewritten = await answered(model, text);
    if (rewritten === null || rewritten === text) return tell("the model suggests no other words.");
    await this.review(document, version, range, rewritten);
  }

  private async review(document: TextDocument, version: number, range: Range, rewritten: string): Promise<void> {
    const whole = document.getText();
    const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    const shown = Uri.from({ scheme: SCHEME, path: document.uri.path, query: String(++this.count) });
    this.texts.set(shown.toString(), whole.slice(0, from) + rewritten + whole.slice(to));
    await commands.executeCommand("vscode.diff", document.uri, shown, "Rewrite with the Editor's Model");
    const apply = "Apply";
    const answer = await window.showInformationMessage("Prompt Hygiene: apply the rewritten lines?", apply, "Discard");
    this.texts.delete(shown.toString());
    if (answer !== apply) return;
    if (document.version !== version) throw new Error("The text changed meanwhile; nothing was rewritten.");
    const editor = await window.showTextDocument(document);
    if (!(await editor.edit((edit) => edit.replace(range, rewritten)))) throw new Error("The editor refused the change.");
  }

  private async offerSetting(): Promise<void> {
    const open = "Open Setting";
    const words =
      "Prompt Hygiene: rewriting sends the selected lines to the editor's language model, and is off. Turn it on in the settings.";
    if ((await window.showInformationMessage(words, open)) === open)
      await commands.executeCommand("workbench.action.openSettings", "promptHygiene.rewrite.enable");
  }
}

/** One of those that the editor offers; asked for where there are several. */
async function chosenModel(): Promise<LanguageModelChat | null> {
  const models = await lm.selectChatModels();
  if (models.length < 2) return models[0] ?? null;
  const items = models.map((model) => ({ label: model.name, description: model.vendor, model }));
  return (await window.showQuickPick(items, { placeHolder: "Model that rewrites the lines" }))?.model ?? null;
}

async function answered(model: LanguageModelChat, text: string): Promise<string | null> {
  const options = { location: ProgressLocation.Notification, title: "Prompt Hygiene: rewriting", cancellable: true };
  return window.withProgress(options, async (_, token) => {
    const source = new CancellationTokenSource();
    token.onCancellationRequested(() => source.cancel());
    const response = await model.sendRequest(
      [LanguageModelChatMessage.User(`${TASK}\n\n<instructions>\n${text}\n</instructions>`)],
      {},
      source.token,
    );
    let answer = "";
    for await (const part of response.text) answer += part;
    const plain = answer.replace(/^\s*<instructions>\n?|\n?<\/instructions>\s*$/g, "").replace(/\s+$/, "");
    return plain === "" || source.token.isCancellationRequested ? null : plain;
  });
}

function tell(words: string): void {
  void window.showInformationMessage(`Prompt Hygiene: ${words}`);
}

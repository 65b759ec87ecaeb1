import * as assert from "node:assert";
import * as vscode from "vscode";
import { fileAt } from "./diagnostics.ts";

interface Breakdown {
  readonly model: string | null;
  readonly parts: readonly { readonly name: string; readonly text: string }[];
  readonly cost: readonly { readonly name: string; readonly value: string }[];
}

const CODE = `from openai import OpenAI

client = OpenAI()

def summarise(page: str):
    return client.chat.completions.create(
        model="gpt-4.1",
        max_tokens=2000,
        messages=[{"role": "system", "content": "${"You write for the board of a bicycle maker. ".repeat(60)}"},
                  {"role": "user", "content": f"Summarise this page: {page[:8000]}"}],
    )
`;
const PROMPT = "---\ndescription: Reply to a ticket\n---\nAnswer the ticket below in the language of the customer.\n\nTicket: {{ticket}}\n";

async function written(path: string, text: string): Promise<vscode.TextEditor> {
  const file = fileAt(path);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  return vscode.window.showTextDocument(file);
}

async function until<Found>(ask: () => Thenable<Found>, holds: (found: Found) => boolean, what: string): Promise<Found> {
  for (let turn = 0; turn < 100; turn++) {
    const found = await ask();
    if (holds(found)) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`not reached: ${what}`);
}

/** The window as a budget, through the providers and commands alone: no mouse. */
describe("the budget of a call", () => {
  it("lens and hover say tokens, fill and parts", async () => {
    const { document } = await written("budget/summary.py", CODE);
    const lenses = await until(
      () => vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", document.uri, 10),
      (it) => it.some((lens) => /tokens · < 1 % of gpt-4\.1 · \$0\.00\d+ in/.test(lens.command?.title ?? "")),
      "a lens with tokens, fill and price",
    );
    assert.ok(lenses.some((it) => it.command?.command === "prompt-hygiene.showBreakdown"));
    const at = document.positionAt(CODE.indexOf("client.chat") + 3);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", document.uri, at);
    const words = hovers.flatMap((it) => it.contents.map((text) => (typeof text === "string" ? text : text.value))).join("\n");
    assert.match(words, /system +\d+ +█+░*/);
    assert.match(words, /≤ ~2,000 +at most 8,000 characters/);
  });

  it("the breakdown opens in a panel for what the cursor is in", async () => {
    const editor = await written("budget/summary.py", CODE);
    const at = editor.document.positionAt(CODE.indexOf("client.chat") + 3);
    editor.selection = new vscode.Selection(at, at);
    const found = await until(
      () => vscode.commands.executeCommand<Breakdown | null>("prompt-hygiene.showBreakdown"),
      (it) => it !== null && it !== undefined,
      "a breakdown",
    );
    assert.strictEqual(found?.model, "gpt-4.1");
    assert.ok(found?.parts.some((it) => it.name === "kept for the reply" && it.text === "2,000"));
    assert.ok(found?.cost.some((it) => /^Input/.test(it.name) && /\$/.test(it.value)));
    const labels = () => Promise.resolve(vscode.window.tabGroups.all.flatMap((it) => it.tabs.map((tab) => tab.label)));
    // The list of tabs follows the window a moment later.
    await until(labels, (it) => it.includes("Token Breakdown"), "a tab with the breakdown");
  });

  it("a model is chosen by keyboard and kept in the front matter", async () => {
    const editor = await written("budget/reply.prompt.md", PROMPT);
    const choosing = vscode.commands.executeCommand<string | null>("prompt-hygiene.setModel");
    for (let turn = 0; turn < 60 && !editor.document.getText().includes("model:"); turn++) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    }
    const model = await choosing;
    assert.ok(model, "no model was chosen");
    assert.ok(editor.document.getText().startsWith(`---\nmodel: ${model}\ndescription`), editor.document.getText());
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });

  it("the token map counts each line, and is taken away again", async () => {
    await written("budget/reply.prompt.md", PROMPT);
    const map = await vscode.commands.executeCommand<{ lines: { line: number; tokens: number }[] }>("prompt-hygiene.tokenMap");
    assert.deepStrictEqual(
      map.lines.map((it) => it.line),
      [3, 5],
    );
    assert.ok(map.lines.every((it) => it.tokens > 0));
    assert.strictEqual(await vscode.commands.executeCommand("prompt-hygiene.tokenMap"), null);
  });
});

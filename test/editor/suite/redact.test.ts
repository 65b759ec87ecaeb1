import * as assert from "node:assert";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { fileAt, open } from "./diagnostics.ts";

const FILE = "redact-me.md";
const MAIL = "petra.novak83@seznam.cz";
const CARD = "4539 1488 0343 6467";
const TEXT = `# Ticket\n\nFrom ${MAIL}: my card ${CARD} was charged twice.\n\nAnswer to ${MAIL}.\n`;

describe("redacting", () => {
  beforeEach(async () => {
    writeFileSync(fileAt(FILE).fsPath, TEXT);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("puts tokens into the selection alone; undo takes them back, and so does restoring", async () => {
    const editor = await open(FILE);
    const { document } = editor;
    const line = document.lineAt(2).range;
    editor.selection = new vscode.Selection(line.start, line.end);
    await vscode.commands.executeCommand("prompt-hygiene.redactSelection");
    const redacted = document.getText();
    assert.ok(!redacted.includes(CARD) && !document.lineAt(2).text.includes(MAIL), redacted);
    assert.strictEqual(document.lineAt(4).text, `Answer to ${MAIL}.`);
    assert.match(document.lineAt(2).text, /^From \S+: my card \S+ was charged twice\.$/);
    await vscode.commands.executeCommand("undo");
    assert.strictEqual(document.getText(), TEXT);
    await vscode.commands.executeCommand("redo");
    assert.strictEqual(document.getText(), redacted);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.commands.executeCommand("prompt-hygiene.restoreRedacted");
    assert.strictEqual(document.getText(), TEXT);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });

  it("opens a copy of the file with the same token for the same value; the file and its folder stay as they were", async () => {
    const before = namesBelow(fileAt("").fsPath);
    const { document } = await open(FILE);
    await vscode.commands.executeCommand("prompt-hygiene.redactFile");
    const copy = vscode.window.activeTextEditor?.document;
    assert.ok(copy?.isUntitled, "the copy is in front");
    const [, from, card, to] = /From (\S+): my card (\S+) was[\s\S]*Answer to (\S+)\.\n$/.exec(copy.getText()) ?? [];
    assert.ok(from !== undefined && card !== undefined && from !== card && from === to, copy.getText());
    assert.ok(!copy.getText().includes(MAIL) && !copy.getText().includes(CARD));
    assert.strictEqual(document.getText(), TEXT);
    assert.strictEqual(readFileSync(fileAt(FILE).fsPath, "utf8"), TEXT);
    // The map is kept by the editor, encrypted: nothing that a commit could take up.
    assert.deepStrictEqual(namesBelow(fileAt("").fsPath), before);
    await vscode.commands.executeCommand("prompt-hygiene.restoreRedacted");
    assert.strictEqual(copy.getText(), TEXT);
    await vscode.commands.executeCommand("undo");
    assert.ok(!copy.getText().includes(MAIL));
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });
});

function namesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((it) => join(it.parentPath, it.name))
    .toSorted();
}

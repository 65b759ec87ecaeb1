import * as assert from "node:assert";
import { execFileSync } from "node:child_process";
import * as vscode from "vscode";
import { fileAt } from "./diagnostics.ts";

const OLD = "You answer riders.\n\n- Keep the reply under 80 words.\n- Never mention other shops.\n";

/** What the editor says of a prompt's past, and what it never does unasked. */
describe("guards and the past of a prompt", () => {
  it("compares a prompt with HEAD", async () => {
    const file = fileAt("past/reply.prompt.md");
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(OLD));
    const git = (...words: string[]) =>
      execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", ...words], { cwd: fileAt("past").fsPath });
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "first");
    const editor = await vscode.window.showTextDocument(file);
    const { document } = editor;
    const end = document.lineAt(document.lineCount - 1).range.end;
    assert.ok(await editor.edit((edit) => edit.insert(end, "- Do not promise a day.\n")));
    assert.ok(await editor.edit((edit) => edit.replace(document.lineAt(2).range, "- Keep the reply under 120 words.")));
    const page = await vscode.commands.executeCommand<string>("prompt-hygiene.comparePrompt");
    assert.match(page, /limit \(under 80 words → under 120 words\), line 3/);
    assert.match(page, /added, line 5/);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });

  it("has the commands of the guards view, and rewriting is off", async () => {
    const known = await vscode.commands.getCommands(true);
    for (const name of ["table", "refresh", "sort", "filter", "export", "delete", "focus"])
      assert.ok(known.includes(`prompt-hygiene.guards.${name}`), name);
    const setting = vscode.workspace.getConfiguration("promptHygiene").inspect<boolean>("rewrite.enable");
    assert.strictEqual(setting?.defaultValue, false);
  });
});

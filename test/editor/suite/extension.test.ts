import * as assert from "node:assert";
import * as vscode from "vscode";
import { exampleFindings } from "../../support/example-findings.ts";
import { diagnostics, fileAt, findingsIn, helpOf, open, ruleOf } from "./diagnostics.ts";
import { actions, hoverAt, lenses } from "./providers.ts";

const rule = "privacy/pii-literal";
const prompt = "prompts/reply.prompt.md";

describe("the packed extension", () => {
  for (const example of exampleFindings) {
    const { path, ruleId } = example;
    it(`reports ${ruleId} in ${path} as the command line does, byte for byte`, async () => {
      assert.strictEqual(JSON.stringify(await findingsIn(path), null, 2), JSON.stringify([example], null, 2));
      const [found] = await diagnostics(fileAt(path), () => true);
      assert.ok(found && typeof found.code === "object" && found.code.target.path.endsWith(`/rule/${ruleId}`), "it links to the page");
      const { shown, shipped } = await helpOf(found);
      assert.strictEqual(shown, shipped);
    });
  }

  it("is silent on the clean neighbours", async () => {
    const clean = ["prompts/callback.prompt.md", "prompts/escalation.prompt.md", "service/answers.py", "web/src/customer.ts"];
    for (const path of clean) {
      const { document } = await open(path);
      // A lens tells that the file was read; what would be found came with it.
      await lenses(document.uri, (it) => it.length > 0 || path.endsWith("customer.ts"));
      assert.deepStrictEqual(await diagnostics(document.uri, () => true), [], path);
    }
  });

  it("shows tokens, model and findings above a call", async () => {
    const { document } = await open("service/triage.py");
    const titles = (await lenses(document.uri, (it) => it.length >= 2)).map((it) => it.command?.title ?? "");
    assert.ok(
      titles.some((it) => /\d+\+? tokens.*gpt-4\.1-mini/.test(it)),
      titles.join("; "),
    );
    assert.ok(
      titles.some((it) => /\d+\+? tokens.*gpt-5.*1 finding/.test(it)),
      titles.join("; "),
    );
  });

  it("explains a model on hover", async () => {
    const { document } = await open("service/handover.py");
    const at = document.positionAt(document.getText().indexOf("gpt-4-0613") + 2);
    assert.match(await hoverAt(document.uri, at), /8,192/);
  });

  it("repairs a finding with a quick fix, and the finding goes", async () => {
    const { document } = await open(prompt);
    const [found] = await diagnostics(document.uri, (it) => it.length === 1);
    assert.ok(found);
    const before = document.getText();
    const fix = (await actions(document.uri, found.range, vscode.CodeActionKind.QuickFix)).find((it) => /^Replace/.test(it.title));
    assert.ok(fix?.edit, "there is a fix with an edit");
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await diagnostics(document.uri, (it) => it.length === 0);
    assert.ok(!document.getText().includes("henrik.solberg74"));
    await vscode.commands.executeCommand("undo");
    assert.strictEqual(document.getText(), before);
    await diagnostics(document.uri, (it) => it.length === 1);
  });

  it("repairs all that is safe at once, and touches no prompt", async () => {
    const triage = await open("service/triage.py");
    await diagnostics(triage.document.uri, (it) => it.length === 1);
    const all = vscode.CodeActionKind.SourceFixAll.append("prompt-hygiene");
    const [action] = await actions(triage.document.uri, new vscode.Range(0, 0, 0, 0), all);
    assert.ok(action?.edit, "there is a fix-all action");
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    await diagnostics(triage.document.uri, (it) => it.length === 0);
    const reply = await open(prompt);
    await diagnostics(reply.document.uri, (it) => it.length === 1);
    const none = await actions(reply.document.uri, new vscode.Range(0, 0, 0, 0), all);
    assert.deepStrictEqual(
      none.filter((it) => (it.edit?.size ?? 0) > 0).map((it) => it.title),
      [],
    );
  });

  it("follows the text while it is typed, with the masked value in the message", async () => {
    const editor = await open("prompts/callback.prompt.md");
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    for (const piece of ["\nWrite to ", "petra.novak83", "@seznam.cz"]) {
      assert.ok(await editor.edit((edit) => edit.insert(editor.document.lineAt(editor.document.lineCount - 1).range.end, piece)));
    }
    const [found] = await diagnostics(editor.document.uri, (it) => it.length === 1);
    assert.ok(found && ruleOf(found) === rule);
    assert.ok(!found.message.includes("petra.novak83"), found.message);
    const typed = new vscode.Range(end, editor.document.lineAt(editor.document.lineCount - 1).range.end);
    assert.ok(await editor.edit((edit) => edit.delete(typed)));
    await diagnostics(editor.document.uri, (it) => it.length === 0);
  });

  it("offers to ignore a finding and to explain its rule", async () => {
    const { document } = await open("service/knowledge.py");
    const [found] = await diagnostics(document.uri, (it) => it.length === 1);
    assert.ok(found);
    const titles = (await actions(document.uri, found.range, vscode.CodeActionKind.QuickFix)).map((it) => it.title);
    assert.ok(titles.some((it) => /ignore/i.test(it)) && titles.some((it) => /explain/i.test(it)), titles.join("; "));
  });

  it("scans the workspace on request", async () => {
    const summary = await vscode.commands.executeCommand<{ files: number; errors: number; warnings: number }>(
      "prompt-hygiene.scanWorkspace",
    );
    assert.ok(summary.files >= exampleFindings.length, JSON.stringify(summary));
    await diagnostics(fileAt("web/src/assistant.ts"), (it) => it.length === 1);
  });

  it("opens the page of a rule", async () => {
    await vscode.commands.executeCommand("prompt-hygiene.explainRule", rule);
    const labels = () => vscode.window.tabGroups.all.flatMap((it) => it.tabs.map((tab) => tab.label));
    for (const end = Date.now() + 10_000; !labels().some((it) => it.includes("pii-literal")); ) {
      assert.ok(Date.now() < end, labels().join("; "));
      await new Promise((done) => setTimeout(done, 50));
    }
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse(`prompt-hygiene-rule:/${rule}.md`));
    assert.ok(page.getText().includes("# "), page.getText().slice(0, 80));
  });

  it("takes a rule out by configuration, and takes it back", async () => {
    const { document } = await open("service/knowledge.py");
    await diagnostics(document.uri, (it) => it.length === 1);
    const configuration = fileAt("prompt-hygiene.json");
    const before = await vscode.workspace.fs.readFile(configuration);
    const off = '{ "extends": ["recommended"], "rules": { "determinism/retrieval-no-tiebreak": "off" } }';
    await vscode.workspace.fs.writeFile(configuration, new TextEncoder().encode(off));
    await diagnostics(document.uri, (it) => it.length === 0);
    await vscode.workspace.fs.writeFile(configuration, before);
    await diagnostics(document.uri, (it) => it.length === 1);
  });

  it("comes back after a restart of the server", async () => {
    await vscode.commands.executeCommand("prompt-hygiene.restartServer");
    const extension = vscode.extensions.getExtension<{ serverState(): string }>("prompt-hygiene.prompt-hygiene");
    assert.strictEqual(extension?.exports.serverState(), "running");
    const { document } = await open("service/knowledge.py");
    await diagnostics(document.uri, (it) => it.length === 1);
  });
});

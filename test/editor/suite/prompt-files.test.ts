import * as assert from "node:assert";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import * as vscode from "vscode";
import { fileAt } from "./diagnostics.ts";

/** What an editor shows of prompt files beside findings. */
const PROMPTY = [
  "---",
  "name: Returns",
  "inputs:",
  "  question:",
  "    type: string",
  "---",
  "system:",
  "# Role",
  "You answer for {{company | title}}.",
  "",
  "user:",
  "{{question}}",
  "",
].join("\n");

describe("prompt files", () => {
  for (const { path, language } of [
    { path: "kinds/SKILL.md", language: "skill" },
    { path: "kinds/a.prompt.md", language: "prompt" },
    { path: "kinds/a.instructions.md", language: "instructions" },
    { path: "kinds/a.mdc", language: "markdown" },
    { path: "kinds/AGENTS.md", language: "markdown" },
    { path: "kinds/a.prompty", language: "prompty" },
    { path: "kinds/a.prompt", language: "dotprompt" },
    { path: "kinds/a.poml", language: "poml" },
    { path: "kinds/prompts/a.j2", language: "jinja-prompt" },
  ])
    it(`${path} is ${language} to the editor`, async function () {
      // Formats of agents got languages of their own after the oldest editor that this runs in.
      const known = await vscode.languages.getLanguages();
      if (!known.includes(language)) this.skip();
      assert.strictEqual((await written(path, "Be brief.\n")).languageId, language);
    });

  it("has an outline, folds, hover, definition, references and completion", async () => {
    const document = await written("kinds/returns.prompty", PROMPTY);
    const at = (text: string) => document.positionAt(document.getText().indexOf(text) + 1);
    const symbols = await until(
      () => vscode.commands.executeCommand<vscode.DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", document.uri),
      (it) => (it?.length ?? 0) > 0,
    );
    assert.deepStrictEqual(
      symbols.map((it) => it.name),
      ["system", "user"],
    );
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>("vscode.executeFoldingRangeProvider", document.uri);
    assert.ok(folds.some((it) => it.start === 0 && it.end === 5));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", document.uri, at("company"));
    const told = hovers.flatMap((it) => it.contents.map((content) => (typeof content === "string" ? content : content.value))).join("\n");
    assert.match(told, /Variable.*company[\s\S]*title/);
    type Locations = readonly (vscode.Location | vscode.LocationLink)[];
    const definitions = await vscode.commands.executeCommand<Locations>("vscode.executeDefinitionProvider", document.uri, at("question}}"));
    assert.deepStrictEqual(
      definitions.map((it) => ("range" in it ? it.range : it.targetRange).start.line),
      [3],
    );
    const uses = await vscode.commands.executeCommand<vscode.Location[]>("vscode.executeReferenceProvider", document.uri, at("question:"));
    assert.deepStrictEqual(
      uses.map((it) => it.range.start.line),
      [3, 11],
    );
    const offered = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      at("question}}"),
    );
    const labels = offered.items.map((it) => (typeof it.label === "string" ? it.label : it.label.label));
    assert.ok(labels.includes("company"), labels.join(", "));
  });

  it("leads from a template to the code that fills it, and back", async () => {
    const template = await written("kinds/prompts/tides.j2", "Read the tides of {{ harbour }}.\n");
    const code = await written(
      "kinds/tides.py",
      'from jinja2 import Environment, FileSystemLoader\nfrom openai import OpenAI\n\nengine = Environment(loader=FileSystemLoader("prompts"))\ntext = engine.get_template("tides.j2").render(harbour=port)\nOpenAI().responses.create(model="gpt-4.1", input=text)\n',
    );
    type Locations = readonly (vscode.Location | vscode.LocationLink)[];
    const leads = async (from: vscode.TextDocument, text: string) => {
      const at = from.positionAt(from.getText().indexOf(text) + 1);
      const found = await until(
        () => vscode.commands.executeCommand<Locations>("vscode.executeDefinitionProvider", from.uri, at),
        (it) => (it?.length ?? 0) > 0,
      );
      return found.map((it) => ("range" in it ? [it.uri.path, it.range.start.line] : [it.targetUri.path, it.targetRange.start.line]));
    };
    assert.deepStrictEqual(await leads(template, "harbour"), [[code.uri.path, 4]]);
    assert.deepStrictEqual(await leads(code, "harbour"), [[template.uri.path, 0]]);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>("vscode.executeLinkProvider", code.uri);
    assert.ok(links.some((it) => it.target?.path === template.uri.path));
  });
});

async function written(path: string, text: string): Promise<vscode.TextDocument> {
  const uri = fileAt(path);
  mkdirSync(dirname(uri.fsPath), { recursive: true });
  writeFileSync(uri.fsPath, text);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

async function until<Value>(ask: () => Thenable<Value>, holds: (it: Value) => boolean): Promise<Value> {
  for (const end = Date.now() + 20_000; ; await new Promise((done) => setTimeout(done, 100))) {
    const found = await ask();
    if (holds(found)) return found;
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(found)}`);
  }
}

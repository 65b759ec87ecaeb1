import * as assert from "node:assert";
import { readFileSync, writeFileSync } from "node:fs";
import * as vscode from "vscode";
import { diagnostics, fileAt, ruleOf } from "./diagnostics.ts";
import { actions, hoverAt, lenses } from "./providers.ts";

const FILE = "triage.ipynb";
const RULE = "determinism/sampling-param-unsupported";
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const code = (id: string, count: number, source: readonly string[], outputs: readonly object[]) => ({
  cell_type: "code",
  execution_count: count,
  id,
  metadata: {},
  outputs,
  source,
});
const stream = (...text: string[]) => ({ name: "stdout", output_type: "stream", text });
const ask = (name: string, temperature: number) => [
  `${name} = client.responses.create(\n`,
  '    model="o3-mini",\n',
  `    temperature=${temperature},\n`,
  `    input="Sort this ticket: ${name}",\n`,
  ")",
];

/** As Jupyter writes it: findings in the third, fourth and last cell, outputs of every kind, one that quotes the very code. */
const NOTEBOOK = {
  cells: [
    { cell_type: "markdown", id: "a0", metadata: {}, source: ["# Triage\n", "\n", "temperature=0.2 is ignored by o3-mini."] },
    code(
      "a1",
      1,
      ["!pip install openai\n", "from openai import OpenAI\n", "\n", "client = OpenAI()"],
      [stream("Collecting openai\n", "done\n")],
    ),
    code("a2", 2, ask("first", 0.2), [
      {
        data: { "text/plain": ["Response(temperature=0.2, model='o3-mini')"] },
        execution_count: 2,
        metadata: {},
        output_type: "execute_result",
      },
    ]),
    code("a3", 7, ask("second", 0.3), [
      stream("temperature=0.3,\n", "petra.novak83@seznam.cz\n"),
      { data: { "image/png": PIXEL, "text/plain": ["<Figure size 1x1>"] }, metadata: {}, output_type: "display_data" },
    ]),
    code("a4", 4, ask("third", 0.4), [
      { ename: "BadRequestError", evalue: "temperature", output_type: "error", traceback: ["line 3", "    temperature=0.4,"] },
    ]),
  ],
  metadata: { kernelspec: { display_name: "Python 3", language: "python", name: "python3" }, language_info: { name: "python" } },
  nbformat: 4,
  nbformat_minor: 5,
};
const TEXT = `${JSON.stringify(NOTEBOOK, null, 1)}\n`;

describe("a notebook in the editor", () => {
  let notebook: vscode.NotebookDocument;
  const cell = (index: number) => notebook.cellAt(index).document;
  const own = (count: number) => (found: readonly vscode.Diagnostic[]) => found.filter((it) => ruleOf(it) === RULE).length === count;

  before(async () => {
    writeFileSync(fileAt(FILE).fsPath, TEXT);
    notebook = await vscode.workspace.openNotebookDocument(fileAt(FILE));
    await vscode.window.showNotebookDocument(notebook);
  });

  after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("shows findings, lens and hover in the cells they are in", async () => {
    for (const index of [2, 3, 4]) {
      const found = await diagnostics(cell(index).uri, own(1));
      assert.deepStrictEqual(
        found.map((it) => [ruleOf(it), it.range.start.line, it.range.start.character]),
        [[RULE, 2, 4]],
      );
    }
    assert.deepStrictEqual(await diagnostics(cell(0).uri, own(0)), []);
    assert.deepStrictEqual(await diagnostics(cell(1).uri, own(0)), []);
    const [lens] = await lenses(cell(3).uri, (it) => it.length === 1);
    assert.match(lens?.command?.title ?? "", /\d+\+? tokens.*o3-mini.*1 finding/);
    assert.strictEqual(lens?.range.start.line, 0);
    assert.match(await hoverAt(cell(3).uri, new vscode.Position(1, 14)), /o3-mini[\s\S]*200,000/);
  });

  it("repairs one cell; other cells, all outputs and the rest of the saved file stay as they were", async () => {
    const before = notebook.getCells().map(shown);
    const [found] = await diagnostics(cell(3).uri, own(1));
    assert.ok(found);
    const fix = (await actions(cell(3).uri, found.range, vscode.CodeActionKind.QuickFix)).find((it) => (it.edit?.size ?? 0) > 0);
    assert.ok(fix?.edit, "there is a fix with an edit");
    assert.deepStrictEqual(
      fix.edit.entries().map(([uri]) => uri.toString()),
      [cell(3).uri.toString()],
    );
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await diagnostics(cell(3).uri, own(0));
    for (const index of [2, 4]) await diagnostics(cell(index).uri, own(1));

    const repaired = ask("second", 0.3).filter((it) => !it.includes("temperature"));
    const expected = before.map((it, index) => (index === 3 ? { ...it, text: repaired.join("") } : it));
    assert.deepStrictEqual(notebook.getCells().map(shown), expected);

    assert.ok(await notebook.save());
    // The editor's own doing: what was counted belongs to the code before the edit.
    const cells = NOTEBOOK.cells.map((it) => (it.id === "a3" ? { ...it, execution_count: null, source: repaired } : it));
    assert.strictEqual(readFileSync(fileAt(FILE).fsPath, "utf8"), `${JSON.stringify({ ...NOTEBOOK, cells }, null, 1)}\n`);
  });
});

/** All that a person sees of a cell. */
function shown({ kind, document, outputs, executionSummary }: vscode.NotebookCell) {
  return {
    kind,
    text: document.getText(),
    order: executionSummary?.executionOrder,
    outputs: outputs.map(({ items }) => items.map(({ mime, data }) => [mime, new TextDecoder().decode(data)])),
  };
}

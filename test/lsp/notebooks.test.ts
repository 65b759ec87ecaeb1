import { describe, expect, test } from "vitest";
import {
  type CodeAction,
  CodeActionRequest,
  CodeLensRequest,
  type Diagnostic,
  DidChangeNotebookDocumentNotification,
  DidCloseNotebookDocumentNotification,
  DidOpenNotebookDocumentNotification,
  HoverRequest,
  PublishDiagnosticsNotification,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { REQUESTS } from "../../server/src/lsp/protocol.ts";
import { Editor, ROOT, until, VSCODE } from "./editor.ts";

const uri = `${ROOT}/demo.ipynb`;
const cellUri = (id: string) => `vscode-notebook-cell:/app/demo.ipynb#${id}`;

const CELLS = [
  { id: "W0", kind: 1 as const, languageId: "markdown", text: "# temperature=0.2" },
  { id: "W1", kind: 2 as const, languageId: "python", text: "!pip install openai\nfrom openai import OpenAI\nclient = OpenAI()" },
  { id: "W2", kind: 2 as const, languageId: "python", text: 'client.responses.create(model="o3-mini", temperature=0.2, input="Hi")' },
  { id: "W3", kind: 2 as const, languageId: "sql", text: "select temperature" },
  {
    id: "W4",
    kind: 2 as const,
    languageId: "python",
    text: '%%time\nprint(1)\nr = client.responses.create(model="o3-mini",\n  temperature=0.3, input="Bye")',
  },
];

async function opened(editor: Editor): Promise<void> {
  await editor.connection.sendNotification(DidOpenNotebookDocumentNotification.type, {
    notebookDocument: {
      uri,
      notebookType: "jupyter-notebook",
      version: 1,
      cells: CELLS.map(({ id, kind }) => ({ kind, document: cellUri(id) })),
    },
    cellTextDocuments: CELLS.map(({ id, languageId, text }) => ({ uri: cellUri(id), languageId, version: 1, text })),
  });
}

async function type(editor: Editor, id: string, version: number, text: string): Promise<void> {
  await editor.connection.sendNotification(DidChangeNotebookDocumentNotification.type, {
    notebookDocument: { uri, version },
    change: { cells: { textContent: [{ document: { uri: cellUri(id), version }, changes: [{ text }] }] } },
  });
}

const ruleId = "determinism/sampling-param-unsupported";
const start = async () => {
  const editor = await Editor.start();
  await opened(editor);
  return editor;
};
const own = (diagnostics: readonly Diagnostic[]) => diagnostics.filter((it) => it.code === ruleId).map((it) => it.range.start);
const edits = (edit: WorkspaceEdit | undefined | null) =>
  (edit?.documentChanges ?? []).map((it) => ("edits" in it ? [it.textDocument, it.edits] : null));

describe("a notebook that is open", () => {
  test("diagnostics cell by cell, in lines of the cell", async () => {
    const editor = await start();
    const found = await Promise.all(CELLS.map(async ({ id }) => own(await editor.pull(cellUri(id)))));
    expect(found).toEqual([[], [], [{ line: 0, character: 41 }], [], [{ line: 3, character: 2 }]]);
  });

  test("a change in one cell is heard in the others", async () => {
    const editor = await start();
    await editor.pull(cellUri("W2"));
    await type(editor, "W1", 2, "client = None");
    expect(own(await editor.pull(cellUri("W2")))).toEqual([]);
    await until(() => editor.refreshes > 0, "a refresh");
    await type(editor, "W1", 3, CELLS[1]?.text ?? "");
    expect(own(await editor.pull(cellUri("W4")))).toEqual([{ line: 3, character: 2 }]);
  });

  test("a cell that is deleted leaves the places of the others right", async () => {
    const editor = await start();
    await editor.connection.sendNotification(DidChangeNotebookDocumentNotification.type, {
      notebookDocument: { uri, version: 2 },
      change: {
        cells: {
          structure: { array: { start: 2, deleteCount: 1, cells: [] }, didClose: [{ uri: cellUri("W2") }] },
        },
      },
    });
    expect(own(await editor.pull(cellUri("W4")))).toEqual([{ line: 3, character: 2 }]);
    expect(await editor.pull(cellUri("W2"))).toEqual([]);
  });

  test("lenses and hovers belong to their cell", async () => {
    const editor = await start();
    const lines = async (id: string) =>
      (await editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: cellUri(id) } }))?.map((it) => it.range.start.line);
    expect([await lines("W1"), await lines("W2"), await lines("W4")]).toEqual([[], [0], [2]]);
    const hover = await editor.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: cellUri("W4") },
      position: { line: 2, character: 20 },
    });
    expect(hover?.range).toEqual({ start: { line: 2, character: 4 }, end: { line: 2, character: 27 } });
  });

  test("a fix changes its cell, in the version that was read", async () => {
    const editor = await start();
    await type(editor, "W4", 7, CELLS[4]?.text ?? "");
    const range = { start: { line: 3, character: 4 }, end: { line: 3, character: 4 } };
    const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: cellUri("W4") },
      range,
      context: { diagnostics: [] },
    });
    const fix = actions?.find((it) => "edit" in it && it.edit !== undefined) as CodeAction | undefined;
    expect(edits(fix?.edit)).toMatchObject([[{ uri: cellUri("W4"), version: 7 }, [{ range: { start: { line: 3 } }, newText: "" }]]]);
  });

  test("all safe fixes at once, each in its cell", async () => {
    const editor = await start();
    const { edit, fixed } = await editor.connection.sendRequest<{ edit: WorkspaceEdit; fixed: number }>(REQUESTS.fixAll, {
      uri: cellUri("W2"),
    });
    expect(fixed).toBe(2);
    expect(edits(edit).map((it) => it?.[0])).toMatchObject([{ uri: cellUri("W2") }, { uri: cellUri("W4") }]);
  });

  test("a finding is ignored by a comment in its cell", async () => {
    const editor = await start();
    const [finding] = (await editor.pull(cellUri("W4"))).filter((it) => it.code === ruleId);
    const { edit } = await editor.connection.sendRequest<{ edit: WorkspaceEdit }>(REQUESTS.suppress, {
      uri: cellUri("W4"),
      fingerprint: (finding?.data as { fingerprint: string } | undefined)?.fingerprint,
      reason: "a try",
    });
    const at = { line: 3, character: 0 };
    expect(edits(edit)).toMatchObject([
      [{ uri: cellUri("W4") }, [{ range: { start: at, end: at }, newText: `  # prompt-hygiene-ignore ${ruleId} -- a try\n` }]],
    ]);
  });

  test("closing ends it; the JSON as a text is left alone", async () => {
    const editor = await start();
    await editor.connection.sendNotification(DidCloseNotebookDocumentNotification.type, {
      notebookDocument: { uri },
      cellTextDocuments: CELLS.map(({ id }) => ({ uri: cellUri(id) })),
    });
    expect(await editor.pull(cellUri("W2"))).toEqual([]);
    const text = JSON.stringify({ cells: [{ cell_type: "code", source: CELLS.map((it) => it.text).join("\n") }], nbformat: 4 });
    expect(await editor.pull(await editor.open("demo.ipynb", text))).toEqual([]);
  });
});

test("clients that cannot ask are told, cell by cell", async () => {
  const told = new Map<string, Diagnostic[]>();
  const { diagnostic: _, ...textDocument } = VSCODE.textDocument ?? {};
  const editor = await Editor.start({ capabilities: { ...VSCODE, textDocument } });
  editor.connection.onNotification(PublishDiagnosticsNotification.type, (it) => void told.set(it.uri, it.diagnostics));
  await opened(editor);
  await until(() => told.get(cellUri("W4"))?.length === 1 && told.get(cellUri("W2"))?.length === 1, "diagnostics");
  await type(editor, "W2", 2, "pass");
  await until(() => told.get(cellUri("W2"))?.length === 0, "none");
  expect(own(told.get(cellUri("W4")) ?? [])).toEqual([{ line: 3, character: 2 }]);
});

import { expect, test } from "vitest";
import {
  CancellationTokenSource,
  DidChangeWatchedFilesNotification,
  WorkDoneProgress,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver/node";
import { REQUESTS, type ScanParams, type ScanSummary } from "../../server/src/lsp/protocol.ts";
import { Editor, politeness, ROOT, until } from "./editor.ts";

const PROMPT = "Answer, please do.\n";
const FILES = {
  "prompts/a.prompt.md": PROMPT,
  "prompts/b.prompt.md": "Answer in 120 words.\n",
  "prompts/c.prompt.md": "Do it, never guess, please stop.\n",
};

/** What a client that keeps the workspace's request open has learnt, by path. */
async function listening(editor: Editor): Promise<{ reports: Map<string, number>; stop: () => void }> {
  const reports = new Map<string, number>();
  const token = "workspace-diagnostics";
  editor.connection.onProgress(WorkspaceDiagnosticRequest.partialResult, token, ({ items }) => {
    for (const it of items as WorkspaceDocumentDiagnosticReport[])
      reports.set(it.uri.slice(ROOT.length + 1), it.kind === "full" ? it.items.length : -1);
  });
  const source = new CancellationTokenSource();
  const answer = editor.connection
    .sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [], partialResultToken: token }, source.token)
    .catch(() => null);
  const stop = () => {
    source.cancel();
    void answer;
  };
  return { reports, stop };
}

function scan(editor: Editor, token?: CancellationTokenSource["token"]): Promise<ScanSummary> {
  const asked: ScanParams = { uris: [], workDoneToken: "scan" };
  return token === undefined
    ? editor.connection.sendRequest(REQUESTS.scan, asked)
    : editor.connection.sendRequest(REQUESTS.scan, asked, token);
}

test("nothing is scanned until somebody asks; then the one list holds every file's findings", async () => {
  const editor = await Editor.start({ rules: [politeness], files: FILES });
  const { reports, stop } = await listening(editor);
  const progress: { kind: string; percentage?: number; cancellable?: boolean }[] = [];
  editor.connection.onProgress(WorkDoneProgress.type, "scan", (it) => void progress.push(it));
  const uri = await editor.open("prompts/b.prompt.md", FILES["prompts/b.prompt.md"]);
  await editor.pull(uri);
  expect(reports.size).toBe(0);
  expect(await scan(editor)).toEqual({ files: 3, errors: 0, warnings: 3, infos: 0, problems: 0, cancelled: false });
  await until(() => reports.size === 2, "both reports");
  expect(Object.fromEntries(reports)).toEqual({ "prompts/a.prompt.md": 1, "prompts/c.prompt.md": 2 });
  expect(progress[0]).toMatchObject({ kind: "begin", cancellable: true });
  expect(progress.at(-1)).toEqual({ kind: "end" });
  stop();
});

test("after a scan, files that change on disk or go are said anew", async () => {
  const files: { [path: string]: string } = { ...FILES };
  const editor = await Editor.start({ rules: [politeness], files });
  const { reports, stop } = await listening(editor);
  await scan(editor);
  await until(() => reports.size === 2, "both reports");
  await editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: `${ROOT}/prompts/a.prompt.md`, type: 3 }],
  });
  await until(() => reports.get("prompts/a.prompt.md") === 0, "an empty report");
  expect(reports.get("prompts/c.prompt.md")).toBe(2);
  stop();
});

test("a file that is closed loses its findings, unless a scan found them too", async () => {
  const editor = await Editor.start({ rules: [politeness], files: FILES });
  const { reports, stop } = await listening(editor);
  const uri = await editor.open("prompts/a.prompt.md", PROMPT);
  expect(await editor.pull(uri)).toHaveLength(1);
  await editor.close(uri);
  await until(() => reports.get("prompts/a.prompt.md") === 0, "the report that clears");
  await scan(editor);
  await until(() => reports.get("prompts/a.prompt.md") === 1, "the report of the scan");
  const again = await editor.open("prompts/a.prompt.md", "Answer.\n");
  expect(await editor.pull(again)).toEqual([]);
  reports.clear();
  await editor.close(again);
  // Unsaved text is gone with the editor: what is on disk holds.
  await until(() => reports.get("prompts/a.prompt.md") === 1, "the report of what is on disk");
  stop();
});

test("a cancelled scan stops and says so", async () => {
  const files = Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`prompts/${index}.prompt.md`, PROMPT]));
  const editor = await Editor.start({ rules: [politeness], files });
  const source = new CancellationTokenSource();
  const asked = scan(editor, source.token);
  setTimeout(() => source.cancel(), 60);
  const summary = await asked;
  expect(summary.cancelled).toBe(true);
  expect(summary.files).toBeLessThan(2_000);
});

test("an editor with the plain protocol gets the scan from workspace/diagnostic itself", async () => {
  const editor = await Editor.start({ rules: [politeness], files: FILES, initializationOptions: {} });
  const { items } = await editor.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
  expect(items.map((it) => [it.uri.slice(ROOT.length + 1), it.kind === "full" ? it.items.length : -1])).toEqual([
    ["prompts/a.prompt.md", 1],
    ["prompts/c.prompt.md", 2],
  ]);
});

import { expect, test } from "vitest";
import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver/node";
import { REQUESTS } from "../../server/src/lsp/protocol.ts";
import { Editor, politeness, ROOT, until } from "./editor.ts";

const CHAT = `from openai import OpenAI

client = OpenAI()


def ask(prompt):
    return client.responses.create(model="gpt-4.1", input=prompt)
`;
const CALL = 'client.responses.create(model="gpt-4.1", input=prompt)';
const PLAIN = CHAT.replace(CALL, "prompt.upper()");
const APP = 'from lib import ask\n\n\ndef run():\n    return ask("Tell me more please and go on")\n';
const LIB = "from chat import ask\n";

/** A scanned project in which `app.py` has a finding as long as `ask` of `chat.py` calls a model, two files away. */
async function scanned(files: { [path: string]: string }) {
  const editor = await Editor.start({ rules: [politeness], files, live: true });
  const reports: [path: string, findings: number][] = [];
  const token = "workspace-diagnostics";
  editor.connection.onProgress(WorkspaceDiagnosticRequest.partialResult, token, ({ items }) => {
    for (const it of items as WorkspaceDocumentDiagnosticReport[])
      reports.push([it.uri.slice(ROOT.length + 1), it.kind === "full" ? it.items.length : -1]);
  });
  void editor.connection
    .sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [], partialResultToken: token })
    .catch(() => null);
  await editor.connection.sendRequest(REQUESTS.scan, { uris: [], workDoneToken: "scan" });
  const findings = (path: string) => reports.findLast(([it]) => it === path)?.[1] ?? 0;
  const tell = (changes: readonly (readonly [path: string, type: FileChangeType])[]) =>
    editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: changes.map(([path, type]) => ({ uri: `${ROOT}/${path}`, type })),
    });
  return { editor, reports, findings, tell };
}

test("a closed file is judged anew when what it imports changes on disk", async () => {
  const files: { [path: string]: string } = { "chat.py": CHAT, "lib.py": LIB, "app.py": APP };
  const { findings, tell } = await scanned(files);
  await until(() => findings("app.py") === 1, "the finding of the scan");
  files["chat.py"] = PLAIN;
  await tell([["chat.py", FileChangeType.Changed]]);
  await until(() => findings("app.py") === 0, "no finding without a model");
  files["chat.py"] = CHAT;
  await tell([["chat.py", FileChangeType.Changed]]);
  await until(() => findings("app.py") === 1, "the finding again");
});

test("and when that goes, comes or is renamed", async () => {
  const files: { [path: string]: string } = { "chat.py": CHAT, "lib.py": LIB, "app.py": APP };
  const { findings, tell } = await scanned(files);
  await until(() => findings("app.py") === 1, "the finding of the scan");
  delete files["chat.py"];
  files["talk.py"] = CHAT;
  await tell([
    ["chat.py", FileChangeType.Deleted],
    ["talk.py", FileChangeType.Created],
  ]);
  await until(() => findings("app.py") === 0, "no finding without the file");
  delete files["talk.py"];
  files["chat.py"] = CHAT;
  await tell([
    ["talk.py", FileChangeType.Deleted],
    ["chat.py", FileChangeType.Created],
    ["chat.py", FileChangeType.Changed],
  ]);
  await until(() => findings("app.py") === 1, "the finding of the file that came back");
});

test("and when it is edited in another editor; what it hands on as before concerns nobody", async () => {
  const files: { [path: string]: string } = { "chat.py": CHAT, "lib.py": LIB, "app.py": APP };
  const { editor, reports, findings } = await scanned(files);
  await until(() => findings("app.py") === 1, "the finding of the scan");
  const uri = await editor.open("chat.py", CHAT);
  for (const [before, after] of [
    ["(prompt)", "(pro)"],
    ["(pro)", "(prom)"],
    ["(prom)", "(prompt)"],
  ])
    await editor.type(uri, `def ask${before}`, `def ask${after}`);
  await until(() => reports.length > 1, "a look at who imports it");
  expect(findings("app.py")).toBe(1);
  await editor.type(uri, CALL, "prompt.upper()");
  await until(() => findings("app.py") === 0, "no finding of what is not saved");
  const before = reports.length;
  await editor.type(uri, "prompt.upper()\n", "prompt.upper()\n# done\n");
  await editor.pull(uri);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(reports.slice(before).filter(([path]) => path === "app.py")).toEqual([]);
  await editor.close(uri);
  await until(() => findings("app.py") === 1, "what is on disk holds");
});

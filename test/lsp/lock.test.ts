import { expect, test } from "vitest";
import { CodeLensRequest, HoverRequest, type MarkupContent, type WorkspaceEdit } from "vscode-languageserver/node";
import { type EditResult, REQUESTS } from "../../server/src/lsp/protocol.ts";
import { Editor } from "./editor.ts";

const LOCK = ".prompt-lock.json";
const SERVICE = [
  "from openai import OpenAI",
  "",
  "client = OpenAI(timeout=60)",
  'INSTRUCTIONS = """You draft answers for a bicycle subscription.',
  'Write to the customer directly, in at most 120 words."""',
  "",
  "",
  "def draft(ticket):",
  '    return client.responses.create(model="gpt-4.1", instructions=INSTRUCTIONS, input=ticket, temperature=0.2)',
  "",
].join("\n");

const ask = (editor: Editor, request: string, uri: string) => editor.connection.sendRequest<EditResult>(request, { uri });

async function locked(): Promise<string> {
  const editor = await Editor.start({ files: { "service.py": SERVICE } });
  const { edit, failure } = await ask(editor, REQUESTS.updateLock, await editor.open("service.py", SERVICE));
  expect(failure).toBeNull();
  const text = editor.applied(edit as WorkspaceEdit)[LOCK] ?? "";
  expect(text).toContain("You draft answers");
  return text;
}

async function titles(editor: Editor, uri: string): Promise<string[]> {
  const lenses = (await editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];
  return lenses.map((it) => it.command?.title ?? "");
}

test("a lock is written, its drift stands in the lens, and either the text or the lock is put right", async () => {
  const lock = await locked();
  const editor = await Editor.start({ files: { [LOCK]: lock, "service.py": SERVICE } });
  await editor.open(LOCK, lock);
  const uri = await editor.open("service.py", SERVICE);
  expect((await titles(editor, uri)).join()).not.toContain("since lock");
  expect((await ask(editor, REQUESTS.updateLock, uri)).failure).toBe("The prompts of this file are as locked");
  expect((await ask(editor, REQUESTS.restoreLocked, uri)).failure).toBe("The texts of this file are as locked, or not locked");

  await editor.type(uri, "directly, in at most 120 words.", "as briefly as you can.");
  expect((await titles(editor, uri)).join()).toMatch(/changed since lock 1: \d+ words/);
  const restored = await ask(editor, REQUESTS.restoreLocked, uri);
  expect(editor.applied(restored.edit as WorkspaceEdit)["service.py"]).toBe(SERVICE);
  const updated = await ask(editor, REQUESTS.updateLock, uri);
  expect(editor.applied(updated.edit as WorkspaceEdit)[LOCK]).toContain("as briefly as you can.");
  expect(editor.applied(updated.edit as WorkspaceEdit)[LOCK]).toContain('"revision":2');
});

test("six words changed are six words in the lens", async () => {
  const editor = await Editor.start({ files: { [LOCK]: await locked(), "service.py": SERVICE } });
  const uri = await editor.open("service.py", SERVICE.replace("Write to the customer directly, in", "Answer a rider now and take"));
  expect((await titles(editor, uri)).join()).toContain("changed since lock 1: 6 words");
});

test("what is not locked, or not open, is said", async () => {
  const editor = await Editor.start();
  const uri = await editor.open("empty.py", "x = 1\n");
  expect((await ask(editor, REQUESTS.updateLock, uri)).failure).toBe("This file holds no prompt that a lock is about");
  expect((await ask(editor, REQUESTS.restoreLocked, `${uri}.none`)).edit).toBeNull();
});

test("the hover of a call says what is pinned, what moves and what is not promised, with the day of that knowledge", async () => {
  const editor = await Editor.start();
  const card = async (text: string, path: string) => {
    const uri = await editor.open(path, text);
    const hover = await editor.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: editor.at(uri, "client.responses"),
    });
    return ((hover?.contents ?? { value: "" }) as MarkupContent).value.split("\n").filter((it) => it.startsWith("- "));
  };
  const promise = expect.stringMatching(/^- even at temperature 0 .+OpenAI.+\(\[\d{4}-\d{2}-\d{2}\]\(https:/);
  expect(await card(SERVICE, "moving.py")).toEqual(["- moves: model, temperature 0.2", promise]);
  const pinned = SERVICE.replace("gpt-4.1", "gpt-4.1-2025-04-14").replace("temperature=0.2", "temperature=0, seed=7");
  expect(await card(pinned, "pinned.py")).toEqual([expect.stringMatching(/^- pinned: model, temperature/), promise]);
  const dated = `from datetime import date\n${SERVICE.replace("input=ticket", 'input=f"{date.today()} {ticket}"')}`;
  expect(await card(dated, "dated.py")).toEqual(["- moves: model, temperature 0.2, clock in the prompt", promise]);
});

import { expect, test } from "vitest";
import { CodeLensRefreshRequest, CodeLensRequest } from "vscode-languageserver/node";
import { assets } from "../../scripts/assets.ts";
import { Tokenizers } from "../../server/src/analysis/tokens/tokenizers.ts";
import { NOTIFICATIONS, REQUESTS, type Status } from "../../server/src/lsp/protocol.ts";
import { grouped } from "../../server/src/model/figures.ts";
import { Editor, until, VSCODE } from "./editor.ts";

/** One pretoken that costs more than a count may take while somebody waits: 16 steps a unit. */
const LONG = 100_000;

const tokenizers = new Tokenizers(async (name) => assets.get(name)?.() ?? new Uint8Array());
await tokenizers.load(["o200k_base"]);

async function title(editor: Editor, uri: string): Promise<string> {
  const lenses = (await editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];
  return lenses[0]?.command?.title ?? "";
}

test("a count above the budget of steps shows `~`, ends in the background, and lens, hover and status are asked for anew", async () => {
  const capabilities = { ...VSCODE, workspace: { ...VSCODE.workspace, codeLens: { refreshSupport: true } } };
  const editor = await Editor.start({ capabilities });
  const told = new Promise<void>((resolve) => editor.connection.onNotification(NOTIFICATIONS.counted, () => resolve()));
  const refreshed = new Promise<void>((resolve) => editor.connection.onRequest(CodeLensRefreshRequest.type, () => resolve()));
  const text = `${"-".repeat(LONG)}\n`;
  const uri = await editor.open("long.prompt.md", `---\nmodel: gpt-4.1\n---\n${text}`);
  expect(await title(editor, uri)).toMatch(/^~[\d,]+ tokens/);
  await Promise.all([told, refreshed]);
  expect(await title(editor, uri)).toBe(`${grouped(tokenizers.count(text, "o200k_base").tokens)} tokens · < 1 % of gpt-4.1 · $0.0031 in`);
  const place = editor.at(uri, "---------");
  const status = await editor.connection.sendRequest<Status>(REQUESTS.status, { uri, selection: { start: place, end: place } });
  expect(`${status.text} ${status.detail}`).not.toMatch(/~|still counting/);
});

test("an edit gives up the count of what is no more, and the new text is counted to its end", async () => {
  const editor = await Editor.start();
  let times = 0;
  editor.connection.onNotification(NOTIFICATIONS.counted, () => {
    times++;
  });
  const uri = await editor.open("long.prompt.md", `---\nmodel: gpt-4.1\n---\nFirst\n${"-".repeat(LONG)}\n`);
  expect(await title(editor, uri)).toMatch(/^~/);
  await editor.type(uri, "First", "Second and third");
  expect(await title(editor, uri)).toMatch(/^~/);
  await until(() => times > 0, "the whole count");
  expect(await title(editor, uri)).toMatch(/^[\d,]+ tokens/);
  expect(times).toBe(1);
});

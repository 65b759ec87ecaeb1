import { expect, test } from "vitest";
import { REQUESTS, type RedactParams, type RedactResult, type RestoreResult } from "../../server/src/lsp/protocol.ts";
import { Editor } from "./editor.ts";

const NOTE = "Write to petra.novak@seznam.cz\nPhone: 4158675309\nnot to ivan.dvorak@gmx.de\n";

async function redact(asked: Partial<RedactParams> & { readonly text: string }): Promise<RedactResult> {
  const editor = await Editor.start();
  return editor.connection.sendRequest(REQUESTS.redact, { path: "/note.md", selection: null, known: {}, ...asked });
}

test("a whole text, and back", async () => {
  const { start, end, text, replaced, counts, known } = await redact({ text: NOTE });
  expect([start, end, replaced, counts]).toEqual([0, NOTE.length, 3, "email 2, phone 1"]);
  expect(text).toBe("Write to [EMAIL_1]\nPhone: [PHONE_1]\nnot to [EMAIL_2]\n");
  const editor = await Editor.start();
  const { text: restored } = await editor.connection.sendRequest<RestoreResult>(REQUESTS.restore, { text, known });
  expect(restored).toBe(NOTE);
});

test("a selection: the label before it counts, a value half in it goes whole", async () => {
  const at = NOTE.indexOf("4158675309");
  const inside = await redact({ text: NOTE, selection: { start: at, end: at + 10 } });
  expect([inside.start, inside.end, inside.text]).toEqual([at, at + 10, "[PHONE_1]"]);
  const half = await redact({ text: NOTE, selection: { start: 15, end: 20 } });
  expect([half.start, half.end, half.text]).toEqual([9, 30, "[EMAIL_1]"]);
  const none = await redact({ text: NOTE, selection: { start: 0, end: 5 } });
  expect([none.replaced, none.text]).toEqual([0, "Write"]);
});

test("tokens go on from those known; rows stay JSON", async () => {
  const { text, known } = await redact({
    text: '{"phone": 4158675309, "to": "ivan.dvorak@gmx.de"}',
    path: "/rows.jsonl",
    known: { "[EMAIL_1]": "petra.novak@seznam.cz" },
  });
  expect(text).toBe('{"phone": "[PHONE_1]", "to": "[EMAIL_2]"}');
  expect(Object.keys(known)).toEqual(["[EMAIL_1]", '"[PHONE_1]"', "[EMAIL_2]"]);
});

test("nothing of it is logged", async () => {
  const editor = await Editor.start();
  await editor.connection.sendRequest(REQUESTS.redact, { text: NOTE, path: "/note.md", selection: null, known: {} });
  expect(editor.log.join("\n")).not.toMatch(/petra|dvorak|4158675309/);
});

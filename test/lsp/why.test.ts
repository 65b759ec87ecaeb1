import { expect, test } from "vitest";
import { REQUESTS, type WhyAnswer } from "../../server/src/lsp/protocol.ts";
import { Editor } from "./editor.ts";

const SOURCE = `from acme.llm import Gateway
from openai import OpenAI

gateway = Gateway()
gateway.chat.complete("Where do boats turn?")
OpenAI().responses.create(model="gpt-4.1", input="Name the lock.")
limit = 3
`;

async function linesAt(line: number): Promise<readonly string[]> {
  const editor = await Editor.start();
  const uri = await editor.open("app.py", SOURCE);
  const answer = await editor.connection.sendRequest<WhyAnswer>(REQUESTS.why, { uri, position: { line, character: 0 } });
  return answer.lines;
}

test("a call that is not seen: where it stopped, and the entry to paste", async () => {
  const lines = await linesAt(4);
  expect(lines[0]).toBe("gateway.chat.complete: not a model call, not a retrieval");
  expect(lines.at(-1)).toBe('  "wrappers": [{"module":"acme.llm","member":"Gateway.chat.complete","slots":{"prompt":0}}]');
});

test("a call that is seen", async () => {
  expect((await linesAt(5))[0]).toBe("OpenAI().responses.create: model call of openai");
});

test("no call", async () => expect(await linesAt(6)).toEqual([]));

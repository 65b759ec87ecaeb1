import { expect, test } from "vitest";
import { type CompareAnswer, type EditResult, type GuardsAnswer, REQUESTS } from "../../server/src/lsp/protocol.ts";
import { Editor } from "./editor.ts";

const REPLY = `You answer riders of a bicycle shop.

- Never mention other bicycle shops to a customer by name.
- Give prices with tax.
- Do not mention other bicycle shops to a customer by name.
`;

test("the guards of the workspace, and one of them deleted", async () => {
  const editor = await Editor.start({ files: { "prompts/reply.prompt.md": REPLY, "notes.md": "Never mind.\n" } });
  const uri = await editor.open("prompts/reply.prompt.md", REPLY);
  const ask = () => editor.connection.sendRequest<GuardsAnswer>(REQUESTS.guards, { trusted: true });
  const { guards, summary } = await ask();
  expect(guards.map((it) => [it.path, it.range.start.line, it.twin, it.reasoned])).toEqual([
    ["prompts/reply.prompt.md", 2, "prompts/reply.prompt.md:5", false],
    ["prompts/reply.prompt.md", 4, "prompts/reply.prompt.md:3", false],
  ]);
  expect(summary).toMatch(/^2 guards, \d+ tokens: 2 without a reason, 2 said twice/);
  const { edit } = await editor.connection.sendRequest<EditResult>(REQUESTS.deleteGuard, guards[1]);
  expect(editor.applied(edit as never)["prompts/reply.prompt.md"]).toBe(REPLY.split("\n").toSpliced(4, 1).join("\n"));
  // What the view shows is of yesterday: another text stands there now.
  await editor.type(uri, "Do not mention", "Do not recall");
  const late = await editor.connection.sendRequest<EditResult>(REQUESTS.deleteGuard, guards[1]);
  expect(late).toMatchObject({ edit: null, failure: expect.stringContaining("changed") });
});

test("an export, and no history where there is none", async () => {
  const editor = await Editor.start({ files: { "prompts/reply.prompt.md": REPLY } });
  const { text } = await editor.connection.sendRequest<{ text: string }>(REQUESTS.exportGuards, { format: "csv", trusted: true });
  expect(text.split("\r\n")[0]).toMatch(/^kind,path,line,column,cell,format,guard/);
  const answer = await editor.connection.sendRequest<CompareAnswer>(REQUESTS.compare, {
    uri: "file:///app/a.prompt.md",
    revision: "HEAD",
    trusted: true,
  });
  expect(answer).toEqual({ page: null, failure: "There is no git here" });
});

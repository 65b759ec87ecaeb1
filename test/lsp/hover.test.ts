import { expect, test } from "vitest";
import { CodeLensRequest, HoverRequest, type MarkupContent } from "vscode-languageserver/node";
import { COMMANDS, REQUESTS, type RuleEntry, type RulePage, type Status } from "../../server/src/lsp/protocol.ts";
import { Editor, politeness } from "./editor.ts";

const SERVICE = [
  "from openai import OpenAI",
  "",
  "client = OpenAI(timeout=60)",
  "",
  'INSTRUCTIONS = """You draft answers for a bicycle subscription.',
  'Write to the customer directly, in at most 120 words."""',
  "",
  "",
  "def draft(ticket):",
  "    return client.responses.create(",
  '        model="gpt-4.1",',
  "        instructions=INSTRUCTIONS,",
  '        input=f"please answer: {ticket}",',
  "        temperature=0.2,",
  "        max_output_tokens=600,",
  "    )",
  "",
].join("\n");

async function hoverAt(editor: Editor, uri: string, text: string): Promise<string | null> {
  const hover = await editor.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: editor.at(uri, text) });
  return hover && (hover.contents as MarkupContent).value;
}

test("a model id tells window, price and whether it moves", async () => {
  const editor = await Editor.start();
  const uri = await editor.open("service.py", SERVICE);
  const text = (await hoverAt(editor, uri, "gpt-4.1")) ?? "";
  expect(text).toContain("**gpt-4.1**");
  expect(text).toMatch(/window +1,047,576 {2}tokens/);
  expect(text).toContain("Moving: the vendor decides what answers.");
});

test("a call tells its parts under each other and what is set", async () => {
  const editor = await Editor.start();
  const uri = await editor.open("service.py", SERVICE);
  const text = (await hoverAt(editor, uri, "client.responses")) ?? "";
  expect(text).toContain("**Model call**");
  expect(text).toContain("temperature 0.2");
  expect(text).toContain("no seed");
  const block = text.split("```")[1]?.split("\n").slice(1, -1) ?? [];
  const figures = block.map((it) => /^(.*?) {2,}([~\d,?]+)(?: {2}.*)?$/.exec(it)).filter((it) => it !== null);
  expect(figures.length).toBeGreaterThan(2);
  // Aligned: every figure ends in the same column.
  expect(new Set(figures.map((it) => it[0].indexOf(it[2] ?? "") + (it[2]?.length ?? 0))).size).toBe(1);
});

test("places that mean nothing have no hover", async () => {
  const editor = await Editor.start();
  const uri = await editor.open("service.py", SERVICE);
  for (const text of ["import", "def draft", "return"]) expect(await hoverAt(editor, uri, text)).toBeNull();
  const prompt = await editor.open("a.prompt.md", "Answer briefly.\n\nName the article you used.\n");
  expect(await hoverAt(editor, prompt, "Answer")).toContain("tokens");
  expect(await hoverAt(editor, prompt, "article")).toBeNull();
});

test("lenses stand above calls and prompts, once a line, with tokens, fill, model and findings", async () => {
  const editor = await Editor.start({ rules: [politeness] });
  const uri = await editor.open("service.py", SERVICE);
  const lenses = (await editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];
  const call = lenses.find((it) => it.range.start.line === 9);
  expect(call?.command?.title).toMatch(/^~?\d+\+? tokens · < 1 % of gpt-4\.1( · without \{[^·]+)? · 1 finding$/);
  expect(call?.command).toMatchObject({ command: COMMANDS.showBreakdown, arguments: [uri, editor.at(uri, "client.responses")] });
  expect(new Set(lenses.map((it) => it.range.start.line)).size).toBe(lenses.length);
});

test("settings silence hover and lens", async () => {
  const editor = await Editor.start({ settings: { codeLens: { enable: false }, hover: { enable: false } } });
  const uri = await editor.open("service.py", SERVICE);
  expect(await editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })).toEqual([]);
  expect(await hoverAt(editor, uri, "gpt-4.1")).toBeNull();
});

test("the status bar speaks of the call at the cursor, of a selection, and of nothing elsewhere", async () => {
  const editor = await Editor.start();
  const uri = await editor.open("service.py", SERVICE);
  const ask = (from: string, to: string) =>
    editor.connection.sendRequest<Status | null>(REQUESTS.status, {
      uri,
      selection: { start: editor.at(uri, from), end: editor.at(uri, to) },
    });
  expect(await ask("max_output", "max_output")).toMatchObject({
    text: expect.stringMatching(/tokens · < 1 % of gpt-4\.1$/),
    place: editor.at(uri, "client.responses"),
  });
  expect(await ask("You draft", "Write to")).toMatchObject({ text: expect.stringMatching(/^~?\d+ tokens selected$/) });
  expect(await ask("import", "import")).toBeNull();
});

test("rules have pages, and only rules", async () => {
  const editor = await Editor.start();
  const rules = await editor.connection.sendRequest<RuleEntry[]>(REQUESTS.rules);
  expect(rules.map((it) => it.id)).toContain("privacy/pii-literal");
  const page = await editor.connection.sendRequest<RulePage>(REQUESTS.rulePage, { ruleId: "privacy/pii-literal" });
  expect(page.markdown).toMatch(/^# privacy\/pii-literal/);
  for (const ruleId of ["privacy/none", "../package.json", ""])
    expect(await editor.connection.sendRequest(REQUESTS.rulePage, { ruleId })).toBeNull();
});

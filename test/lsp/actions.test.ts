import { expect, test } from "vitest";
import {
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  type Diagnostic,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { type EditResult, FIX_ALL_KIND, type FixAllResult, REQUESTS } from "../../server/src/lsp/protocol.ts";
import { Editor, politeness } from "./editor.ts";

const SERVICE =
  'from openai import OpenAI\n\nclient = OpenAI()\n\n\ndef draft(ticket):\n    return client.responses.create(\n        model="gpt-4.1",\n        input=f"please answer: {ticket}, never guess",\n    )\n';

async function actionsAt(editor: Editor, uri: string, text: string, only?: string[]): Promise<CodeAction[]> {
  const at = editor.at(uri, text);
  const diagnostics = (await editor.pull(uri)).filter((it) => editor.covered(uri, it.range).startsWith(text));
  const context = { diagnostics, ...(only === undefined ? {} : { only }) };
  return ((await editor.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: { start: at, end: at },
    context,
  })) ?? []) as CodeAction[];
}

function fingerprintOf(diagnostic: Diagnostic | undefined): string {
  return (diagnostic?.data as { fingerprint: string } | undefined)?.fingerprint ?? "none";
}

async function suppress(editor: Editor, uri: string, text: string, reason: string): Promise<{ [path: string]: string }> {
  const [found] = (await editor.pull(uri)).filter((it) => editor.covered(uri, it.range).startsWith(text));
  const fingerprint = fingerprintOf(found);
  const { edit, failure } = await editor.connection.sendRequest<EditResult>(REQUESTS.suppress, { uri, fingerprint, reason });
  expect(failure).toBeNull();
  return editor.applied(edit as WorkspaceEdit);
}

test("a safe fix is preferred and comes with what else can be done", async () => {
  const editor = await Editor.start({ rules: [politeness] });
  const uri = await editor.open("service.py", SERVICE);
  const actions = await actionsAt(editor, uri, "please");
  expect(actions.map((it) => it.title)).toEqual([
    "Delete the word",
    "Ignore this instructions/please finding, with a reason…",
    "Turn instructions/please off in this folder",
    "Explain instructions/please",
  ]);
  expect(actions[0]).toMatchObject({ kind: "quickfix", isPreferred: true, diagnostics: [{ code: "instructions/please" }] });
  expect(editor.applied(actions[0]?.edit)).toEqual({ "service.py": SERVICE.replace("please ", "") });
});

test("an unsafe fix says so and is never preferred", async () => {
  const editor = await Editor.start({ rules: [politeness] });
  const uri = await editor.open("service.py", SERVICE);
  const [fix] = await actionsAt(editor, uri, "never");
  expect(fix?.title).toBe("Delete the word (unsafe)");
  expect(fix?.isPreferred).toBeUndefined();
});

test("fix all is only worked out when asked for, and takes the safe ones alone", async () => {
  const editor = await Editor.start({ rules: [politeness] });
  const uri = await editor.open("service.py", SERVICE);
  expect((await actionsAt(editor, uri, "please")).some((it) => it.kind === FIX_ALL_KIND)).toBe(false);
  for (const only of ["source", "source.fixAll", FIX_ALL_KIND]) {
    const actions = await actionsAt(editor, uri, "from", [only]);
    expect(actions.map((it) => it.kind)).toEqual([FIX_ALL_KIND]);
    expect(editor.applied(actions[0]?.edit)).toEqual({ "service.py": SERVICE.replace("please ", "") });
  }
  expect(await actionsAt(editor, uri, "from", ["source.organizeImports"])).toEqual([]);
  const result = await editor.connection.sendRequest<FixAllResult>(REQUESTS.fixAll, { uri });
  expect(result).toMatchObject({ fixed: 1, remaining: 1 });
});

test("an editor without our commands is offered none of them", async () => {
  const editor = await Editor.start({ rules: [politeness], initializationOptions: {} });
  const uri = await editor.open("service.py", SERVICE);
  const actions = await actionsAt(editor, uri, "please");
  expect(actions.every((it) => it.command === undefined)).toBe(true);
});

test.each([
  ["no configuration", {}, { "prompt-hygiene.json": { overrides: [{ files: ["services/**"], rules: { "instructions/please": "off" } }] } }],
  [
    "one at the root",
    { "prompt-hygiene.json": '{\n  // ours\n  "ignore": ["x/**"]\n}\n' },
    { "prompt-hygiene.json": expect.stringContaining("// ours") },
  ],
  [
    "one beside the file",
    { "services/prompt-hygiene.json": "{}\n" },
    { "services/prompt-hygiene.json": { rules: { "instructions/please": "off" } } },
  ],
  [
    "one in package.json",
    { "package.json": '{ "name": "a", "prompt-hygiene": {} }\n' },
    {
      "package.json": { name: "a", "prompt-hygiene": { overrides: [{ files: ["services/**"], rules: { "instructions/please": "off" } }] } },
    },
  ],
])("turning a rule off in a folder, with %s", async (_, files, expected) => {
  const editor = await Editor.start({ rules: [politeness], files });
  const uri = await editor.open("services/service.py", SERVICE);
  const deferred = (await actionsAt(editor, uri, "please")).find((it) => it.title.startsWith("Turn"));
  expect(deferred?.edit).toBeUndefined();
  for (const [path, text] of Object.entries(files)) await editor.open(path, text);
  const resolved = await editor.connection.sendRequest(CodeActionResolveRequest.type, deferred as CodeAction);
  const applied = editor.applied(resolved.edit);
  for (const [path, wanted] of Object.entries(expected)) {
    const text = applied[path] ?? "";
    expect(typeof wanted === "object" && !("asymmetricMatch" in wanted) ? JSON.parse(text) : text).toEqual(wanted);
    // What the edit wrote must hold.
    await editor.close(`file:///app/${path}`).catch(() => {});
    await editor.open(path, text);
  }
  expect(await editor.pull(uri)).toEqual([]);
});

test("a suppression in code is a comment above the literal, and holds", async () => {
  const editor = await Editor.start({ rules: [politeness] });
  const uri = await editor.open("service.py", SERVICE);
  const { "service.py": text = "" } = await suppress(editor, uri, "never", "the  judge\nasked for it");
  expect(text).toContain("        # prompt-hygiene-ignore instructions/please -- the judge asked for it\n        input=f");
  const suppressed = await editor.open("copy/service.py", text);
  expect((await editor.pull(suppressed)).filter((it) => it.code === "suppression")).toEqual([]);
  expect((await editor.pull(suppressed)).map((it) => editor.covered(suppressed, it.range))).not.toContain("never ");
});

test("inside a long string the comment goes above the statement", async () => {
  const editor = await Editor.start({ rules: [politeness] });
  const source =
    'from openai import OpenAI\n\nRULES = """Be brief.\n\nPlease do: never guess.\n"""\n\n\ndef ask():\n    return OpenAI().responses.create(model="gpt-4.1", input=RULES)\n';
  const uri = await editor.open("ask.py", source);
  const { "ask.py": text = "" } = await suppress(editor, uri, "never", "asked for");
  expect(text).toContain('\n# prompt-hygiene-ignore instructions/please -- asked for\nRULES = """');
  expect(await editor.pull(await editor.open("copy/ask.py", text))).toEqual([]);
});

test("where every comment would reach the model, the configuration is written", async () => {
  const editor = await Editor.start({ rules: [politeness] });
  const uri = await editor.open("prompts/reply.prompt.md", "Answer in 120 words, never more.\n");
  const applied = await suppress(editor, uri, "never", "a limit of the channel");
  expect(JSON.parse(applied["prompt-hygiene.json"] ?? "")).toEqual({
    suppressions: [
      { rule: "instructions/please", path: "prompts/reply.prompt.md", fingerprint: expect.any(String), reason: "a limit of the channel" },
    ],
  });
  await editor.open("prompt-hygiene.json", applied["prompt-hygiene.json"] ?? "");
  expect(await editor.pull(uri)).toEqual([]);
});

test("a suppression without a reason is refused in words", async () => {
  const editor = await Editor.start({ rules: [politeness] });
  const uri = await editor.open("service.py", SERVICE);
  const [found] = await editor.pull(uri);
  const fingerprint = fingerprintOf(found);
  expect(await editor.connection.sendRequest(REQUESTS.suppress, { uri, fingerprint, reason: " \n" })).toEqual({
    edit: null,
    failure: "A suppression needs a reason",
  });
  expect(await editor.connection.sendRequest(REQUESTS.suppress, { uri, fingerprint: "0", reason: "x" })).toEqual({
    edit: null,
    failure: "The finding is no longer there",
  });
});

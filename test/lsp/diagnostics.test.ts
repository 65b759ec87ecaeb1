import { expect, test } from "vitest";
import { CancellationTokenSource, DocumentDiagnosticRequest, PublishDiagnosticsNotification } from "vscode-languageserver/node";
import { defineRule } from "../../server/src/rules/rule.ts";
import { Editor, politeness, until, VSCODE } from "./editor.ts";

const PROMPT = "---\ndescription: Drafts the reply\n---\n\nAnswer in 120 words.\n\nTicket: mail me at henrik.solberg74@gmail.com please.\n";
const SERVICE =
  'from openai import OpenAI\n\nclient = OpenAI()\n\ndef draft(ticket):\n    return client.responses.create(model="gpt-4.1", input=f"please answer: {ticket}")\n';

test("an open prompt file has the findings of the engine, linked to their rules", async () => {
  const editor = await Editor.start({ initializationOptions: { commands: true, rulePages: "vscode://p.prompt-hygiene/rule/" } });
  const uri = await editor.open("prompts/reply.prompt.md", PROMPT);
  const [found, ...others] = await editor.pull(uri);
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    source: "prompt-hygiene",
    code: "privacy/pii-literal",
    codeDescription: { href: "vscode://p.prompt-hygiene/rule/privacy/pii-literal" },
    data: { fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/) },
  });
  expect(found && editor.covered(uri, found.range)).toBe("henrik.solberg74@gmail.com");
  expect(JSON.stringify(found)).not.toContain("henrik.solberg74");
});

test("positions survive CRLF, emoji and a byte order mark", async () => {
  const editor = await Editor.start();
  const uri = await editor.open("a.prompt.md", `\uFEFF🚲 mail henrik.solberg74@gmail.com\r\n🚲 and mail marta.kowalczyk81@gmail.com\r\n`);
  const found = await editor.pull(uri);
  expect(found.map((it) => editor.covered(uri, it.range))).toEqual(["henrik.solberg74@gmail.com", "marta.kowalczyk81@gmail.com"]);
});

test("an edit makes a finding disappear and another come back", async () => {
  const editor = await Editor.start({ rules: [politeness] });
  const uri = await editor.open("service.py", SERVICE);
  expect((await editor.pull(uri)).map((it) => editor.covered(uri, it.range))).toEqual(["please "]);
  await editor.type(uri, "please ", "");
  expect(await editor.pull(uri)).toEqual([]);
  await editor.type(uri, "answer", "never answer");
  expect((await editor.pull(uri)).map((it) => editor.covered(uri, it.range))).toEqual(["never "]);
});

test("an unchanged report is not sent again", async () => {
  const editor = await Editor.start();
  const uri = await editor.open("a.prompt.md", PROMPT);
  const first = await editor.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  const second = await editor.connection.sendRequest(DocumentDiagnosticRequest.type, {
    textDocument: { uri },
    previousResultId: first.resultId ?? "",
  });
  expect(second).toEqual({ kind: "unchanged", resultId: first.resultId });
  await editor.type(uri, "henrik.solberg74@gmail.com", "henrik@example.com");
  const third = await editor.connection.sendRequest(DocumentDiagnosticRequest.type, {
    textDocument: { uri },
    previousResultId: first.resultId ?? "",
  });
  expect(third).toMatchObject({ kind: "full", items: [] });
});

test("fifty quick edits: every answer belongs to the text it was asked of, and the last one is right", async () => {
  const editor = await Editor.start({ rules: [politeness] });
  const uri = await editor.open("service.py", SERVICE.replace("please ", "x "));
  const answers: Promise<unknown>[] = [];
  for (let count = 0; count < 50; count++) {
    await editor.type(uri, count % 2 === 0 ? "x answer" : "please answer", count % 2 === 0 ? "please answer" : "x answer");
    answers.push(editor.pull(uri).catch((error: { code: number; data: unknown }) => ({ code: error.code, data: error.data })));
  }
  for (const answer of await Promise.all(answers)) {
    // Refused with the wish to be asked again, or answered: never an error that an editor would show.
    if (!Array.isArray(answer)) expect(answer).toEqual({ code: -32802, data: { retriggerRequest: true } });
  }
  expect(await editor.pull(uri)).toEqual([]);
  await editor.type(uri, "x answer", "please answer");
  expect(await editor.pull(uri)).toHaveLength(1);
});

test("a cancelled request is refused, and the next one is answered", async () => {
  const editor = await Editor.start({ rules: [politeness] });
  const uri = await editor.open("service.py", SERVICE);
  const source = new CancellationTokenSource();
  const asked = editor.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } }, source.token);
  source.cancel();
  await expect(asked).rejects.toMatchObject({ code: -32800 });
  expect(await editor.pull(uri)).toHaveLength(1);
});

test("a client that cannot pull is told, with the version, and told again when the file closes", async () => {
  const { diagnostic: _, ...textDocument } = VSCODE.textDocument ?? {};
  const editor = await Editor.start({ rules: [politeness], capabilities: { ...VSCODE, textDocument } });
  const told: { uri: string; version?: number; diagnostics: unknown[] }[] = [];
  editor.connection.onNotification(PublishDiagnosticsNotification.type, (it) => void told.push(it));
  expect(editor.initialized.capabilities.diagnosticProvider).toBeUndefined();
  const uri = await editor.open("service.py", SERVICE);
  await until(() => told.length > 0, "the first push");
  await editor.type(uri, "please ", "never ");
  await editor.type(uri, "never ", "");
  await until(() => told.some((it) => it.version === 3), "the push of the last version");
  expect(told.map((it) => [it.version, it.diagnostics.length])).toEqual([
    [1, 1],
    [3, 0],
  ]);
  await editor.close(uri);
  await until(() => told.length === 3, "the push that clears");
  expect(told[2]).toMatchObject({ uri, diagnostics: [] });
});

test("settings change what is shown, at once", async () => {
  const editor = await Editor.start({ rules: [politeness] });
  const uri = await editor.open("service.py", SERVICE);
  expect(await editor.pull(uri)).toHaveLength(1);
  const before = editor.refreshes;
  for (const [settings, count] of [
    [{ enable: false }, 0],
    [{ minimumConfidence: "high" }, 0],
    [{ minimumConfidence: "medium" }, 1],
    [null, 1],
  ] as const) {
    editor.settings = settings as object;
    await editor.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    await until(() => editor.refreshes > before, "a refresh");
    await expect.poll(async () => (await editor.pull(uri)).length).toBe(count);
  }
});

test("a configuration file holds while it is being typed, and its own mistakes are shown in it", async () => {
  const editor = await Editor.start({ rules: [politeness] });
  const uri = await editor.open("service.py", SERVICE);
  const configuration = await editor.open("prompt-hygiene.json", '{ "rules": { "instructions/please": "warning" } }\n');
  expect(await editor.pull(uri)).toHaveLength(1);
  const before = editor.refreshes;
  await editor.type(configuration, '"warning"', '"off"');
  await until(() => editor.refreshes > before, "the wish to be asked again");
  expect(await editor.pull(uri)).toEqual([]);
  await editor.type(configuration, '"off"', '"of"');
  const [mistake] = await editor.pull(configuration);
  expect(mistake && editor.covered(configuration, mistake.range)).toBe('"of"');
});

test("half-typed code is left to its own language server", async () => {
  const editor = await Editor.start();
  const uri = await editor.open("service.py", `${SERVICE}\nclient.responses.create(model=\n`);
  expect(await editor.pull(uri)).toEqual([]);
});

test("no text of a file reaches the log", async () => {
  const failing = defineRule({
    ...politeness,
    check: (prompt) => {
      throw new Error(`at ${prompt.messages[0]?.text.value}`);
    },
  });
  const editor = await Editor.start({ rules: [failing] });
  const uri = await editor.open("service.py", SERVICE);
  expect(await editor.pull(uri)).toEqual([]);
  await until(() => editor.log.some((it) => it.includes("instructions/please failed")), "the line of the rule");
  expect(editor.log.join("\n")).not.toContain("answer");
});

/** Reports in another file than the one that was read: where the text of a prompt was imported from. */
const elsewhere = defineRule({
  ...politeness,
  *check(prompt, context) {
    for (const piece of prompt.messages.flatMap((it) => it.text.pieces)) {
      const place = { uri: piece.uri ?? context.document.uri, span: { start: piece.start, end: piece.end } };
      if (piece.uri !== undefined && context.services.source(place).includes("please"))
        yield { grade: "word", ...place, message: "1 word too many" };
    }
  },
});

test("a finding of one file that lies in another is shown there, and goes when either is mended", async () => {
  const editor = await Editor.start({ rules: [elsewhere], files: { "texts.py": 'RULES = "please be brief"\n' } });
  const texts = await editor.open("texts.py", 'RULES = "please be brief"\n');
  expect(await editor.pull(texts)).toEqual([]);
  const user = await editor.open(
    "ask.py",
    'from openai import OpenAI\nfrom texts import RULES\n\nOpenAI().responses.create(model="gpt-4.1", input=RULES)\n',
  );
  expect(await editor.pull(user)).toEqual([]);
  await until(() => editor.refreshes > 0, "the wish to be asked again");
  expect((await editor.pull(texts)).map((it) => editor.covered(texts, it.range))).toEqual(["please be brief"]);
  await editor.type(texts, "please ", "");
  // Its user has not been asked again yet: its findings are of a text that is gone.
  await editor.pull(user);
  await expect.poll(() => editor.pull(texts), { timeout: 10_000 }).toEqual([]);
});

test("what is imported counts as it stands in the editor", async () => {
  const editor = await Editor.start({ rules: [politeness], files: { "texts.py": 'RULES = "be brief"\n' } });
  const user = await editor.open(
    "ask.py",
    'from openai import OpenAI\nfrom texts import RULES\n\nOpenAI().responses.create(model="gpt-4.1", input=RULES)\n',
  );
  expect(await editor.pull(user)).toEqual([]);
  const texts = await editor.open("texts.py", 'RULES = "never mind"\n');
  expect(await editor.pull(texts)).toEqual([]);
  expect(await editor.pull(user)).toEqual([]);
  expect((await editor.pull(texts)).map((it) => editor.covered(texts, it.range))).toEqual(["never "]);
});

test("the log says once how much of a long prompt was read for instructions", async () => {
  const editor = await Editor.start({ rules: [politeness] });
  const uri = await editor.open("a.prompt.md", `please ${`${"part ".repeat(2_000)}\n`.repeat(7)}`);
  await editor.pull(uri);
  await editor.type(uri, "please ", "kindly ");
  await editor.pull(uri);
  expect(editor.log.filter((it) => it.includes("Instructions were read"))).toEqual([
    "a.prompt.md: Instructions were read in the first 50,012 of 70,014 characters of a message",
  ]);
});

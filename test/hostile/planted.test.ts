import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { CodeActionRequest, CodeLensRequest, HoverRequest, type Range, WorkspaceDiagnosticRequest } from "vscode-languageserver/node";
import { z } from "zod";
import { crashWords } from "../../server/src/engine/crash.ts";
import { REQUESTS } from "../../server/src/lsp/protocol.ts";
import { rules } from "../../server/src/rules/index.ts";
import { defineRule } from "../../server/src/rules/rule.ts";
import { Random } from "../accuracy/personal-data/random.ts";
import { MAKERS } from "../accuracy/personal-data/values.ts";
import { Editor } from "../lsp/editor.ts";
import { Project } from "../support/cli.ts";
import { uriOf, workspaceOf } from "../support/workspace.ts";

/** D14: 200 values of every kind in prompts and in code, and not one of them in anything that is printed, sent, logged or kept. */
const COUNT = 200;
const random = new Random(20_261_122);
const planted = Array.from({ length: COUNT }, (_, n) => {
  const maker = MAKERS[n % MAKERS.length];
  if (maker === undefined) throw new Error("no makers");
  return { title: maker.title, label: random.pick(maker.labels), value: maker.make(random) };
});
const lines = planted.map(({ label, value }) => `${label}: ${value}`);
const part = (n: number) => lines.slice(n * 40, (n + 1) * 40);
const quoted = (text: string) => JSON.stringify(text);

const files: { readonly [path: string]: string } = {
  "prompts/support.prompt.md": `---\nmodel: gpt-4.1\n---\nYou MUST answer. Never guess. Always be brief. Do NOT ever guess.\n\n${part(0).join("\n")}\n\nAnswer {{ question }}.\n`,
  "AGENTS.md": `# House rules\n\n${part(1)
    .map((it) => `- ${it}`)
    .join("\n")}\n`,
  "data/train.jsonl": part(2)
    .map((it) =>
      JSON.stringify({
        messages: [
          { role: "user", content: it },
          { role: "assistant", content: "Noted." },
        ],
      }),
    )
    .join("\n"),
  "service/answer.py": [
    "from openai import OpenAI",
    "client = OpenAI()",
    ...part(3).map(
      (it, n) =>
        `def answer_${n}(q):\n    return client.responses.create(model="o3-mini", input=f${quoted(`Note ${it} and answer {q}`).replaceAll("{V", "{{V")}, temperature=0)`,
    ),
  ].join("\n"),
  "service/answer.ts": [
    'import OpenAI from "openai";',
    "const client = new OpenAI();",
    `const NOTES = [${part(4).map(quoted).join(",\n  ")}];`,
    'export const ask = (q: string) => client.chat.completions.create({ model: "o3-mini", temperature: 0, messages: [{ role: "system", content: NOTES.join("\\n") },',
    ...part(4).map((it) => `  { role: "user", content: ${quoted(it)} },`),
    "] });",
  ].join("\n"),
};

/** Values that a text shows, without telling them. */
function shown(text: string): string[] {
  return planted.flatMap(({ title, value }, n) =>
    [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)].some((it) => text.includes(it)) ? [`${n} ${title}`] : [],
  );
}

let project: Project;
let state: string;
beforeAll(() => {
  project = new Project(files);
  state = mkdtempSync(join(tmpdir(), "prompt-hygiene-state-"));
  vi.stubEnv("XDG_STATE_HOME", state);
});
afterAll(() => {
  vi.unstubAllEnvs();
  project.dispose();
  rmSync(state, { recursive: true, force: true });
});

test("the values are there, and the test would see them", () => {
  expect(new Set(planted.map((it) => it.value)).size).toBe(COUNT);
  const source = Object.values(files).join("\n");
  expect(shown(source)).toHaveLength(COUNT);
  expect(new Set(planted.map((it) => it.title)).size).toBe(MAKERS.length);
});

describe("command line", () => {
  test.each(["pretty", "json", "jsonl", "sarif", "github"])("check --format %s", async (format) => {
    const { out, err } = await project.run(["check", "--format", format, "--hints"]);
    expect(out).toContain("privacy/pii-literal");
    expect(shown(out + err)).toEqual([]);
  });

  test.each([
    ["check --fix --unsafe --diff", ["check", "--fix", "--unsafe", "--diff"]],
    ["inventory", ["inventory"]],
    ["inventory json", ["inventory", "--format", "json"]],
    ["inventory csv", ["inventory", "--format", "csv"]],
    ["tokens", ["tokens", "prompts/support.prompt.md", "service/answer.py"]],
    ["tokens json", ["tokens", "service/answer.py", "--format", "json"]],
    ["why", ["why", "service/answer.py:4"]],
  ])("%s", async (_, words) => {
    const { out, err } = await project.run(words);
    expect(out.length).toBeGreaterThan(0);
    expect(shown(out + err)).toEqual([]);
  });

  test("redact: only the map holds values", async () => {
    const { out, err, code } = await project.run(["redact", ...Object.keys(files)]);
    expect(code).toBe(0);
    expect(shown(out + err)).toEqual([]);
    const again = await project.run(["redact", ...Object.keys(files)]);
    expect([again.code, shown(again.out + again.err)]).toEqual([2, []]);
    const folder = join(state, "prompt-hygiene", "redactions");
    expect(readdirSync(folder)).toHaveLength(1);
    const redacted = Object.keys(files).map((path) => readFileSync(join(project.folder, path.replace(/(\.\w+)$/, ".redacted$1")), "utf8"));
    expect(shown(redacted.join("\n"))).toEqual([]);
    for (const path of Object.keys(files)) rmSync(join(project.folder, path.replace(/(\.\w+)$/, ".redacted$1")));
  });
});

/** What can go wrong in the worst way: an error whose message is the text itself. */
const crash = defineRule({
  id: "instructions/crash",
  summary: "Fails on everything",
  profile: "recommended",
  grades: { any: "warning" },
  confidence: "high",
  since: "next",
  fixable: "never",
  options: z.object({}),
  on: "prompt",
  *check(prompt) {
    throw new TypeError(prompt.messages.map((it) => it.text.value).join("\n"));
  },
});

test("a forced crash", async () => {
  const workspace = workspaceOf(files, { rules: [...rules, crash] });
  for (const path of Object.keys(files)) {
    const result = await workspace.lint(uriOf(path));
    expect(result.problems.map((it) => it.code)).toContain("internal");
    expect(shown(JSON.stringify(result.problems))).toEqual([]);
  }
  const error = new RangeError(lines.join("\n"));
  expect(crashWords(error)).toMatch(/^RangeError\n {4}at /);
  expect(shown(crashWords(error))).toEqual([]);
  expect(shown(crashWords(new Error(`x\n    at ${lines.join("\n    at ")}`)))).toEqual([]);
});

test("language server: diagnostics, actions, hover, lenses, status, log", async () => {
  const editor = await Editor.start({ files, rules: [...rules, crash] });
  const sent: string[] = [];
  let findings = 0;
  for (const [path, text] of Object.entries(files)) {
    const uri = await editor.open(path, text);
    const textDocument = { uri };
    const diagnostics = await editor.pull(uri);
    findings += diagnostics.length;
    sent.push(JSON.stringify(diagnostics));
    for (const diagnostic of diagnostics) {
      const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
        textDocument,
        range: diagnostic.range,
        context: { diagnostics: [diagnostic] },
      });
      sent.push(JSON.stringify(actions));
      sent.push(JSON.stringify(await hoverAt(editor, uri, diagnostic.range)));
    }
    for (const place of text.matchAll(/client\.|o3-mini|create|question/g)) {
      const [line, character] = [text.slice(0, place.index).split("\n").length - 1, place.index - text.lastIndexOf("\n", place.index) - 1];
      const start = { line, character };
      sent.push(JSON.stringify(await hoverAt(editor, uri, { start, end: start })));
      sent.push(JSON.stringify(await editor.connection.sendRequest(REQUESTS.status, { uri, selection: { start, end: start } })));
    }
    sent.push(JSON.stringify(await editor.connection.sendRequest(CodeLensRequest.type, { textDocument })));
    await editor.close(uri);
  }
  sent.push(JSON.stringify(await editor.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] }).catch(String)));
  expect(findings).toBeGreaterThan(100);
  expect(editor.log.join("\n")).toContain("instructions/crash failed: TypeError");
  expect(shown(editor.log.join("\n"))).toEqual([]);
  expect(shown(sent.join("\n"))).toEqual([]);
});

async function hoverAt(editor: Editor, uri: string, { start }: Range): Promise<unknown> {
  return editor.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: start });
}

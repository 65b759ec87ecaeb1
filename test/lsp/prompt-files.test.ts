import { describe, expect, test } from "vitest";
import {
  CompletionRequest,
  DefinitionRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  type Location,
  type MarkupContent,
  ReferencesRequest,
  type TextEdit,
} from "vscode-languageserver/node";
import { Editor, ROOT } from "./editor.ts";

const PROMPTY = [
  "---",
  "name: Returns",
  "inputs:",
  "  question:",
  "    type: string",
  "    description: What the customer wrote",
  "sample:",
  "  question: Where do I send it?",
  "---",
  "system:",
  "# Role",
  "You answer questions about returns for {{company | title}}.",
  "{# For the next",
  "release. #}",
  "{% if urgent %}",
  "Answer in one sentence.",
  "{% endif %}",
  "",
  "user:",
  "{{ question | default('nothing') }}",
  "",
].join("\n");

const show = (symbols: readonly DocumentSymbol[], depth = 0): string[] =>
  symbols.flatMap((it) => [`${"  ".repeat(depth)}${it.name}`, ...show(it.children ?? [], depth + 1)]);

async function hoverAt(editor: Editor, uri: string, text: string): Promise<string | null> {
  const hover = await editor.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: editor.at(uri, text) });
  return hover && (hover.contents as MarkupContent).value;
}

async function places(editor: Editor, uri: string, text: string, how: "definition" | "references"): Promise<string[]> {
  const asked = { textDocument: { uri }, position: editor.at(uri, text) };
  const found =
    how === "definition"
      ? await editor.connection.sendRequest(DefinitionRequest.type, asked)
      : await editor.connection.sendRequest(ReferencesRequest.type, { ...asked, context: { includeDeclaration: true } });
  return ((found as Location[] | null) ?? []).map(
    (it) => `${it.uri.slice(ROOT.length + 1)}:${it.range.start.line + 1}:${it.range.start.character + 1}`,
  );
}

describe("a prompt file", () => {
  test("has an outline of messages, sections and variables", async () => {
    const editor = await Editor.start();
    const uri = await editor.open("returns.prompty", PROMPTY);
    const symbols = await editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
    expect(show(symbols as DocumentSymbol[])).toEqual(["system", "  Role", "    company", "user", "  question"]);
  });

  test("folds settings, comments, messages and what a condition decides about", async () => {
    const editor = await Editor.start();
    const uri = await editor.open("returns.prompty", PROMPTY);
    const folds = (await editor.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } })) ?? [];
    const lines = folds.map((it) => `${it.startLine + 1}-${it.endLine + 1} ${it.kind ?? ""}`.trim());
    expect(lines).toEqual(expect.arrayContaining(["1-9 region", "13-14 comment"]));
    for (const { startLine, endLine } of folds) expect(endLine).toBeGreaterThan(startLine);
  });

  test("tells filter, default, declaration and uses of a variable", async () => {
    const editor = await Editor.start();
    const uri = await editor.open("returns.prompty", PROMPTY);
    const question = await hoverAt(editor, uri, "question | default");
    expect(question).toContain("**Variable** `question`");
    expect(question).toContain("- default: `nothing`");
    expect(question).toContain("- input: line 4, `What the customer wrote`");
    expect(question).toContain("- used 1 time: line 20");
    // On the tag's own braces too.
    expect(await hoverAt(editor, uri, "{{company")).toContain("- filter: `title`");
    expect(await hoverAt(editor, uri, "company | title")).toContain("- not declared in this file");
    expect(await hoverAt(editor, uri, "Answer in one")).toBeNull();
  });

  test.for([
    ["CLAUDE.md", "# Crew\nUse short words.\n", "# Crew", "Loaded by Claude Code always: with those of the folders above"],
    ["docs/AGENTS.md", "# Crew\nUse short words.\n", "# Crew", "Loaded by coding agents on demand: with those of the folders above"],
    [
      ".cursor/rules/a.mdc",
      "---\nglobs: src/*.ts, *.tsx\n---\nUse short words.\n",
      "---\nglobs",
      "Loaded by Cursor with `src/*.ts`, `*.tsx`: ",
    ],
    [".windsurf/rules/a.md", "Use short words.\n", "Use short", "Limits: 12,000 characters, here 17"],
    [
      "skills/tides/SKILL.md",
      "---\nname: tides\ndescription: Reads tides\n---\nRead.\n",
      "---\nname",
      "Limits: characters of `name` 64, `description` 1,024",
    ],
  ] as const)("says who loads %s, when, and with what else", async ([path, text, at, told]) => {
    const editor = await Editor.start();
    expect(await hoverAt(editor, await editor.open(path, text), at)).toContain(told);
  });

  test("masks what a default holds", async () => {
    const editor = await Editor.start();
    const uri = await editor.open("returns.prompty", "system:\nWrite to {{ address | default('petra.novak83@seznam.cz') }}.\n");
    const told = await hoverAt(editor, uri, "address");
    expect(told).toContain("- default: ");
    expect(told).not.toContain("petra.novak83");
  });

  test("leads from a variable to where it is declared, and to its uses", async () => {
    const editor = await Editor.start();
    const uri = await editor.open("returns.prompty", PROMPTY);
    expect(await places(editor, uri, "question | default", "definition")).toEqual(["returns.prompty:4:3", "returns.prompty:8:3"]);
    expect(await places(editor, uri, "question:\n    type", "references")).toEqual([
      "returns.prompty:4:3",
      "returns.prompty:8:3",
      "returns.prompty:20:4",
    ]);
    expect(await places(editor, uri, "company", "definition")).toEqual([]);
    expect(await places(editor, uri, "Answer in one", "references")).toEqual([]);
  });

  test("leads to the settings beside it and to files that it pulls in", async () => {
    const config = '{"schema": 1,\n "input_variables": [{"name": "city"}]}\n';
    const editor = await Editor.start({
      files: { "weather/config.json": config, "prompts/parts/tone.j2": "Be kind.\n", "prompts/_sign.prompt": "Bye\n" },
    });
    const weather = await editor.open("weather/skprompt.txt", "What is the weather in {{$city}}?\n");
    expect(await places(editor, weather, "city", "definition")).toEqual(["weather/config.json:2:32"]);
    const mail = await editor.open(
      "prompts/mail/reply.j2",
      '{% include "parts/tone.j2" %}\nReply to {{ mail }}.\n{% include "none.j2" %}\n',
    );
    expect(await places(editor, mail, "parts/tone", "definition")).toEqual(["prompts/parts/tone.j2:1:1"]);
    expect(await places(editor, mail, "none.j2", "definition")).toEqual([]);
    const genkit = await editor.open("prompts/mail.prompt", "---\nmodel: x/y\n---\nWrite to {{name}}.\n{{>sign}}\n");
    expect(await places(editor, genkit, ">sign", "definition")).toEqual(["prompts/_sign.prompt:1:1"]);
  });

  test("completes names in tags and keys in settings", async () => {
    const editor = await Editor.start();
    const uri = await editor.open("returns.prompty", PROMPTY);
    await editor.type(uri, "user:\n", "user:\n{{ co");
    const complete = async (text: string) => {
      const position = editor.at(uri, text);
      const found = await editor.connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri },
        position: { ...position, character: position.character + text.length },
      });
      const items = Array.isArray(found) ? found : (found?.items ?? []);
      return items.map((it) => ({ label: it.label, replaces: editor.covered(uri, (it.textEdit as TextEdit).range) }));
    };
    const names = await complete("{{ co");
    expect(names.map((it) => it.label)).toEqual(expect.arrayContaining(["company", "question", "urgent"]));
    expect(new Set(names.map((it) => it.replaces))).toEqual(new Set(["co"]));
    await editor.type(uri, "sample:\n", "mo\nsample:\n");
    const keys = (await complete("\nmo")).map((it) => it.label);
    expect(keys).toContain("model");
    expect(keys).not.toContain("inputs");
    expect(await complete("Answer in")).toEqual([]);
  });
});

test("code has none of this: its own server has", async () => {
  const editor = await Editor.start();
  const uri = await editor.open("service.py", 'SYSTEM_PROMPT = """You are {name}."""\n');
  const textDocument = { uri };
  expect(await editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })).toBeNull();
  expect(await editor.connection.sendRequest(FoldingRangeRequest.type, { textDocument })).toBeNull();
  expect(await places(editor, uri, "name", "definition")).toEqual([]);
  expect(await editor.connection.sendRequest(CompletionRequest.type, { textDocument, position: editor.at(uri, "name") })).toEqual([]);
});

test("an editor with an outline of its own gets no second one", async () => {
  const editor = await Editor.start({ initializationOptions: { commands: true, scanOnRequest: true, outlined: ["plaintext"] } });
  const uri = await editor.open("returns.prompty", PROMPTY);
  const textDocument = { uri };
  expect(await editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })).toBeNull();
  expect(await editor.connection.sendRequest(FoldingRangeRequest.type, { textDocument })).toBeNull();
  expect(await hoverAt(editor, uri, "question | default")).toContain("**Variable**");
});

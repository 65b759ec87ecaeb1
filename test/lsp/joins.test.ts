import { describe, expect, test } from "vitest";
import {
  DefinitionRequest,
  DocumentLinkRequest,
  HoverRequest,
  type Location,
  type MarkupContent,
  ReferencesRequest,
} from "vscode-languageserver/node";
import { Editor, ROOT } from "./editor.ts";

const CODE = [
  "from jinja2 import Environment, FileSystemLoader",
  "from openai import OpenAI",
  "",
  "client = OpenAI()",
  'environment = Environment(loader=FileSystemLoader("prompts"))',
  "",
  "",
  "def ask(port, fleet):",
  '    template = environment.get_template("tides.j2")',
  "    text = template.render(harbour=port.name, boats=fleet, pilot=None)",
  '    return client.responses.create(model="gpt-4.1", input=text)',
  "",
].join("\n");
const TEMPLATE = "Tides of {{ harbour }}, {{ weather }}.\n{% for boat in boats %}{{ boat.draught }}{% endfor %}\n{{ harbour }}\n";
const FILES = {
  "app/ask.py": CODE,
  "prompts/tides.j2": TEMPLATE,
  "app/other.py": `${CODE.replace("port.name", "port").replace("pilot=None", '**{"weather": "wind"}')}`,
  "app/alone.py": 'print("tides")\n',
};

const shown = (found: readonly Location[] | null) =>
  (found ?? []).map((it) => `${it.uri.slice(ROOT.length + 1)}:${it.range.start.line + 1}:${it.range.start.character + 1}`);

async function ask(editor: Editor, uri: string, text: string) {
  const asked = { textDocument: { uri }, position: editor.at(uri, text) };
  const hover = await editor.connection.sendRequest(HoverRequest.type, asked);
  return {
    definition: shown((await editor.connection.sendRequest(DefinitionRequest.type, asked)) as Location[] | null),
    references: shown(await editor.connection.sendRequest(ReferencesRequest.type, { ...asked, context: { includeDeclaration: true } })),
    hover: hover && (hover.contents as MarkupContent).value,
  };
}

describe("code that fills a template", () => {
  test("leads from a variable to the arguments that fill it", async () => {
    const editor = await Editor.start({ files: FILES });
    const uri = await editor.open("prompts/tides.j2", TEMPLATE);
    const harbour = await ask(editor, uri, "harbour }}, ");
    expect(harbour.definition).toEqual(["app/ask.py:10:28", "app/other.py:10:28"]);
    expect(harbour.references).toEqual(["prompts/tides.j2:1:13", "prompts/tides.j2:3:4", "app/ask.py:10:28", "app/other.py:10:28"]);
    expect(harbour.hover).toContain("- filled by `app/ask.py`\n- filled by `app/other.py`");
    const weather = await ask(editor, uri, "weather");
    expect(weather.hover).toContain("- left without a value by `app/ask.py`");
    expect(weather.hover).not.toContain("not declared in this file");
    expect((await ask(editor, uri, "boats")).definition).toEqual(["app/ask.py:10:47", "app/other.py:10:42"]);
    expect((await ask(editor, uri, "boat.draught")).definition).toEqual(["prompts/tides.j2:2:8"]);
  });

  test("leads from an argument to the variables it fills, and from a name to its file", async () => {
    const editor = await Editor.start({ files: FILES });
    const uri = await editor.open("app/ask.py", CODE);
    const harbour = await ask(editor, uri, "harbour=port");
    expect(harbour.definition).toEqual(["prompts/tides.j2:1:13", "prompts/tides.j2:3:4"]);
    expect(harbour.hover).toBe("`harbour`: fills 2 places in `tides.j2`");
    expect((await ask(editor, uri, "pilot")).hover).toBe("`pilot`: no place of this name in `tides.j2`");
    const file = await ask(editor, uri, "tides.j2");
    expect(file.definition).toEqual(["prompts/tides.j2:1:1"]);
    expect(file.hover).toContain("- line 10: without a value: `weather`; given and not used: `pilot`");
    expect((await ask(editor, uri, "port, fleet")).definition).toEqual([]);
    const links = await editor.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } });
    expect(links?.map((it) => `${it.range.start.line + 1} ${it.target}`)).toEqual([`9 ${ROOT}/prompts/tides.j2`]);
  });

  test("follows an edit of either side", async () => {
    const editor = await Editor.start({ files: FILES });
    const template = await editor.open("prompts/tides.j2", TEMPLATE);
    const code = await editor.open("app/ask.py", CODE);
    for (const _ of ["first", "last"]) await editor.type(template, "{{ harbour }}", "{{ port }}");
    expect((await ask(editor, code, "harbour=port")).hover).toBe("`harbour`: no place of this name in `tides.j2`");
    await editor.type(code, "harbour=", "port=");
    expect((await ask(editor, template, "port }}, ")).definition).toEqual(["app/ask.py:10:28"]);
  });
});

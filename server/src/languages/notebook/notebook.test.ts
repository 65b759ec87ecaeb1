import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { processorTime } from "../../../../test/support/processor-time.ts";
import { isEditable, partAt, type SourceFile, writtenText } from "../../model/source-file.ts";
import { applyEdits } from "../../model/text.ts";
import { readNotebook } from "./index.ts";
import { writeNotebook } from "./write.ts";

const code = (source: unknown, more: object = {}) => ({
  cell_type: "code",
  execution_count: 1,
  metadata: {},
  outputs: [],
  source,
  ...more,
});
const prose = (source: unknown) => ({ cell_type: "markdown", metadata: {}, source });
const four = (cells: readonly object[], metadata: object = {}) =>
  `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;

function read(json: string): SourceFile {
  const { file } = readNotebook("memory:/n.ipynb", "n.ipynb", json);
  if (file === null) throw new Error("no notebook");
  return file;
}

describe("reading", () => {
  test("code cells in order, with their index over all cells", () => {
    const file = read(four([prose(["# Hi\n"]), code(["a = 1\n", "b = 2"]), code([]), code("c = 3")]));
    expect(file.text).toBe("a = 1\nb = 2\n\nc = 3\n");
    expect(file.parts).toEqual([
      { cell: 1, start: 0, end: 11 },
      { cell: 2, start: 12, end: 12 },
      { cell: 3, start: 13, end: 18 },
    ]);
    expect([0, 11, 12, 13, 18, 19].map((it) => partAt(file, it)?.cell)).toEqual([1, 1, 2, 3, 3, 3]);
  });

  test("nbformat 3: worksheets, input, the language of a cell", () => {
    const cell = (input: unknown, language = "python") => ({ cell_type: "code", collapsed: false, input, language, outputs: [] });
    const json = JSON.stringify({
      metadata: { name: "" },
      nbformat: 3,
      worksheets: [
        { cells: [{ cell_type: "heading", level: 1, source: ["x"] }, cell(["a = 1"])] },
        { cells: [cell("b", "bash"), cell("c")] },
      ],
    });
    const file = read(json);
    expect([file.text, file.parts.map((it) => it.cell)]).toEqual(["a = 1\nc\n", [1, 3]]);
  });

  test("outputs, attachments and names in metadata are no cells", () => {
    const trap = { output_type: "display_data", data: { cells: [code("evil()")], source: 'x = "]}"', "text/plain": ['client.go("\\\\"'] } };
    const file = read(
      four([code("a", { outputs: [trap], attachments: { cells: {} } })], { cells: [code("b")], language_info: { name: "Python" } }),
    );
    expect(file.text).toBe("a\n");
  });

  test.each([
    ["R", { language_info: { name: "R" } }, 0],
    ["a kernel of Julia", { kernelspec: { language: "julia", name: "python3" } }, 0],
    ["a cell that VS Code says is SQL", {}, 1],
  ])("other languages are not read: %s", (_, metadata, count) => {
    const cells = [code("select 1", { metadata: { vscode: { languageId: "sql" } } }), code("x")];
    expect(read(four(cells, metadata)).parts.length).toBe(count);
  });

  test.each([
    ["nothing", "", 1],
    ["no record", "[]", 1],
    ["a conflict", four([code("a")]).replace(' "metadata": {},\n "nb', '<<<<<<< HEAD\n "nb'), 11],
    ["a text cut off", four([code(["a\n", "b"])]).slice(0, 80), 6],
    ["a line break in a string", '{"cells": [{"source": "a\nb"}]}', 1],
    ["more behind the end", `${four([])}{`, 7],
    ["no cells", "{}", 1],
    ["deep nesting", `{"a": ${"[".repeat(200_000)}`, 1],
  ])("what is broken is said with its line: %s", (_, json, line) => {
    expect(readNotebook("memory:/n.ipynb", "n.ipynb", json)).toMatchObject({ file: null, brokenLine: line });
  });

  test("sources of other kinds are empty, a mark is kept in mind", () => {
    expect(read(four([code(null), code([1, "a"]), code({ a: 1 }), code("x")])).parts.map((it) => it.cell)).toEqual([3]);
    expect(read(`\uFEFF${four([code("x")])}`).bom).toBe(true);
  });

  test("what a magic said is still there to be shown", () => {
    const cell = "!pip install x\na = 1\n%env KEY=1\n";
    const file = read(four([code(cell), code("b")]));
    expect(writtenText(file)).toBe(`${cell}\nb\n`);
    expect(file.text.length).toBe(cell.length + 3);
  });

  test("outputs are passed over in no time", () => {
    const image = "iVBORw0KGgo".repeat(2_000_000);
    const json = four([code("a", { outputs: [{ data: { "image/png": image } }] }), code("b")]);
    const begun = processorTime();
    expect(read(json).text).toBe("a\nb\n");
    expect(processorTime() - begun).toBeLessThan(1_000);
  });
});

function edited(json: string, before: string, after: string): string | null {
  const file = read(json);
  const start = file.text.indexOf(before);
  return writeNotebook(file, json, [{ span: { start, end: start + before.length }, text: after }]);
}

describe("writing", () => {
  const json = four([
    code(["import os\n", 'm = "gpt-4o"\n', "x = 1"], { outputs: [{ text: ['m = "gpt-4o"\n'] }] }),
    code('s = "é \\u00e9"\nb = 2'),
  ]);

  test("a line of a list: all else stays to the letter", () => {
    const line = json.lastIndexOf("gpt-4o");
    expect(edited(json, "gpt-4o", 'gpt "5"')).toBe(`${json.slice(0, line)}gpt \\"5\\"${json.slice(line + 6)}`);
  });

  test("new lines, and lines that go", () => {
    const indent = ",\n    ";
    expect(edited(json, "import os\n", "import os\nimport re\n")).toBe(
      json.replace('"import os\\n"', `"import os\\n"${indent}"import re\\n"`),
    );
    expect(edited(json, "import os\n", "")).toBe(json.replace('"import os\\n",\n    ', ""));
    expect(edited(json, '\nm = "gpt-4o"\n', "; ")).toBe(json.replace(/"import os\\n",\s+"m.*\s+"x = 1"/, '"import os; x = 1"'));
    expect(edited(json, "x = 1", "x = 1\ny")).toBe(json.replace('"x = 1"', `"x = 1\\n"${indent}"y"`));
  });

  test("one string", () => {
    expect(edited(json, "b = 2", "b = 3\nc = 4")).toBe(json.replace("b = 2", "b = 3\\nc = 4"));
  });

  test("an empty cell, and one that becomes empty", () => {
    const bare = '{"cells": [{"cell_type": "code", "source": []}, {"cell_type": "code", "source": ["a"]}]}';
    const at = (start: number, end: number, text: string) => writeNotebook(read(bare), bare, [{ span: { start, end }, text }]);
    expect(at(0, 0, "x\ny")).toBe(bare.replace("[]", '["x\\n", "y"]'));
    expect(at(1, 2, "")).toBe(bare.replace('["a"]', "[]"));
  });

  test("ASCII stays ASCII", () => {
    const ascii = '{"cells": [{"cell_type": "code", "source": ["a = \\"\\u00e9\\"\\n", "b"]}]}';
    expect(edited(ascii, "a", "ü")).toBe(ascii.replace('"a =', '"\\u00fc ='));
  });

  test.each([
    ["over the border of two cells", "a = 1\n\nb", null],
    ["into a shell line", "0#", null],
    ["into a cell of a shell", "####", null],
    ["before the line that begins a cell magic", "######", null],
    ["beside them", "a = 1", "ok"],
  ])("%s", (_, before, result) => {
    const cells = four([code("a = 1\n"), code("b = 1\n!ls -l"), code("%%bash\nls"), code("%%time\nc = 1")]);
    const file = read(cells);
    const start = before === "######" ? file.text.lastIndexOf(before) : file.text.indexOf(before);
    expect(start).toBeGreaterThanOrEqual(0);
    const end = before === "######" ? start : start + before.length;
    expect(isEditable(file, { start, end })).toBe(result !== null);
    expect(writeNotebook(file, cells, [{ span: { start, end }, text: "z" }]) !== null).toBe(result !== null);
  });

  test("an edit that would become a magic is refused", () => {
    expect(edited(json, "x = 1", "!ls")).toBeNull();
  });

  test("any edit reads back as what was asked for, and changes nothing outside its cell", () => {
    const line = fc.constantFrom("a = 1\n", 'p = """x\n', "  b\r\n", "ü\n", '"\\n"\n', "!ls\n", "c", "\n", "");
    const source = fc.array(line, { maxLength: 5 }).chain((it) => fc.constantFrom<unknown>(it, it.join("")));
    fc.assert(
      fc.property(
        fc.array(source, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.nat(4),
        line,
        fc.nat(2),
        (sources, at, length, text, indent) => {
          const cells = JSON.stringify({ cells: sources.map((it) => code(it)), nbformat: 4 }, null, indent);
          const file = read(cells);
          const start = at % (file.text.length + 1);
          const span = { start, end: Math.min(file.text.length, start + length) };
          const after = writeNotebook(file, cells, [{ span, text }]);
          if (after === null) return;
          expect(read(after).text).toBe(applyEdits(file.text, [{ span, text }]));
          const part = partAt(file, start);
          const others = (of: string) => (JSON.parse(of) as { cells: object[] }).cells.filter((_, i) => i !== part?.cell);
          expect(others(after)).toEqual(others(cells));
        },
      ),
      { seed: 12, numRuns: 2_000 },
    );
  });
});

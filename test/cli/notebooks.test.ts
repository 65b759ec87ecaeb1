import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Project } from "../support/cli.ts";

const trap = "client.chat.completions.create(model='gpt-4o', temperature=0.2)";
const code = (source: string | readonly string[], outputs: readonly object[] = []) => ({
  cell_type: "code",
  execution_count: 1,
  metadata: {},
  outputs,
  source,
});
const notebook = (cells: readonly object[]) =>
  `${JSON.stringify({ cells, metadata: { kernelspec: { language: "python" } }, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;

const CALL = [
  "%%time\n",
  "reply = client.chat.completions.create(\n",
  '    model="o3-mini",\n',
  "    temperature=0.2,\n",
  '    messages=[{"role": "user", "content": "Mail anna.schmidt@t-online.de"}],\n',
  ")",
];
const DEMO = notebook([
  { cell_type: "markdown", metadata: {}, source: [`${trap}\n`] },
  code(["!pip install -q openai\n", "from openai import OpenAI\n", "client = OpenAI()"]),
  code([]),
  code(CALL, [{ output_type: "stream", name: "stdout", text: [`${trap}\n`, "temperature=0.2,\n"] }]),
  code(
    '# prompt-hygiene-ignore privacy/pii-literal -- a made up person\nclient.responses.create(model="gpt-4o", input="Call bo@t-online.de")',
  ),
]);

const made = new Project({
  "demo.ipynb": DEMO,
  "windows.ipynb": notebook([
    code(["from openai import OpenAI\r\n", 'OpenAI().responses.create(model="o3-mini",\r\n', '  temperature=0.2, input="Hi")']),
  ]),
  "broken.ipynb": DEMO.replace(' "metadata": {\n  "kernelspec"', '<<<<<<< HEAD\n "metadata": {\n  "kernelspec"'),
  "old.ipynb": JSON.stringify({
    metadata: { name: "" },
    nbformat: 3,
    worksheets: [
      {
        cells: [
          { cell_type: "heading", level: 1, metadata: {}, source: ["Old"] },
          {
            cell_type: "code",
            collapsed: false,
            input: ["from openai import OpenAI\n", 'OpenAI().responses.create(model="o3-mini", temperature=1, input="Hi")'],
            language: "python",
            outputs: [],
          },
        ],
      },
    ],
  }),
});
afterAll(() => made.dispose());

const text = (path: string) => readFileSync(join(made.folder, path), "utf8");
const findings = async (path: string) => JSON.parse((await made.run(["check", path, "--format", "json"])).out);

describe("check", () => {
  test("places count inside the cell, outputs and prose are not read, a comment silences", async () => {
    const report = await findings("demo.ipynb");
    expect(report.findings.map((it: { ruleId: string; cell: number; range: object }) => [it.ruleId, it.cell, it.range])).toEqual([
      ["determinism/sampling-param-unsupported", 3, { start: { line: 4, column: 5 }, end: { line: 4, column: 20 } }],
      ["privacy/pii-literal", 3, { start: { line: 5, column: 49 }, end: { line: 5, column: 73 } }],
    ]);
    expect([report.suppressed, report.problems]).toEqual([1, []]);
  });

  test("the code that is shown is what the cell says, values starred", async () => {
    const { out } = await made.run(["check", "demo.ipynb"]);
    expect(out).toContain("demo.ipynb#cell3:4:5");
    expect(out).toContain("> 4 │     temperature=0.2,");
    expect(out).not.toContain("schmidt");
  });

  test("carriage returns, nbformat 3", async () => {
    expect((await findings("windows.ipynb")).findings).toMatchObject([{ cell: 0, range: { start: { line: 3, column: 3 } } }]);
    expect((await findings("old.ipynb")).findings).toMatchObject([]);
    expect(JSON.parse((await made.run(["inventory", "old.ipynb", "--format", "json"])).out)[0]).toMatchObject({
      cell: 1,
      line: 2,
      model: "o3-mini",
    });
  });

  test("what is no JSON is said, with its line", async () => {
    const ran = await made.run(["check", "broken.ipynb"]);
    expect(ran.code).toBe(2);
    expect(ran.out).toMatch(/Not a notebook: its JSON breaks off in line \d+/);
    expect(text("broken.ipynb").split("\n")[Number(/line (\d+)/.exec(ran.out)?.[1]) - 1]).toContain("<<<<<<<");
  });

  test("readers that only know lines of files get the cell in words", async () => {
    const sarif = JSON.parse((await made.run(["check", "demo.ipynb", "--format", "sarif"])).out);
    const [first] = sarif.runs[0].results;
    expect(first.message.text).toMatch(/^Cell 3, line 4: /);
    expect(first.locations[0].physicalLocation.region.startLine).toBe(1);
    expect(first.fixes).toBeUndefined();
    expect((await made.run(["check", "demo.ipynb", "--format", "github"])).out).toMatch(
      /^::notice file=demo\.ipynb,title=[^:]+::Cell 3, line 4: |^::warning file=demo\.ipynb,title=[^:]+::Cell 3, line 4: /,
    );
  });

  test("standard input", async () => {
    const { out } = await made.run(["check", "--stdin", "--stdin-filename", "demo.ipynb", "--format", "json"], { stdin: `\uFEFF${DEMO}` });
    expect(JSON.parse(out).findings).toHaveLength(2);
  });
});

test("inventory names the cell", async () => {
  const { out } = await made.run(["inventory", "demo.ipynb", "--format", "jsonl"]);
  const rows = out
    .trim()
    .split("\n")
    .map((it) => JSON.parse(it));
  expect(rows.filter((it) => it.kind === "call").map((it) => [it.cell, it.line, it.callee])).toEqual([
    [3, 2, "client.chat.completions.create"],
    [4, 2, "client.responses.create"],
  ]);
  expect((await made.run(["inventory", "demo.ipynb"])).out).toContain("cell3:2 → call");
});

test("tokens name the cell", async () => {
  expect((await made.run(["tokens", "demo.ipynb"])).out).toContain("demo.ipynb#cell3:5 o3-mini");
});

test("why takes a cell, and says the cells of what it found", async () => {
  const { out } = await made.run(["why", "demo.ipynb#cell3:2"]);
  expect(out).toContain("demo.ipynb#cell3:2 client.chat.completions.create");
  expect(out).toContain("made by OpenAI (cell 1, line 3)");
  expect((await made.run(["why", "demo.ipynb:2"])).err).toContain("needs its cell");
  expect((await made.run(["why", "demo.ipynb#cell3:40"])).err).toContain("There is no line 40: cell 3 has ");
  expect((await made.run(["why", "demo.ipynb#cell0:1"])).err).toContain("Cell 0 holds no code that is read; cells count from 0");
});

describe("fixes", () => {
  test("as a difference of the file, which patch takes", async () => {
    const { out } = await made.run(["check", "demo.ipynb", "--fix", "--diff"]);
    expect(out.split("\n").filter((it) => /^[-+](?![-+])/.test(it))).toEqual(['-    "    temperature=0.2,\\n",']);
    expect(text("demo.ipynb")).toBe(DEMO);
  });

  test("change their lines and nothing else", async () => {
    await made.run(["check", "demo.ipynb", "--fix", "--unsafe"]);
    const source = DEMO.slice(0, DEMO.indexOf('"reply = ')).length;
    const after = DEMO.slice(source)
      .replace('    "    temperature=0.2,\\n",\n', "")
      .replace("anna.schmidt@t-online.de", "john.doe@example.com");
    expect(text("demo.ipynb")).toBe(DEMO.slice(0, source) + after);
  });
});

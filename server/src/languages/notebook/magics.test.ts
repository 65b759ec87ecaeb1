import { expect, test } from "vitest";
import { processorTime } from "../../../../test/support/processor-time.ts";
import { joinCells } from "./index.ts";
import { magicsOf } from "./magics.ts";

function read(code: string): string {
  return joinCells("memory:/n.ipynb", "n.ipynb", [{ cell: 0, text: code }]).text.slice(0, -1);
}

test.each([
  ["a shell line", "!pip install -q openai\nimport openai", "0#####################\nimport openai"],
  ["a line magic in a block", "if x:\n    %matplotlib inline\n", "if x:\n    0#################\n"],
  ["a shell line that goes on", "!pip install \\\n  openai\nx = 1", "0#############\n########\nx = 1"],
  ["with carriage returns", "!pip install \\\r\n  openai\r\nx = 1", "0#############\r\n########\r\nx = 1"],
  ["what a shell line gives", "files = !ls *.pdf\nfor f in files: pass", "files = 0########\nfor f in files: pass"],
  ["what a magic gives", "t = %timeit -o f()\n", "t = 0#############\n"],
  ["a question", "client.chat?\nx = 1", "0###########\nx = 1"],
  ["a question in front", "?client\n??client\n", "0######\n0#######\n"],
  ["a timed statement", "%time r = client.go(\n    1)\n", "0;    r = client.go(\n    1)\n"],
  ["a timed statement with options", "%timeit -n 1 -r1 f()", `0;${" ".repeat(15)}f()`],
  ["a timed cell", "%%time\nr = f()\n", "######\nr = f()\n"],
  ["a captured cell behind a comment", "# quiet\n%%capture out\nf()", "# quiet\n#############\nf()"],
  ["a cell of a shell", "%%bash\npip install x\n", "######\n#############\n"],
  ["a cell that writes a file", "%%writefile app.py\nimport openai\n", "##################\n#############\n"],
  ["a cell in SQL", "%sql\nselect 1", "####\n########"],
  ["one question in SQL", "%sql select 1\nx = 1", "0############\nx = 1"],
  ["a magic without its sign", "pip install -q x\nimport x", "0###############\nimport x"],
  ["prose", "%md\n# Title's", "###\n#########"],
])("%s", (_, code, text) => {
  expect(read(code)).toBe(text);
});

test.each([
  ["a percent sign at the start of a line of a prompt", 'P = """Say\n! never lie\n% of users\n"""\n'],
  ["inside brackets", "x = (a\n % b)\ny = [1\n !=2]\n"],
  ["an operator on a line that goes on", "x = a \\\n% b\n"],
  ["unequal, remainder, their assignment", "x != 3\nx %= 2\nx=3 % 2\nx == 1\n"],
  ["a quote in a comment", "# it's\nx = 1\n"],
  ["conversions and questions in strings", "f\"{x!r} %s\" % y\nz = 'why?'\n"],
  ["a name like a magic", "pip = 1\nconda.install()\nuv (install)\n"],
  ["nothing", ""],
])("no magic: %s", (_, code) => {
  expect(magicsOf(code)).toEqual([]);
});

test("an apostrophe in a shell line opens no string", () => {
  expect(read("!echo it's\nP = '''a'''\n!ls\n")).toBe("0#########\nP = '''a'''\n0##\n");
});

test("hostile cells cost no more than their length", () => {
  const begun = processorTime();
  for (const unit of ["%", "!\\\n", "%time -n 1 ", "?", "'", '"""', "x = !", "# \n", " ", "%timeit -a-a-a", "\\\n", "((("]) {
    const code = unit.repeat(200_000 / unit.length);
    const text = read(code);
    expect(text.length).toBe(code.length);
  }
  expect(processorTime() - begun).toBeLessThan(3_000);
});

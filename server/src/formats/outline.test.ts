import { expect, it } from "vitest";
import { sourceFile } from "../model/source-file.ts";
import { formatOf, readPrompt } from "./index.ts";
import { foldsOf, type OutlineSymbol, outlineOf, structureOf } from "./outline.ts";

function read(path: string, text: string) {
  const file = sourceFile(`file:///${path}`, path, text);
  const row = formatOf(path, text);
  if (row === null) throw new Error(path);
  return { file, read: readPrompt(file, row) };
}

const show = (symbols: readonly OutlineSymbol[], depth = 0): string[] =>
  symbols.flatMap((it) => [`${"  ".repeat(depth)}${it.kind} ${it.name}`, ...show(it.children, depth + 1)]);

it("shows messages, sections and holes of a prompty file", () => {
  const text =
    "---\nname: x\n---\nsystem:\n# A\n{{a}}\n## B\n<rules>\n- {{b}}\n</rules>\n# C\n```\n# no heading\n<no>\n</no>\n```\n{% if v %}\nx\n{% endif %}\n\nuser:\n{{question}}\n";
  const { file, read: result } = read("a.prompty", text);
  expect(show(outlineOf(result))).toEqual([
    "message system",
    "  section A",
    "    hole a",
    "    section B",
    "      section <rules>",
    "        hole b",
    "  section C",
    "message user",
    "  hole question",
  ]);
  const folds = foldsOf(text, result).map((it) => file.text.slice(it.start, it.end).split("\n")[0]);
  expect(folds).toEqual(expect.arrayContaining(["---", "# A", "## B", "<rules>", "# C", "```"]));
});

it("keeps every child inside its parent and every selection inside its symbol", () => {
  const { read: result } = read(
    "SKILL.md",
    "---\nname: a\ndescription: b\n---\nIntro\n\nTitle\n=====\n\n<a>\n# In a tag\n</a>\n### Deep\ntext\n# Top #\n",
  );
  const check = (symbol: OutlineSymbol): void => {
    expect(symbol.selection.start >= symbol.start && symbol.selection.end <= symbol.end).toBe(true);
    for (const child of symbol.children) {
      expect(child.start >= symbol.start && child.end <= symbol.end).toBe(true);
      check(child);
    }
  };
  const symbols = outlineOf(result);
  symbols.forEach(check);
  expect(symbols.map((it) => it.name)).toEqual(["Title", "Top"]);
});

it("reads hostile text in time that grows with its length", () => {
  for (const text of [
    "#".repeat(100_000),
    "# a\n".repeat(3_000),
    "<a>\n".repeat(3_000),
    "</a>\n".repeat(20_000),
    "`".repeat(50_000),
    "> ".repeat(2_000),
  ])
    structureOf(text);
});

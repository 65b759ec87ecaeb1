import { describe, expect, test } from "vitest";
import { lowered } from "../../../test/support/languages.ts";
import { faultsIn, valuesIn } from "../../../test/support/programs.ts";
import { exportsOf } from "../../../test/support/sketch.ts";
import type { Program, Value } from "../model/program.ts";
import type { Span } from "../model/text.ts";

// What fixes need: where to write, what to delete, which characters of the file a text is made of.

function first<Kind extends Value["kind"]>(program: Program, kind: Kind): Extract<Value, { kind: Kind }> {
  const found = valuesIn(program).find((it) => it.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found as Extract<Value, { kind: Kind }>;
}

describe("a further argument", () => {
  const CASES: readonly [path: string, source: string, expected: string | null][] = [
    ["a.py", "f()", "f(|)"],
    ["a.py", "f(a)", "f(a,|)"],
    ["a.py", "f(a, )", "f(a,| )"],
    ["a.py", "f(\n  a,  # why\n)", "f(\n  a,|  # why\n)"],
    ["a.py", "f(\n  a  # why\n)", "f(\n  a,|  # why\n)"],
    ["a.py", "f(x for x in y)", null],
    ["a.py", "f(a", null],
    ["a.ts", "f({ a: 1 })", "f({ a: 1 },|)"],
    ["a.ts", "f(// why\n)", "f(// why\n|)"],
    ["a.ts", "f`a`", null],
    ["a.ts", "new F()", "new F(|)"],
    ["a.ts", "f(a, {", null],
  ];
  for (const [path, source, expected] of CASES) {
    test(JSON.stringify(source), async () => {
      const { insert } = first(await lowered(path, source), "call");
      expect(insert && `${source.slice(0, insert.at)}${insert.comma ? "," : ""}|${source.slice(insert.at)}`).toBe(expected);
    });
  }
});

describe("without an argument or an entry", () => {
  const without = (source: string, span: Span) => source.slice(0, span.start) + source.slice(span.end);
  const CASES: readonly [path: string, source: string, index: number, expected: string][] = [
    ["a.py", "f(a)", 0, "f()"],
    ["a.py", "f(a, b=1)", 0, "f(b=1)"],
    ["a.py", "f(a, b=1)", 1, "f(a)"],
    ["a.py", "f(a, b, c)", 1, "f(a, c)"],
    ["a.py", "f(\n    a,\n    b,\n)", 0, "f(\n    b,\n)"],
    ["a.py", "f(\r\n    a,\r\n    b,\r\n)", 1, "f(\r\n    a,\r\n)"],
    ["a.py", "f(\n    a,  # first\n    b\n)", 1, "f(\n    a,  # first\n    \n)"],
    ["a.py", "f(\n    a,  # first\n    b,\n)", 0, "f(\n    # first\n    b,\n)"],
    ["a.py", "f(**a, b=1)", 0, "f(b=1)"],
    ["a.py", "f(\n    a, b,\n    c,\n)", 1, "f(\n    a,\n    c,\n)"],
    ["a.py", "f(a,\n  b)", 0, "f(\n  b)"],
    ["a.ts", "f(a, b)", 1, "f(a)"],
  ];
  for (const [path, source, index, expected] of CASES) {
    test(JSON.stringify(source), async () => {
      const removal = first(await lowered(path, source), "call").args[index]?.removal;
      expect(removal && without(source, removal)).toBe(expected);
    });
  }

  test("entries of a record know their key and how to go", async () => {
    const source = "f({ model: 'm', temperature: 0, ...rest })";
    const { entries, insert } = first(await lowered("a.ts", source), "record");
    expect(entries.map((it) => it.keySpan && source.slice(it.keySpan.start, it.keySpan.end))).toEqual(["model", "temperature", null]);
    expect(entries.map((it) => it.removal && without(source, it.removal))).toEqual([
      "f({ temperature: 0, ...rest })",
      "f({ model: 'm', ...rest })",
      "f({ model: 'm', temperature: 0 })",
    ]);
    expect(insert).toEqual({ at: source.indexOf(" })"), comma: true });
  });
});

describe("pieces of a text", () => {
  const CASES: readonly [path: string, source: string, ...pieces: string[]][] = [
    ["a.py", String.raw`x = f"a\n{b}{{c}}"`, "verbatim:a", "escape:\n", "hole", "escape:{", "verbatim:c", "escape:}"],
    ["a.py", String.raw`x = r"\d" "e"`, String.raw`verbatim:\d`, "verbatim:e"],
    ["a.py", String.raw`x = rf"\d{{a}}{b}"`, String.raw`verbatim:\d`, "escape:{", "verbatim:a", "escape:}", "hole"],
    [
      "a.py",
      String.raw`x = "\d\a\'\101\N{BULLET}"`,
      "escape:\\",
      "verbatim:d",
      "escape:\x07",
      "escape:'",
      "escape:A",
      String.raw`escape:\N{BULLET}`,
    ],
    ["a.ts", String.raw`x = "\d\a\'"`, "escape:d", "escape:a", "escape:'"],
    ["a.go", 'package a\nvar x = "\\n\\"" + `\\n`\n', "escape:\n", 'escape:"', "verbatim:\\n"],
    ["a.py", `x = "Dear " + user.name + "!"`, "verbatim:Dear ", "hole", "verbatim:!"],
    ["a.py", `x = """a\r\n😀\\\n"""`, "verbatim:a\r\n😀", "escape:"],
    ["a.py", `x = a + b + "c" + d`, "hole", "verbatim:c", "hole"],
    ["a.ts", "const x = `a${b}\\u0041`;", "verbatim:a", "hole", "escape:A"],
    ["a.ts", `const x = 'a' + b + "c";`, "verbatim:a", "hole", "verbatim:c"],
    ["a.ts", "const x = `\\u{1F600}${`b${c}`}`;", "escape:😀", "hole"],
  ];
  for (const [path, source, ...expected] of CASES) {
    test(source, async () => {
      const program = await lowered(path, source);
      const { pieces } = first(program, "text");
      expect(pieces.map((it) => (it.kind === "hole" ? "hole" : `${it.kind}:${it.text}`))).toEqual(expected);
      expect(faultsIn(program, source)).toEqual([]);
    });
  }
});

describe("a new import", () => {
  const CASES: readonly [path: string, source: string, expected: string][] = [
    ["a.py", "", "|"],
    ["a.py", "x = 1\n", "|x = 1\n"],
    ["a.py", "import a\nfrom b import c\nx = 1\n", "import a\nfrom b import c\n|x = 1\n"],
    ["a.py", '#!/bin/sh\n"""Doc."""\n\nx = 1\n', '#!/bin/sh\n"""Doc."""\n|\nx = 1\n'],
    ["a.py", "# licence\n\nfrom __future__ import annotations\nx = 1\n", "# licence\n\nfrom __future__ import annotations\n|x = 1\n"],
    ["a.py", "import a; x = 1\n", "|import a; x = 1\n"],
    ["a.py", "import a", "import a|"],
    ["a.ts", '"use client";\nimport a from "b";\nf();\n', '"use client";\nimport a from "b";\n|f();\n'],
    ["a.ts", '#!/usr/bin/env node\n"use strict";\nf();\n', '#!/usr/bin/env node\n"use strict";\n|f();\n'],
    ["a.js", 'const a = require("b");\nf();\n', 'const a = require("b");\n|f();\n'],
  ];
  for (const [path, source, expected] of CASES) {
    test(JSON.stringify(source), async () => {
      const at = (await lowered(path, source)).insertImportAt;
      expect(`${source.slice(0, at)}|${source.slice(at)}`).toBe(expected);
    });
  }
});

test("the first statement of a function stands behind its documentation", async () => {
  const python = 'def f():\n    """Doc."""\n    return 1\n';
  const typescript = "function f() {\n  return 1;\n}\nconst g = () => 1;";
  const starts = async (path: string, source: string) =>
    (await lowered(path, source)).functions.map((it) => it.first && source.slice(it.first.start, it.first.end));
  expect(await starts("a.py", python)).toEqual([null, "return 1"]);
  expect(await starts("a.ts", typescript)).toEqual([null, "return 1;", null]);
});

describe("exports", () => {
  const CASES: readonly [path: string, source: string, ...expected: string[]][] = [
    ["a.py", "import a\nif b:\n  c = 1\ndef d(): e = 1\nfrom f import *\n", "a: a", "c: c", "d: d", "*: import f#*"],
    [
      "a.ts",
      "export const a = 1, { b } = c; export default d; export { e as f, g } from 'h'; export { i as default };",
      "a: a",
      "b: b",
      "default: d",
      "f: import h#e",
      "g: import h#g",
      "default: i",
    ],
    [
      "a.ts",
      "export default class A {} export function b() {} export * from 'c'; export * as d from 'e';",
      "default: A",
      "b: b",
      "*: import c#*",
      "d: import e",
    ],
    ["a.js", "module.exports = { a, b: 1 }; exports.c = d; module.exports.e = f;", "a: a", "b: 1", "default: {a: a, b: 1}", "c: d", "e: f"],
  ];
  for (const [path, source, ...expected] of CASES) {
    test(source, async () => expect(exportsOf(await lowered(path, source))).toEqual(expected));
  }
});

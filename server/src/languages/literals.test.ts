import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { languages, lowered } from "../../../test/support/languages.ts";
import { valuesIn } from "../../../test/support/programs.ts";
import type { Program } from "../model/program.ts";
import { HOLE, type PromptText, PromptTextBuilder, replace } from "../model/prompt-text.ts";

/** Literals as they stand behind `x = `; every one has text in which something can be written. */
const JAVA: readonly string[] = [
  '"Answer in two lines."',
  '"Say \\"hello\\".\\n\\tThen stop. \\\\ \\u0041\\101"',
  '"""\n        You sort tickets.\n\n          - one "or" two  \n        - \\"""three\\"""\\s\n        Be brief.\n        """',
  '"""\n\tYou sort tickets.\n\t  Be brief."""',
  '"""\n    One \\\n    line.\n    Two "quoted".\n  """',
];
const CSHARP: readonly string[] = [
  '"Answer in two lines."',
  '"Say \\"hello\\".\\n\\tThen stop. \\\\ \\x41"',
  '@"Say ""hello"".\n   C:\\tickets"',
  '$"Hello {name}, {{not}} a hole: {count:N0}."',
  '$@"Hello {name}.\n ""Quoted"" {{x}}"',
  '"""Say "hello"."""',
  '"""\n        You sort tickets.\n\n          - one "or" two\n        Be brief.\n        """',
  '$"""\n    Hello {name}.\n      Be brief.\n    """',
  '$$"""\n    Hello {{name}}, {not} a hole.\n    {{name}}\n    """',
];
const WRITTEN = [
  "",
  "x",
  "1",
  "a\nb",
  "\n",
  " ",
  "\t",
  '"',
  '""',
  '"""',
  "\\",
  "\\n",
  "{",
  "}",
  "{{",
  "}}",
  "{x}",
  "é\u2028",
  "\0",
  "  lead",
  "end ",
];

const file = (path: string, literal: string) =>
  path.endsWith(".java") ? `class A { String x = ${literal}; }` : `class A { string x = ${literal}; }`;

/** The text of the only literal, holes as one unit, as a model would read it. */
function textIn(program: Program, host: string): PromptText | null {
  const found = valuesIn(program).filter((it) => it.kind === "text");
  const [only] = found;
  if (only?.kind !== "text" || found.length > 1 || program.problems.length > 0) return null;
  const builder = new PromptTextBuilder();
  for (const it of only.pieces) {
    if (it.kind === "hole") builder.hole(0, it, `${host}:`);
    else if (it.kind === "verbatim") builder.verbatim(it.text, it, `${host}:${it.quote}`);
    else builder.escape(it.text, it, `${host}:${it.quote}`);
  }
  return builder.build();
}

describe.each([
  ["A.java", "java", JAVA],
  ["A.cs", "csharp", CSHARP],
] as const)("literals of %s", (path, host, literals) => {
  beforeAll(() => languages.prepare(path));
  const read = (source: string) => textIn(languages.lower("fresh", path, source), host);

  test.each(literals.map((it) => [it]))("%j has text", async (literal) => {
    expect((await lowered(path, file(path, literal))).problems).toEqual([]);
    expect(read(file(path, literal))?.value.length).toBeGreaterThan(5);
  });

  test("what is written into one is what is read back, and the rest stays", () => {
    let written = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...literals),
        fc.nat(),
        fc.nat(12),
        fc.array(fc.constantFrom(...WRITTEN), { maxLength: 3 }),
        (literal, from, length, parts) => {
          const source = file(path, literal);
          const text = read(source);
          if (text === null) throw new Error(literal);
          const start = from % (text.value.length + 1);
          const end = Math.min(text.value.length, start + length);
          const replacement = parts.join("");
          const edit = replace(text, { start, end }, replacement);
          if (edit === null) return;
          written++;
          const after = source.slice(0, edit.span.start) + edit.text + source.slice(edit.span.end);
          expect(read(after)?.value, after).toBe(text.value.slice(0, start) + replacement + text.value.slice(end));
        },
      ),
      { numRuns: 1500, seed: 12 },
    );
    // Refusing everything would hold too.
    expect(written).toBeGreaterThan(600);
  });

  test("a whole line goes, and comes, with its indentation", () => {
    const literal = literals.find((it) => it.includes("sort tickets.\n\n")) ?? "";
    const source = file(path, literal);
    const text = read(source);
    if (text === null) throw new Error(literal);
    const start = text.value.indexOf("Be brief.");
    const edit = replace(text, { start, end: start }, "Never guess.\n");
    expect(edit?.text).toBe("Never guess.\n        ");
    const gone = replace(text, { start: 0, end: text.value.indexOf("\n") + 1 }, "");
    expect(gone && source.slice(gone.span.start, gone.span.end)).toMatch(/^You sort tickets\.\n *$/);
  });

  test("nothing is written over a hole", () => {
    for (const literal of literals) {
      const text = read(file(path, literal));
      const at = text?.value.indexOf(HOLE) ?? -1;
      if (text && at >= 0) expect(replace(text, { start: at, end: at + 1 }, "x")).toBeNull();
    }
  });
});

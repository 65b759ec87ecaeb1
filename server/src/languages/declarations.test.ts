import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { check, sourcesIn } from "../../../scripts/fuzz-lowering.ts";
import { languages, lowered } from "../../../test/support/languages.ts";
import { edited, Random } from "../../../test/support/mutation.ts";
import { faultsIn, printed, valuesIn } from "../../../test/support/programs.ts";
import { sketched } from "../../../test/support/sketch.ts";

const fixtures = fileURLToPath(new URL("../../../test/fixtures/lowering", import.meta.url));
const fixture = (name: string) => readFileSync(`${fixtures}/${name}`, "utf8");

beforeAll(async () => {
  for (const path of ["a.py", "a.ts", "a.tsx", "a.go", "a.java", "a.cs"]) await languages.prepare(path);
});

/** Lowers the versions of one open file in turn; how many declarations each of them cost. */
function versions(
  path: string,
  texts: readonly string[],
): { readonly lowered: number[]; readonly last: ReturnType<typeof languages.lower> } {
  const uri = `open:///${path}`;
  languages.open(uri);
  try {
    let last = languages.lower(uri, path, "");
    const counts = texts.map((text) => {
      const before = languages.loweredOf(uri);
      last = languages.lower(uri, path, text);
      return languages.loweredOf(uri) - before;
    });
    expect(printed(last)).toBe(printed(languages.lower("fresh:///", path, texts.at(-1) ?? "")));
    return { lowered: counts, last };
  } finally {
    languages.forget(uri);
  }
}

const PYTHON = Array.from(
  { length: 300 },
  (_, i) =>
    `def ask_${i}(client, question):\n    # ${i}\n    text = f"Question ${i}: {question}"\n    return client.messages.create(\n        model="m",\n        messages=[{"role": "user", "content": text}],\n        max_tokens=${i},\n    )\n\n`,
).join("");
const TYPESCRIPT = Array.from(
  { length: 300 },
  (_, i) =>
    `export async function ask${i}(client: Client, question: string) {\n  // ${i}\n  const text = \`Question ${i}: \${question}\`;\n  return await client.messages.create({\n    model: "m",\n    messages: [{ role: "user", content: text }],\n    max_tokens: ${i},\n  });\n}\n\n`,
).join("");

describe("a keystroke in a file of 3,000 lines", () => {
  for (const [path, text] of [
    ["a.py", PYTHON],
    ["a.ts", TYPESCRIPT],
  ] as const) {
    test(`lowers one declaration: ${path}`, () => {
      const typed = text.replace("uestion 150:", "uestions 150:");
      const line = typed.replace("# 151\n", "# 151\n    extra = 1\n").replace("// 151\n", "// 151\n  const extra = 1;\n");
      const above = path === "a.py" ? `import os\n\n${line}` : `import os from "os";\n\n${line}`;
      const gone = above.replace(/(export async )?(def|function) ask_?152[\s\S]*?\n\n/, "");
      expect(versions(path, [text, typed, line, above, gone]).lowered).toEqual([300, 1, 1, 1, 0]);
    });

    test(`lowers one declaration while it is half typed: ${path}`, () => {
      const at = text.indexOf("max_tokens", text.length / 2);
      const rest = text.slice(text.indexOf("\n", at));
      const steps = [
        "",
        "t",
        "temperature",
        path === "a.py" ? "temperature=f(" : "temperature: f(",
        path === "a.py" ? 'temperature="' : 'temperature: "',
      ].map((it) => text.slice(0, at) + it + rest);
      const { lowered: counts, last } = versions(path, [text, ...steps, text]);
      expect(counts.slice(1).every((it) => it <= 1)).toBe(true);
      expect(last.problems).toEqual([]);
    });
  }

  test("keeps the function of the module and moves what is below", () => {
    const { last } = versions("a.py", ["import a\nx = a.f(1)\n", "import a\n\n# more\n\nx = a.f(1)\n"]);
    const call = valuesIn(last).find((it) => it.kind === "call");
    expect(call?.start).toBe(22);
    expect(last.functions[0]).toBe(last.module);
  });

  test("equal declarations are told apart", () => {
    const { lowered: counts, last } = versions("a.py", ["f(1)\nf(1)\nf(1)\n", "f(1)\nf(1)\nf(1)\nf(1)\n", "g()\nf(1)\nf(1)\nf(1)\nf(1)\n"]);
    expect(counts).toEqual([3, 1, 1]);
    expect(last.module.body.map((it) => it.start)).toEqual([0, 4, 9, 14, 19]);
  });
});

test("methods that are declared apart find their class, in every version", () => {
  const text = "package a\n\ntype A struct { b int }\n\nfunc (a *A) F() { x() }\n\nfunc (a *A) G() { y() }\n";
  const { last } = versions("a.go", [text, `// more\n${text}`, text.replace("x()", "z()"), text.replace("type A", "type B"), text]);
  expect(last.classes[0]?.methods.map((it) => [it.name, it.class === last.classes[0]])).toEqual([
    ["F", true],
    ["G", true],
  ]);
});

describe("half-typed code", () => {
  const CASES: readonly [title: string, path: string, source: string, ...sketch: string[]][] = [
    [
      "an open call before other statements",
      "a.py",
      'def f(q):\n    r = client.create(\n        model="m",\n        temp\n    return r\n\ndef g():\n    h(1)\n',
      "f = function f",
      "g = function g",
      "f(q):",
      '  r = client.create(model="m", temp)',
      "  return r",
      "g():",
      "  h(1)",
    ],
    ["a keyword without a value", "a.py", "f(a, b=)\ng()\n", "f(a, b=)", "g()"],
    ["open brackets in brackets", "a.py", 'x = f([{"role": "user",\ny = 1\n', 'x = f([{role: "user"}])', "y = 1"],
    ["an open string", "a.py", 'x = f("abc\ny = 1\n', 'x = f("abc")', "y = 1"],
    [
      "a template over several lines that is being typed",
      "a.ts",
      "function f() {\n  const x = `You are\n\nfunction g() {\n  return h(`a`, `b`);\n}\n",
      "f = function f",
      "g = function g",
      "f():",
      '  x = "You are\\n\\n"',
      "g():",
      '  return h("a", "b")',
    ],
    [
      "a tripled string that is being typed",
      "a.py",
      'def f():\n    x = """You are\n\n@a\ndef g():\n    """Doc."""\n    h()\n\nclass A:\n    """Doc."""\n',
      "f = function f",
      "g = function g",
      "A = class A",
      "f():",
      '  x = "You are\\n\\n"',
      "@a g():",
      '  "Doc."',
      "  h()",
      "class A() {  }",
    ],
    [
      "a member that is being typed",
      "a.py",
      "def f():\n    client.\n\ndef g():\n    h()\n",
      "f = function f",
      "g = function g",
      "f():",
      "  client.",
      "g():",
      "  h()",
    ],
    [
      "a decorator above a broken function",
      "a.py",
      "@a\ndef f(:\n    b()\n@c\ndef d(): pass\n",
      "f = function f",
      "d = function d",
      "@a f():",
      "  b()",
      "@c d():",
    ],
    ["a list at the margin is no half-typed code", "a.py", "x = [\n1,\nf(2),\n]\ny = (\n", "x = [1, f(2)]", "y = []"],
    [
      "an open object in an open call",
      "a.ts",
      'async function f(q: string) {\n  const r = await client.create({\n    model: "m",\n    m: [{ a: 1,\n    temp\n  return r;\n}\nfunction g() { h(1); }\n',
      "f = function f",
      "g = function g",
      "async f(q: string):",
      '  r = await client.create({model: "m", m: [{a: 1}], temp: temp})',
      "  return r",
      "g():",
      "  h(1)",
    ],
    [
      "a body that is not closed",
      "a.ts",
      "function f() {\n  g();\n\nfunction h() { i(); }\n",
      "f = function f",
      "h = function h",
      "f():",
      "  g()",
      "h():",
      "  i()",
    ],
    ["an open template", "a.ts", "const a = b(`c ${d\n", 'a = b("c {d}")'],
    ["a key without a value", "a.ts", "f({ a: 1, b: });\ng();\n", "f({a: 1, b: })", "g()"],
    [
      "an open literal in an open call",
      "a.go",
      'package a\n\nfunc f() {\n\tr, err := c.New(ctx, P{\n\t\tModel: "m",\n\treturn r\n}\n\nfunc g() { h(1) }\n',
      "f = function f",
      "g = function g",
      "f():",
      '  r, err@1 = c.New(ctx, new P(Model="m"))',
      "  return r",
      "g():",
      "  h(1)",
    ],
  ];
  for (const [title, path, source, ...sketch] of CASES) {
    test(`${path}: ${title}`, async () => {
      const program = await lowered(path, source);
      expect(sketched(program)).toEqual(sketch);
      expect(program.problems.length).toBeGreaterThan(0);
      expect(faultsIn(program, source)).toEqual([]);
    });
  }

  /** The rest of a line is cut at many places: the calls of all other declarations must be there, and most of the one that is typed. */
  test("the other declarations keep their calls", () => {
    const random = new Random(7);
    for (const [name, share] of [
      ["support_agent.py", 0.96],
      ["chat.ts", 0.97],
    ] as const) {
      const text = fixture(name);
      const callsIn = (source: string) =>
        valuesIn(languages.lower("cut:///", name, source))
          .filter((it) => it.kind === "call")
          .map((it) => source.slice(it.callee.start, it.callee.end));
      const whole = callsIn(text);
      let [kept, possible] = [0, 0];
      for (let cut = 0; cut < 30; cut++) {
        const at = random.below(text.length);
        const end = text.indexOf("\n", at) < 0 ? text.length : text.indexOf("\n", at);
        const gone = callsIn(text.slice(at, end)).length;
        possible += whole.length - gone;
        kept += Math.min(callsIn(text.slice(0, at) + text.slice(end)).length, whole.length - gone);
      }
      expect(kept / possible, name).toBeGreaterThan(share);
    }
  });
});

describe("hostile input", () => {
  const sum = (length: number) => `x = ${Array.from({ length }, (_, i) => `"a${i}"`).join(" + ")}`;
  const CASES: readonly [title: string, path: string, source: string][] = [
    ["nested brackets", "a.py", `x = ${"(".repeat(50_000)}1${")".repeat(50_000)}`],
    ["nested lists", "a.ts", `x = ${"[".repeat(50_000)}1${"]".repeat(50_000)}`],
    ["brackets that nobody closes", "a.py", `x = ${"(".repeat(50_000)}`],
    ["brackets of every kind that nobody closes", "a.ts", `x = ${"[{(".repeat(4_000)}`],
    ["brackets that nobody opened", "a.ts", "}".repeat(50_000)],
    ["a sum of strings", "a.py", sum(20_000)],
    ["a sum of strings", "a.ts", sum(20_000)],
    ["alternating operators", "a.ts", `x = ${Array.from({ length: 20_000 }, (_, i) => `a ${i % 2 ? "+" : "-"}`).join(" ")} 1`],
    ["a chain of calls", "a.ts", `x${".a(1)".repeat(5_000)}`],
    ["a chain of elif", "a.py", `if a: pass\n${"elif b: x = 1\n".repeat(3_000)}`],
    ["functions in functions", "a.py", Array.from({ length: 600 }, (_, i) => `${" ".repeat(i)}def f():\n`).join("")],
    ["strings side by side", "a.py", `x = (${'"a" '.repeat(20_000)})`],
    ["entries of a record that is not closed", "a.ts", `x = {${"a: 1,\n".repeat(5_000)}`],
    ["strings that nobody closes", "a.py", "x = 'abc\n".repeat(3_000)],
    ["templates that nobody closes", "a.ts", "x = `abc${\n".repeat(5_000)],
    ["elements in elements", "a.tsx", `x = ${"<a>".repeat(3_000)}${"</a>".repeat(3_000)}`],
    ["zero bytes", "a.py", "\0".repeat(50_000)],
    ["half of a surrogate pair", "a.ts", "f(`\uD83D${'\uDE00'}`)"],
  ];
  for (const [title, path, source] of CASES) {
    test(`${path}: ${title}`, async () => {
      const program = await lowered(path, source);
      expect(faultsIn(program, source)).toEqual([]);
      if (/nested|chain|alternating|in /.test(title)) expect(deepest(program.module.body)).toBeLessThan(5_000);
    });
  }

  test("what is too deep is opaque and noted", async () => {
    const program = await lowered("a.py", `x = ${"f(".repeat(2_000)}1${")".repeat(2_000)}`);
    expect(program.problems.length).toBeGreaterThan(0);
    expect(valuesIn(program).filter((it) => it.kind === "call").length).toBeGreaterThan(200);
  });

  test("a sum of strings is one text and linear in its length", async () => {
    const text = valuesIn(await lowered("a.py", sum(20_000)))[0];
    expect(text?.kind === "text" && text.pieces.length).toBe(20_000);
  });
});

/** Levels of nesting, counted without recursion. */
function deepest(root: object): number {
  let level: object[] = [root];
  const seen = new Set<object>(level);
  let depth = 0;
  for (; level.length > 0; depth++) {
    const next: object[] = [];
    for (const node of level) {
      for (const value of Object.values(node)) {
        if (typeof value !== "object" || value === null || seen.has(value)) continue;
        seen.add(value);
        next.push(value);
      }
    }
    level = next;
  }
  return depth;
}

describe("whatever the text", () => {
  test("nothing throws, spans lie in the file, the same text reads the same, open and fresh agree", () => {
    const sources = sourcesIn(fixtures, languages);
    const random = new Random(2026);
    expect(sources.length).toBeGreaterThan(3);
    for (let round = 0; round < 40; round++) {
      expect(check(random.of(sources), random.of(sources).text, languages, random.below(2 ** 31))).toBeNull();
    }
  });

  test("a file that was broken and edited on reads like one that was read afresh", () => {
    const random = new Random(11);
    for (const name of ["support_agent.py", "chat.ts", "panel.jsx", "assistant.go"]) {
      const text = fixture(name);
      for (let round = 0; round < 6; round++) versions(name, [text, edited(text, random, ""), edited(text, random, "")]);
    }
  });
});

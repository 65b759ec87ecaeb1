import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findingsReport } from "../../scripts/findings-schema.ts";
import { Project } from "../support/cli.ts";

const GOOD = "Summarise. Example: card 4556 7375 8689 9855.\n";
const PART = /cannot be parsed|nested|too deep|deeper/i;

/** Bad input of every kind beside one good file: each is said, nothing crashes, the good file is read. */
const CASES: readonly (readonly [path: string, content: string | Uint8Array, problem: { code: string; message: RegExp } | null])[] = [
  ["binary.py", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1]), { code: "read", message: /^Binary file$/ }],
  ["latin1.py", new Uint8Array([0x23, 0x20, 0xe9, 0x0a]), { code: "read", message: /^Not valid UTF-8$/ }],
  ["utf16.prompt.md", new Uint8Array([0xff, 0xfe, 0x48, 0, 0x69, 0]), { code: "read", message: /^UTF-16/ }],
  ["huge.py", `x = "${"a".repeat(20 * 1024 * 1024)}"\n`, { code: "read", message: /MB: files over 4 MB are not read$/ }],
  ["brackets.py", `x = ${"[".repeat(50_000)}${"]".repeat(50_000)}\n`, { code: "parse", message: PART }],
  ["brackets.ts", `const x = ${"(".repeat(50_000)}1${")".repeat(50_000)};\n`, { code: "parse", message: PART }],
  [
    "half.py",
    "from openai import OpenAI\nclient = OpenAI()\nclient.responses.create(model='gpt-4.1', input=f'Hi {\n",
    { code: "parse", message: PART },
  ],
  ["half.ts", "const x = { a: [1, 2\nfunction (", { code: "parse", message: PART }],
  ["broken.prompt.md", "---\nname: [unclosed\n: :\n---\nBe brief.\n", { code: "parse", message: /./ }],
  ["sum.py", `x = ${Array.from({ length: 20_000 }, (_, at) => `"part ${at} "`).join(" + ")}\n`, null],
  ["sum.ts", `const x = ${Array.from({ length: 20_000 }, (_, at) => `"part ${at} "`).join(" + ")};\n`, null],
  ["empty.py", "", null],
  ["lone.prompt.md", "\uFEFF", null],
  ["returns.prompt.md", "\r".repeat(100_000), null],
  ["markers.py", "# prompt-hygiene-ignore \n".repeat(5_000), { code: "suppression", message: /Name the rule/ }],
];

let made: Project;
let report: ReturnType<typeof findingsReport.parse>;
let code: number;

beforeAll(async () => {
  made = new Project(Object.fromEntries(CASES.map(([path, content]) => [path, content])));
  made.write({ "good.prompt.md": GOOD, "prompt-hygiene.json": '{ "rulez": {} }', "package.py/inner.prompt.md": GOOD });
  mkdirSync(join(made.folder, "folder.ts"));
  if (process.platform !== "win32") execFileSync("mkfifo", [join(made.folder, "pipe.py")]);
  const ran = await made.run(["check", "--format", "json"]);
  code = ran.code;
  report = findingsReport.parse(JSON.parse(ran.out));
}, 120_000);
afterAll(() => made.dispose());

describe("bad input", () => {
  test.each(CASES)("%s", (path, _, wanted) => {
    const found = report.problems.filter((it) => it.path === path);
    if (wanted === null) expect(found).toEqual([]);
    else
      expect(
        found.some((it) => it.code === wanted.code && wanted.message.test(it.message)),
        JSON.stringify(found),
      ).toBe(true);
  });

  test("a folder with the name of a source file is said and read", () => {
    expect(report.problems.filter((it) => it.path === "package.py").map((it) => [it.code, it.severity])).toEqual([["read", "info"]]);
    expect(report.problems.some((it) => it.path === "folder.ts")).toBe(true);
    expect(report.findings.map((it) => it.path)).toContain("package.py/inner.prompt.md");
  });

  test.skipIf(process.platform === "win32")("a pipe is not opened", async () => {
    expect(report.problems.find((it) => it.path === "pipe.py")?.message).toMatch(/^Not a regular file/);
    expect((await made.run(["check", "pipe.py"])).code).toBe(2);
  });

  test("a wrong key of the configuration is said at its place, and the exit code says so", () => {
    expect(report.problems.find((it) => it.path === "prompt-hygiene.json")).toEqual({
      path: "prompt-hygiene.json",
      cell: null,
      code: "config",
      severity: "error",
      message: "Unknown key `rulez`: did you mean `rules`?",
      range: { start: { line: 1, column: 3 }, end: { line: 1, column: 10 } },
    });
    expect(code).toBe(2);
  });

  test("the rest is analysed, and nothing of ours broke", () => {
    expect(report.findings.map((it) => it.path)).toContain("good.prompt.md");
    expect(report.problems.filter((it) => it.code === "internal")).toEqual([]);
  });
});

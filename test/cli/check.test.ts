import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { findingsReport } from "../../scripts/findings-schema.ts";
import { Project } from "../support/cli.ts";
import type { FilesByPath } from "../support/workspace.ts";

const projects: Project[] = [];
function project(files: FilesByPath): Project {
  const made = new Project(files);
  projects.push(made);
  return made;
}
afterEach(() => {
  for (const it of projects.splice(0)) it.dispose();
});

const PROMPT = "Summarise the ticket.\n\nExample: card 4556 7375 8689 9855 was charged twice.\n";
const CALL = `from openai import OpenAI

client = OpenAI()


def triage(ticket: str):
    return client.responses.create(model="o3-mini", input=f"Sort this ticket: {ticket}", temperature=0)
`;

describe("exit codes", () => {
  test.each([
    ["clean", { "a.prompt.md": "Be brief.\n" }, ["check"], 0],
    ["an error", { "a.prompt.md": PROMPT }, ["check"], 1],
    ["below --fail-on", { "tests/a.prompt.md": PROMPT }, ["check", "--fail-on", "warning"], 0],
    ["at --fail-on", { "tests/a.prompt.md": PROMPT }, ["check", "--fail-on", "info"], 1],
    ["a path that is not there", {}, ["check", "nowhere.py"], 2],
    ["a wrong key", { "prompt-hygiene.json": '{"rule": {}}', "a.prompt.md": "Be brief.\n" }, ["check"], 2],
    ["an unknown flag", {}, ["check", "--loud"], 2],
    ["a flag of another command", {}, ["check", "--model", "gpt-4.1"], 2],
    ["an unknown command", {}, ["chek"], 2],
    ["an unknown rule", {}, ["check", "--rule", "privacy/nope"], 2],
    ["an unknown format", {}, ["check", "--format", "xml"], 2],
    ["--unsafe alone", {}, ["check", "--unsafe"], 2],
    ["a configuration that is not there", {}, ["check", "--config", "nowhere.json"], 2],
    ["help", {}, ["check", "--help"], 0],
    ["version", {}, ["--version"], 0],
    ["nothing", {}, [], 0],
  ])("%s", async (_, files, words, code) => {
    expect((await project(files).run(words)).code).toBe(code);
  });
});

describe("formats", () => {
  test("pretty, as a person reads it", async () => {
    const { out } = await project({ "a.prompt.md": PROMPT, "service/triage.py": CALL }).run(["check"]);
    expect(out).toMatchInlineSnapshot(`
      "a.prompt.md:3:15 error privacy/pii-literal ─────────────────────────────────────
        Payment card number (*** 9855) is sent with every call; replace it with a reserved one

          2 │
        > 3 │ Example: card **** **** **** 9855 was charged twice.
            │               ^^^^^^^^^^^^^^^^^^^
          4 │

        fix: Replace with 4242 4242 4242 4242  (--fix --unsafe)

      service/triage.py:7:90 error determinism/sampling-param-unsupported ────────────
        o3-mini rejects \`temperature\` 0 and takes 1 only: delete it

          6 │ def triage(ticket: str):
        > 7 │ …this ticket: {ticket}", temperature=0)
            │                          ^^^^^^^^^^^^^
          8 │

        fix: Delete temperature  (--fix)

      2 errors in 2 of 2 files.
      1 fixable with --fix, 1 more with --fix --unsafe.
      "
    `);
  });

  test("a long line is cut around the place, wide characters and tabs keep the underline under it", async () => {
    const files = {
      "long.prompt.md": `${"word ".repeat(400)}card 4556 7375 8689 9855 ${"word ".repeat(400)}\n`,
      "wide.prompt.md": "\t漢字 🙂 card 4556 7375 8689 9855\n",
    };
    const { out } = await project(files).run(["check"]);
    const lines = out.split("\n");
    for (const line of lines) expect([...line].length).toBeLessThanOrEqual(90);
    expect(lines.filter((it) => /[│|]/.test(it))).toMatchInlineSnapshot(`
      [
        "  > 1 │ …ord word word word card **** **** **** 9855 word word word word word w…",
        "      │                          ^^^^^^^^^^^^^^^^^^^",
        "    2 │",
        "  > 1 │     漢字 🙂 card **** **** **** 9855",
        "      │                  ^^^^^^^^^^^^^^^^^^^",
        "    2 │",
      ]
    `);
  });

  test("nothing in a file steers the terminal", async () => {
    const { out } = await project({ "a.prompt.md": "\u001B[2Jcard 4556 7375 8689 9855 \u202Eabc\u0007\n" }).run(["check"]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
    expect(out).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202E]/);
  });

  test("colour only where it is wanted", async () => {
    const files = { "a.prompt.md": PROMPT };
    expect((await project(files).run(["check"])).out).not.toContain("\u001B[");
    expect((await project(files).run(["check"], { colour: true })).out).toContain("\u001B[31m");
  });

  test("json is what its schema says, and no value is readable in any format", async () => {
    const made = project({ "a.prompt.md": PROMPT, "service/triage.py": CALL });
    const { out } = await made.run(["check", "--format", "json"]);
    const report = findingsReport.parse(JSON.parse(out));
    expect(report.findings.map((it) => [it.path, it.ruleId, it.range.start.line, it.range.start.column])).toEqual([
      ["a.prompt.md", "privacy/pii-literal", 3, 15],
      ["service/triage.py", "determinism/sampling-param-unsupported", 7, 90],
    ]);
    for (const format of ["pretty", "json", "jsonl", "sarif", "github"]) {
      expect((await made.run(["check", "--format", format])).out, format).not.toMatch(/4556|7375/);
    }
  });

  test("github", async () => {
    const { out } = await project({ "a,b.prompt.md": PROMPT }).run(["check", "--format", "github"]);
    expect(out).toBe(
      "::error file=a%2Cb.prompt.md,line=3,endLine=3,col=15,endColumn=34,title=privacy/pii-literal::Payment card number (*** 9855) is sent with every call; replace it with a reserved one\n",
    );
  });

  test("the same bytes every time and from every folder", async () => {
    const made = project({ "a.prompt.md": PROMPT, "b/c.prompt.md": PROMPT, "service/triage.py": CALL });
    const once = await made.run(["check", "--format", "json", "b", "a.prompt.md", "service"]);
    const again = await made.run(["check", "--format", "json"]);
    expect(once.out).toBe(again.out);
  });
});

describe("--fix", () => {
  test("applies the safe ones, keeps mode, byte order mark and line ends, and reports what is left", async () => {
    const made = project({ "triage.py": `\uFEFF${CALL.replaceAll("\n", "\r\n")}`, "a.prompt.md": PROMPT });
    chmodSync(join(made.folder, "triage.py"), 0o755);
    const { code, out } = await made.run(["check", "--fix"]);
    const text = readFileSync(join(made.folder, "triage.py"), "utf8");
    expect(text).toBe(`\uFEFF${CALL.replace(", temperature=0", "").replaceAll("\n", "\r\n")}`);
    expect(statSync(join(made.folder, "triage.py")).mode & 0o777).toBe(0o755);
    expect(readFileSync(join(made.folder, "a.prompt.md"), "utf8")).toBe(PROMPT);
    expect(out).toContain("Fixed 1 finding in 1 file.");
    expect(code).toBe(1);
  });

  test("--unsafe applies the rest; a second run changes nothing", async () => {
    const made = project({ "triage.py": CALL, "a.prompt.md": PROMPT });
    expect((await made.run(["check", "--fix", "--unsafe"])).code).toBe(0);
    expect(readFileSync(join(made.folder, "a.prompt.md"), "utf8")).toContain("4242 4242 4242 4242");
    expect((await made.run(["check", "--fix", "--unsafe"])).out).toBe("No findings in 2 files.\n");
  });

  test("--diff shows and writes nothing", async () => {
    const made = project({ "triage.py": CALL });
    const { code, out } = await made.run(["check", "--fix", "--diff"]);
    expect(code).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "--- a/triage.py
      +++ b/triage.py
      @@ -4,4 +4,4 @@
       
       
       def triage(ticket: str):
      -    return client.responses.create(model="o3-mini", input=f"Sort this ticket: {ticket}", temperature=0)
      +    return client.responses.create(model="o3-mini", input=f"Sort this ticket: {ticket}")
      "
    `);
    expect(readFileSync(join(made.folder, "triage.py"), "utf8")).toBe(CALL);
  });

  test("through a link the file behind it is written, and the link stays", async () => {
    const made = project({ "real/triage.py": CALL });
    symlinkSync(join(made.folder, "real/triage.py"), join(made.folder, "linked.py"));
    await made.run(["check", "--fix", "linked.py"]);
    expect(lstatSync(join(made.folder, "linked.py")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(made.folder, "real/triage.py"), "utf8")).not.toContain("temperature");
  });
});

describe("which files", () => {
  const paths = async (made: Project, words: readonly string[] = []) =>
    (JSON.parse((await made.run(["check", "--format", "json", ...words])).out) as { findings: { path: string }[] }).findings.map(
      (it) => it.path,
    );

  test("ignore files, vendored folders, generated and minified sources are left out", async () => {
    const made = project({
      ".gitignore": "ignored/\n*.local.prompt.md\n",
      "deep/.ignore": "!kept.local.prompt.md\nnot-this.prompt.md\n",
      "ignored/a.prompt.md": PROMPT,
      "a.local.prompt.md": PROMPT,
      "deep/kept.local.prompt.md": PROMPT,
      "deep/not-this.prompt.md": PROMPT,
      "node_modules/pkg/a.prompt.md": PROMPT,
      "generated.py": `# Code generated by a tool. DO NOT EDIT.\n${CALL}`,
      "seen.py": CALL,
      "prompt-hygiene.json": '{"ignore": ["skipped"]}',
      "skipped/a.prompt.md": PROMPT,
    });
    expect(await paths(made)).toEqual(["deep/kept.local.prompt.md", "seen.py"]);
    expect(await paths(made, ["generated.py", "ignored", "a.local.prompt.md"])).toEqual([
      "a.local.prompt.md",
      "generated.py",
      "ignored/a.prompt.md",
    ]);
  });

  test("a named text file is read as a prompt whatever it is called", async () => {
    const made = project({ "notes.txt": PROMPT, "notes.md": PROMPT, "data.bin2": PROMPT });
    expect(await paths(made)).toEqual([]);
    expect(await paths(made, ["notes.txt", "notes.md"])).toEqual(["notes.md", "notes.txt"]);
    expect((await made.run(["check", "data.bin2"])).out).toContain("No reader for this kind of file");
  });

  test("standard input", async () => {
    const made = project({});
    expect((await made.run(["check", "--stdin"], { stdin: PROMPT })).code).toBe(1);
    expect((await made.run(["check", "--stdin", "--stdin-filename", "app.py"], { stdin: CALL })).out).toContain("app.py:7:90");
  });

  test("shards join to the whole", async () => {
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`p${at}.prompt.md`, PROMPT]));
    const made = project(files);
    const parts = await Promise.all([1, 2, 3].map((it) => paths(made, ["--shard", `${it}/3`])));
    expect(parts.flat().toSorted()).toEqual(Object.keys(files).toSorted());
    expect(parts.every((it) => it.length > 0)).toBe(true);
  });

  test("--rule, --ignore, --baseline", async () => {
    const made = project({ "a.prompt.md": PROMPT, "triage.py": CALL });
    expect(await paths(made, ["--rule", "privacy"])).toEqual(["a.prompt.md"]);
    expect(await paths(made, ["--ignore", "privacy/pii-literal"])).toEqual(["triage.py"]);
    made.write({ "known.json": (await made.run(["check", "--format", "json", "--rule", "privacy"])).out });
    expect(await paths(made, ["--baseline", "known.json"])).toEqual(["triage.py"]);
  });
});

describe("problems, as a person reads them", () => {
  const HERE = { "a.prompt.md": "Be brief.\n" };
  test.each<[string, FilesByPath, string[], string]>([
    [
      "a wrong configuration, once, though the walk meets its file too",
      { ...HERE, "prompt-hygiene.json": '{\n  "rules": { "privacy/pii-literal": "warn" }\n}\n' },
      [".", "prompt-hygiene.json"],
      "prompt-hygiene.json:2:37 configuration Severity `warn` is none of off, error, warning, info: did you mean `warning`?\n\nNo findings in 1 file.\n",
    ],
    [
      "half a configuration is one problem",
      { ...HERE, "prompt-hygiene.json": '{\n  "rules": { "privacy/pii-litera": "warn"' },
      [],
      "prompt-hygiene.json:2:42 configuration No JSON: close brace expected\n\nNo findings in 1 file.\n",
    ],
    [
      "a default model that nobody knows",
      { ...HERE, "prompt-hygiene.json": '{ "models": { "default": "gpt-4.11", "aliases": { "prod": "gpt-4o" } } }' },
      [],
      "prompt-hygiene.json:1:26 configuration Unknown model `gpt-4.11`: did you mean `gpt-4.1`?\n\nNo findings in 1 file.\n",
    ],
    [
      "a format that is none",
      { ...HERE, "prompt-hygiene.json": '{ "models": { "custom": { "x": { "window": 1000, "tokenizer": "o200k" } } } }' },
      [],
      "prompt-hygiene.json:1:63 configuration `tokenizer`: `o200k` is none of o200k_base, cl100k_base, p50k_base, r50k_base, claude, claude-4.7, gemini, llama, mistral, qwen, deepseek, cohere, unknown: did you mean `o200k_base`?\n\nNo findings in 1 file.\n",
    ],
    [
      "a suppression that silences nothing",
      { "a.py": "x = 1  # prompt-hygiene-ignore privacy/pii-literal -- ours\n" },
      [],
      "a.py:1:8 suppression Suppression of `privacy/pii-literal` silences nothing: delete it\n\nNo findings in 1 file.\n",
    ],
    [
      "a prompt of which only the beginning was read for instructions",
      { "a.prompt.md": `${"part ".repeat(2_000)}\n`.repeat(7) },
      ["--rule", "instructions/defensive-bloat"],
      "a.prompt.md not all read Instructions were read in the first 50,005 of 70,007 characters of a message\n\nNo findings in 1 file.\n",
    ],
    ["a path that is not there", {}, ["nosuch"], "nosuch not read No such file or folder\n\nNothing was checked.\n"],
    ["a folder without anything to read", { "notes/a.csv": "a,b\n" }, ["notes"], "No prompt and no code to check here.\n"],
  ])("%s", async (_, files, paths, out) => {
    expect((await project(files).run(["check", ...paths])).out).toBe(out);
  });

  test("a model of the configuration's own, or of one it extends, is known", async () => {
    const custom = '{ "models": { "custom": { "house-1": { "window": 32000 } } } }';
    const files = {
      ...HERE,
      "base.json": custom,
      "prompt-hygiene.json": '{ "extends": "./base.json", "models": { "default": "house-1" } }',
    };
    expect((await project(files).run(["check"])).out).toBe("No findings in 1 file.\n");
  });
});

test("init writes a configuration that says nothing wrong, once", async () => {
  const made = project({ "a.prompt.md": PROMPT });
  expect((await made.run(["init", "--baseline"])).out).toContain("with 1 finding;");
  expect((await made.run(["init"])).code).toBe(2);
  expect((await made.run(["check", "--baseline", "prompt-hygiene.baseline.json"])).out).toBe("No findings in 1 file.\n");
});

test("explain prints the page", async () => {
  const made = project({});
  const { out } = await made.run(["explain", "pii-literal"]);
  expect(out).toMatch(/^# privacy\/pii-literal\n/);
  // For reading: no marks of Markdown's examples, and no release that has no number yet.
  expect(out).not.toMatch(/```|since next/);
  expect(out).toContain("\n  ticket.prompt.md\n\n    Summarise the ticket in one line.\n");
  expect(out).toContain("\n  after the fix:\n\n    Summarise the ticket in one line.\n");
  expect((await made.run(["explain"])).out).toContain("determinism/retrieval-no-tiebreak");
  expect((await made.run(["explain", "nope"])).code).toBe(2);
});

test("what a rule says once of a workspace is told at its first place, and mended at every place", async () => {
  const judge = (model: string) => `from openai import OpenAI

client = OpenAI()


def score(answer: str):
    return client.chat.completions.create(model="${model}", messages=[{"role": "user", "content": f"Score this answer: {answer}"}])
`;
  const made = project({ "evals/a.py": judge("gpt-5.5"), "evals/b.py": judge("gpt-5.5"), "evals/c.py": judge("gpt-5.2") });
  const words = ["check", "--rule", "determinism/model-alias-unpinned", "--format", "json"];
  const { findings } = JSON.parse((await made.run(words)).out);
  expect(findings.map((it: { path: string }) => it.path)).toEqual(["evals/a.py", "evals/c.py"]);
  await made.run(["check", "--rule", "determinism/model-alias-unpinned", "--fix", "--unsafe"]);
  expect(JSON.parse((await made.run(words)).out).findings).toEqual([]);
  expect(readFileSync(join(made.folder, "evals/b.py"), "utf8")).toContain('model="gpt-5.5-2026-04-23"');
});

test("a project elsewhere is read from its own top: what it imports and what it configures count", async () => {
  const there = project({
    "package.json": "{}",
    "lib/prompt.ts": 'export const SYSTEM = "Write to henrik.solberg74@gmail.com when it fails.";\n',
    "app/ask.ts":
      'import OpenAI from "openai";\nimport { SYSTEM } from "../lib/prompt";\n\nexport const ask = (input: string) => new OpenAI().responses.create({ model: "gpt-4.1", instructions: SYSTEM, input });\n',
  });
  const here = project({ "a.prompt.md": "Be brief.\n" });
  const [far, near] = [
    await here.run(["check", "--format", "jsonl", join(there.folder, "app")]),
    await there.run(["check", "--format", "jsonl", "app"]),
  ];
  expect(far.out).toContain("privacy/pii-literal");
  expect(far.out).toBe(near.out);
});

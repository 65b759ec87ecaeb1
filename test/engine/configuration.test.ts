import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineRule, type Rule } from "../../server/src/rules/rule.ts";
import { type FilesByPath, uriOf, workspaceOf } from "../support/workspace.ts";

const base = { summary: "Seen", confidence: "high", since: "next", fixable: "never", on: "document" } as const;

/** Reports its own options, so that a finding shows what the configuration came to. */
const shout = defineRule({
  ...base,
  id: "context/shout",
  profile: "recommended",
  grades: { over: "error", half: "info" },
  options: z.strictObject({ warnAt: z.number().min(0).max(1).default(0.8), words: z.array(z.string()).default([]) }),
  *check(document, { options }) {
    const span = { start: 0, end: 1 };
    yield { grade: "over", span, message: `over ${document.path} ${options.warnAt}` };
    yield { grade: "half", span, message: `half ${options.words.join()}` };
  },
});
const whisper = defineRule({
  ...base,
  id: "context/whisper",
  profile: "strict",
  grades: { plain: "warning" },
  options: z.strictObject({}),
  check: () => [{ grade: "plain", span: { start: 0, end: 1 }, message: "whisper" }],
});
const rules: readonly Rule[] = [shout, whisper];

const PROMPT = "Be brief.\n";

async function lint(files: FilesByPath, path = "a.prompt.md", options: Parameters<typeof workspaceOf>[1] = {}) {
  const workspace = workspaceOf({ ".git/HEAD": "", "a.prompt.md": PROMPT, ...files }, { rules, ...options });
  const { findings } = await workspace.lint(uriOf(path));
  return findings.map((it) => `${it.severity} ${it.ruleId} ${it.grade}: ${it.message}`);
}

/** Problems of the configuration file, each with the text it stands on. */
async function problems(text: string, name = "prompt-hygiene.json", more: FilesByPath = {}) {
  const workspace = workspaceOf({ ".git/HEAD": "", "a.prompt.md": PROMPT, [name]: text, ...more }, { rules });
  await workspace.lint(uriOf("a.prompt.md"));
  const found = await workspace.lint(uriOf(name));
  return found.problems.map((it) => `${it.severity} ${it.span === null ? "-" : text.slice(it.span.start, it.span.end)}: ${it.message}`);
}

const DEFAULTS = ["info context/shout half: half ", "error context/shout over: over a.prompt.md 0.8"];

describe("severity", () => {
  test("of the grades without a configuration; rules of wider profiles rest", async () => {
    expect(await lint({})).toEqual(DEFAULTS);
  });

  test.each([
    ["a word is a ceiling for all grades", { "context/shout": "warning" }, ["warning", "info"]],
    ["a word never raises", { "context/shout": "error" }, ["error", "info"]],
    ["a map names grades", { "context/shout": { half: "warning" } }, ["error", "warning"]],
    ["a grade alone can be off", { "context/shout": { over: "off" } }, ["info"]],
    ["off", { "context/shout": "off" }, []],
    ["naming a rule of a wider profile turns it on", { "context/shout": "off", "context/whisper": "info" }, ["info"]],
  ])("%s", async (_, configured, severities) => {
    const found = await lint({ "prompt-hygiene.json": JSON.stringify({ rules: configured }) });
    expect(found.map((it) => it.split(" ")[0]).toSorted()).toEqual(severities.toSorted());
  });

  test.each([
    ["evals/judge.prompt.md", ["error", "warning"]],
    ["tests/a.prompt.md", ["info", "info"]],
    ["examples/a.prompt.md", ["warning", "info"]],
    ["src/a.prompt.md", ["error", "info"]],
  ])("%s is shifted by what it is for", async (path, severities) => {
    const found = await lint({ [path]: PROMPT }, path);
    expect(found.map((it) => it.split(" ")[0]).toSorted()).toEqual(severities.toSorted());
  });

  test("a ceiling holds after the shift", async () => {
    const found = await lint(
      { "evals/a.prompt.md": PROMPT, "prompt-hygiene.json": '{"rules": {"context/shout": "info"}}' },
      "evals/a.prompt.md",
    );
    expect(found.map((it) => it.split(" ")[0])).toEqual(["info", "info"]);
  });
});

describe("layers", () => {
  test("the nearest file wins whole", async () => {
    const files = {
      "prompt-hygiene.json": '{"rules": {"context/shout": "off"}}',
      "app/prompt-hygiene.json": '{"extends": "strict"}',
      "app/a.prompt.md": PROMPT,
    };
    expect(await lint(files)).toEqual([]);
    expect((await lint(files, "app/a.prompt.md")).map((it) => it.split(" ")[1])).toEqual([
      "context/shout",
      "context/shout",
      "context/whisper",
    ]);
  });

  test("extends: profiles and files, later ones win, relative to the file that says so", async () => {
    const files = {
      "shared/base.json": '{"extends": "strict", "rules": {"context/shout": ["warning", {"warnAt": 0.1, "words": ["x"]}]}}',
      "app/prompt-hygiene.json": '{"extends": ["../shared/base.json"], "rules": {"context/shout": ["info", {"warnAt": 0.2}]}}',
      "app/a.prompt.md": PROMPT,
    };
    expect(await lint(files, "app/a.prompt.md")).toEqual([
      "info context/shout half: half x",
      "info context/shout over: over app/a.prompt.md 0.2",
      "warning context/whisper plain: whisper",
    ]);
  });

  test("overrides by glob, relative to the file", async () => {
    const files = {
      "app/prompt-hygiene.json": '{"overrides": [{"files": "evals/**", "rules": {"context/shout": "off"}}]}',
      "app/evals/a.prompt.md": PROMPT,
      "evals/b.prompt.md": PROMPT,
    };
    expect(await lint(files, "app/evals/a.prompt.md")).toEqual([]);
    expect(await lint(files, "evals/b.prompt.md")).toHaveLength(2);
  });

  test("user settings lie under the file, the command line over it", async () => {
    const settings = { rules: { "context/shout": ["error", { warnAt: 0.3 }] } };
    expect((await lint({}, "a.prompt.md", { settings }))[1]).toContain("0.3");
    expect(await lint({ "prompt-hygiene.json": '{"rules": {"context/shout": "off"}}' }, "a.prompt.md", { settings })).toEqual([]);
    expect(
      await lint({ "prompt-hygiene.json": '{"rules": {"context/shout": "off"}}' }, "a.prompt.md", { command: { only: ["context/shout"] } }),
    ).toHaveLength(2);
    expect(await lint({}, "a.prompt.md", { command: { off: ["context/shout"] } })).toEqual([]);
  });

  test.each([
    ["pyproject.toml", '[tool.prompt-hygiene.rules]\n"context/shout" = "off"\n'],
    ["package.json", '{"name": "x", "prompt-hygiene": {"rules": {"context/shout": "off"}}}'],
    ["prompt-hygiene.json", '{\n  // why\n  "rules": {"context/shout": "off",},\n}'],
  ])("%s", async (name, text) => {
    expect(await lint({ [name]: text })).toEqual([]);
  });

  test("a manifest without our table is not ours", async () => {
    expect(await lint({ "pyproject.toml": '[project]\nname = "prompt-hygiene-user"\n', "package.json": "{}" })).toHaveLength(2);
  });

  test("a repository's own folder is the last that is asked", async () => {
    const files = {
      "prompt-hygiene.json": '{"rules": {"context/shout": "off"}}',
      "vendored/.git/HEAD": "",
      "vendored/a.prompt.md": PROMPT,
    };
    expect(await lint(files, "vendored/a.prompt.md")).toHaveLength(2);
  });
});

describe("what is wrong is said at its place, and the default applies", () => {
  test.each([
    ['{"rule": {}}', ['error "rule": Unknown key `rule`: did you mean `rules`?']],
    ['{"rules": {"context/shoot": "off"}}', ['error "context/shoot": Unknown rule `context/shoot`: did you mean `context/shout`?']],
    ['{"rules": {"context/shout": "loud"}}', ['error "loud": Severity `loud` is none of off, error, warning, info']],
    ['{"rules": {"context/shout": {"ower": "off"}}}', ['error "ower": Unknown grade `ower`: did you mean `over`?']],
    ['{"rules": {"context/shout": ["error", {"warnAt": "x"}]}}', ['error "x": `warnAt`: expected number, received string']],
    ['{"rules": {"context/shout": ["error", {"warn": 1}]}}', ['error "warn": Unknown key `warn`: did you mean `warnAt`?']],
    ['{"suppressions": [{"rule": "context/shout"}]}', ['error {"rule": "context/shout"}: `reason`: expected string, received undefined']],
    ['{"ignore": ["a", 3]}', ["error 3: `1`: expected string, received number"]],
    [
      '{"extends": "./nowhere.json"}',
      ['error "./nowhere.json": Cannot extend `nowhere.json`: no such configuration; or write recommended, strict, all'],
    ],
    ['{"extends": "prompt-hygiene.json"}', ['error "prompt-hygiene.json": Extends itself in a circle']],
    ["[]", ["error []: A configuration is an object of keys and values"]],
    ['{"rules": ', ["error : No JSON: value expected"]],
  ])("%s", async (text, expected) => {
    expect(await problems(text)).toEqual(expected);
  });

  test("brackets beyond reason are not read", async () => {
    expect(await problems("[".repeat(50_000))).toEqual(["error : Nested more than 200 deep: not read"]);
  });

  test("in a manifest in TOML, by line", async () => {
    const text = '[project]\nname = "x"\n\n[tool.prompt-hygiene.rules]\n"context/shout" = "loud"\n';
    expect(await problems(text, "pyproject.toml")).toEqual([
      'error "context/shout" = "loud": Severity `loud` is none of off, error, warning, info',
    ]);
    expect(await problems("[tool.prompt-hygiene]\nrules = \n", "pyproject.toml")).toHaveLength(1);
  });

  test("one wrong key leaves the others", async () => {
    expect(
      await lint({
        "prompt-hygiene.json": '{"colour": 1, "rules": {"context/nope": 1, "context/shout": ["info", {"warnAt": 7, "words": ["kept"]}]}}',
      }),
    ).toEqual(["info context/shout half: half kept", "info context/shout over: over a.prompt.md 0.8"]);
  });
});

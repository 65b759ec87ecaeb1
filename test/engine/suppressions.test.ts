import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineRule } from "../../server/src/rules/rule.ts";
import { type FilesByPath, ROOT, uriOf, workspaceOf } from "../support/workspace.ts";

/** Reports the word `bad` in every prompt text. */
const bad = defineRule({
  id: "instructions/bad-word",
  summary: "Seen",
  profile: "recommended",
  grades: { plain: "warning" },
  confidence: "high",
  since: "next",
  fixable: "never",
  options: z.strictObject({}),
  on: "prompt",
  *check({ messages }) {
    for (const { text } of messages) {
      for (const { at, start, kind, length } of text.pieces) {
        if (kind !== "verbatim") continue;
        const found = text.value.slice(at, at + length).indexOf("bad");
        if (found >= 0) yield { grade: "plain", span: { start: start + found, end: start + found + 3 }, message: "bad word" };
      }
    }
  },
});

const RULE = bad.id;

async function lint(path: string, text: string, more: FilesByPath = {}, today?: string) {
  const workspace = workspaceOf({ ".git/HEAD": "", [path]: text, ...more }, { rules: [bad], ...(today === undefined ? {} : { today }) });
  const { findings, problems, suppressed } = await workspace.lint(uriOf(path));
  return {
    lines: findings.map((it) => text.slice(0, it.span.start).split("\n").length),
    suppressed,
    problems: problems.map((it) => it.message),
    findings,
  };
}

const call = (comment: string, after = "") =>
  `from openai import OpenAI\nclient = OpenAI()\n${comment}\nclient.responses.create(\n    model="gpt-4.1",\n    input="a bad word",${after}\n)\n`;

describe("comments in code", () => {
  test.each([
    ["above the call", call(`# prompt-hygiene-ignore ${RULE} -- the word is quoted`), 1],
    ["at the end of the line", call("", `  # prompt-hygiene-ignore ${RULE} -- the word is quoted`), 1],
    ["several rules", call(`# prompt-hygiene-ignore context/other, ${RULE} -- quoted`), 1],
    ["above further comments and empty lines", call(`# prompt-hygiene-ignore ${RULE} -- quoted\n\n# another`), 1],
    ["another rule", call("# prompt-hygiene-ignore context/other -- quoted"), 0],
    ["without a reason", call(`# prompt-hygiene-ignore ${RULE}`), 0],
    ["in a string", call(`x = "# prompt-hygiene-ignore ${RULE} -- quoted"`), 0],
    ["a sentence about it", call(`# write prompt-hygiene-ignore ${RULE} -- to silence`), 0],
  ])("%s", async (_, text, suppressed) => {
    expect((await lint("app.py", text)).suppressed).toBe(suppressed);
  });

  test("in TypeScript", async () => {
    const text = `import OpenAI from "openai";\nconst client = new OpenAI();\n// prompt-hygiene-ignore ${RULE} -- quoted\nawait client.responses.create({ model: "gpt-4.1", input: "a bad word" });\n`;
    expect((await lint("app.ts", text)).suppressed).toBe(1);
  });

  test("a missing reason and an unused suppression are said", async () => {
    expect((await lint("app.py", call(`# prompt-hygiene-ignore ${RULE}`))).problems).toEqual([
      `A suppression needs a reason: prompt-hygiene-ignore ${RULE} -- reason`,
    ]);
    expect((await lint("app.py", `x = 1  # prompt-hygiene-ignore ${RULE} -- once\n`)).problems).toEqual([
      `Suppression of \`${RULE}\` silences nothing: delete it`,
    ]);
    expect((await lint("app.py", "x = 1  # prompt-hygiene-ignore context/typo -- once\n")).problems).toEqual([
      "Unknown rule `context/typo` in a suppression",
    ]);
  });
});

describe("comments in prompts count only where the reader drops them", () => {
  test.each([
    ["CLAUDE.md", `<!-- prompt-hygiene-ignore ${RULE} -- quoted -->\nNo bad words.\n`, 1],
    ["prompts/a.j2", `{# prompt-hygiene-ignore ${RULE} -- quoted #}\nNo bad words, {{ name }}.\n`, 1],
    ["AGENTS.md", `<!-- prompt-hygiene-ignore ${RULE} -- quoted -->\nNo bad words.\n`, 0],
    ["a.prompt.md", `<!-- prompt-hygiene-ignore ${RULE} -- quoted -->\nNo bad words.\n`, 0],
  ])("%s", async (path, text, suppressed) => {
    expect((await lint(path, text)).suppressed).toBe(suppressed);
  });
});

test("a fix that deletes a line takes the suppressions about it along", async () => {
  const call = (lines: string) =>
    `from openai import OpenAI\n\nclient = OpenAI()\n\n\ndef sort(ticket):\n    return client.responses.create(\n        model="o3-mini",\n${lines}        input=ticket,\n    )\n`;
  const other = "        # prompt-hygiene-ignore privacy/pii-literal -- ours\n";
  const files = { ".git/HEAD": "", "app.py": call(`${other}        # as low as it gets\n        temperature=0,\n`) };
  const [fixed] = await workspaceOf(files, {}).fix(uriOf("app.py"), { unsafe: false });
  expect(fixed?.after).toBe(call("        # as low as it gets\n"));
});

describe("entries of the configuration", () => {
  const entry = (more: object) => ({
    "prompt-hygiene.json": JSON.stringify({ suppressions: [{ rule: RULE, reason: "quoted", ...more }] }),
  });
  const text = "No bad words.\n\nReally no bad words.\n";

  test("by path, by fingerprint, until a day", async () => {
    const { findings } = await lint("a.prompt.md", "A bad word.\n");
    const fingerprint = findings[0]?.fingerprint ?? "";
    expect((await lint("a.prompt.md", "A bad word.\n", entry({ path: "*.md" }))).suppressed).toBe(1);
    expect((await lint("a.prompt.md", "A bad word.\n", entry({ path: "b/**" }))).suppressed).toBe(0);
    expect((await lint("a.prompt.md", "A bad word.\n", entry({ fingerprint }))).suppressed).toBe(1);
    expect((await lint("a.prompt.md", "A bad word.\n", entry({ fingerprint: "0000000000000000" }))).suppressed).toBe(0);
    expect((await lint("a.prompt.md", "A bad word.\n", entry({ until: "2026-01-31" }), "2026-01-31")).suppressed).toBe(1);
    expect((await lint("a.prompt.md", "A bad word.\n", entry({ until: "2026-01-31" }), "2026-02-01")).suppressed).toBe(0);
  });

  test("the fingerprint survives lines above, white space in the line, and tells equal lines apart", async () => {
    const [first] = (await lint("a.prompt.md", text)).findings;
    const [moved] = (await lint("a.prompt.md", `New line.\n\n${text}`)).findings;
    const [spaced] = (await lint("a.prompt.md", text.replace("No bad", "No   bad"))).findings;
    expect(moved?.fingerprint).toBe(first?.fingerprint);
    expect(spaced?.fingerprint).toBe(first?.fingerprint);
    expect(first?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  });

  test("what silences nothing in a whole scan is said where it stands", async () => {
    const workspace = workspaceOf({ ".git/HEAD": "", "a.prompt.md": "Fine.\n", ...entry({ path: "a.prompt.md" }) }, { rules: [bad] });
    const problems = [];
    for await (const result of workspace.scan([ROOT]))
      problems.push(...result.problems.map((it) => `${result.path} ${it.span?.start} ${it.message}`));
    expect(problems).toEqual([`prompt-hygiene.json 17 Suppression of \`${RULE}\` silences nothing: delete it`]);
  });
});

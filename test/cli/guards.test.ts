import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { gitHistory } from "../../server/src/host/git.ts";
import { uriOf } from "../../server/src/host/node.ts";
import { Project } from "../support/cli.ts";

const OLD = `You answer riders of a bicycle shop.

- Look the order up before you answer.
- Never mention other bicycle shops to a customer by name.
- Keep the reply under 80 words.
`;
const NEW = `You answer riders of a bicycle shop.

- Look the order up before you answer.
- NEVER mention other bicycle shops to a customer by name.
- Keep the reply under 120 words.
- Do not mention other bicycle shops to a customer by name.
- Do not name a delivery date, because carriers change it; write to petra.novak83@seznam.cz instead.
`;
const made = new Project({ "prompts/reply.prompt.md": OLD, "app.py": "print('no prompt')\n" });
afterAll(() => made.dispose());
const git = (...words: string[]) =>
  execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main", ...words], {
    cwd: made.folder,
    env: { ...process.env, GIT_COMMITTER_DATE: "2024-03-01T10:00:00Z", GIT_AUTHOR_DATE: "2024-03-01T10:00:00Z" },
    stdio: "pipe",
  });
// The project's own is a mark for tests that need no repository.
rmSync(join(made.folder, ".git"), { recursive: true });
git("init");
git("add", ".");
git("commit", "-m", "first");
made.write({ "prompts/reply.prompt.md": NEW });

describe("inventory --kind guard", () => {
  const rows = async () => JSON.parse((await made.run(["inventory", "--kind", "guard", "--format", "json"])).out);

  test("age, commit, twins and reasons; unsaved lines have no commit; values are starred", async () => {
    const found = await rows();
    expect(
      found.map((it: { line: number; twin: string; reasoned: boolean; date: string; guard: string }) => [
        it.line,
        it.twin,
        it.reasoned,
        it.date,
      ]),
    ).toEqual([
      [4, "prompts/reply.prompt.md:6", false, null],
      [6, "prompts/reply.prompt.md:4", false, null],
      [7, null, true, null],
    ]);
    expect(JSON.stringify(found)).not.toContain("petra.novak83");
    git("add", ".");
    git("commit", "-m", "second");
    const [first] = await rows();
    expect(first).toMatchObject({ kind: "guard", date: "2024-03-01", guard: "scope" });
    expect(first.commit).toMatch(/^[0-9a-f]{12}$/);
    expect(first.days).toBeGreaterThan(600);
  });

  test("formats, and the sum", async () => {
    const { out } = await made.run(["inventory", "--kind", "guard"]);
    expect(out).toMatch(/3 guards, \d+ tokens: 2 without a reason, 2 said twice, 0 contradicted, 0 enforced anyway\./);
    expect((await made.run(["inventory", "--kind", "guard", "--format", "markdown"])).out).toContain("| prompts/reply.prompt.md:4 |");
    expect((await made.run(["inventory", "--kind", "guard", "--format", "csv"])).out.split("\r\n")).toHaveLength(5);
    expect((await made.run(["inventory", "--kind", "prompt", "--format", "json"])).out).not.toContain('"guard"');
    expect((await made.run(["inventory", "--kind", "shield"])).code).toBe(2);
  });

  test("a repository's own programs are not run, and without git there is no age", async () => {
    const trap = join(made.folder, "trap.sh");
    writeFileSync(trap, `#!/bin/sh\ntouch "${join(made.folder, "sprung")}"\ncat "$1"\n`);
    chmodSync(trap, 0o755);
    for (const key of ["diff.x.textconv", "core.fsmonitor", "core.pager", "core.sshCommand"]) git("config", key, trap);
    made.write({ ".gitattributes": "*.md diff=x\n" });
    const uri = uriOf(join(made.folder, "prompts/reply.prompt.md"));
    expect((await gitHistory().lines(uri, NEW))?.size).toBe(7);
    expect(await gitHistory().at(uri, "HEAD")).toBe(NEW);
    expect(existsSync(join(made.folder, "sprung"))).toBe(false);
    for (const revision of ["--output=x", "HEAD; touch sprung", "$(touch sprung)", "nowhere"])
      expect(await gitHistory().at(uri, revision)).toBeNull();
    expect(await gitHistory("no-such-program").lines(uri, NEW)).toBeNull();
    expect(await gitHistory().lines("untitled:Untitled-1", NEW)).toBeNull();
  });
});

describe("diff", () => {
  test("a file with its past, and two files", async () => {
    made.write({ "old.prompt.md": OLD });
    const { out, code } = await made.run(["diff", "old.prompt.md", "prompts/reply.prompt.md", "--format", "json"]);
    expect(code).toBe(1);
    const [prompt] = JSON.parse(out).prompts;
    expect(prompt.changes.map((it: { kind: string; detail: string }) => [it.kind, it.detail])).toEqual([
      ["emphasis", "0 → 1 shouted"],
      ["limit", "under 80 words → under 120 words"],
      ["added", null],
      ["added", null],
    ]);
    expect(prompt.tokens.after).toBeGreaterThan(prompt.tokens.before);
    expect(out).not.toContain("petra.novak83");
    const past = await made.run(["diff", "HEAD~1:prompts/reply.prompt.md", "prompts/reply.prompt.md"]);
    expect(past.out).toMatch(/^ {2}# +5 {2}limit \(under 80 words → under 120 words\)$/m);
    expect(past.out).toMatch(/^ {2}\+ +\d+ {2}Never|^ {2}\+ +\d+ {2}\S/m);
    expect(past.out).toMatch(/tokens \(\+\d+\) · .*2 added/);
    expect((await made.run(["diff", "prompts/reply.prompt.md"])).code).toBe(0);
  });

  test("prompts in code", async () => {
    const code = (rule: string) =>
      `from openai import OpenAI\nclient = OpenAI()\ndef ask(mail):\n    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": "Sort the mail. ${rule}"}, {"role": "user", "content": mail}])\n`;
    made.write({ "a.py": code("Answer in at most 2 sentences."), "b.py": `# moved\n${code("Answer in at most 4 sentences.")}` });
    expect((await made.run(["diff", "a.py", "b.py"])).out).toContain("limit (at most 2 sentences → at most 4 sentences)");
  });

  test.each([[], ["nowhere.md"], ["app.py"], ["HEAD:nowhere.md", "app.py"], ["a", "b", "c"]])("wrong usage %#", async (...words) => {
    expect((await made.run(["diff", ...words])).code).toBe(2);
  });
});

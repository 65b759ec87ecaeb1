import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, describe, expect, test } from "vitest";
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

const LOCK = ".prompt-lock.json";
const text = ({ folder }: Project, path: string) => readFileSync(join(folder, path), "utf8");
const prompt = (name: string, days: number) => `---\nname: ${name}\n---\nYou answer riders about ${name}.\n\nRefund within ${days} days.\n`;
const calling = (words: string, settings = "") => `from openai import OpenAI

client = OpenAI()


def reply(question: str) -> str:
    return client.responses.create(model="gpt-4.1",${settings} input=f"${words}\\n\\n{question}").output_text
`;

describe("lock --check", () => {
  const cases: readonly (readonly [name: string, change: FilesByPath, code: number, said: readonly string[]])[] = [
    ["nothing changed", {}, 0, ["2 prompts as locked"]],
    [
      "one word",
      { "a.prompt.md": prompt("refunds", 30) },
      1,
      ["a.prompt.md, refunds: 1 word changed since lock 1 (-14 +30)", "1 of 2 prompts"],
    ],
    [
      "space at a line's end, other line ends",
      {
        "a.prompt.md": prompt("refunds", 14)
          .replace(/\n/g, "  \r\n")
          .replace(/--- {2}/g, "---"),
      },
      0,
      ["as locked"],
    ],
    [
      "a word in code",
      { "app.py": calling("You answer drivers.") },
      1,
      ["app.py, reply: 1 word changed since lock 1 (-riders. +drivers.)"],
    ],
    [
      "the hole is another variable",
      { "app.py": calling("You answer riders.").replaceAll("question", "ticket") },
      1,
      ["-{{question}} +{{ticket}}"],
    ],
    ["a parameter", { "app.py": calling("You answer riders.", " temperature=0.4,") }, 1, ["temperature was absent in lock 1 and is 0.4"]],
    ["the model", { "app.py": calling("You answer riders.").replace("gpt-4.1", "gpt-5") }, 1, ["model was gpt-4.1 in lock 1 and is gpt-5"]],
    ["a prompt more", { "b.prompt.md": prompt("bikes", 3) }, 1, ["b.prompt.md, bikes: not in the lock"]],
    ["a prompt less", { "a.prompt.md": "" }, 1, ["a.prompt.md#body: in the lock, and gone"]],
    ["a broken lock", { [LOCK]: "{" }, 2, []],
    ["a lock of another shape", { [LOCK]: '{"version": 2}' }, 2, []],
  ];
  test.each(cases)("%s", async (_, change, code, said) => {
    const it = project({ "a.prompt.md": prompt("refunds", 14), "app.py": calling("You answer riders.") });
    expect((await it.run(["lock"])).code).toBe(0);
    it.write(change);
    const ran = await it.run(["lock", "--check"]);
    for (const words of said) expect(ran.out).toContain(words);
    expect(ran.code).toBe(code);
  });

  test("without a lock there is nothing to check against", async () => {
    const ran = await project({ "a.prompt.md": prompt("refunds", 14) }).run(["lock", "--check"]);
    expect(ran).toMatchObject({ code: 2, err: `${LOCK}: there is no lock; \`prompt-hygiene lock\` writes one\n` });
  });
});

test("what changed gets the next revision, what did not keeps its line, and what lies outside the path stays", async () => {
  const it = project({ "a/a.prompt.md": prompt("refunds", 14), "b/b.prompt.md": prompt("bikes", 3) });
  await it.run(["lock"]);
  const before = text(it, LOCK).split("\n");
  it.write({ "a/a.prompt.md": prompt("refunds", 30), "b/b.prompt.md": prompt("bikes", 4) });
  await it.run(["lock", "a"]);
  const after = text(it, LOCK).split("\n");
  expect(
    after.filter((line) => !before.includes(line)).map((line) => (JSON.parse(line.slice(0, -1)) as { revision: number }).revision),
  ).toEqual([2]);
  await it.run(["lock"]);
  expect(text(it, LOCK).match(/"revision":2/g)).toHaveLength(2);
  const again = text(it, LOCK);
  await it.run(["lock"]);
  expect(text(it, LOCK)).toBe(again);
});

test("without its text a change is still seen, and nothing of the prompt is in the file", async () => {
  const it = project({ "a.prompt.md": prompt("refunds", 14), "prompt-hygiene.json": '{ "lock": { "text": false } }' });
  await it.run(["lock"]);
  expect(text(it, LOCK)).not.toContain("riders");
  it.write({ "a.prompt.md": prompt("refunds", 30) });
  expect((await it.run(["lock", "--check"])).out).toContain("a.prompt.md, refunds: text changed since lock 1");
});

test("no personal value and no credential gets into the lock", async () => {
  const values = [
    "4556 7375 8689 9855",
    ["AKIA", "Q3EGRZK7XN5VTYWL"].join(""),
    "b.okonjo@fahrradhaus-lindner.de",
    "DE89 3704 0044 0532 0130 00",
  ];
  const it = project({
    "a.prompt.md": `Charge card ${values[0]}.\n\nToken: ${values[1]}\n`,
    "app.py": calling(`Write to ${values[2]} and pay to IBAN ${values[3]}.`),
  });
  await it.run(["lock"]);
  const lock = text(it, LOCK);
  for (const value of values) expect(lock).not.toContain(value);
  expect(lock.match(/"masked":true/g)).toHaveLength(2);
  expect((await it.run(["lock", "--check"])).code).toBe(0);
  it.write({ "a.prompt.md": `Charge the card ${values[0]}.\n\nToken: ${values[1]}\n` });
  const { out } = await it.run(["lock", "--check"]);
  expect(out).toContain("1 word changed");
  const found = await it.run(["check", "--rule", "determinism/prompt-lock-drift", "--format", "json"]);
  for (const value of values) expect(out + found.out).not.toContain(value);
});

test("the file is what its schema says", async () => {
  const it = project({ "a.prompt.md": prompt("refunds", 14), "app.py": calling("You answer riders.", " temperature=0,") });
  await it.run(["lock"]);
  const schema = JSON.parse(readFileSync("schema/prompt-lock.json", "utf8")) as object;
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);
  expect(validate(JSON.parse(text(it, LOCK)))).toBe(true);
});

test("two branches that add prompts merge, and what both changed is named", async () => {
  const it = project({ "m.prompt.md": prompt("middle", 1) });
  const git = (...words: string[]) => {
    const ran = spawnSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false", ...words], {
      cwd: it.folder,
      encoding: "utf8",
    });
    return { code: ran.status, out: ran.stdout + ran.stderr };
  };
  const commit = (message: string) => {
    git("add", "-A");
    expect(git("commit", "-qm", message).code).toBe(0);
  };
  rmSync(join(it.folder, ".git"), { recursive: true });
  expect(git("init", "-q", "-b", "main", ".").code).toBe(0);
  await it.run(["lock"]);
  commit("start");
  // Beside each other in the file, which git itself would call a conflict.
  git("checkout", "-qb", "one");
  it.write({ "n1.prompt.md": prompt("one", 1), "a1.prompt.md": prompt("first", 1) });
  await it.run(["lock"]);
  commit("one");
  git("checkout", "-q", "main");
  git("checkout", "-qb", "two");
  it.write({ "n2.prompt.md": prompt("two", 2), "a2.prompt.md": prompt("second", 2) });
  await it.run(["lock"]);
  commit("two");
  const merged = git("merge", "-q", "--no-edit", "one");
  expect(merged).toMatchObject({ code: 0 });
  expect(await it.run(["lock", "--check"])).toMatchObject({ code: 0, out: `${LOCK}: 5 prompts as locked\n` });

  git("checkout", "-qb", "three");
  it.write({ "m.prompt.md": prompt("middle", 3) });
  await it.run(["lock"]);
  commit("three");
  git("checkout", "-q", "two");
  git("checkout", "-qb", "four");
  it.write({ "m.prompt.md": prompt("middle", 4) });
  await it.run(["lock"]);
  commit("four");
  expect(git("merge", "-q", "--no-edit", "three").code).not.toBe(0);
  writeFileSync(join(it.folder, "m.prompt.md"), prompt("middle", 4));
  const ran = await it.run(["lock", "--check"]);
  expect(ran.code).toBe(1);
  expect(ran.out).toContain("m.prompt.md#body: in the lock twice, as two branches left it");
}, 60_000);

test("the locked text comes back by its fix, in a file and in a literal", async () => {
  const files = { "a.prompt.md": prompt("refunds", 14), "app.py": calling('Say \\"hello\\" to riders.') };
  const it = project(files);
  await it.run(["lock"]);
  it.write({ "a.prompt.md": prompt("refunds", 30), "app.py": calling("Say hello to all drivers.") });
  await it.run(["check", "--rule", "determinism/prompt-lock-drift", "--fix", "--unsafe"]);
  expect(text(it, "a.prompt.md")).toBe(files["a.prompt.md"]);
  expect(text(it, "app.py")).toBe(files["app.py"]);
});

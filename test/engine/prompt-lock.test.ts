import { expect, test } from "vitest";
import { memoryHost } from "../../server/src/host/memory.ts";
import { asset, ROOT, uriOf, workspaceOf } from "../support/workspace.ts";

const RULE = "determinism/model-alias-unpinned";
const LOCK = ".prompt-lock.json";

const calling = (model: string, name: string) => `from openai import OpenAI

client = OpenAI()


def ${name}(question: str):
    return client.chat.completions.create(model="${model}", messages=[{"role": "user", "content": question}])
`;
const serving = `from fastapi import FastAPI
${calling("gpt-5.5", "reply")}
app = FastAPI()


@app.post("/reply")
def answer(question: str):
    return reply(question)
`;

async function said(files: { readonly [path: string]: string }, path: string): Promise<string[]> {
  const workspace = workspaceOf({ "prompt-hygiene.json": `{ "rules": { "${RULE}": "warning" } }`, ...files });
  const { findings } = await workspace.lint(uriOf(path));
  return findings.filter((it) => it.ruleId === RULE).map((it) => `${it.grade}: ${it.message}`);
}

test.each([
  { name: "an application without a lock", files: {}, path: "app/reply.py", text: calling("gpt-5.5", "reply"), wanted: [] },
  {
    name: "an application with one",
    files: { [LOCK]: "{}" },
    path: "app/reply.py",
    text: calling("gpt-5.5", "reply"),
    wanted: ["moving: `gpt-5.5` moves between snapshots, past the prompt lock: pin `gpt-5.5-2026-04-23`"],
  },
  {
    name: "a server with one",
    files: { [LOCK]: "{}" },
    path: "app/serve.py",
    text: serving,
    wanted: ["locked: `gpt-5.5` moves between snapshots, past the prompt lock: pin `gpt-5.5-2026-04-23`"],
  },
  {
    name: "a judge with one",
    files: { [LOCK]: "{}" },
    path: "app/judge.py",
    text: calling("gpt-5.5", "judge_answer"),
    wanted: ["locked: `gpt-5.5` moves between snapshots, scores with it: pin `gpt-5.5-2026-04-23`"],
  },
  {
    name: "a judge without",
    files: {},
    path: "app/judge.py",
    text: calling("gpt-5.5", "judge_answer"),
    wanted: ["moving: `gpt-5.5` moves between snapshots, scores with it: pin `gpt-5.5-2026-04-23`"],
  },
  {
    name: "the lock of another project",
    files: { "other/.prompt-lock.json": "{}" },
    path: "app/reply.py",
    text: calling("gpt-5.5", "reply"),
    wanted: [],
  },
  { name: "what is pinned", files: { [LOCK]: "{}" }, path: "app/reply.py", text: calling("gpt-5.5-2026-04-23", "judge"), wanted: [] },
  { name: "what is being shut down", files: { [LOCK]: "{}" }, path: "app/judge.py", text: calling("gpt-4o", "judge"), wanted: [] },
  { name: "what is shut down", files: {}, path: "evals/judge.py", text: calling("gpt-4-turbo", "judge"), wanted: [] },
])("$name", async ({ files, path, text, wanted }) => {
  expect(await said({ ...files, [path]: text }, path)).toEqual(wanted);
});

test("a lock that comes or goes counts from the next look on", async () => {
  const files = { "prompt-hygiene.json": `{ "rules": { "${RULE}": "warning" } }`, "app/reply.py": calling("gpt-5.5", "reply") };
  const without = memoryHost(ROOT, files, asset);
  const withLock = memoryHost(ROOT, { ...files, [LOCK]: "{}" }, asset);
  let host = without;
  const workspace = workspaceOf(files, { host: { ...without, stat: (uri) => host.stat(uri) } });
  const count = async () => (await workspace.lint(uriOf("app/reply.py"))).findings.filter((it) => it.ruleId === RULE).length;
  for (const [next, wanted] of [
    [without, 0],
    [withLock, 1],
    [without, 0],
  ] as const) {
    host = next;
    workspace.invalidate([uriOf(LOCK)]);
    expect(await count()).toBe(wanted);
  }
});

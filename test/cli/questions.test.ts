import { afterAll, describe, expect, test } from "vitest";
import { Project } from "../support/cli.ts";

const made = new Project({
  "prompts.py": 'SYSTEM = "You sort tickets. Never mention competitors."\n',
  "app.py": `from acme.llm import Gateway, ask
from openai import OpenAI
from prompts import SYSTEM

client = OpenAI()
gateway = Gateway(region="eu")


def triage(user, ticket):
    client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": SYSTEM}, {"role": "user", "content": ticket}])
    ask(f"Hello {user.email}", temperature=0.3)
    return gateway.complete(text=f"Mail {user.email}", model="o3-mini")
`,
});
afterAll(() => made.dispose());

const wrappers = [
  { module: "acme.llm", member: "ask", slots: { prompt: 0 } },
  { module: "acme.llm", member: "Gateway.complete", slots: { prompt: "text" } },
];

describe("inventory", () => {
  const rows = async () =>
    (await made.run(["inventory", "app.py", "--format", "jsonl"])).out
      .trim()
      .split("\n")
      .map((it) => JSON.parse(it));

  test("has exactly the keys that other programs rely on", async () => {
    const [first] = await rows();
    expect(Object.keys(first).toSorted()).toEqual(
      "kind path line column cell format role sdk callee model modelSource temperature seed maxTokens timeout tokens window fill topK threshold order filter flowsInto holes via"
        .split(" ")
        .toSorted(),
    );
  });

  test("own wrappers are calls once the configuration names them", async () => {
    expect((await rows()).filter((it) => it.kind === "call").map((it) => it.callee)).toEqual(["client.chat.completions.create"]);
    made.write({ "prompt-hygiene.json": JSON.stringify({ wrappers }) });
    const calls = (await rows()).filter((it) => it.kind === "call");
    made.write({ "prompt-hygiene.json": "{}" });
    expect(calls.map((it) => [it.callee, it.via, it.model, it.holes])).toEqual([
      ["client.chat.completions.create", "direct", "gpt-4o", ["ticket"]],
      ["ask", "wrapper", "absent", ["user.email"]],
      ["gateway.complete", "wrapper", "o3-mini", ["user.email"]],
    ]);
  });

  test("csv has a row for each, formulas are text", async () => {
    const { out } = await made.run(["inventory", "app.py", "--format", "csv"]);
    expect(out.split("\r\n")[0]).toMatch(/^kind,path,line,column/);
  });
});

describe("tokens", () => {
  test("of a prompt that stands in another file, exact for a public tokenizer", async () => {
    const { files, data } = JSON.parse((await made.run(["tokens", "app.py", "--format", "json"])).out);
    expect(data).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    // `You sort tickets. Never mention competitors.` in o200k_base.
    expect(files).toMatchObject([{ path: "app.py", model: "gpt-4o", tokens: 8, exact: true, error: 0, window: 128_000 }]);
  });

  test("for models that are asked for", async () => {
    const { files } = JSON.parse(
      (await made.run(["tokens", "app.py", "--model", "gpt-4.1", "--model", "claude-sonnet-4-5", "--format", "json"])).out,
    );
    expect(files.map((it: { model: string; exact: boolean }) => it.exact)).toEqual([true, false]);
  });

  test("side by side, part by part, with what is left out", async () => {
    const { out } = await made.run(["tokens", "app.py", "--model", "gpt-4.1", "--model", "claude-sonnet-4-5"]);
    expect(out.split("\n").slice(0, 6)).toEqual([
      "app.py:10",
      "                    gpt-4.1  claude-sonnet-4-5",
      "  system                  8                 ~9",
      "  user                    0                  0",
      "  {ticket}                ?                  ?",
      "  tokens                  8                 ~9",
    ]);
    expect(out).toContain("not counted: {ticket}\n");
  });

  test("of a folder, and of standard input", async () => {
    const { files } = JSON.parse((await made.run(["tokens", ".", "--format", "json"])).out);
    expect(files.map((it: { path: string }) => it.path)).toEqual(["app.py"]);
    const { out } = await made.run(["tokens", "--stdin"], { stdin: "You sort tickets. Never mention competitors.\n" });
    expect(out).toMatch(/^stdin\.md:1/);
    expect(out).toContain("~8 tokens");
    const named = await made.run(["tokens", "--stdin", "--stdin-filename", "triage.prompt.md", "--model", "gpt-4.1", "--format", "json"], {
      stdin: "You sort tickets. Never mention competitors.",
    });
    expect(JSON.parse(named.out).files).toMatchObject([
      { path: "triage.prompt.md", model: "gpt-4.1", tokens: 8, exact: true, omitted: { holes: [] } },
    ]);
    expect((await made.run(["tokens", "app.py", "--stdin"])).code).toBe(2);
  });

  test("a model that nobody knows", async () => {
    const { out } = await made.run(["tokens", "app.py", "--model", "house-model-7"]);
    expect(out).toContain("house-model-7: not in the model table");
  });

  test("a file that is not there", async () => {
    expect((await made.run(["tokens", "nowhere.md"])).code).toBe(2);
    expect((await made.run(["tokens"])).code).toBe(2);
  });
});

describe("why", () => {
  test("a call that is seen", async () => {
    const { out } = await made.run(["why", "app.py:10"]);
    expect(out).toContain("model call of openai, direct, receiver resolved");
    expect(out).toContain("made by OpenAI (line 5)");
  });

  test("a call that is not: what it resolved to, and the entry to paste works", async () => {
    const { out } = await made.run(["why", "app.py:11"]);
    expect(out).toContain("acme.llm.ask");
    const entry = /"wrappers": (\[.*\])/.exec(out)?.[1] ?? "";
    made.write({ "prompt-hygiene.json": `{"wrappers": ${entry}}` });
    expect((await made.run(["why", "app.py:11"])).out).toContain("model call of acme.llm, wrapper");
    made.write({ "prompt-hygiene.json": "{}" });
  });

  test.each([["app.py"], ["app.py:x"], []])("wrong usage %#", async (...words) => {
    expect((await made.run(["why", ...words])).code).toBe(2);
  });

  test("a client is no unknown call", async () => {
    const { out } = await made.run(["why", "app.py:5"]);
    expect(out).toBe("app.py:5 OpenAI\n  makes openai.client: the calls on it are looked at where they stand\n  · OpenAI: openai.OpenAI\n");
  });

  test.each([
    ["app.py:99", "app.py: There is no line 99: the file has 13, counted from 1\n"],
    ["app.py:0", "app.py: There is no line 0: the file has 13, counted from 1\n"],
  ])("%s is no line of it", async (place, err) => {
    expect(await made.run(["why", place])).toEqual({ code: 2, out: "", err });
  });
});

test.each([["inventory"], ["tokens", "app.py"]])("%s says what is wrong in the configuration", async (...words) => {
  made.write({ "prompt-hygiene.json": '{ "rule": {} }' });
  const { code, err } = await made.run(words);
  made.write({ "prompt-hygiene.json": "{}" });
  expect({ code, err }).toEqual({ code: 2, err: "prompt-hygiene.json:1:3: Unknown key `rule`: did you mean `rules`?\n" });
});

test.each([
  [["--model", "gpt-4.1"], false],
  [["--model", "claude-sonnet-4-5"], true],
  [["--model", "gpt-4.1", "--model", "gpt-4o"], true],
])("tokens %j explains ~ where there is one", async (models, explained) => {
  const { out } = await made.run(["tokens", "app.py", ...models]);
  expect([out.includes("~ estimated:"), out.replace("~ estimated:", "").includes("~")]).toEqual([explained, explained]);
});

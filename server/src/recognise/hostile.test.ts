import { expect, test } from "vitest";
import { factsOf } from "../../../test/support/facts.ts";
import { processorTime } from "../../../test/support/processor-time.ts";
import { Catalogue } from "../catalogue/index.ts";

const OPENAI = "from openai import OpenAI\nclient = OpenAI()\n";

/** Work is bounded in steps; the clock here only catches what would otherwise hang. */
async function withinSeconds(limit: number, path: string, source: string) {
  const start = processorTime();
  const facts = await factsOf(path, source);
  expect(processorTime() - start).toBeLessThan(limit * 1000);
  return facts;
}

test("a web of branches that fill a record and a list", async () => {
  const ifs = Array.from(
    { length: 300 },
    (_, i) => `    if a${i}:\n        p["k${i}"] = ${i}\n        m.append({"role": "user", "content": "x${i}"})`,
  ).join("\n");
  const { document } = await withinSeconds(
    10,
    "a.py",
    `${OPENAI}def f():\n    p = {"model": "m"}\n    m = []\n${ifs}\n    client.chat.completions.create(messages=m, **p)\n`,
  );
  expect(document.calls).toHaveLength(1);
  expect(document.calls[0]?.model?.id).toBe("m");
});

test("a text of 5,000 additions, and one of 20,000 literals", async () => {
  const grown = await withinSeconds(
    20,
    "a.py",
    `${OPENAI}def f():\n    t = "start"\n${'    t += "x"\n'.repeat(5000)}    client.responses.create(model="m", input=t)\n`,
  );
  expect(grown.document.calls).toHaveLength(1);
  const summed = await withinSeconds(
    20,
    "a.py",
    `${OPENAI}client.responses.create(model="m", input=${Array.from({ length: 20_000 }, () => '"x"').join(" + ")})\n`,
  );
  expect(summed.document.calls).toHaveLength(1);
});

test("functions, classes and names that come back to themselves", async () => {
  const { document } = await withinSeconds(
    5,
    "a.py",
    `${OPENAI}
class A(B): pass
class B(A):
    def __init__(self): self.a = self.b; self.b = self.a
    def ask(self, q): return self.ask(self.text(q))
    def text(self, q): return self.text(self.ask(q))
def f(x): return g(x)
def g(x): return f(x)
a = b
b = a
x = {**x, "model": a}
client.responses.create(input=f(a), **x)
client.responses.create(model="m", input=B().text(B().a))
`,
  );
  expect(document.calls).toHaveLength(2);
});

test("stages of a pipeline that hold themselves", async () => {
  const cases = [
    [
      "a.ts",
      `import { RunnableSequence } from "@langchain/core/runnables";
const steps = { y: () => steps, t: { steps } };
let record = { x: 1 };
record = { record, steps };
const chain = RunnableSequence.from([record, steps, llm]);
await chain.invoke(q);
record.pipe(record).invoke(q);`,
    ],
    ["a.py", "steps = {'a': 1}\nfor it in x:\n    steps = {'steps': steps, 'it': it | steps}\n(steps | llm).invoke(1)"],
  ] as const;
  for (const [path, source] of cases) expect((await factsOf(path, source)).document.problems.map((it) => it.code)).not.toContain("parse");
});

test("many callers and many methods of one name", async () => {
  const callers = Array.from({ length: 800 }, (_, i) => `def f${i}(c): return c.ask(f${(i * 7) % 800}(c))`).join("\n");
  const { document } = await withinSeconds(
    20,
    "a.py",
    `${OPENAI}class C:\n    def ask(self, q): return client.responses.create(model="m", input=q)\n${callers}\n`,
  );
  expect(document.calls).toHaveLength(1);
});

test("templates and statements made to be slow to match", async () => {
  const texts = [
    "{".repeat(50_000),
    "%(".repeat(30_000),
    `similarity(${"a".repeat(50_000)}`,
    `MATCH ${"(".repeat(50_000)}`,
    "{{ ".repeat(20_000),
    "/v1/".repeat(30_000),
    "bm25 ".repeat(20_000),
  ];
  for (const text of texts) {
    const source = `${OPENAI}db.execute("${text}")\nrequests.post("${text}")\nclient.responses.create(model="m", input="${text}".format(1) % 2)\n`;
    const { document } = await withinSeconds(10, "a.py", source);
    expect(document.calls.length).toBeGreaterThan(0);
  }
});

test("names of modules made to be slow to match", () => {
  const catalogue = new Catalogue();
  const start = processorTime();
  for (const root of ["langchain", "langchain_community.vectorstores", "llama_index", "agno.models", "transformers", "@ai-sdk/x"]) {
    catalogue.exported(root, ["a".repeat(20_000)]);
    catalogue.exported(`${root}.${"a.".repeat(5_000)}`, ["B"]);
    catalogue.exported(`${root}/${"a-/".repeat(5_000)}`, ["From", "x".repeat(1000)]);
    catalogue.exported(root, ["A".repeat(10_000)]);
  }
  expect(processorTime() - start).toBeLessThan(4000);
});

test("half-typed code keeps its calls", async () => {
  const { document } = await factsOf(
    "a.py",
    `${OPENAI}def f(q):\n    r = client.chat.completions.create(\n        model="gpt-4o",\n        messages=[{"role": "system", "content": "S"}, {"role": "user", "content": f"x {q`,
  );
  expect(document.calls.map((it) => it.model?.id)).toEqual(["gpt-4o"]);
  expect(document.problems.length).toBeGreaterThan(0);
});

test("an options object that is built of itself", async () => {
  const { document } = await factsOf(
    "a.py",
    `${OPENAI}def f(items):\n    body = dict(model="m")\n    for it in items:\n        body = dict(body, temperature=0)\n    client.chat.completions.create(messages=it, **body)\n`,
  );
  expect(document.calls[0]?.model?.id).toBe("m");
});

import { describe, expect, test } from "vitest";
import { factsOf } from "../../../test/support/facts.ts";
import { HOLE } from "../model/prompt-text.ts";
import type { CodeFacts } from "./facts.ts";

const OPENAI = "from openai import OpenAI\nclient = OpenAI()\n";
const OPENAI_TS = 'import OpenAI from "openai";\nconst client = new OpenAI();\n';
const ask = (messages: string): string => `client.chat.completions.create(model="m", messages=${messages})`;
const askTs = (messages: string): string => `await client.chat.completions.create({ model: "m", messages: ${messages} });`;

/** Messages as `role: text`, marked `?` when conditional and `*` when repeated; holes as their names in braces. */
function spoken({ document }: CodeFacts): string[] {
  return document.prompts.flatMap((prompt) =>
    prompt.messages.map((it) => {
      let hole = 0;
      const holes = it.text.pieces.flatMap((piece) => (piece.hole === undefined ? [] : [prompt.holes[piece.hole]?.name ?? ""]));
      const text = it.text.value.replaceAll(HOLE, () => `{${holes[hole++]}}`);
      return `${it.role}${it.conditional ? "?" : ""}${it.repeated ? "*" : ""}: ${text}`;
    }),
  );
}

const CASES: readonly (readonly [title: string, path: string, source: string, ...expected: string[]])[] = [
  [
    "roles from records",
    "a.py",
    `${OPENAI}${ask('[{"role": "system", "content": "Be kind"}, {"role": "user", "content": q}]')}`,
    "system: Be kind",
    "user: {q}",
  ],
  [
    "f-string, constant and concatenation",
    "a.py",
    `${OPENAI}TONE = "calm"\nRULES = "Stay " + TONE + ".\\n"\n${ask('[{"role": "developer", "content": RULES + f"You help {user.name}"}]')}`,
    "system: Stay calm.\nYou help {user.name}",
  ],
  [
    "format with names, positions and doubled braces",
    "a.py",
    `${OPENAI}T = "Dear {who}, {0} {{json}} {1.name}"\n${ask('[{"role": "user", "content": T.format(a, b, who=c.mail)}]')}`,
    "user: Dear {c.mail}, {a} {json} {b.name}",
  ],
  ["per cent", "a.py", `${OPENAI}${ask('[{"role": "user", "content": "%s of %(x)s 5%%" % (a, b)}]')}`, "user: {a} of {x} 5%"],
  [
    "join of a literal list",
    "a.py",
    `${OPENAI}${ask('[{"role": "user", "content": "\\n".join(["one", two, f"three {x}"])}]')}`,
    "user: one\n{two}\nthree {x}",
  ],
  [
    "join of a list that grows",
    "a.py",
    `${OPENAI}def f(rows):\n    lines = ["Rows:"]\n    for r in rows:\n        lines.append(f"- {r.text}")\n    ${ask('[{"role": "user", "content": "\\n".join(lines)}]')}`,
    "user: Rows:\n- {r.text}",
  ],
  [
    "messages over several statements",
    "a.py",
    `${OPENAI}def f(q, history, strict):\n    m = [{"role": "system", "content": "S"}]\n    m.extend(history)\n    if strict:\n        m.append({"role": "system", "content": "No jokes"})\n    m += [{"role": "user", "content": q}]\n    ${ask("m")}`,
    "system: S",
    "unknown*: {history}",
    "system?: No jokes",
    "user: {q}",
  ],
  [
    "messages in a loop",
    "a.py",
    `${OPENAI}def f(turns):\n    m = []\n    for t in turns:\n        m.append({"role": "user", "content": t.text})\n    ${ask("m")}`,
    "user*: {t.text}",
  ],
  [
    "text that grows",
    "a.py",
    `${OPENAI}def f(x, long):\n    p = "Start. "\n    if long:\n        p += "Write much. "\n    p += x\n    client.responses.create(model="m", input=p)`,
    "user: Start. Write much. {x}",
  ],
  [
    "attributes of the instance",
    "a.py",
    `${OPENAI}class A:\n    def __init__(self):\n        self.system = "S1"\n    def go(self, q):\n        ${ask('[{"role": "system", "content": self.system}, {"role": "user", "content": q}]')}`,
    "system: S1",
    "user: {q}",
  ],
  [
    "helper of the same file",
    "a.py",
    `${OPENAI}def build(name):\n    return f"Hello {name}!"\n${ask('[{"role": "user", "content": build(user.name)}]')}`,
    "user: Hello {user.name}!",
  ],
  [
    "one caller fills the parameter",
    "a.py",
    `${OPENAI}def complete(p):\n    return client.responses.create(model="m", input=p)\ncomplete(f"Sum up {doc}")`,
    "user: Sum up {doc}",
  ],
  [
    "two callers: what all share stands once",
    "a.py",
    `${OPENAI}def complete(p):\n    return client.responses.create(model="m", instructions="S", input=p)\ncomplete("A")\ncomplete("B")`,
    "system: S",
    "user: {p}",
    "user: A",
    "user: B",
  ],
  [
    "content parts, images left out",
    "a.py",
    `${OPENAI}${ask('[{"role": "user", "content": [{"type": "text", "text": "Look"}, {"type": "image_url", "image_url": {"url": u}}]}]')}`,
    "user: Look",
  ],
  [
    "anthropic system",
    "a.py",
    'import anthropic\nanthropic.Anthropic().messages.create(model="m", max_tokens=1, system=[{"type": "text", "text": "S"}], messages=[{"role": "user", "content": "U"}, {"role": "assistant", "content": "{"}])',
    "system: S",
    "user: U",
    "assistant: {",
  ],
  [
    "message objects",
    "a.py",
    'from langchain_openai import ChatOpenAI\nfrom langchain_core.messages import SystemMessage, HumanMessage\nChatOpenAI().invoke([SystemMessage(content="S"), HumanMessage(f"U {x}"), ("ai", "A")])',
    "system: S",
    "user: U {x}",
    "assistant: A",
  ],
  [
    "template of a pipeline",
    "a.py",
    'from langchain_openai import ChatOpenAI\nfrom langchain_core.prompts import ChatPromptTemplate, MessagesPlaceholder\np = ChatPromptTemplate.from_messages([("system", "Answer in {language}"), MessagesPlaceholder("history"), ("human", "{q}")])\n(p | ChatOpenAI()).invoke({"language": user.language, "q": question})',
    "system: Answer in {user.language}",
    "unknown*: {history}",
    "user: {question}",
  ],
  [
    "dedent and strip",
    "a.py",
    `${OPENAI}from textwrap import dedent\n${ask(`[{"role": "system", "content": dedent("""
    One
      Two {x}
    """).strip()}]`)}`,
    "system: One\n  Two {x}",
  ],
  [
    "replace as a template",
    "a.py",
    `${OPENAI}T = "Text: [[TEXT]]!"\n${ask('[{"role": "user", "content": T.replace("[[TEXT]]", doc)}]')}`,
    "user: Text: {doc}!",
  ],
  ["fallback", "a.py", `${OPENAI}${ask('[{"role": "user", "content": f"Hi {name or \'friend\'}"}]')}`, "user: Hi {name or 'friend'}"],
  [
    "agent's instructions",
    "a.py",
    'from agents import Agent, Runner\na = Agent(name="a", instructions="Be terse")\nRunner.run(a, q)',
    "system: Be terse",
    "user: {q}",
  ],
  [
    "template literal, spread and nullish",
    "a.ts",
    `${OPENAI_TS}const S = ["You are", "kind"].join(" ");\n${askTs('[{ role: "system", content: `${S}: ${user.name ?? "friend"}` }, ...history, { role: "user", content: q }]')}`,
    'system: You are kind: {user.name ?? "friend"}',
    "unknown*: {history}",
    "user: {q}",
  ],
  [
    "push in a branch",
    "a.ts",
    `${OPENAI_TS}async function f(q: string, x: boolean) {\n  const m = [{ role: "system", content: "S" }];\n  if (x) m.push({ role: "user", content: "X" });\n  m.push({ role: "user", content: q });\n  ${askTs("m")}\n}`,
    "system: S",
    "user?: X",
    "user: {q}",
  ],
  [
    "map over rows",
    "a.ts",
    `${OPENAI_TS}${askTs('[{ role: "user", content: rows.map((r) => r.text).join("\\n") }]')}`,
    'user: {rows.map((r) => r.text).join("\\n")}',
  ],
  [
    "ai sdk",
    "a.ts",
    'import { generateText } from "ai";\nawait generateText({ model: "m", system: "S", prompt: `Q ${q}` });',
    "system: S",
    "user: Q {q}",
  ],
  [
    "google contents",
    "a.ts",
    'import { GoogleGenAI } from "@google/genai";\nawait new GoogleGenAI({}).models.generateContent({ model: "m", contents: [{ role: "user", parts: [{ text: "U" }] }], config: { systemInstruction: "S" } });',
    "system: S",
    "user: U",
  ],
];

describe("prompts in code", () => {
  for (const [title, path, source, ...expected] of CASES) {
    test(`${path}: ${title}`, async () => {
      const facts = await factsOf(path, source);
      expect(spoken(facts)).toEqual(expected);
      for (const prompt of facts.document.prompts) {
        for (const { text } of prompt.messages) {
          let at = 0;
          for (const piece of text.pieces) {
            expect(piece.at).toBe(at);
            at += piece.length;
            if (piece.kind === "verbatim") expect(source.slice(piece.start, piece.end)).toBe(text.value.slice(piece.at, at));
          }
          expect(at).toBe(text.value.length);
        }
        for (const [i, hole] of prompt.holes.entries()) {
          const behind = facts.valueOf(prompt.id, i);
          expect(behind).not.toBeNull();
          expect(source.slice(hole.start, hole.end).length).toBeGreaterThan(0);
        }
      }
    });
  }
});

describe("slots", () => {
  test("keys, removals and insertions leave a call that parses", async () => {
    const source = `${OPENAI}base = {"temperature": 0.2}\nclient.responses.create(model="o3", input=q, temperature=0, reasoning={"effort": "low"}, **base)`;
    const [call] = (await factsOf("a.py", source)).document.calls;
    const temperature = call?.slots.temperature;
    expect(temperature?.state === "set" ? temperature.values.map((it) => it.constant) : null).toEqual(
      [0, 0.2].slice(0, temperature?.state === "set" ? temperature.values.length : 0),
    );
    const value = temperature?.state === "set" ? temperature.values[0] : undefined;
    expect(value?.key && source.slice(value.key.start, value.key.end)).toBe("temperature");
    const without = value?.removal ? source.slice(0, value.removal.start) + source.slice(value.removal.end) : "";
    expect(without).toContain('input=q, reasoning={"effort": "low"}, **base)');
    const reasoning = call?.slots.reasoning;
    expect(reasoning?.state === "set" && reasoning.values[0]?.constant).toEqual({ effort: "low" });
    expect(call?.insert).toEqual({ at: source.length - 1, comma: true, style: "keyword" });
    expect(call?.model && source.slice(call.model.start, call.model.end)).toBe("o3");
  });

  test("vendor from the address, model through an object, tools and ids", async () => {
    const source = `import { generateText, tool } from "ai";
import { createOpenAI } from "@ai-sdk/openai";
const deep = createOpenAI({ baseURL: "https://api.deepseek.com/v1" });
export async function answer(q: string) {
  return generateText({ model: deep("deepseek-chat"), prompt: q, tools: { weather: tool({ description: "Weather of a city", inputSchema: s }) } });
}`;
    const { document } = await factsOf("src/a.ts", source);
    const [call] = document.calls;
    expect(call?.vendor).toBe("deepseek");
    expect(call?.model?.id).toBe("deepseek-chat");
    expect(call?.id).toBe("src/a.ts#answer/call/0");
    expect(document.tools.map((it) => `${it.name}: ${it.description?.value}`)).toEqual(["weather: Weather of a city"]);
    expect(call?.tools).toEqual(document.tools.map((it) => it.id));
  });

  test("who answers", async () => {
    const answers: readonly (readonly [source: string, vendor: string | null])[] = [
      ["from openai import OpenAI\nOpenAI().responses.create(model='m', input='x')", "openai"],
      ["from openai import AzureOpenAI\nAzureOpenAI().responses.create(model='m', input='x')", "azure"],
      ["from openai import OpenAI\nOpenAI(base_url='http://localhost:11434/v1').responses.create(model='m', input='x')", "ollama"],
      ["from openai import OpenAI\nimport os\nOpenAI(base_url=os.environ['U']).responses.create(model='m', input='x')", null],
      ["def f(c): c.chat.completions.create(model='m', messages=[])", null],
      ["from zhipuai import ZhipuAI\nZhipuAI().chat.completions.create(model='glm-4', messages=[])", null],
      ["from agno.agent import Agent\nfrom agno.models.anthropic import Claude\nAgent(model=Claude(id='c')).run('x')", "anthropic"],
      ["from langchain_openai import ChatOpenAI\nChatOpenAI(base_url='https://openrouter.ai/api/v1').invoke('x')", "openrouter"],
    ];
    for (const [source, vendor] of answers)
      expect([source, (await factsOf("a.py", source)).document.calls[0]?.vendor]).toEqual([source, vendor]);
  });

  test("who answers where only a type says what the client is", async () => {
    const sdk = "from typing import Annotated, Optional\nfrom openai import AsyncOpenAI, AzureOpenAI, OpenAI\n";
    const ask = "responses.create(model='m', input='x')";
    const answers: readonly (readonly [source: string, vendor: string | null])[] = [
      [`${sdk}def f(client: AzureOpenAI): client.${ask}`, "azure"],
      [`${sdk}def f(client: OpenAI): client.${ask}`, "openai"],
      [`${sdk}def f(client: "AzureOpenAI"): client.${ask}`, "azure"],
      [`${sdk}def f(client: Optional[AzureOpenAI] = None): client.${ask}`, "azure"],
      [`${sdk}def f(client: AzureOpenAI | None): client.${ask}`, "azure"],
      [`${sdk}def f(client: Annotated[AzureOpenAI, Depends(get_client)]): client.${ask}`, "azure"],
      [`${sdk}def f(client: AzureOpenAI = Depends(get_client)): client.${ask}`, "azure"],
      [`${sdk}def f(client: OpenAI | AzureOpenAI): client.${ask}`, null],
      [`${sdk}def f(client: OpenAI | AsyncOpenAI): client.${ask}`, "openai"],
      [`${sdk}client: AzureOpenAI = make()\nclient.${ask}`, "azure"],
      [`${sdk}def make() -> AzureOpenAI: ...\nmake().${ask}`, "azure"],
      [`${sdk}def f(client: AzureOpenAI): client.with_options(timeout=3).${ask}`, "azure"],
      [`${sdk}class A:\n  client: AzureOpenAI\n  def f(self): self.client.${ask}`, "azure"],
      [`${sdk}class A:\n  def __init__(self, client: AzureOpenAI): self.client = client\n  def f(self): self.client.${ask}`, "azure"],
      [`${sdk}class A:\n  def __init__(self, c):\n    self.client: AzureOpenAI = c\n  def f(self): self.client.${ask}`, "azure"],
      [`${sdk}class A(AzureOpenAI):\n  def f(self): self.${ask}`, "azure"],
      [`${sdk}class A(AzureOpenAI): ...\ndef f(a: A): a.${ask}`, "azure"],
      [`${sdk}def f(clients: list[AzureOpenAI]):\n  for it in clients: it.${ask}`, "azure"],
      [`import openai\ndef f(client: openai.AzureOpenAI): client.${ask}`, "azure"],
      [`if TYPE_CHECKING:\n  from openai import AzureOpenAI\ndef f(client: AzureOpenAI): client.${ask}`, "azure"],
      ["from langchain_aws import ChatBedrock\ndef f(llm: ChatBedrock): llm.invoke('x')", "bedrock"],
      ["from langchain_anthropic import ChatAnthropic\ndef f(llm: ChatAnthropic, p): (p | llm).invoke({})", "anthropic"],
      [`${sdk}client = AzureOpenAI() if x else OpenAI()\nclient.${ask}`, null],
      [`def f(client: AzureOpenAI): client.${ask}`, null],
    ];
    for (const [source, vendor] of answers)
      expect([source, (await factsOf("a.py", source)).document.calls[0]?.vendor]).toEqual([source, vendor]);
    const typed: readonly (readonly [source: string, vendor: string | null])[] = [
      ["export const f = (client: AzureOpenAI) => client.responses.create({ model: 'm', input: 'x' });", "azure"],
      ["export const f = (client?: AzureOpenAI | null) => client?.responses.create({ model: 'm', input: 'x' });", "azure"],
      [
        "export class A { constructor(private readonly client: AzureOpenAI) {} f() { return this.client.responses.create({ input: 'x' }); } }",
        "azure",
      ],
      ["export class A { private client!: AzureOpenAI; f() { return this.client.responses.create({ input: 'x' }); } }", "azure"],
      ["const client = deps.get('ai') as AzureOpenAI;\nclient.responses.create({ input: 'x' });", "azure"],
      ["const client = deps.get('ai') as unknown as AzureOpenAI;\nclient.responses.create({ input: 'x' });", "azure"],
      ["const client = <AzureOpenAI>deps.get('ai');\nclient.responses.create({ input: 'x' });", "azure"],
      ["const client = deps.get('ai') as any;\nclient.responses.create({ input: 'x' });", null],
      [
        "export class A { client; f() { this.client = deps.get('ai') as AzureOpenAI; this.client.responses.create({ input: 'x' }); } }",
        "azure",
      ],
      ["interface Deps { client: AzureOpenAI }\nexport const f = ({ client }: Deps) => client.responses.create({ input: 'x' });", "azure"],
      ["interface Deps { client: AzureOpenAI }\nexport const f = (deps: Deps) => deps.client.responses.create({ input: 'x' });", "azure"],
      ["export const f = (client: OpenAI | AzureOpenAI) => client.responses.create({ input: 'x' });", null],
    ];
    for (const [source, vendor] of typed) {
      const text = `import OpenAI, { AzureOpenAI } from "openai";\n${source}`;
      expect([source, (await factsOf("a.ts", text)).document.calls[0]?.vendor]).toEqual([source, vendor]);
    }
  });

  test("messages, address and wrapped values of another language", async () => {
    const source = `package app

import (
	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
)

type Bot struct{ client *openai.Client }

func (b *Bot) ask(ctx context.Context, name string) {
	b.client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{
		Model: "gpt-4.1", MaxCompletionTokens: openai.Int(200),
		Messages: []openai.ChatCompletionMessageParamUnion{openai.SystemMessage("Be brief."), openai.UserMessage("Greet " + name)},
	})
}

func local(ctx context.Context) {
	client := openai.NewClient(option.WithBaseURL("http://localhost:11434/v1"))
	client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{Model: "llama3.2"})
}
`;
    const { document } = await factsOf("bot.go", source);
    expect(document.calls.map((it) => [it.vendor, it.model?.id])).toEqual([
      ["openai", "gpt-4.1"],
      ["ollama", "llama3.2"],
    ]);
    const tokens = document.calls[0]?.slots.maxTokens;
    expect(tokens?.state === "set" && tokens.values[0]?.constant).toBe(200);
    expect(document.prompts[0]?.messages.map((it) => `${it.role}: ${it.text.value}`)).toEqual(["system: Be brief.", "user: Greet \uFFFC"]);
  });

  test("what a retrieval's result reaches", async () => {
    const source = `${OPENAI}def answer(conn, q, v):
    rows = conn.execute("SELECT body FROM docs ORDER BY ts_rank(tsv, query) DESC LIMIT 3").fetchall()
    context = "\\n".join(r.body for r in rows)
    other = conn.execute("SELECT a FROM b ORDER BY e <-> %s LIMIT 1", (v,))
    return client.responses.create(model="m", input=f"{context} {q}")`;
    const { document } = await factsOf("a.py", source);
    expect(document.retrievals.map((it) => [it.sql?.value.slice(0, 16), it.flowsInto])).toEqual([
      ["SELECT body FROM", "a.py#answer/call/0"],
      ["SELECT a FROM b ", null],
    ]);
  });
});

import { expect, test } from "vitest";
import { factsOf } from "../../../test/support/facts.ts";
import { inventoryOf } from "./inventory.ts";

/** Expected rows as `kind sdk model temperature`, in the order of the file. */
const SHAPES: readonly [title: string, path: string, source: string, ...expected: string[]][] = [
  [
    "client in a variable",
    "a.py",
    `
from openai import OpenAI
client = OpenAI()
client.chat.completions.create(model="gpt-4o", temperature=0, messages=[])`,
    "call openai gpt-4o 0",
  ],
  [
    "client on self",
    "a.py",
    `
import anthropic
class Bot:
    def __init__(self):
        self.client = anthropic.Anthropic(timeout=3)
    def ask(self, q):
        return self.client.messages.create(model="claude", max_tokens=5, messages=[{"role": "user", "content": q}])`,
    "call anthropic claude absent",
  ],
  [
    "client in a base class",
    "a.py",
    `
from openai import OpenAI
class Base:
    def __init__(self): self.client = OpenAI()
class Bot(Base):
    def ask(self): self.client.responses.create(model="m", input="x")`,
    "call openai m absent",
  ],
  [
    "client as an annotated parameter",
    "a.py",
    `
from typing import Optional
from openai import OpenAI
def ask(client: Optional[OpenAI], q): client.chat.completions.create(model="m", messages=q)`,
    "call openai m absent",
  ],
  [
    "client as a parameter that callers fill",
    "a.py",
    `
from langchain_openai import ChatOpenAI
def ask(judge, q): return judge.invoke(q)
ask(ChatOpenAI(model="gpt-4o"), "x")`,
    "call langchain gpt-4o absent",
  ],
  [
    "function handed on with its arguments",
    "a.py",
    `
import asyncio
from langchain_openai import ChatOpenAI
def ask(judge, q): return judge.invoke(q)
async def main(): await asyncio.to_thread(ask, ChatOpenAI(model="gpt-4o"), "x")`,
    "call langchain gpt-4o absent",
  ],
  [
    "client from a helper",
    "a.py",
    `
def make():
    from openai import OpenAI
    return OpenAI()
make().chat.completions.create(model="m", messages=[])`,
    "call openai m absent",
  ],
  [
    "unknown client, unmistakable path",
    "a.py",
    `
def ask(c): return c.chat.completions.create(model="m", messages=[])`,
    "call openai m absent",
  ],
  [
    "unknown receiver, unmistakable argument",
    "a.py",
    `
def ask(thing, q): return thing.invoke([{"role": "user", "content": q}])`,
    "call langchain absent absent",
  ],
  [
    "settings in a dict that grows",
    "a.py",
    `
from openai import OpenAI
MODEL = "gpt-4o"
params = {"model": MODEL}
params["temperature"] = 0.2
OpenAI().chat.completions.create(messages=[], **params)`,
    "call openai gpt-4o 0.2",
  ],
  [
    "a spread nobody can see into",
    "a.py",
    `
from openai import OpenAI
def ask(**kw): OpenAI().chat.completions.create(messages=[], **kw)`,
    "call openai null null",
  ],
  [
    "branches that disagree",
    "a.py",
    `
from openai import OpenAI
t = 0
if x: t = 1
OpenAI().chat.completions.create(messages=[], model="m", temperature=t)`,
    "call openai m dynamic",
  ],
  [
    "redefinition: the last one counts",
    "a.py",
    `
from openai import OpenAI
t = 1
t = 0
OpenAI().chat.completions.create(messages=[], model="m", temperature=t)`,
    "call openai m 0",
  ],
  [
    "pipes",
    "a.py",
    `
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.output_parsers import StrOutputParser
from langchain_openai import ChatOpenAI
chain = ChatPromptTemplate.from_template("{x}") | ChatOpenAI(model="gpt-4o", temperature=0) | StrOutputParser()
chain.invoke({"x": 1})`,
    "call langchain gpt-4o 0",
  ],
  [
    "a pipe without a model is no call",
    "a.py",
    `
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.output_parsers import StrOutputParser
(ChatPromptTemplate.from_template("{x}") | StrOutputParser()).invoke(1)`,
  ],
  [
    "retriever and pipe with a retriever",
    "a.py",
    `
from langchain_chroma import Chroma
from langchain_core.prompts import PromptTemplate
from langchain_openai import ChatOpenAI
retriever = Chroma().as_retriever(search_kwargs={"k": 4})
retriever.invoke("q")
chain = {"context": retriever, "q": lambda x: x} | PromptTemplate.from_template("{q}") | ChatOpenAI(model="m")
chain.invoke("q")`,
    "retrieval langchain absent absent",
    "call langchain m absent",
    "retrieval langchain m absent",
  ],
  [
    "query engine is both",
    "a.py",
    `
from llama_index.core import VectorStoreIndex
index = VectorStoreIndex.from_documents(docs)
index.as_query_engine().query("q")`,
    "call llama_index absent absent",
    "call llama_index absent absent",
    "retrieval llama_index absent absent",
  ],
  [
    "instructor",
    "a.py",
    `
import instructor
from openai import OpenAI
client = instructor.from_openai(OpenAI())
client.chat.completions.create(model="m", messages=[], response_model=X)`,
    "call instructor m absent",
  ],
  [
    "dspy module called as a function",
    "a.py",
    `
import dspy
class Ask(dspy.Module):
    def __init__(self): self.predict = dspy.ChainOfThought("q -> a")
    def forward(self, q): return self.predict(q=q)`,
    "call dspy absent absent",
  ],
  [
    "litellm",
    "a.py",
    `
from litellm import completion
completion(model="openai/m", messages=[])`,
    "call litellm openai/m absent",
  ],
  [
    "bedrock by service name",
    "a.py",
    `
import boto3
boto3.client("bedrock-runtime").converse(modelId="m", inferenceConfig={"temperature": 0}, messages=[])
boto3.client("s3").converse(modelId="m")`,
    "call bedrock m 0",
  ],
  [
    "stores and SQL",
    "a.py",
    `
from pinecone import Pinecone
import chromadb
Pinecone().Index("i").query(vector=[1], top_k=3)
chromadb.Client().get_or_create_collection("c").query(query_texts=["x"], n_results=2)
conn.execute("SELECT a FROM t ORDER BY e <=> %s LIMIT 5", (v,))
conn.execute("SELECT a FROM t")`,
    "retrieval pinecone absent absent",
    "retrieval chroma absent absent",
    "retrieval sql absent absent",
  ],
  [
    "nested configuration object",
    "a.py",
    `
from google import genai
from google.genai import types
genai.Client().models.generate_content(model="g", contents="x", config=types.GenerateContentConfig(temperature=0.1))`,
    "call google-genai g 0.1",
  ],
  [
    "half-typed call",
    "a.py",
    `
from openai import OpenAI
client = OpenAI()
def f(q):
    r = client.chat.completions.create(
        model="gpt-4o",
        temp
`,
    "call openai gpt-4o absent",
  ],
  [
    "traps",
    "a.py",
    `
import httpx
client = httpx.Client()
client.stream("GET", "u")
client.models.list()
text = "client.chat.completions.create(model='x')"
def streamText(x): pass
streamText(1)
db.query("select 1")`,
  ],
  [
    "client on this, parameter property",
    "a.ts",
    `
import OpenAI from "openai";
class Bot {
  private other = new OpenAI({ timeout: 1 });
  constructor(private readonly client: OpenAI) {}
  ask(q: string) { return this.client.chat.completions.create({ model: "m", temperature: 0, messages: [{ role: "user", content: q }] }); }
  tell() { this.other.responses.create({ model: "n", input: "x" }); }
}`,
    "call openai m 0",
    "call openai n absent",
  ],
  [
    "ai sdk",
    "a.ts",
    `
import { generateText, streamText as go } from "ai";
import { openai } from "@ai-sdk/openai";
await generateText({ model: openai("gpt-4o"), temperature: 0, prompt: "x" });
go({ model: "openai/gpt-4o", prompt: "x" });`,
    "call ai-sdk gpt-4o 0",
    "call ai-sdk openai/gpt-4o absent",
  ],
  [
    "same name, other module",
    "a.ts",
    `
import { streamText } from "hono/streaming";
streamText(c, async () => {});`,
  ],
  [
    "spread and constants",
    "a.ts",
    `
import Anthropic from "@anthropic-ai/sdk";
const base = { model: "claude", max_tokens: 5 };
const anthropic = new Anthropic();
await anthropic.messages.create({ ...base, temperature: 0.5, messages: [] });`,
    "call anthropic claude 0.5",
  ],
  [
    "pipe and sequence",
    "a.ts",
    `
import { ChatOpenAI } from "@langchain/openai";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { RunnableSequence } from "@langchain/core/runnables";
import { model } from "./models.js";
const llm = new ChatOpenAI({ model: "gpt-4o", temperature: 0 });
await ChatPromptTemplate.fromTemplate("{x}").pipe(llm).invoke({ x: 1 });
await RunnableSequence.from([ChatPromptTemplate.fromTemplate("{x}"), llm]).invoke({ x: 1 });
await ChatPromptTemplate.fromTemplate("{x}").pipe(model).invoke({});`,
    "call langchain gpt-4o 0",
    "call langchain gpt-4o 0",
    "call langchain absent absent",
  ],
  [
    "command object",
    "a.ts",
    `
import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
await new BedrockRuntimeClient({}).send(new ConverseCommand({ modelId: "m", inferenceConfig: { temperature: 0 }, messages: [] }));`,
    "call bedrock-js m 0",
  ],
  [
    "raw HTTP with the address in a variable",
    "a.ts",
    `
const url = "https://api.openai.com/v1/chat/completions";
await fetch(url, { method: "POST", body: JSON.stringify({ model: "m", temperature: 0 }) });
await fetch("/api/chat");`,
    "call raw-http m 0",
  ],
  [
    "client from an awaited helper",
    "a.ts",
    `
import { Pinecone } from "@pinecone-database/pinecone";
const connect = async () => { const pc = new Pinecone(); return pc.index("i"); };
const [index] = await Promise.all([connect()]);
await index.namespace("n").query({ vector, topK: 3 });`,
    "retrieval pinecone absent absent",
  ],
  [
    "half-typed call",
    "a.ts",
    `
import OpenAI from "openai";
const client = new OpenAI();
async function f(q: string) {
  const r = await client.chat.completions.create({
    model: "gpt-4o",
    temp
}
`,
    "call openai gpt-4o absent",
  ],
];

for (const [title, path, source, ...expected] of SHAPES) {
  test(`${path.endsWith("py") ? "python" : "typescript"}: ${title}`, async () => {
    const rows = inventoryOf(await factsOf(path, source)).filter((it) => it.kind === "call" || it.kind === "retrieval");
    expect(rows.map((it) => `${it.kind} ${it.sdk} ${it.model} ${it.temperature}`)).toEqual(expected);
  });
}

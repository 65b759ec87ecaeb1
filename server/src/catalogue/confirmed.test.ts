import { describe, expect, test } from "vitest";
import { factsOf } from "../../../test/support/facts.ts";
import { CONFIRMED } from "./confirmed.ts";
import { Catalogue } from "./index.ts";
import { SDKS } from "./sdks/index.ts";

/** The SDKs that repositories use most: what they rest on has been read. */
const FIRST = [
  "openai",
  "langchain",
  "dspy",
  "llama_index",
  "semantic_kernel",
  "instructor",
  "ai",
  "mistralai",
  "anthropic",
  "crewai",
  "google.genai",
  "boto3",
  "langgraph",
  "litellm",
  "ollama",
  "cohere",
  "voyageai",
  "agents",
  "haystack",
  "pydantic_ai",
  "@mastra/core",
  "genkit",
];

describe("sources of the catalogue", () => {
  test.for(Object.entries(CONFIRMED))("%s is a root of an SDK, and says what was read and when", ([root, read]) => {
    const roots = SDKS.flatMap((it) => it.modules);
    expect(
      roots.some((it) => it === root || it.startsWith(`${root}.`) || it.startsWith(`${root}/`) || root.startsWith(it.replace("*", ""))),
    ).toBe(true);
    expect(read).toMatch(/\b2026-\d\d-\d\d$/);
  });

  test.for(FIRST)("%s is confirmed", (root) => expect(Object.keys(CONFIRMED)).toContain(root));
});

test.for([
  ["from openai import OpenAI\nOpenAI().responses.create(input='x')", "resolved"],
  ["from openai import OpenAI\ndef f(c: OpenAI): c.responses.create(input='x')", "resolved"],
  ["from nowhere import c\nc.chat.completions.create(model='m', messages=[])", "shape"],
  ["from zhipuai import ZhipuAI\nZhipuAI().chat.completions.create(messages=[])", "unconfirmed"],
  ["from zhipuai import ZhipuAI\ndef f(c: ZhipuAI): c.chat.completions.create(messages=[])", "unconfirmed"],
  [
    "from langchain_core.prompts import ChatPromptTemplate\nfrom langchain_openai import ChatOpenAI\n(ChatPromptTemplate.from_messages([]) | ChatOpenAI()).invoke({})",
    "resolved",
  ],
  ["import ell\n@ell.simple(model='m')\ndef f(q): ...\nf('x')", "unconfirmed"],
] as const)("%s is %s", async ([source, confidence]) => {
  expect((await factsOf("a.py", source)).document.calls.map((it) => it.confidence)).toEqual([confidence]);
});

test("what a user says of his own functions is confirmed", () => {
  const own = new Catalogue([{ id: "app", modules: ["app"], vouched: true, exports: { ask: { sites: [{ kind: "call" }] } } }]);
  expect(own.exported("app", ["ask"])?.confirmed).toBe(true);
});

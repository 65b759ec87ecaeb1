import { expect, test } from "vitest";
import { factsOf } from "../../../test/support/facts.ts";

const SERVICES = `from semantic_kernel import Kernel
from semantic_kernel.connectors.ai.open_ai import OpenAIChatCompletion, AzureChatCompletion
`;

test.each([
  ["one service", `service = OpenAIChatCompletion(ai_model_id="gpt-4o")`, "gpt-4o", "openai"],
  [
    "two that agree",
    `service = OpenAIChatCompletion(ai_model_id="gpt-4o") if fast else OpenAIChatCompletion(ai_model_id="gpt-4o")`,
    null,
    null,
  ],
  ["one of two that names no model", `service = OpenAIChatCompletion(ai_model_id="gpt-4o") if fast else AzureChatCompletion()`, null, null],
  ["two models", `service = OpenAIChatCompletion(ai_model_id="gpt-4o") if fast else OpenAIChatCompletion(ai_model_id="o3")`, null, null],
])("a model among several services: %s", async (_, made, id, vendor) => {
  const source = `${SERVICES}\nasync def run(fast):\n    ${made}\n    kernel = Kernel()\n    kernel.add_service(service)\n    return await kernel.invoke_prompt("Hello")\n`;
  const { document } = await factsOf("app.py", source);
  const call = document.calls.at(-1);
  expect({ id: call?.model?.id ?? null, vendor: call?.vendor }).toEqual({ id, vendor });
});

test.each([
  [`model = ChatOpenAI(model="gpt-4o") if fast else ChatOpenAI(model="gpt-4o")`, "gpt-4o"],
  [`model = ChatOpenAI(model="gpt-4o") if fast else ChatOpenAI()`, null],
])("a model object that may be another: %s", async (made, id) => {
  const source = `from langchain_openai import ChatOpenAI\nfrom langchain.agents import create_agent\n\ndef run(fast):\n    ${made}\n    return create_agent(model=model, tools=[]).invoke({"messages": []})\n`;
  const { document } = await factsOf("app.py", source);
  expect(document.calls.at(-1)?.model?.id ?? null).toBe(id);
});

const AI_SDK = `import { generateText, wrapLanguageModel } from "ai";
import { anthropic } from "@ai-sdk/anthropic";
import { createOpenAI, openai } from "@ai-sdk/openai";
import { createAzure } from "@ai-sdk/azure";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { openrouter } from "@openrouter/ai-sdk-provider";
`;

test.each([
  [`anthropic("claude-sonnet-4-5")`, "anthropic"],
  [`openai.responses("gpt-5")`, "openai"],
  [`createOpenAI({ apiKey })("gpt-4.1")`, "openai"],
  [`createOpenAI({ baseURL: "https://api.groq.com/openai/v1" })("llama-3.3-70b")`, "groq"],
  [`createAzure({ resourceName: "contoso" }).chat("support")`, "azure"],
  [`openrouter("anthropic/claude-sonnet-4.5")`, "openrouter"],
  [`wrapLanguageModel({ model: anthropic("claude-sonnet-4-5"), middleware })`, "anthropic"],
  [`fast ? openai("gpt-4.1") : anthropic("claude-sonnet-4-5")`, null],
  [`createOpenAICompatible({ name: "intern", baseURL: address })("m")`, null],
  [`"gpt-4.1"`, null],
])("who answers for a model object: %s", async (model, vendor) => {
  const source = `${AI_SDK}export const answer = (fast, address, middleware, apiKey) => generateText({ model: ${model}, prompt: "Hello" });\n`;
  const { document } = await factsOf("app.ts", source);
  expect(document.calls.at(-1)?.vendor ?? null).toBe(vendor);
});

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

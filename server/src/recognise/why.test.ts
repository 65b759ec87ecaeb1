import { expect, test } from "vitest";
import { factsOf } from "../../../test/support/facts.ts";
import { explain } from "./why.ts";

async function whyOf(source: string, callee: string) {
  const facts = await factsOf("a.py", source);
  const site = facts.bindings.sites.find(({ call }) => source.slice(call.callee.start, call.callee.end) === callee);
  if (site === undefined) throw new Error(`no call of ${callee}`);
  return explain(site.call, facts);
}

test("an import that no entry knows, through a constructor and an attribute", async () => {
  const { steps, missing } = await whyOf(
    "from acme.llm import Gateway\ngateway = Gateway(key)\ngateway.chat.complete(q)\n",
    "gateway.chat.complete",
  );
  expect(missing).toEqual({ module: "acme.llm", member: "Gateway.chat.complete" });
  expect(steps.map((it) => [it.source, it.reason !== null])).toEqual([
    ["gateway", true],
    ["gateway.chat", true],
    ["gateway.chat.complete", true],
  ]);
});

test("a parameter that nobody fills", async () => {
  const { steps, missing } = await whyOf("def ask(client, q):\n    return client.go(q)\n", "client.go");
  expect(missing).toBeNull();
  expect(steps[0]?.reason).toBe("a parameter without a known type, and no call in this file says what it is given");
});

test("a known object whose member is none", async () => {
  const { steps, missing } = await whyOf("from openai import OpenAI\nclient = OpenAI()\nclient.models.list()\n", "client.models.list");
  expect(steps.map((it) => it.resolved)).toEqual([
    ["openai.client of openai"],
    ["openai.client.models of openai"],
    ["openai.client.models.list of openai"],
  ]);
  expect(missing).toEqual({ module: "openai", member: "OpenAI.models.list" });
});

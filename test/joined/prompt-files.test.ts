import { expect, test } from "vitest";
import { uriOf, workspaceOf } from "../support/workspace.ts";

test("promptfoo: texts in other files are prompts of the configuration, judged where they stand", async () => {
  const files = {
    "eval/promptfooconfig.yaml":
      "prompts:\n  - file://prompts/tides.txt\n  - file://texts/wind.txt\n  - file://texts/missing.txt\n  - file://texts/*.txt\n  - Read {{harbour}}.\nproviders:\n  - openai:gpt-4o\n",
    "eval/prompts/tides.txt": "Write to r.hallstead@northquay.net about {{harbour}}.\n---\nRead {{harbour}}.\n",
    "eval/texts/wind.txt": "Write to m.hallstead@northquay.net about {{wind}}.\n",
  };
  const workspace = workspaceOf(files);
  const at = uriOf("eval/promptfooconfig.yaml");
  const prompts = (await workspace.document(at))?.prompts ?? [];
  expect(
    prompts.map((it) => [it.model?.id, it.holes.filter((hole) => hole.role === "value").map((hole) => hole.name), it.messages[0]?.start]),
  ).toEqual([
    ["openai:gpt-4o", ["harbour"], 13],
    ["openai:gpt-4o", ["harbour"], 13],
    ["openai:gpt-4o", ["wind"], 42],
    ["openai:gpt-4o", ["harbour"], 120],
  ]);
  const found = async (path: string) =>
    (await workspace.lint(uriOf(path), { named: true })).findings.map((it) => `${it.ruleId} ${it.path}`);
  expect(await found("eval/promptfooconfig.yaml")).toEqual(["privacy/pii-literal eval/texts/wind.txt"]);
  expect(await found("eval/prompts/tides.txt")).toEqual(["privacy/pii-literal eval/prompts/tides.txt"]);
  expect((await workspace.inside(at))?.links.map((it) => it.uri)).toEqual([
    uriOf("eval/prompts/tides.txt"),
    uriOf("eval/prompts/tides.txt"),
    uriOf("eval/texts/wind.txt"),
  ]);
  // Another text of the file is another prompt of the configuration.
  workspace.open(uriOf("eval/texts/wind.txt"), "Read the {{ wind | upper }} and {{gust}}.");
  expect((await workspace.document(at))?.prompts[2]?.holes.map((it) => it.name)).toContain("gust");
});

test("BAML: a client gives its model and parameters, from this file or from the one beside it", async () => {
  const workspace = workspaceOf({
    "baml_src/clients.baml":
      '// client<llm> Old { options { model "gpt-3.5-turbo" } }\nclient<llm> Fast {\n  provider openai\n  options {\n    model "gpt-4o-mini"\n    temperature 0.2\n    max_tokens 300\n  }\n}\n',
    "baml_src/tides.baml":
      'function Sum(table: string) -> string {\n  client Fast\n  prompt #"Sum up {{ table }}"#\n}\n\nfunction Read(table: string) -> string {\n  client Slow\n  prompt #"Read {{ table }}"#\n}\n\nclient<llm> Slow {\n  provider anthropic\n  options { model "claude-sonnet-4-5" }\n}\n\nfunction Name(table: string) -> string {\n  client Nobody\n  prompt #"Name {{ table }}"#\n}\n',
  });
  const prompts = (await workspace.document(uriOf("baml_src/tides.baml")))?.prompts ?? [];
  const constant = (slot: (typeof prompts)[number]["slots"]["temperature"]) =>
    slot?.state === "set" ? slot.values[0]?.constant : undefined;
  expect(prompts.map((it) => [it.name, it.model?.id, constant(it.slots.temperature), constant(it.slots.maxTokens)])).toEqual([
    ["Sum", "gpt-4o-mini", 0.2, 300],
    ["Read", "claude-sonnet-4-5", undefined, undefined],
    ["Name", undefined, undefined, undefined],
  ]);
});

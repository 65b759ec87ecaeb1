import { expect, it } from "vitest";
import { processorTime } from "../../../../test/support/processor-time.ts";
import { sourceFile } from "../../model/source-file.ts";
import { formatOf, readPrompt } from "../index.ts";
import { variablesOf } from "./variables.ts";

function variables(path: string, text: string, beside: { readonly [name: string]: string } = {}): string[] {
  const file = sourceFile(`file:///${path}`, path, text);
  const row = formatOf(path, text);
  if (row === null) throw new Error(path);
  const companions = (name: string) => (beside[name] === undefined ? undefined : sourceFile(`file:///${name}`, name, beside[name]));
  return variablesOf(file, readPrompt(file, row, companions), companions).map(({ name, declarations, uses }) => {
    for (const use of uses) expect(text.slice(use.start, use.end)).toBe(name);
    for (const it of declarations) if (it.uri === undefined) expect(text.slice(it.start, it.end)).toBe(name);
    return `${name}: ${declarations.map((it) => it.kind).join("+") || "-"}, ${uses.length}`;
  });
}

it.each([
  [
    "a.prompty",
    '---\ninputs:\n  question:\n    type: string\nsample:\n  question: Where is it?\n  unused: 1\n---\nsystem:\nHelp {{company}}.\n{% set greeting = "hi" %}{{ greeting | upper }}\n{% if vip and company.name == "question" %}x{% endif %}\nuser:\n{{question}}\n',
    ["company: -, 2", "greeting: assignment, 1", "vip: -, 1", "question: input+sample, 1", "unused: sample, 0"],
  ],
  [
    "prompts/a.j2",
    "{% for item in items %}{{ item.title }} {{ loop.index }}{% for k, v in item.tags.items() %}{{ k }}={{ v|default('x') }}{% endfor %}{% endfor %}\n{{ item }} {{ range(3) }} {{ names | join(', ') }}\n",
    ["items: -, 1", "item: loop, 2", "k: loop, 1", "v: loop, 1", "item: -, 1", "names: -, 1"],
  ],
  [
    "menu.prompt",
    '---\ninput:\n  schema:\n    theme?: string, the theme\n    guests(array): string\n---\n{{role "system"}}\n{{#if theme}}With {{theme}}.{{/if}}\n{{#each guests as |guest|}}{{guest.name}} {{this}} {{@index}}{{/each}}\n{{json wishes indent=2}}\n',
    ["theme: input, 2", "guests: input, 1", "guest: loop, 1", "wishes: -, 1"],
  ],
  ["prompts/a.txt", "Tell {name} about {user.city} in {name}'s words.", ["name: -, 2", "user: -, 1"]],
  ["a.prompt.md", "Write ${input:topic:What about?} for ${input:topic} in ${workspaceFolder}.", ["topic: -, 2", "workspaceFolder: -, 1"]],
  [
    "prompt.json",
    '{"_type": "prompt", "input_variables": ["adjective", "topic"], "template": "A {adjective} joke\\nabout {topic}, {adjective}."}',
    ["adjective: input, 2", "topic: input, 1"],
  ],
  [
    "x.baml",
    'function A(text: string, tone: "a" | "b") -> string {\n  client "openai/gpt-4o"\n  prompt #"\n    {{ _.role("system") }}\n    {{ text }} {{ ctx.output_format }}\n  "#\n}\n\nfunction B(text: string) -> string {\n  client "openai/gpt-4o"\n  prompt #"\n    Read {{ text }}\n  "#\n}\n',
    ["text: input, 1", "text: input, 1", "tone: input, 0"],
  ],
])("%s", (path, text, expected) => {
  expect(variables(path, text)).toEqual(expected);
});

it("takes declarations from the settings beside", () => {
  const config = '{"schema": 1, "input_variables": [{"name": "city", "description": "Where"}]}';
  expect(variables("a/skprompt.txt", "Weather in {{$city}} and {{weather.now $town}}?", { "config.json": config })).toEqual([
    "city: input, 1",
    "town: -, 1",
  ]);
});

it("reads hostile tags in time that grows with their length", () => {
  const begun = processorTime();
  for (const inner of ["a ", "'", "a.", "a|", '"\\', "for x ", "{% set ", "("]) {
    variables("prompts/a.j2", `{{ ${inner.repeat(30_000)} }}\n{% for ${inner.repeat(30_000)} in y %}{% endfor %}`);
    variables("x.baml", `function A(${inner.repeat(30_000)}) -> string {\n prompt #"\n Read {{ ${inner.repeat(3_000)} }}\n"#\n}`);
  }
  expect(processorTime() - begun).toBeLessThan(5_000);
});

import { expect, it } from "vitest";
import { processorTime } from "../../../../test/support/processor-time.ts";
import { sourceFile } from "../../model/source-file.ts";
import { formatOf, readPrompt } from "../index.ts";
import { completionsAt } from "./completions.ts";
import { variablesOf } from "./variables.ts";

/** What is offered at `¦`, as `label=text` with what it replaces before it. */
function offered(path: string, marked: string): string[] {
  const at = marked.indexOf("¦");
  const text = marked.replace("¦", "");
  const file = sourceFile(`file:///${path}`, path, text);
  const row = formatOf(path, text);
  if (row === null) throw new Error(path);
  return completionsAt(file, row, variablesOf(file, readPrompt(file, row)), at).map(
    ({ label, text: written, span }) => `${text.slice(span.start, span.end)}>${label === written ? label : `${label}=${written}`}`,
  );
}

const PROMPTY = "---\nname: a\ninputs:\n  question:\n    type: string\n---\nsystem:\nHelp {{company}}.\n";

it.each([
  ["names in a tag", "a.prompty", `${PROMPTY}{{ qu¦ }}\n`, ["qu>company", "qu>question"]],
  ["names in a tag without an end", "a.prompty", `${PROMPTY}x {{¦\n`, [">company", ">question"]],
  ["names in a statement", "a.prompty", `${PROMPTY}{% if not ¦ %}x{% endif %}\n`, [">company", ">question"]],
  ["not the keyword of a statement", "a.prompty", `${PROMPTY}{% i¦ %}\n`, []],
  ["not a member", "a.prompty", `${PROMPTY}{{ company.¦ }}\n`, []],
  ["not a filter", "a.prompty", `${PROMPTY}{{ company | ¦ }}\n`, []],
  ["not in a string", "a.prompty", `${PROMPTY}{{ company | default("¦") }}\n`, []],
  ["not in text", "a.prompty", `${PROMPTY}{{company}} que¦\n`, []],
  ["not in a comment", "a.prompty", `${PROMPTY}{# comp¦ #}\n`, []],
  [
    "a loop's name in the loop",
    "prompts/a.j2",
    "{{ title }}{% for item in items %}{{ it¦ }}{% endfor %}",
    ["it>title", "it>items", "it>item"],
  ],
  [
    "a loop's name nowhere else",
    "prompts/a.j2",
    "{{ title }}{% for item in items %}{{ item }}{% endfor %}{{ it¦ }}",
    ["it>title", "it>items"],
  ],
  ["with the mark of the language", "a/skprompt.txt", "In {{$city}} and {{ $c¦ }}", ["$c>city=$city"]],
  ["names in single braces", "prompts/a.txt", "Tell {name} about {us¦", ["us>name"]],
  ["inputs of a prompt file", "a.prompt.md", "Write ${input:topic} to ${input:t¦", ["t>topic"]],
  ["keys that are not there yet", "a.mdc", "---\ndescription: x\n¦\n---\nUse tabs.\n", [">globs=globs: ", ">alwaysApply=alwaysApply: "]],
  ["no keys for a value", "a.mdc", "---\ndescription: ¦\n---\nUse tabs.\n", []],
  ["no keys below the header", "a.mdc", "---\ndescription: x\n---\n¦\n", []],
  ["no keys where the agent knows none", "AGENTS.md", "---\n¦\n---\nUse tabs.\n", []],
])("%s", (_, path, text, expected) => {
  expect(offered(path, text)).toEqual(expected);
});

it("costs no more than its reach", () => {
  const begun = processorTime();
  for (const unit of ["{{ ", "{", "---\n", "a: \n", "'", "{% if "]) {
    const text = `---\n${unit.repeat(100_000)}`;
    const file = sourceFile("file:///a.prompty", "a.prompty", text);
    const row = formatOf("a.prompty", text);
    if (row !== null) completionsAt(file, row, [], text.length);
  }
  expect(processorTime() - begun).toBeLessThan(1_000);
});

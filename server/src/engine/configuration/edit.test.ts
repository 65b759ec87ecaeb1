import { expect, test } from "vitest";
import { applyEdits } from "../../model/text.ts";
import { addSuppression, turnOff } from "./edit.ts";
import { INITIAL_CONFIGURATION } from "./initial.ts";
import { readSource } from "./source.ts";

const ENTRY = { rule: "privacy/pii-literal", path: "prompts/a.md", fingerprint: "0123456789abcdef", reason: "made up" };

function value(text: string | undefined): unknown {
  const source = readSource("prompt-hygiene.json", text ?? "");
  expect(source?.problems).toEqual([]);
  return source?.value;
}

test.each([
  ["nothing", ""],
  ["an empty object", "{}\n"],
  ["comments and a trailing comma", '{\n  // ours\n  "ignore": ["x/**"],\n}\n'],
  ["tabs and CRLF", '{\r\n\t"ignore": []\r\n}\r\n'],
  ["what init writes", INITIAL_CONFIGURATION],
])("a file with %s keeps what it had", (_, text) => {
  const before = value(text === "" ? "{}" : text) as object;
  const off = applyEdits(text, turnOff(text, [], ENTRY.rule, null));
  expect(value(off)).toEqual({ ...before, rules: { [ENTRY.rule]: "off" } });
  const narrow = applyEdits(text, turnOff(text, [], ENTRY.rule, "prompts/**"));
  expect(value(narrow)).toEqual({ ...before, overrides: [{ files: ["prompts/**"], rules: { [ENTRY.rule]: "off" } }] });
  const suppressed = applyEdits(text, addSuppression(text, [], ENTRY));
  expect(value(suppressed)).toEqual({ ...before, suppressions: [ENTRY] });
  for (const comment of text.match(/\/\/[^\n\r]*/g) ?? [])
    for (const written of [off, narrow, suppressed]) expect(written).toContain(comment);
});

test("a second rule joins the folder's entry, a second suppression the list", () => {
  const once = applyEdits("{}", turnOff("{}", [], "a/b", "x/**")) ?? "";
  const twice = applyEdits(once, turnOff(once, [], "c/d", "x/**"));
  expect(value(twice)).toEqual({ overrides: [{ files: ["x/**"], rules: { "a/b": "off", "c/d": "off" } }] });
  const one = applyEdits("{}", addSuppression("{}", [], ENTRY)) ?? "";
  const two = applyEdits(one, addSuppression(one, [], { ...ENTRY, path: "b.md" }));
  expect(value(two)).toEqual({ suppressions: [ENTRY, { ...ENTRY, path: "b.md" }] });
});

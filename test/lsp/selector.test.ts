import { expect, test } from "vitest";
import { SDKS } from "../../server/src/catalogue/sdks/index.ts";
import { holdsOne, mayHoldPrompts } from "../../server/src/lsp/prefilter.ts";
import { PROMPT_LITERALS } from "../../server/src/lsp/selector.ts";
import { processorTime } from "../support/processor-time.ts";

test.each(SDKS.flatMap((it) => (it.data ? [] : it.modules)))("a file that imports %s passes the prefilter", (module) => {
  const scripted = /[@/-]/.test(module);
  const source = scripted ? `import { a } from "${module}";\n` : `import os\nfrom ${module} import a\n`;
  expect(mayHoldPrompts(source)).toBe(true);
});

test.each([
  ["a system prompt", 'SYSTEM_PROMPT = """You are a clerk."""', true],
  ["a vendor's address", 'fetch("https://api.openai.com/v1/chat/completions")', true],
  ["a distance operator", "ORDER BY embedding <=> $1 LIMIT 5", true],
  ["a wrapper of their own", "from app.llm import ask", true],
  ["a web page", "export function Button() { return null }", false],
  ["a prompt for the user", 'name = input("prompt: ")', false],
  ["a word that begins like a module", "from aircraft import wing", false],
])("%s", (_, text, passes) => {
  expect(mayHoldPrompts(text)).toBe(passes);
});

test("data files are told by their literals", () => {
  const chat = '{"messages": [{"role": "user", "content": "Hi"}]}\n';
  const named = PROMPT_LITERALS.find((it) => it.files.includes("jsonl"));
  expect(named && holdsOne(chat, named.content)).toBe(true);
  expect(named && holdsOne('{"price": 3}\n', named.content)).toBe(false);
});

test("a hostile file costs no more than its length", () => {
  const begun = processorTime();
  for (const unit of ["from ", "import(", "<", "a", "system_", "from \n"]) mayHoldPrompts(unit.repeat(1_000_000));
  expect(processorTime() - begun).toBeLessThan(2_000);
});

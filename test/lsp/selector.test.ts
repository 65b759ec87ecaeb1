import { expect, test } from "vitest";
import { FRAMEWORKS } from "../../server/src/catalogue/frameworks.ts";
import { PROVIDERS } from "../../server/src/catalogue/providers.ts";
import { STORES } from "../../server/src/catalogue/stores.ts";
import { LANGUAGES } from "../../server/src/languages/index.ts";
import { mayHoldPrompts } from "../../server/src/lsp/prefilter.ts";

const sdks = [...PROVIDERS, ...FRAMEWORKS, ...STORES];

const PROMPT_GLOBS = [
  "**/{CLAUDE,CLAUDE.local,AGENTS,AGENT,GEMINI,SKILL}.md",
  "**/*.{prompt,prompty,mdc,instructions.md,prompt.md,agent.md,chatmode.md,prompt.yml,prompt.yaml}",
];

/** Written from the tables, so that a new SDK or format needs no second entry. `vitest run -u test/lsp/selector.test.ts` writes it. */
test("what the client selects is what the tables read", async () => {
  const roots = [...new Set(sdks.flatMap((it) => it.modules))].sort();
  const extensions = [...new Set(LANGUAGES.flatMap((it) => it.extensions))].sort();
  const lines = [
    "// Generated from the tables of SDKs, languages and formats by test/lsp/selector.test.ts (vitest run -u). Do not edit.",
    "",
    "/** Modules whose import makes a source file worth reading. */",
    `export const IMPORT_ROOTS: readonly string[] = ${list(roots)};`,
    "",
    "/** Source files that the server reads. */",
    `export const CODE_GLOB = ${JSON.stringify(`**/*.{${extensions.join(",")}}`)};`,
    "",
    "/** Prompt files that the server reads. */",
    `export const PROMPT_GLOBS: readonly string[] = ${list(PROMPT_GLOBS)};`,
    "",
  ];
  await expect(lines.join("\n")).toMatchFileSnapshot("../../server/src/lsp/selector.ts");
});

function list(items: readonly string[]): string {
  return `[\n${items.map((it) => `  ${JSON.stringify(it)},\n`).join("")}]`;
}

test.each(sdks.flatMap((it) => it.modules))("a file that imports %s passes the prefilter", (module) => {
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

test("a hostile file costs no more than its length", () => {
  const begun = performance.now();
  for (const unit of ["from ", "import(", "<", "a", "system_", "from \n"]) mayHoldPrompts(unit.repeat(1_000_000));
  expect(performance.now() - begun).toBeLessThan(2_000);
});

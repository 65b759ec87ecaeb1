import { describe, expect, it } from "vitest";
import { sourceFile } from "../model/source-file.ts";
import { matchesGlob } from "./glob.ts";
import { formatOf, mayHaveFormat, readPrompt } from "./index.ts";
import { FORMATS } from "./table.ts";

describe("the table of formats", () => {
  it.each([
    ["SKILL.md", "skill"],
    [".claude/skills/a/SKILL.md", "skill"],
    ["packages/web/CLAUDE.md", "claude-memory"],
    [".claude/rules/a/b.md", "claude-rule"],
    [".claude/agents/x.md", "claude-agent"],
    [".claude/commands/git/fix.md", "claude-command"],
    ["AGENTS.md", "agents"],
    ["docs/AGENTS.md", "agents"],
    [".github/copilot-instructions.md", "instructions"],
    [".github/prompts/a.prompt.md", "prompt-file"],
    [".github/agents/planner.md", "agent"],
    [".cursor/rules/a.mdc", "cursor-rule"],
    [".cursorrules", "assistant-rules"],
    [".windsurf/rules/a.md", "windsurf-rule"],
    ["prompts/answer.md", "prompt-markdown"],
    ["src/prompts/system.txt", "prompt-text"],
    ["app/prompts/a.j2", "jinja"],
    ["templates/system_prompt.jinja2", "jinja"],
    ["data/patterns/summarize/system.md", "fabric"],
    ["a/chat.prompty", "prompty"],
    ["plugins/Fun/Joke/skprompt.txt", "semantic-kernel"],
    ["prompts/menu.prompt", "dotprompt"],
    ["a/B.PROMPTY", "prompty"],
  ])("%s is %s", (path, id) => {
    expect(formatOf(path)?.id).toBe(id);
    expect(mayHaveFormat(path)).toBe(true);
  });

  it.each([
    "docs/agents.md",
    "README.md",
    "prompts/README.md",
    "docs/README.instructions.md",
    "docs/prompts/guide.md",
    "requirements.txt",
    "templates/index.html.j2",
    "src/prompt.ts",
    "skills/notes.md",
    "my-claude.md",
    "ansible/deploy.j2",
  ])("%s is none", (path) => {
    expect(formatOf(path)).toBeNull();
  });

  it.each([
    ["config/agents.yaml", "a:\n  role: x\n  goal: y\n  backstory: z\n", "crew"],
    ["config/agents.yaml", "kind: Deployment\n", null],
    ["x.yaml", "template: a\ntemplate_format: handlebars\nexecution_settings:\n", "semantic-kernel-yaml"],
    ["x.yaml", "name: ci\non: push\n", null],
    ["x.json", '{"_type": "prompt", "template": "a", "input_variables": []}', "langchain"],
    ["package.json", '{"name": "a"}', null],
    ["a.prompt.yml", "messages:\n- role: user\n  content: a\n", "github-models"],
    ["data.jsonl", '{"messages": [{"role": "user", "content": "a"}]}\n', "jsonl"],
    ["data.jsonl", '{"a": 1}\n', null],
  ])("%s with %j is %s", (path, text, id) => {
    expect(formatOf(path, text)?.id ?? null).toBe(id);
  });

  it("reads what the configuration names", () => {
    const user = [
      { files: "llm/**/*.txt", format: "prompt-text" },
      { files: "x/*", format: "unheard-of" },
    ];
    expect(formatOf("llm/a/b.txt", undefined, user)?.id).toBe("prompt-text");
    expect(formatOf("x/a", undefined, user)).toBeNull();
    expect(mayHaveFormat("llm/b.txt", user)).toBe(true);
  });

  it("has one row an id", () => {
    expect(new Set(FORMATS.map((it) => it.id)).size).toBe(FORMATS.length);
  });
});

describe("when an agent loads a file", () => {
  it.each([
    [".cursor/rules/a.mdc", "---\nalwaysApply: true\n---\nx", "always"],
    [".cursor/rules/a.mdc", "---\nalwaysApply: false\nglobs: *.ts, *.tsx\n---\nx", "by-glob"],
    [".cursor/rules/a.mdc", "---\ndescription: d\n---\nx", "on-demand"],
    ["a.instructions.md", '---\napplyTo: "**"\n---\nx', "always"],
    ["a.instructions.md", '---\napplyTo: "**/*.py"\n---\nx', "by-glob"],
    ["a.instructions.md", "---\ndescription: d\n---\nx", "on-demand"],
    [".github/copilot-instructions.md", "x", "always"],
    [".claude/rules/a.md", "---\npaths: [a/**]\n---\nx", "by-glob"],
    [".windsurf/rules/a.md", "---\ntrigger: glob\n---\nx", "by-glob"],
    [".kiro/steering/a.md", "---\ninclusion: manual\n---\nx", "on-demand"],
    ["CLAUDE.md", "x", "always"],
    ["SKILL.md", "x", "on-demand"],
  ])("%s %j: %s", (path, text, when) => {
    const row = formatOf(path, text);
    expect(row === null ? null : readPrompt(sourceFile("file:///a", path, text), row).loading?.when).toBe(when);
  });
});

describe("globs", () => {
  it.each([
    ["**/*.md", "a.md", true],
    ["**/*.md", "a/b/c.md", true],
    ["a/**/b", "a/b", true],
    ["a/**/b", "a/x/y/b", true],
    ["a/*/b", "a/x/y/b", false],
    ["*.{a,b}", "x.b", true],
    ["?.md", "ab.md", false],
    ["**", "a/b", true],
    ["a{b", "a{b", true],
    ["x[1].md", "x[1].md", true],
  ])("%s %s %s", (glob, path, expected) => expect(matchesGlob(glob, path)).toBe(expected));

  it("take time that grows with their length", () => {
    expect(matchesGlob(`${"*a".repeat(200)}b`, "a".repeat(20_000))).toBe(false);
    expect(matchesGlob(`${"**/a/".repeat(50)}b`, "a/".repeat(3_000))).toBe(false);
    expect(matchesGlob("{a,b}".repeat(30), "a".repeat(30))).toBe(false);
  });
});

it("takes a recorded run for no prompt", () => {
  const path = "prompts/history.json";
  const text = '[{"inputs": {"user_input": "I want to share an idea."}, "outputs": {"response": "Please tell me more."}}]';
  const row = formatOf(path, text);
  expect(row && readPrompt(sourceFile(`file:///${path}`, path, text), row).prompts).toEqual([]);
  const kept = text.replace("user_input", "user_message");
  expect(row && readPrompt(sourceFile(`file:///${path}`, path, kept), row).prompts).toHaveLength(1);
});

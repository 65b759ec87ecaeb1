import { describe, expect, it } from "vitest";
import { documentOf, promptOf } from "../../../../test/support/prompts.ts";
import { find } from "../../analysis/personal-data/find.ts";
import type { Services } from "../../analysis/services.ts";
import type { PromptText } from "../../model/prompt-text.ts";
import rule from "./secret-in-prompt.ts";

// Put together here, so that no scanner of this repository takes the fixtures for leaks.
const GITHUB = `ghp_${"q7Vn2LxT9kWmZr4PbYd8Hs3Jf6Gc5AeUvRtB"}`;
const ANTHROPIC = `sk-ant-${"api03-q7Vn2LxT9kWmZr4PbYd8Hs3Jf6Gc5AeUvRtBq7Vn2LxT9k"}`;

function check(source: string, options: object = {}) {
  const prompt = promptOf(source);
  const document = documentOf({ prompts: [prompt] });
  const services = { personalData: (it: PromptText, wanted) => find(it.value, wanted), source: () => "" } as Pick<
    Services,
    "personalData" | "source"
  > as Services;
  return [...rule.check(prompt, { document, options: rule.options.parse(options), services })];
}

describe("privacy/secret-in-prompt", () => {
  it.each([
    [`Use ${GITHUB} to clone`, "known"],
    [`key: ${ANTHROPIC}`, "known"],
    ["Connect to postgres://svc:Hunter2Hunter2@db/prod", "known"],
    ["X-Key: 9f8e7d6c5b4a39281706f5e4d3c2b1a0", "keyed"],
    ["The password: v8Kq-22xL", "keyed"],
  ])("%s", (text, grade) => {
    const [report, ...more] = check(text);
    expect(more).toEqual([]);
    expect(report?.grade).toBe(grade);
    expect(report?.message.length).toBeLessThanOrEqual(120);
    expect(report?.message).not.toMatch(/q7Vn|Hunter|9f8e|v8Kq/);
  });

  it.each([
    "Call the API with X-Key: ${ACME_KEY}",
    "Never print values that look like sk-...",
    "api_key=your-api-key-here",
    "token: <your token>",
    "AWS key AKIAIOSFODNN7EXAMPLE",
    "max_tokens: 4096, cache_key: user-profile-v2-cached-2024",
    "commit 9f8e7d6c5b4a39281706f5e4d3c2b1a0d4e5f607",
    "postgres://postgres:postgres@localhost/db",
  ])("leaves %s", (text) => expect(check(text)).toEqual([]));

  it("takes only known formats when asked", () => {
    expect(check("X-Key: 9f8e7d6c5b4a39281706f5e4d3c2b1a0", { keyed: false })).toEqual([]);
    expect(check(GITHUB, { keyed: false })).toHaveLength(1);
  });
});

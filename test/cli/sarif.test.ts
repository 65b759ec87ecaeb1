import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv from "ajv";
import { expect, test } from "vitest";
import { Project } from "../support/cli.ts";

const FILES = {
  "a b.prompt.md": "Example: card 4556 7375 8689 9855 was charged, ask petra.novak@seznam.cz.\n",
  "app.ts": `import OpenAI from "openai";
const client = new OpenAI();
export async function greet(user: { email: string }) {
  const line = \`Customer \${user.email}\`;
  return client.responses.create({ model: "o3-mini", input: line, temperature: 0 });
}
`,
  "broken.py": "def (",
};

test("SARIF is what its published schema says, and what code scanning needs", async () => {
  const made = new Project(FILES);
  const { out } = await made.run(["check", "--format", "sarif"]);
  made.dispose();
  const log = JSON.parse(out);
  const path = createRequire(import.meta.url)
    .resolve("@microsoft/jest-sarif/package.json")
    .replace("package.json", "lib/schemas/sarif-2.1.0-rtm.5.json");
  const schema = JSON.parse(readFileSync(path, "utf8"));
  // The draft's own meta schema is another version than the validator's; formats are checked below by hand.
  const { $schema: _, id: __, ...rest } = schema;
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true }).compile(rest);
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  const [run] = log.runs;
  expect(run.results.map((it: { ruleId: string }) => it.ruleId).toSorted()).toEqual([
    "determinism/sampling-param-unsupported",
    "privacy/pii-field-interpolated",
    "privacy/pii-literal",
    "privacy/pii-literal",
  ]);
  for (const it of run.results) {
    expect(run.tool.driver.rules[it.ruleIndex].id).toBe(it.ruleId);
    expect(it.partialFingerprints["promptHygiene/v1"]).toMatch(/^[0-9a-f]{16}$/);
    const { artifactLocation, region } = it.locations[0].physicalLocation;
    expect(artifactLocation.uri).toMatch(/^(?:a%20b\.prompt\.md|app\.ts)$/);
    expect(region.startLine).toBeGreaterThan(0);
  }
  const flow = run.results.find((it: { codeFlows?: unknown }) => it.codeFlows !== undefined);
  expect(flow.codeFlows[0].threadFlows[0].locations.length).toBeGreaterThan(0);
  expect(run.invocations[0].toolExecutionNotifications.length).toBeGreaterThan(0);
});

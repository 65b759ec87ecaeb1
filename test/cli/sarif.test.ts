import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Draft04 from "ajv-draft-04";
import formats from "ajv-formats";
import { expect, test } from "vitest";
import { Project } from "../support/cli.ts";

const require = createRequire(import.meta.url);

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
  const shipped = require.resolve("@microsoft/jest-sarif/package.json");
  const path = shipped.replace("package.json", "lib/schemas/sarif-2.1.0-rtm.5.json");
  const schema = JSON.parse(readFileSync(path, "utf8"));
  const validator = new Draft04({ strict: false, unicodeRegExp: false, allErrors: true });
  formats(validator);
  const validate = validator.compile(schema);
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

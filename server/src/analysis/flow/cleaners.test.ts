import { expect, test } from "vitest";
import { uriOf, workspaceOf } from "../../../../test/support/workspace.ts";

const HEAD = `import hashlib
import scrubadub
from llm_guard import scan_prompt
from llm_guard.input_scanners import Anonymize, Toxicity
from langchain.agents import create_agent
from langchain.agents.middleware import PIIMiddleware
from openai import OpenAI
from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import OperatorConfig
client = OpenAI()
engine = AnonymizerEngine()
kept = OperatorConfig("keep")
agent = create_agent("openai:gpt-4.1", [], middleware=[PIIMiddleware("email", strategy="redact")])
unread = create_agent("openai:gpt-4.1", [], middleware=[PIIMiddleware("email", apply_to_input=False)])

def run(user, found):
`;
const ask = (value: string) => `    client.responses.create(model="gpt-4.1", input=f"{${value}}")\n`;
const invoke = (agent: string, value: string) => `    ${agent}.invoke({"messages": [{"role": "user", "content": f"{${value}}"}]})\n`;

/** What goes on the way, and how the finding comes out: by its severity, or not at all. */
const CLEANERS: readonly (readonly [title: string, body: string, severity: "error" | "warning" | "info" | null])[] = [
  ["Presidio with its defaults", ask("engine.anonymize(text=user.email, analyzer_results=found).text"), null],
  [
    "Presidio that replaces",
    ask("engine.anonymize(text=user.ssn, analyzer_results=found, operators={'DEFAULT': OperatorConfig('replace')}).text"),
    null,
  ],
  [
    "Presidio that keeps all",
    ask("engine.anonymize(text=user.email, analyzer_results=found, operators={'DEFAULT': OperatorConfig('keep')}).text"),
    "warning",
  ],
  [
    "Presidio that keeps by a name",
    ask("engine.anonymize(text=user.email, analyzer_results=found, operators={'DEFAULT': kept}).text"),
    "warning",
  ],
  [
    "Presidio that keeps some",
    ask("engine.anonymize(text=user.ssn, analyzer_results=found, operators={'PERSON': kept, 'US_SSN': OperatorConfig('mask')}).text"),
    "info",
  ],
  ["Presidio that was given nothing found", ask("engine.anonymize(text=user.ssn, analyzer_results=[]).text"), "error"],
  ["scrubadub's function", ask("scrubadub.clean(user.ssn)"), null],
  ["scrubadub's class", ask("scrubadub.Scrubber().clean(user.ssn)"), null],
  ["LLM Guard with the scanner", ask("scan_prompt([Anonymize(None), Toxicity()], user.ssn)[0]"), null],
  ["LLM Guard without it", ask("scan_prompt([Toxicity()], user.ssn)[0]"), "info"],
  ["a hash of the library", ask("hashlib.sha256(user.email.encode()).hexdigest()"), null],
  ["middleware for this kind", invoke("agent", "user.email"), null],
  ["middleware for another kind", invoke("agent", "user.ssn"), "error"],
  ["middleware that leaves the input alone", invoke("unread", "user.email"), "warning"],
  ["the last four", ask("user.ssn[-4:]"), null],
  ["all but the first", ask("user.ssn[1:]"), "error"],
  ["a name that says so", ask("redact_pii(user.ssn)"), null],
  ["a name that only sounds like it", ask("clean(user.ssn)"), "info"],
  ["a name of the configuration", ask("veil(user.ssn)"), null],
  ["a name that says nothing", ask("user.ssn.strip()"), "error"],
];

test.each(CLEANERS)("%s", async (_, body, severity) => {
  const workspace = workspaceOf(
    { "app.py": HEAD + body, ".git/HEAD": "", "prompt-hygiene.json": '{ "sanitizers": ["veil"] }' },
    { command: { only: ["privacy/pii-field-interpolated"] } },
  );
  const { findings, problems } = await workspace.lint(uriOf("app.py"));
  expect(problems).toEqual([]);
  expect(findings.map((it) => it.severity)).toEqual(severity === null ? [] : [severity]);
});

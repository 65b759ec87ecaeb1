/** What is to be found in examples/, everywhere: command line, server, desktop and browser. In the order of path. */
export interface ExampleFinding {
  readonly path: string;
  readonly ruleId: string;
  /** 1-based. */
  readonly line: number;
  /** Stands in the text under the finding. */
  readonly text: string;
}

export const exampleFindings: readonly ExampleFinding[] = [
  { path: "prompts/reply.prompt.md", ruleId: "privacy/pii-literal", line: 12, text: "henrik.solberg74@gmail.com" },
  { path: "prompts/review-answer.prompt.md", ruleId: "instructions/defensive-bloat", line: 11, text: "Do not rewrite the answer." },
  { path: "service/handover.py", ruleId: "context/window-fill", line: 68, text: "client.chat.completions.create" },
  { path: "service/knowledge.py", ruleId: "determinism/retrieval-no-tiebreak", line: 37, text: "ts_rank(" },
  { path: "service/triage.py", ruleId: "determinism/sampling-param-unsupported", line: 50, text: "temperature=0" },
  { path: "web/src/assistant.ts", ruleId: "privacy/pii-field-interpolated", line: 26, text: "customer.dateOfBirth" },
];

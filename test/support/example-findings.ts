/** What is to be found in examples/, everywhere: command line, server, desktop and browser. In the order of path. */
export interface ExampleFinding {
  readonly path: string;
  readonly ruleId: string;
  readonly severity: "error" | "warning" | "info";
  /** `line:column-line:column` in UTF-16 units, from 1, the end exclusive. */
  readonly at: string;
  /** Stands in the text under the finding. */
  readonly text: string;
  readonly message: string;
}

export const exampleFindings: readonly ExampleFinding[] = [
  {
    path: "prompts/reply.prompt.md",
    ruleId: "privacy/pii-literal",
    severity: "warning",
    at: "12:65-12:91",
    text: "henrik.solberg74@gmail.com",
    message: "E-mail address (he***@g***.com) is sent with every call; replace it with a reserved one",
  },
  {
    path: "prompts/review-answer.prompt.md",
    ruleId: "instructions/defensive-bloat",
    severity: "warning",
    at: "11:3-11:29",
    text: "Do not rewrite the answer.",
    message: "12 guards without a reason are 43 % of this prompt (63 of 148 tokens): cut or explain them",
  },
  {
    path: "service/handover.py",
    ruleId: "context/window-fill",
    severity: "warning",
    at: "68:18-68:48",
    text: "client.chat.completions.create",
    message: "82 % of 8,192 tokens used before the user's text (reply 6,000, system 685): lower the reply's limit",
  },
  {
    path: "service/knowledge.py",
    ruleId: "determinism/retrieval-no-tiebreak",
    severity: "warning",
    at: "37:18-37:79",
    text: "ts_rank(",
    message: "Rows are cut by `ts_rank` alone, which ties often; add id to ORDER BY",
  },
  {
    path: "service/triage.py",
    ruleId: "determinism/sampling-param-unsupported",
    severity: "error",
    at: "50:9-50:22",
    text: "temperature=0",
    message: "gpt-5-2025-08-07 rejects `temperature` 0 and takes 1 only: delete it",
  },
  {
    path: "web/src/assistant.ts",
    ruleId: "privacy/pii-field-interpolated",
    severity: "warning",
    at: "26:57-26:80",
    text: "customer.dateOfBirth",
    message: "`customer.dateOfBirth` (date of birth) reaches the model in clear; send an opaque id or redact it first",
  },
];

interface Position {
  readonly line: number;
  readonly column: number;
}

/** `at` of a range; lines and columns count from `first`. */
export function placed(start: Position, end: Position, first: 0 | 1): string {
  const of = ({ line, column }: Position) => `${line + 1 - first}:${column + 1 - first}`;
  return `${of(start)}-${of(end)}`;
}

/** A finding as every channel has to give it, byte for byte. */
export function exampleLine({ path, ruleId, severity, at, message }: Omit<ExampleFinding, "text">): string {
  return `${path}:${at} ${severity} ${ruleId} ${message}`;
}

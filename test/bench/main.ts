/**
 * From keystroke to diagnostics, as an editor sees it: the shipped server over standard input and output, one character a
 * change, the time until the pulled diagnostics of that version are there. In milliseconds and as a multiple of the
 * reference workload.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { root } from "../support/places.ts";
import { quantile, reference } from "./reference.ts";

const KEYSTROKES = 60;
/** Not counted: the first ones load grammars and warm the compiler. */
const WARM_UP = 20;

const unit = reference();
console.log(`reference workload ${unit.toFixed(1)} ms`);
for (const lines of [200, 2_000]) {
  const server = spawn(process.execPath, [join(root, "dist/server.js"), "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [],
    capabilities: { textDocument: { diagnostic: { dynamicRegistration: false } }, general: { positionEncodings: ["utf-16"] } },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const { times, findings } = await type(connection, lines);
  const figure = (share: number) => `${quantile(times, share).toFixed(1)} ms (${(quantile(times, share) / unit).toFixed(2)} x)`;
  console.log(`${lines} lines: median ${figure(0.5)}, 95 % below ${figure(0.95)}, ${findings} findings`);
  if (findings === 0) throw new Error("the measured file has findings, and the server reported none");
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  connection.dispose();
}

/** Types into the prompt of a function in the middle of the file. */
async function type(connection: ProtocolConnection, lines: number): Promise<{ times: number[]; findings: number }> {
  const uri = `file:///bench/support_${lines}.py`;
  const text = program(lines);
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: "python", version: 1, text },
  });
  await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  const mark = "You answer riders";
  const before = text.slice(0, text.indexOf(mark, text.length / 2) + mark.length).split("\n");
  const line = before.length - 1;
  let character = before.at(-1)?.length ?? 0;
  const times: number[] = [];
  let report: DocumentDiagnosticReport | undefined;
  for (let key = 0; key < WARM_UP + KEYSTROKES; key++) {
    const typed = " about bicycles and plans"[key % 25] ?? " ";
    const started = performance.now();
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: key + 2 },
      contentChanges: [{ range: { start: { line, character }, end: { line, character } }, text: typed }],
    });
    report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    if (key >= WARM_UP) times.push(performance.now() - started);
    character++;
  }
  return { times, findings: report?.kind === "full" ? report.items.length : 0 };
}

/** A module of functions that each assemble a prompt and call a model, as service code looks; one in eight has an offence. */
function program(lines: number): string {
  const parts = ["from openai import OpenAI", "", "client = OpenAI(timeout=20)", ""];
  for (let index = 0; parts.join("\n").split("\n").length < lines; index++) {
    const field = index % 8 === 0 ? "date_of_birth" : "plan";
    parts.push(
      "",
      `def answer_${index}(customer, question: str, articles: list[str]) -> str:`,
      `    """Answers a question of kind ${index}."""`,
      '    context = "\\n\\n".join(articles[:4])',
      "    messages = [",
      `        {"role": "system", "content": f"You answer riders in city ${index}. Their record says {customer.${field}}."},`,
      "    ]",
      "    if context:",
      '        messages.append({"role": "system", "content": f"Use these articles where they help.\\n{context}"})',
      '    messages.append({"role": "user", "content": question})',
      "    completion = client.chat.completions.create(",
      '        model="gpt-4.1-2025-04-14",',
      "        messages=messages,",
      "        temperature=0.2,",
      "        max_tokens=400,",
      "    )",
      '    return completion.choices[0].message.content or ""',
      "",
    );
  }
  return `${parts.join("\n")}\n`;
}

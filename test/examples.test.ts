import { execFile, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type CodeAction,
  CodeActionKind,
  CodeActionRequest,
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { build } from "../scripts/build.ts";
import type { ReportedFinding } from "../server/src/engine/report.ts";
import { REQUESTS, type RulePage } from "../server/src/lsp/protocol.ts";
import { exampleFindings } from "./support/example-findings.ts";
import { findingOf } from "./support/finding-of-diagnostic.ts";
import { cache, root } from "./support/places.ts";

interface Printed {
  readonly findings: readonly ReportedFinding[];
  readonly problems: readonly unknown[];
}

/** Each offence, and what has to stand in the text under it. */
const offences = [
  ["prompts/reply.prompt.md", "privacy/pii-literal", "henrik.solberg74@gmail.com"],
  ["prompts/review-answer.prompt.md", "instructions/defensive-bloat", "Do not rewrite the answer."],
  ["service/handover.py", "context/window-fill", "client.chat.completions.create"],
  ["service/knowledge.py", "determinism/retrieval-no-tiebreak", "ts_rank("],
  ["service/triage.py", "determinism/sampling-param-unsupported", "temperature=0"],
  ["web/src/assistant.ts", "privacy/pii-field-interpolated", "customer.dateOfBirth"],
];

const programs = join(cache, "examples-test");
let folder = "";

beforeAll(async () => {
  await build(programs);
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, "examples-"));
  cpSync(join(root, "examples"), folder, { recursive: true });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the example application", () => {
  it("has each offence once, and nothing beside them", async () => {
    const { findings, problems } = await check([]);
    expect(problems).toEqual([]);
    expect(findings.map(({ path, ruleId }) => [path, ruleId])).toEqual(offences.map(([path, rule]) => [path, rule]));
    for (const [index, { path, range }] of findings.entries()) expect(textIn(path, range)).toContain(offences[index]?.[2]);
    await expect(json(findings)).toMatchFileSnapshot("fixtures/example-findings.json");
  });

  it("is the same over standard input and output of the server", async () => {
    const { findings, pages } = await served(filesIn(folder));
    expect(json(findings)).toBe(json(exampleFindings));
    // The help of a finding is the page of its rule.
    for (const { ruleId } of exampleFindings)
      expect(pages.get(ruleId)).toBe(readFileSync(join(root, `server/src/rules/${ruleId}.md`), "utf8"));
  });

  it("comes with the same help on the command line", async () => {
    const log = JSON.parse((await run(["check", ".", "--format", "sarif"])).stdout);
    const rules: { id: string; help: { markdown: string } }[] = log.runs[0].tool.driver.rules;
    expect(rules.map((it) => it.id).toSorted()).toEqual(exampleFindings.map((it) => it.ruleId).toSorted());
    for (const { id, help } of rules) expect(help.markdown).toBe(readFileSync(join(root, `server/src/rules/${id}.md`), "utf8"));
  });

  it("is written in code that parses", async () => {
    await parses();
  });

  it("is clean and still parses once everything was fixed", async () => {
    const before = await check([]);
    expect(before.findings.filter((it) => it.fixes.length === 0).map((it) => it.ruleId)).toEqual([]);
    const after = await check(["--fix", "--unsafe"]);
    expect(after.findings).toEqual([]);
    expect((await check([])).findings).toEqual([]);
    await parses();
  });
});

const json = (findings: readonly ReportedFinding[]) => `${JSON.stringify(findings, null, 2)}\n`;

async function check(options: readonly string[]): Promise<Printed> {
  return JSON.parse((await run(["check", ".", "--format", "json", ...options])).stdout) as Printed;
}

async function run(command: readonly string[]): Promise<{ readonly stdout: string }> {
  // 1 says that there are findings.
  return promisify(execFile)(process.execPath, [join(programs, "cli.js"), ...command], { cwd: folder }).catch(
    (error: { code: unknown; stdout: string }) => {
      if (error.code !== 1) throw error;
      return error;
    },
  );
}

/** Paths of all files, in order, with slashes. */
function filesIn(top: string): string[] {
  const entries = readdirSync(top, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  return entries.map((it) => relative(top, join(it.parentPath, it.name)).replaceAll("\\", "/")).toSorted();
}

interface Served {
  readonly findings: readonly ReportedFinding[];
  /** Rule -> the page that its diagnostics link to. */
  readonly pages: ReadonlyMap<string, string>;
}

/** What the server says of files as they are opened, one after the other, and which fixes it offers there. */
async function served(paths: readonly string[]): Promise<Served> {
  const server = spawn(process.execPath, [join(programs, "server.js"), "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.listen();
  const top = pathToFileURL(folder).href;
  const capabilities = {
    textDocument: { diagnostic: {} },
    workspace: { workspaceEdit: { documentChanges: true } },
    general: { positionEncodings: ["utf-16"] },
  };
  const workspaceFolders = [{ uri: top, name: "examples" }];
  const initializationOptions = { rulePages: "page:" };
  await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: top,
    workspaceFolders,
    capabilities,
    initializationOptions,
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const findings: ReportedFinding[] = [];
  const pages = new Map<string, string>();
  for (const path of paths) {
    const textDocument = { uri: `${top}/${path}`, languageId: "plaintext", version: 1, text: readFileSync(join(folder, path), "utf8") };
    await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: textDocument.uri } });
    for (const diagnostic of report.kind === "full" ? report.items : []) {
      const asked = { textDocument, range: diagnostic.range, context: { diagnostics: [diagnostic], only: [CodeActionKind.QuickFix] } };
      const actions = ((await connection.sendRequest(CodeActionRequest.type, asked)) ?? []) as CodeAction[];
      findings.push(findingOf(diagnostic, textDocument.uri, actions, (uri) => uri.slice(top.length + 1)));
      const ruleId = diagnostic.codeDescription?.href.slice("page:".length) ?? "";
      pages.set(ruleId, (await connection.sendRequest<RulePage>(REQUESTS.rulePage, { ruleId })).markdown);
    }
  }
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  connection.dispose();
  return { findings, pages };
}

function textIn(path: string, { start, end }: ReportedFinding["range"]): string {
  const lines = readFileSync(join(folder, path), "utf8").split("\n");
  const text = lines.slice(start.line - 1, end.line).join("\n");
  const last = lines[end.line - 1] ?? "";
  return text.slice(start.column - 1, text.length - last.length + end.column - 1);
}

/** With the languages' own compilers: rejects with what they say. */
async function parses(): Promise<void> {
  const service = join(folder, "service");
  const modules = readdirSync(service).filter((name) => name.endsWith(".py"));
  const compile = "import ast, sys\nfor path in sys.argv[1:]: ast.parse(open(path, encoding='utf-8').read(), path)";
  const python = process.platform === "win32" ? "python" : "python3";
  await promisify(execFile)(python, ["-c", compile, ...modules.map((name) => join(service, name))]);
  const types = join(root, "test/fixtures/example-types");
  const project = join(folder, "tsconfig.check.json");
  writeFileSync(
    project,
    JSON.stringify({
      extends: "./web/tsconfig.json",
      compilerOptions: { types: [], paths: { ai: [join(types, "ai.d.ts")], "@ai-sdk/openai": [join(types, "ai-sdk-openai.d.ts")] } },
      include: ["web/src"],
    }),
  );
  await promisify(execFile)(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", project]).catch(
    (error: { stdout: string }) => {
      throw new Error(error.stdout);
    },
  );
}

import { execFile, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
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
import { exampleFindings, exampleLine, placed } from "./support/example-findings.ts";
import { cache, root } from "./support/places.ts";

interface Position {
  readonly line: number;
  readonly column: number;
}

interface Printed {
  readonly findings: readonly {
    readonly ruleId: string;
    readonly severity: "error" | "warning" | "info";
    readonly path: string;
    readonly range: { readonly start: Position; readonly end: Position };
    readonly message: string;
    readonly fixes: readonly { readonly title: string }[];
  }[];
  readonly problems: readonly unknown[];
}

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
    const lines = findings.map((it) => exampleLine({ ...it, at: placed(it.range.start, it.range.end, 1) }));
    expect(lines).toEqual(exampleFindings.map(exampleLine));
    for (const [index, { path, range }] of findings.entries()) expect(textAt(path, range.start)).toContain(exampleFindings[index]?.text);
  });

  it("is the same over standard input and output of the server", async () => {
    expect(await served(filesIn(folder))).toEqual(exampleFindings.map(exampleLine));
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

async function check(options: readonly string[]): Promise<Printed> {
  const program = [join(programs, "cli.js"), "check", ".", "--format", "json", ...options];
  // 1 says that there are findings.
  const { stdout } = await promisify(execFile)(process.execPath, program, { cwd: folder }).catch(
    (error: { code: unknown; stdout: string }) => {
      if (error.code !== 1) throw error;
      return error;
    },
  );
  return JSON.parse(stdout) as Printed;
}

/** Paths of all files, in order, with slashes. */
function filesIn(top: string): string[] {
  const entries = readdirSync(top, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  return entries.map((it) => relative(top, join(it.parentPath, it.name)).replaceAll("\\", "/")).toSorted();
}

const positionOf = ({ line, character }: { readonly line: number; readonly character: number }) => ({ line, column: character });
const SEVERITIES = { 1: "error", 2: "warning", 3: "info", 4: "info" } as const;

/** What the server says of files as they are opened, one after the other. */
async function served(paths: readonly string[]): Promise<string[]> {
  const server = spawn(process.execPath, [join(programs, "server.js"), "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.listen();
  const top = pathToFileURL(folder).href;
  const capabilities = { textDocument: { diagnostic: {} }, general: { positionEncodings: ["utf-16"] } };
  const workspaceFolders = [{ uri: top, name: "examples" }];
  await connection.sendRequest(InitializeRequest.type, { processId: null, rootUri: top, workspaceFolders, capabilities });
  await connection.sendNotification(InitializedNotification.type, {});
  const lines: string[] = [];
  for (const path of paths) {
    const textDocument = { uri: `${top}/${path}`, languageId: "plaintext", version: 1, text: readFileSync(join(folder, path), "utf8") };
    await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: textDocument.uri } });
    for (const { range, severity, code, message } of report.kind === "full" ? report.items : []) {
      const at = placed(positionOf(range.start), positionOf(range.end), 0);
      lines.push(exampleLine({ path, ruleId: String(code), severity: SEVERITIES[severity ?? 3], at, message: String(message) }));
    }
  }
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  connection.dispose();
  return lines;
}

function textAt(path: string, { line, column }: Position): string {
  return (
    readFileSync(join(folder, path), "utf8")
      .split("\n")
      [line - 1]?.slice(column - 1) ?? ""
  );
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

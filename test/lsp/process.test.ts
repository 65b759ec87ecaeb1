import { type ChildProcess, fork, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { assets } from "../../scripts/assets.ts";

const folder = mkdtempSync(join(tmpdir(), "prompt-hygiene-"));
const program = join(folder, "server.mjs");
const root = pathToFileURL(folder).href;

// The shipped form: one bundle beside its assets. A file run from its source would have neither.
beforeAll(async () => {
  const require = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';
  const entry = resolve(import.meta.dirname, "../../server/src/lsp/main.ts");
  await build({
    entryPoints: [entry],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    mainFields: ["module", "main"],
    banner: { js: require },
    logLevel: "silent",
  });
  mkdirSync(join(folder, "assets"));
  for (const [name, read] of assets) writeFileSync(join(folder, "assets", name), read());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TEXT = 'from openai import OpenAI\n\nOpenAI().responses.create(model="gpt-4.1", input="Mail henrik.solberg74@gmail.com today")\n';

async function converse(
  child: ChildProcess,
  reader: MessageReader,
  writer: MessageWriter,
): Promise<{ codes: unknown[]; exit: number | null }> {
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  const connection = createProtocolConnection(reader, writer);
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: root,
    capabilities: { textDocument: { diagnostic: {} } },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const uri = `${root}/app.py`;
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: "python", version: 1, text: TEXT },
  });
  const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  await connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line: 2, character: 3 } });
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  const exit = await ended;
  connection.dispose();
  return { codes: report.kind === "full" ? report.items.map((it) => it.code) : [], exit };
}

test("over standard streams nothing but the protocol is written", async () => {
  const child = spawn(process.execPath, [program, "--stdio"], { stdio: "pipe" });
  const [out, error]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (it: Buffer) => void out.push(it));
  child.stderr.on("data", (it: Buffer) => void error.push(it));
  const { codes, exit } = await converse(child, new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  expect(codes).toEqual(["privacy/pii-literal"]);
  expect(exit).toBe(0);
  expect(Buffer.concat(error).toString()).toBe("");
  expect(leftover(Buffer.concat(out))).toBe("");
});

test("without an argument it speaks over standard streams, and goes when they close", async () => {
  const child = spawn(process.execPath, [program], { stdio: "pipe" });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  child.stdin.end();
  expect(await ended).toBe(1);
});

test("over Node's message channel it says the same", async () => {
  const child = fork(program, ["--node-ipc"], { silent: true });
  const { codes, exit } = await converse(child, new IPCMessageReader(child), new IPCMessageWriter(child));
  expect(codes).toEqual(["privacy/pii-literal"]);
  expect(exit).toBe(0);
});

/** What is no message: messages are a header with a length, an empty line and so many bytes. */
function leftover(bytes: Buffer): string {
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf("\r\n\r\n", at);
    const length = end < 0 ? undefined : /^Content-Length: (\d+)$/.exec(bytes.subarray(at, end).toString())?.[1];
    if (length === undefined) return bytes.subarray(at).toString();
    JSON.parse(bytes.subarray(end + 4, end + 4 + Number(length)).toString());
    at = end + 4 + Number(length);
  }
  return "";
}

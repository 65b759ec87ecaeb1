/**
 * Typing into a prompt of a megabyte: lens and status are asked for after each character, on the real server in this process. Printed is the
 * longest stretch in which nothing else could run, in milliseconds and as a multiple of the reference workload.
 */
import { PassThrough } from "node:stream";
import {
  CodeLensRequest,
  createConnection,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { assets } from "../../scripts/assets.ts";
import { Workspace } from "../../server/src/engine/workspace.ts";
import { memoryHost } from "../../server/src/host/memory.ts";
import { REQUESTS, type Status } from "../../server/src/lsp/protocol.ts";
import { serve } from "../../server/src/lsp/server.ts";
import { rules } from "../../server/src/rules/index.ts";
import { quantile, reference } from "./reference.ts";

const SIZE = 1_000_000;
const EDITS = 12;
const WARM_UP = 3;

const unit = reference();
console.log(`reference workload ${unit.toFixed(1)} ms`);

const [toServer, toClient] = [new PassThrough(), new PassThrough()];
const host = memoryHost("file:///bench", {}, async (name) => assets.get(name)?.() ?? Promise.reject(new Error(`no asset ${name}`)));
serve(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
  version: "0",
  history: null,
  pages: { rules, asset: host.asset },
  createWorkspace: (root) => new Workspace({ host, rules, root, version: "0" }),
});
const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
connection.listen();
await connection.sendRequest(InitializeRequest.type, { processId: null, rootUri: null, workspaceFolders: [], capabilities: {} });
await connection.sendNotification(InitializedNotification.type, {});

const uri = "file:///bench/manual.prompt.md";
const text = prompt(SIZE);
await connection.sendNotification(DidOpenTextDocumentNotification.type, {
  textDocument: { uri, languageId: "markdown", version: 1, text },
});
const gaps = watched();
const first = performance.now();
let answer = await ask();
console.log(`opened: lens and status after ${(performance.now() - first).toFixed(0)} ms, longest slice ${gaps.longest().toFixed(0)} ms`);

const waits: number[] = [];
const longest: number[] = [];
for (let key = 0; key < WARM_UP + EDITS; key++) {
  const [line, character] = [4_000, 10 + key];
  gaps.reset();
  const started = performance.now();
  await connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version: key + 2 },
    contentChanges: [{ range: { start: { line, character }, end: { line, character } }, text: "bicycle"[key % 7] ?? "x" }],
  });
  answer = await ask();
  if (key < WARM_UP) continue;
  waits.push(performance.now() - started);
  longest.push(gaps.longest());
}
gaps.stop();
if (answer === null) throw new Error("the measured prompt has tokens, and the status said nothing");
const figure = (ms: number) => `${ms.toFixed(1)} ms (${(ms / unit).toFixed(2)} x)`;
console.log(`${EDITS} edits in ${(text.length / 1e6).toFixed(2)} MB: ${answer.text}`);
console.log(`lens and status: median ${figure(quantile(waits, 0.5))}, slowest ${figure(Math.max(...waits))}`);
console.log(`longest slice: median ${figure(quantile(longest, 0.5))}, worst ${figure(Math.max(...longest))}`);
process.exit(0);

async function ask(): Promise<Status | null> {
  const place = { line: 4_000, character: 0 };
  for (;;) {
    try {
      const [lenses, status] = await Promise.all([
        connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } }),
        connection.sendRequest<Status | null>(REQUESTS.status, { uri, selection: { start: place, end: place } }),
      ]);
      if ((lenses ?? []).length === 0) throw new Error("no lens");
      return status;
    } catch (error) {
      if (!/has changed/.test(String(error))) throw error;
    }
  }
}

/** Notes how long the loop of events was kept busy at a time. */
function watched() {
  let last = performance.now();
  let most = 0;
  let open = true;
  const tick = () => {
    const now = performance.now();
    most = Math.max(most, now - last);
    last = now;
    if (open) setImmediate(tick);
  };
  setImmediate(tick);
  return {
    longest: () => most,
    reset: () => {
      most = 0;
      last = performance.now();
    },
    stop: () => {
      open = false;
    },
  };
}

/** A manual with sections, as people paste it into a prompt. */
function prompt(size: number): string {
  const lines = ["---", "description: Answers from the manual", "model: gpt-4.1", "---", "Answer from the manual below.", ""];
  let length = lines.join("\n").length;
  for (let i = 0; length < size; i++) {
    const line =
      i % 12 === 0
        ? `## Part ${i / 12}`
        : `Turn the crank ${i % 7} times, then check that the chain of model ${i} runs freely over the cog. {{note_${i % 5}}}`;
    lines.push(line);
    length += line.length + 1;
  }
  return `${lines.join("\n")}\n`;
}

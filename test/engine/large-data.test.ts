import { beforeAll, describe, expect, it } from "vitest";
import type { FileResult } from "../../server/src/engine/result.ts";
import { KEPT_BYTES } from "../../server/src/engine/rows.ts";
import { Workspace } from "../../server/src/engine/workspace.ts";
import { memoryHost } from "../../server/src/host/memory.ts";
import { rules } from "../../server/src/rules/index.ts";
import { asset } from "../support/workspace.ts";

const ROOT = "file:///data";
/** A strict rule: asked for by name, it runs in every profile. */
const command = { only: ["privacy/pii-training-data"] };
const row = (index: number, said = "The front wheel is bent. ".repeat(6)) =>
  `${JSON.stringify({
    messages: [
      { role: "user", content: `Order ${index}: ${said}` },
      { role: "assistant", content: "A new one is on its way." },
    ],
  })}\n`;
const WITH_ADDRESS = row(3, "write to petra.novak83@seznam.cz");

/** About six megabytes, with an address at the beginning and one far behind what is read. */
const LARGE = [
  ...Array.from({ length: 24_000 }, (_, index) => (index === 3 || index === 23_000 ? WITH_ADDRESS : row(index))),
  "\n",
  " \n",
].join("");

function workspaceOf(files: { readonly [path: string]: string | Uint8Array }) {
  const host = memoryHost(ROOT, files, asset);
  // What is read in pieces must never be asked for in one.
  const read = (uri: string) => (uri.endsWith(".jsonl") ? Promise.reject(new Error("read whole")) : host.read(uri));
  return new Workspace({ host: { ...host, read }, rules, root: ROOT, version: "0", command });
}

describe("a file of rows larger than what is kept", () => {
  let result: FileResult;
  const workspace = workspaceOf({ "train.jsonl": LARGE });
  beforeAll(async () => {
    expect(LARGE.length).toBeGreaterThan(KEPT_BYTES);
    result = await workspace.lint(`${ROOT}/train.jsonl`);
  });

  it("says how many rows were read, of how many", () => {
    expect(result.problems.map((it) => it.message)).toEqual(["Read 1,000 of 24,000 rows: the cap is 1,000 rows or 4 million characters"]);
  });

  it("has the findings of its first rows, at their places", async () => {
    const found = result.findings.filter((it) => it.ruleId.startsWith("privacy/pii"));
    expect(found.length).toBeGreaterThan(0);
    const report = await workspace.report(result);
    const lines = report.findings.filter((it) => it.ruleId.startsWith("privacy/pii")).map((it) => it.range.start.line);
    expect(new Set(lines)).toEqual(new Set([4]));
    const alone = await new Workspace({
      host: memoryHost(ROOT, { "train.jsonl": LARGE.slice(0, 100_000).replace(/[^\n]*$/, "") }, asset),
      rules,
      root: ROOT,
      version: "0",
      command,
    }).lint(`${ROOT}/train.jsonl`);
    expect(found.map((it) => it.span)).toEqual(alone.findings.filter((it) => it.ruleId.startsWith("privacy/pii")).map((it) => it.span));
  });

  it("is never written: a fix would lose the rest", async () => {
    expect(result.findings.flatMap((it) => it.fixes)).toEqual([]);
    expect(await workspace.fix(`${ROOT}/train.jsonl`, { unsafe: true })).toEqual([]);
  });
});

it.each([
  ["a first row without an end", new TextEncoder().encode(`{"messages": "${"x".repeat(KEPT_BYTES)}`), "The first row is longer than 4 MB"],
  ["bytes that are no text", new Uint8Array(KEPT_BYTES + 10).fill(0xc3).fill(10, 90, 100), "Not valid UTF-8"],
])("%s", async (_, bytes, message) => {
  const { problems } = await workspaceOf({ "train.jsonl": bytes }).lint(`${ROOT}/train.jsonl`);
  expect(problems.map((it) => it.message)).toEqual([message]);
});

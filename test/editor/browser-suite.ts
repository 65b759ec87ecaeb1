/**
 * What the workbench shows of the browser build, which runs in the page's worker, against the command line; the file that
 * `extensionTestsPath` names. It runs in another extension host: a diagnostic's `data` (grade, confidence, fingerprint,
 * figures) and the link to its page are not handed from one to the other, and are compared in the desktop host and over the protocol.
 */
import * as vscode from "vscode";
import { exampleFindings } from "../support/example-findings.ts";
import type { SuiteReport, SuiteResult } from "./report.ts";
import { fileAt, findingsIn } from "./suite/diagnostics.ts";

/** Put in by the bundler. */
declare const REPORT_PATH: string;

export async function run(): Promise<void> {
  const results: SuiteResult[] = [];
  for (const { path, ruleId } of exampleFindings) {
    const title = `the browser build reports ${ruleId} in ${path} as the command line does, byte for byte`;
    results.push(await result(title, () => sameAsCommandLine(path)));
  }
  results.push(await result("a scan in the browser finds nothing else", nothingElse));
  const failures = results.filter((it) => !it.passed).length;
  const report: SuiteReport = { failures, results, host: { version: vscode.version, node: "the page's worker" } };
  await vscode.workspace.fs.writeFile(fileAt("").with({ path: REPORT_PATH }), new TextEncoder().encode(JSON.stringify(report)));
  if (failures > 0) throw new Error(`${failures} failed`);
}

async function sameAsCommandLine(path: string): Promise<void> {
  const expected = exampleFindings
    .filter((it) => it.path === path)
    .map(({ grade: _, confidence: __, fingerprint: ___, data: ____, ...shown }) => shown);
  same(JSON.stringify(await findingsIn(path), null, 2), JSON.stringify(expected, null, 2));
}

async function nothingElse(): Promise<void> {
  await vscode.commands.executeCommand("prompt-hygiene.scanWorkspace");
  const all = vscode.languages.getDiagnostics().flatMap(([uri, list]) => {
    const own = list.filter((it) => it.source === "prompt-hygiene");
    return own.map(() => vscode.workspace.asRelativePath(uri, false));
  });
  same(all.toSorted().join("\n"), exampleFindings.map((it) => it.path).join("\n"));
}

async function result(title: string, check: () => Promise<void>): Promise<SuiteResult> {
  const start = performance.now();
  try {
    await check();
    return { title, passed: true, milliseconds: performance.now() - start };
  } catch (error) {
    return { title, passed: false, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function same(actual: string, expected: string): void {
  if (actual === expected) return;
  const at = [...actual].findIndex((it, index) => it !== expected[index]);
  const from = Math.max(0, at - 80);
  throw new Error(`not the same:\n${actual.slice(from, from + 200)}\ninstead of\n${expected.slice(from, from + 200)}`);
}

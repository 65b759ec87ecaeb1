/** Runs in the page's worker, beside the browser build, and writes what became of it: the file that `extensionTestsPath` names. */
import * as vscode from "vscode";
import { exampleFindings } from "../support/example-findings.ts";
import type { SuiteReport, SuiteResult } from "./report.ts";
import { diagnostics, fileAt, findingsIn, helpOf } from "./suite/diagnostics.ts";

/** Put in by the bundler: a path on the machine of the workbench's server. */
declare const REPORT_PATH: string;

export async function run(): Promise<void> {
  const results: SuiteResult[] = [];
  for (const { path, ruleId } of exampleFindings) {
    const title = `the browser build reports ${ruleId} in ${path} as the command line does, byte for byte`;
    results.push(await result(title, () => sameAsCommandLine(path)));
  }
  results.push(await result("a scan in the browser finds nothing else", nothingElse));
  const failures = results.filter((it) => !it.passed).length;
  const report: SuiteReport = { failures, results, host: { version: vscode.version, node: "none: a worker" } };
  await vscode.workspace.fs.writeFile(fileAt("").with({ path: REPORT_PATH }), new TextEncoder().encode(JSON.stringify(report)));
  if (failures > 0) throw new Error(`${failures} failed`);
}

async function sameAsCommandLine(path: string): Promise<void> {
  const expected = exampleFindings.filter((it) => it.path === path);
  same(JSON.stringify(await findingsIn(path), null, 2), JSON.stringify(expected, null, 2));
  for (const found of await diagnostics(fileAt(path), () => true)) {
    const { shown, shipped } = await helpOf(found);
    same(shown, shipped);
  }
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

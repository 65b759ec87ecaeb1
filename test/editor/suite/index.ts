/** The file that `extensionTestsPath` names: runs the mocha suites beside it and writes what became of them. */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import type { SuiteReport, SuiteResult } from "../report.ts";

export async function run(): Promise<void> {
  // A module on every Node: asking for it by `require` gives different things on Node 20 and on later ones.
  const { default: Mocha } = await import("mocha");
  const mocha = new Mocha({ ui: "bdd", timeout: 30_000, color: false });
  for (const file of readdirSync(__dirname).toSorted()) if (file.endsWith(".test.cjs")) mocha.addFile(join(__dirname, file));
  const results: SuiteResult[] = [];
  return new Promise((done, fail) => {
    const runner = mocha.run((failures) => {
      const report: SuiteReport = { failures, results, host: { version: vscode.version, node: process.version } };
      writeFileSync(join(__dirname, "report.json"), JSON.stringify(report));
      if (failures > 0) fail(new Error(`${failures} failed`));
      else done();
    });
    runner.on("pass", (test) => results.push({ title: test.fullTitle(), passed: true, milliseconds: test.duration ?? 0 }));
    runner.on("fail", (test, error: Error) =>
      results.push({ title: test.fullTitle(), passed: false, error: error.stack ?? String(error) }),
    );
  });
}

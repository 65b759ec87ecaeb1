/**
 * `npm run test:electron [-- VERSION]`: the same suite in desktop VS Code, which @vscode/test-electron downloads. For
 * machines that reach its servers; `npm test` uses the workbench of test/editor/host.ts instead. Needs `npm run package`.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from "@vscode/test-electron";
import { vsix } from "../../scripts/package.ts";
import { root } from "../support/places.ts";
import { bundleSuite, emptyExtension, judged, reportOf, testsIn } from "./suite-runner.ts";

const folder = mkdtempSync(join(tmpdir(), "prompt-hygiene-electron-"));
const examples = join(folder, "examples");
const own = [`--user-data-dir=${join(folder, "user")}`, `--extensions-dir=${join(folder, "extensions")}`];
try {
  cpSync(join(root, "examples"), examples, { recursive: true });
  const vscodeExecutablePath = await downloadAndUnzipVSCode(process.argv[2] ?? "stable");
  const [cli = "", ...options] = resolveCliArgsFromVSCodeExecutablePath(vscodeExecutablePath, { reuseMachineInstall: true });
  execFileSync(cli, [...options, ...own, "--install-extension", vsix], { stdio: "inherit", shell: process.platform === "win32" });
  const suite = await bundleSuite("extension", testsIn("suite"));
  rmSync(reportOf(suite), { force: true });
  const code = await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: emptyExtension(),
    extensionTestsPath: suite,
    launchArgs: [examples, ...own, "--disable-workspace-trust"],
  });
  const report = judged(code, suite);
  if (typeof report === "string") throw new Error(report);
  for (const test of report.results) console.log(test.passed ? `  ok   ${test.title}` : `  FAIL ${test.title}\n${test.error}`);
  console.log(`${report.results.length - report.failures} passed, ${report.failures} failed`);
  process.exitCode = report.failures === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

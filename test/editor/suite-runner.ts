/** Runs a mocha suite inside the extension host of a workbench, through the page that a person would open. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { cache } from "../support/places.ts";
import { openPage } from "./browser.ts";
import type { SuiteReport } from "./report.ts";
import type { Workbench } from "./workbench.ts";

const built = join(cache, "editor", "suites");

/** Where a suite writes its report: beside itself, so that suites of other names can run at the same time. */
export const reportOf = (suite: string): string => join(dirname(suite), "report.json");

/** Bundles test files with the runner into a folder and returns the path for `extensionTestsPath`. */
export async function bundleSuite(name: string, files: readonly string[]): Promise<string> {
  const outdir = join(built, name);
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: [join(import.meta.dirname, "suite/index.ts"), ...files].map((path) => ({
      in: path,
      out: path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1, -".ts".length),
    })),
    outdir,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["vscode", "mocha"],
    outExtension: { ".js": ".cjs" },
    logLevel: "warning",
  });
  return join(outdir, "index.cjs");
}

/** The check of the browser build, which itself runs in the page's worker: the suite sees it through the workbench alone. */
export async function bundleBrowserSuite(): Promise<string> {
  const suite = join(built, "browser", "suite.cjs");
  await build({
    entryPoints: [join(import.meta.dirname, "browser-suite.ts")],
    outfile: suite,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["vscode"],
    define: { REPORT_PATH: JSON.stringify(reportOf(suite)) },
    logLevel: "warning",
  });
  return suite;
}

/** All `*.test.ts` of a folder beside this file. */
export function testsIn(folder: string): readonly string[] {
  const path = join(import.meta.dirname, folder);
  return readdirSync(path)
    .filter((name) => name.endsWith(".test.ts"))
    .toSorted()
    .map((name) => join(path, name));
}

export interface SuiteRun {
  readonly suite: string;
  readonly folder: string;
  /** Milliseconds after which a suite that says nothing has failed. */
  readonly timeout: number;
}

/** A report, or one line that says why there is none. */
export async function runSuite(workbench: Workbench, browser: Browser, run: SuiteRun): Promise<SuiteReport | string> {
  rmSync(reportOf(run.suite), { force: true });
  const page = await openPage(browser);
  try {
    // Calls of the workbench: it looks for these two functions.
    let end: (code: number) => void = () => {};
    const ended = new Promise<number>((done) => {
      end = done;
    });
    await page.exposeFunction("codeAutomationExit", (code: number) => end(code));
    const said: string[] = [];
    await page.exposeFunction("codeAutomationLog", (_kind: string, words: unknown) => said.push([words].flat().map(String).join(" ")));
    await page.goto(
      workbench.page(run.folder, [
        ["extensionDevelopmentPath", workbench.remote(emptyExtension())],
        ["extensionTestsPath", workbench.remote(run.suite)],
      ]),
    );
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<"late">((done) => {
      timer = setTimeout(() => done("late"), run.timeout);
    });
    const code = await Promise.race([ended, late]);
    clearTimeout(timer);
    if (code === "late") return [`no end within ${run.timeout} ms`, ...said.slice(-5)].join("\n");
    const report = judged(code, run.suite);
    return typeof report === "string" ? [report, ...said.slice(-5)].join("\n") : report;
  } finally {
    await page.context().close();
  }
}

/**
 * What the suite left behind, or one line that says why that is nothing. The exit code alone proves nothing: it is 0 when the
 * extension host was killed, and when there was no test.
 */
export function judged(code: number, suite: string): SuiteReport | string {
  const path = reportOf(suite);
  if (!existsSync(path)) return `exit code ${code} and no report: the suite did not run to its end`;
  const report = JSON.parse(readFileSync(path, "utf8")) as SuiteReport;
  if (code !== 0 && report.failures === 0) return `exit code ${code} although no test failed`;
  return report.results.length === 0 ? "no test ran" : report;
}

/** The workbench runs tests only for an extension under development: this one is empty, so that the installed one is tested. */
export function emptyExtension(): string {
  const folder = join(cache, "editor", "empty-extension");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: "tests", publisher: "prompt-hygiene", version: "0.0.0", engines: { vscode: "*" } }),
  );
  return folder;
}

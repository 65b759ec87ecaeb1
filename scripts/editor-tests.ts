/**
 * `npm run test:editor`: the packed extension in VS Code's real workbench, on the newest and the oldest host. Needs what
 * `npm run build` and `npm run package` leave in dist/. Closing line: `N passed, N failed`.
 *
 *     npm run test:editor -- notebook        only the suites of these names, on the newest host
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, openPage } from "../test/editor/browser.ts";
import { type Check, webChecks, workbenchChecks } from "../test/editor/drive.ts";
import { type EditorHost, editorHost, type HostName } from "../test/editor/host.ts";
import { bundleBrowserSuite, bundleSuite, runSuite, type SuiteRun, testsIn } from "../test/editor/suite-runner.ts";
import { startWorkbench, type Workbench, type WorkbenchOptions } from "../test/editor/workbench.ts";
import { cache, root } from "../test/support/places.ts";
import { vsix } from "./package.ts";

const asTests = { extensions: [vsix], tests: true };
/** Runs the browser build: the same package in the worker of the page instead of in Node. */
const asWeb = { extensions: [vsix], tests: true, settings: { "remote.extensionKind": { "prompt-hygiene.prompt-hygiene": ["web"] } } };

let passed = 0;
let failed = 0;

// What was started ends with this process, and nothing else does that on a signal.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));

const browser = await launchBrowser().catch((error: unknown) => say("a browser to drive", error));
const names = process.argv.slice(2);
if (browser) await (names.length > 0 ? some(browser, names) : all(browser));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** Files of the suite by their name, without the rest: while one of them is being written. */
async function some(browser: Browser, names: readonly string[]): Promise<void> {
  const files = testsIn("suite").filter((path) => names.some((it) => path.endsWith(`${it}.test.ts`)));
  if (files.length === 0) return say(names.join(", "), "no suite of that name");
  const suite = await bundleSuite("chosen", files);
  await on("newest", asTests, (host, workbench, folder) => ownSuite(host, workbench, browser, { folder, suite }));
  await browser.close();
}

/** One after the other: a suite that spins keeps a core, and a page beside it comes too late. */
async function all(browser: Browser): Promise<void> {
  await suites(browser);
  await rest(browser);
  await browser.close();
}

async function suites(browser: Browser): Promise<void> {
  for (const name of ["newest", "oldest"] as const) {
    const suite = await bundleSuite(name, testsIn("suite"));
    await on(name, asTests, (host, workbench, folder) => ownSuite(host, workbench, browser, { folder, suite }));
  }
}

async function rest(browser: Browser): Promise<void> {
  await on("newest", asTests, (_host, workbench, folder) => badSuites(workbench, browser, folder));
  await on("newest", { extensions: [vsix] }, (_host, workbench, folder) => driven(workbench, browser, folder, workbenchChecks));
  await on("newest", asWeb, async (host, workbench, folder) => {
    await driven(workbench, browser, folder, webChecks);
    await ownSuite(host, workbench, browser, { folder, suite: await bundleBrowserSuite() });
  });
}

/** A workbench on a fresh copy of the examples; both are gone afterwards. */
async function on(
  name: HostName,
  options: WorkbenchOptions,
  use: (host: EditorHost, workbench: Workbench, folder: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "prompt-hygiene-folder-"));
  try {
    cpSync(join(root, "examples"), folder, { recursive: true });
    const host = editorHost(name);
    const workbench = await startWorkbench(host, options);
    await use(host, workbench, folder).finally(workbench.stop);
  } catch (error) {
    say(`editor, ${name} host`, error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ownSuite(host: EditorHost, workbench: Workbench, browser: Browser, run: Omit<SuiteRun, "timeout">): Promise<void> {
  const report = await runSuite(workbench, browser, { ...run, timeout: 240_000 });
  const where = `VS Code ${host.version}`;
  if (typeof report === "string") say(`${where}: suite`, `${report}\n${workbench.log().slice(-2000)}`);
  else for (const test of report.results) say(`${where}: ${test.title}`, test.passed ? undefined : (test.error ?? "failed"));
}

/** The runner must see that each of these is no success. */
async function badSuites(workbench: Workbench, browser: Browser, folder: string): Promise<void> {
  for (const file of testsIn("bad")) {
    const name = file.slice(file.search(/[^/\\]+$/), -".test.ts".length);
    const suite = await bundleSuite(`bad-${name}`, [file]);
    const report = await runSuite(workbench, browser, { suite, folder, timeout: 15_000 });
    say(`the runner fails on a bad suite: ${name}`, typeof report === "string" || report.failures > 0 ? undefined : "it passed");
  }
}

async function driven(workbench: Workbench, browser: Browser, folder: string, checks: readonly Check[]): Promise<void> {
  const page = await openPage(browser);
  await page.goto(workbench.page(folder));
  for (const check of checks) await attempt(page, folder, check);
  await page.context().close();
}

async function attempt(page: Page, folder: string, check: Check): Promise<void> {
  try {
    await check.run(page, folder);
    say(`workbench: ${check.name}`);
  } catch (error) {
    const picture = join(cache, "editor", `failed-${check.name.replace(/\W+/g, "-")}.png`);
    await page.screenshot({ path: picture }).catch(() => {});
    say(`workbench: ${check.name}`, `${error instanceof Error ? error.message : error}\n(${picture})`);
  }
}

/** Counts and prints one result; without an error it passed. */
function say(name: string, error?: unknown): void {
  if (error === undefined) passed++;
  else failed++;
  console.log(error === undefined ? `  ok   ${name}` : `  FAIL ${name}\n${indented(error)}`);
}

function indented(error: unknown): string {
  return String(error instanceof Error ? (error.stack ?? error.message) : error)
    .split("\n")
    .slice(0, 12)
    .map((line) => `       ${line}`)
    .join("\n");
}

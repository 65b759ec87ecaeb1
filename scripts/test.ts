/**
 * `npm test`: everything; the closing line sums up tests and checks. With `--quick` the editor stays away, and what is cheapest goes first.
 * A step that fails does not stop the ones after it: one run tells all there is to mend.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

interface Outcome {
  readonly ended: boolean;
  readonly output: string;
}

interface Step {
  readonly name: string;
  /** Arguments of Node; the first is the script. */
  readonly run: readonly string[];
  /** How many tests ran, by what the step left behind; a step without it is one check. */
  readonly count?: (outcome: Outcome) => Counts | null;
  /** Prints as it goes rather than only when it fails. */
  readonly loud?: boolean;
}

const root = resolve(import.meta.dirname, "..");
const cache = join(root, ".cache");
const vitestReport = join(cache, "vitest.json");
const bin = (path: string) => join(root, "node_modules", path);

/** They read sources only: with the editor, they run beside it, which mostly waits. */
const statics: readonly Step[] = [
  { name: "format and lint (biome)", run: [bin("@biomejs/biome/bin/biome"), "check", "--max-diagnostics=50"] },
  { name: "types (tsc)", run: [bin("typescript/bin/tsc"), "-p", "."] },
  { name: "unused code and dependencies (knip)", run: [bin("knip/bin/knip.js"), "--no-progress"] },
];
const tests: readonly Step[] = [
  { name: "build", run: ["scripts/build.ts"] },
  { name: "package (vsce)", run: ["scripts/package.ts"] },
  {
    name: "unit, page, protocol and command line tests (vitest)",
    run: [bin("vitest/vitest.mjs"), "run", "--reporter=default", "--reporter=json", `--outputFile.json=${vitestReport}`],
    count: countVitest,
    loud: true,
  },
];
const editor: Step = { name: "editor tests", run: ["scripts/editor-tests.ts"], count: countClosingLine, loud: true };

mkdirSync(cache, { recursive: true });
rmSync(vitestReport, { force: true });
let passed = 0;
let failed = 0;
const broken: string[] = [];
if (process.argv.includes("--quick")) await all([...statics, ...tests]);
else {
  await all(tests);
  await Promise.all([all([editor]), all(statics)]);
}
if (broken.length > 0) console.log(`\nFailed: ${broken.join("; ")}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** One after the other. */
async function all(steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const started = performance.now();
    const outcome = await execute(step);
    const counts = judge(step, outcome);
    passed += counts.passed;
    failed += counts.failed;
    if (counts.failed > 0) broken.push(step.name);
    if (counts.failed > 0 && !step.loud) process.stdout.write(outcome.output);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${counts.failed === 0 ? "ok  " : "FAIL"} ${step.name}: ${counts.passed} passed, ${counts.failed} failed in ${seconds} s`);
  }
}

function execute(step: Step): Promise<Outcome> {
  return new Promise((done) => {
    let output = "";
    const child = spawn(process.execPath, step.run, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const take = (chunk: Buffer) => {
      output += chunk.toString("utf8");
      if (step.loud) process.stdout.write(chunk);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("error", (error) => done({ ended: false, output: `${output}${error.message}\n` }));
    child.on("close", (code) => done({ ended: code === 0, output }));
  });
}

/** The exit code and the counts must agree: a runner that died says nothing of what it had not run. */
function judge(step: Step, outcome: Outcome): Counts {
  const counts =
    step.count === undefined ? { passed: outcome.ended ? 1 : 0, failed: 0 } : (step.count(outcome) ?? { passed: 0, failed: 0 });
  if (outcome.ended && counts.passed > 0) return counts;
  return { passed: counts.passed, failed: Math.max(1, counts.failed) };
}

function countVitest(): Counts | null {
  if (!existsSync(vitestReport)) return null;
  const report = JSON.parse(readFileSync(vitestReport, "utf8")) as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
  };
  // A file that fails to load has no failed test of its own.
  return { passed: report.numPassedTests, failed: report.numFailedTests || report.numFailedTestSuites };
}

function countClosingLine({ output }: Outcome): Counts | null {
  const [, ran, bad] = /^(\d+) passed, (\d+) failed\s*$/m.exec(output.trimEnd().split("\n").at(-1) ?? "") ?? [];
  return ran === undefined || bad === undefined ? null : { passed: Number(ran), failed: Number(bad) };
}

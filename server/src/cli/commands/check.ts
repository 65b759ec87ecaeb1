import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { atLeast } from "../../engine/configuration/configuration.ts";
import { sha256 } from "../../engine/digest.ts";
import { compare } from "../../engine/order.ts";
import type { Scanned } from "../../engine/pool.ts";
import { maskAll } from "../../engine/redaction.ts";
import { canonical } from "../../engine/uri.ts";
import type { Workspace } from "../../engine/workspace.ts";
import { type Arguments, UsageError } from "../arguments.ts";
import { type Product, type StartedPool, setupOf, uriOfPath, type WorkerSetup, workspaceFor } from "../context.ts";
import { unifiedDiff } from "../diff.ts";
import { writeWhole } from "../files.ts";
import { Progress } from "../progress.ts";
import { github } from "../reporters/github.ts";
import { json, jsonl } from "../reporters/json.ts";
import { pretty } from "../reporters/pretty.ts";
import type { Report, ShownFinding } from "../reporters/report.ts";
import { sarif } from "../reporters/sarif.ts";
import type { Terminal } from "../terminal.ts";
import { pageOf } from "./explain.ts";

const CONFIDENCES = ["low", "medium", "high"] as const;

/** `check [PATH...]`: the findings, and the exit code that a build looks at. */
export async function check(args: Arguments, product: Product, terminal: Terminal): Promise<number> {
  const format = args.word("format", ["pretty", "json", "jsonl", "sarif", "github"]);
  const failOn = args.word("fail-on", ["warning", "error", "info"]);
  const least = CONFIDENCES.indexOf(args.word("min-confidence", CONFIDENCES));
  const baseline = await baselineOf(args, product, terminal);
  if ((args.has("unsafe") || args.has("diff")) && !args.has("fix")) throw new UsageError("--unsafe and --diff go with --fix");
  const setup = setupOf(args, product, terminal);
  const workspace = await workspaceFor(setup, product);
  const started = performance.now();
  let scanned = await scan(args, setup, workspace, product, terminal);
  let fixed: Report["fixed"] = null;
  if (args.has("fix")) {
    const outcome = await fix(args, workspace, scanned, terminal);
    fixed = outcome;
    if (outcome.written && outcome.files > 0) scanned = await scan(args, setup, await workspaceFor(setup, product), product, terminal);
    if (args.has("diff")) {
      terminal.out(outcome.diff);
      return outcome.diff === "" ? 0 : 1;
    }
  }
  const isShown = ({ finding: { confidence, severity, fingerprint } }: ShownFinding) =>
    CONFIDENCES.indexOf(confidence) >= least &&
    (args.has("hints") || confidence !== "low" || severity !== "info") &&
    !baseline.has(fingerprint);
  const report = reportOf(scanned, isShown, product, fixed);
  terminal.out(await written(format, report, product, terminal));
  if (args.has("timing")) terminal.err(`${report.files} files in ${Math.round(performance.now() - started)} ms\n`);
  if (report.problems.some((it) => it.severity === "error" && (it.code === "config" || it.code === "read"))) return 2;
  return report.findings.some((it) => atLeast(it.finding.severity, failOn)) ? 1 : 0;
}

async function written(
  format: "pretty" | "json" | "jsonl" | "sarif" | "github",
  report: Report,
  { rules, host }: Product,
  terminal: Terminal,
): Promise<string> {
  switch (format) {
    case "json":
      return json(report);
    case "jsonl":
      return jsonl(report);
    case "github":
      return github(report);
    case "sarif": {
      const used = new Set(report.findings.map((it) => it.finding.ruleId));
      const pages = await Promise.all(rules.filter((it) => used.has(it.id)).map(async (it) => [it.id, await pageOf(it.id, host)] as const));
      return sarif(report, new Map(pages));
    }
    case "pretty":
      return pretty(report, terminal);
  }
}

async function scan(args: Arguments, setup: WorkerSetup, workspace: Workspace, product: Product, terminal: Terminal): Promise<Scanned[]> {
  if (args.has("stdin")) return [await standardInput(args, workspace, terminal)];
  const progress = new Progress(terminal);
  const roots = (args.paths.length > 0 ? args.paths : ["."]).map((it) => uriOfPath(it, terminal));
  const part = shardOf(args);
  let pool: StartedPool | null = null;
  const found: Scanned[] = [];
  try {
    const startPool = (files: number) => {
      const width = widthFor(args, files);
      pool = width > 1 && product.startPool !== null ? product.startPool(width, setup) : null;
      return pool?.pool;
    };
    for await (const it of workspace.scanReported(roots, {
      progress: (done, total, path) => progress.show(done, total, path),
      part,
      startPool,
    }))
      found.push(it);
  } finally {
    progress.clear();
    await (pool as StartedPool | null)?.stop();
  }
  return found;
}

/** Threads cost a third of a second each to start: only many files are worth them. */
function widthFor(args: Arguments, files: number): number {
  const given = args.text("workers");
  if (given === undefined) return Math.min(availableParallelism(), 8, Math.floor(files / 100));
  const width = Number(given);
  if (!Number.isInteger(width) || width < 1 || width > 64) throw new UsageError("--workers is a number from 1 to 64");
  return width;
}

/** A part by a hash of the path: the same file is in the same part on every machine. */
function shardOf(args: Arguments): ((path: string) => boolean) | undefined {
  const given = args.text("shard");
  if (given === undefined) return undefined;
  const [, index = "", count = ""] = /^(\d{1,4})\/(\d{1,4})$/.exec(given) ?? [];
  const [own, of] = [Number(index), Number(count)];
  if (own < 1 || own > of) throw new UsageError("--shard is I/N with I from 1 to N");
  return (path) => Number.parseInt(sha256(path).slice(0, 8), 16) % of === own - 1;
}

async function standardInput(args: Arguments, workspace: Workspace, terminal: Terminal): Promise<Scanned> {
  if (args.paths.length > 0) throw new UsageError("--stdin takes no paths; --stdin-filename says what the text is");
  const uri = uriOfPath(args.text("stdin-filename") ?? "stdin.md", terminal);
  workspace.open(uri, await terminal.input());
  const result = await workspace.lint(uri, { named: true });
  return { result, report: await workspace.report(result) };
}

interface Fixed {
  readonly fixes: number;
  readonly files: number;
  readonly written: boolean;
  readonly diff: string;
}

async function fix(args: Arguments, workspace: Workspace, scanned: readonly Scanned[], terminal: Terminal): Promise<Fixed> {
  const fixed: Fixed = { fixes: 0, files: 0, written: !args.has("diff"), diff: "" };
  if (args.has("stdin")) throw new UsageError("--fix does not go with --stdin");
  let { fixes, diff } = fixed;
  const touched = new Set<string>();
  for (const { result } of scanned) {
    if (result.findings.every((it) => it.fixes.length === 0)) continue;
    for (const file of await workspace.fix(result.uri, { unsafe: args.has("unsafe") })) {
      fixes += file.fixes;
      touched.add(file.uri);
      diff += unifiedDiff(file.path, file.before, file.after, maskAll);
      if (args.has("diff")) continue;
      await writeWhole(fileURLToPath(file.uri), file.after, file.bom).catch(() => terminal.err(`${file.path}: cannot be written\n`));
      workspace.invalidate([canonical(file.uri)]);
    }
  }
  return { ...fixed, fixes, files: touched.size, diff };
}

function reportOf(scanned: readonly Scanned[], isShown: (it: ShownFinding) => boolean, product: Product, fixed: Report["fixed"]): Report {
  const said = new Set<string>();
  const shown = scanned.flatMap(({ result, report }) =>
    report.findings.flatMap((finding, at): ShownFinding[] => {
      const words = result.findings[at]?.once;
      const key = `${finding.ruleId}\n${words}`;
      if (words !== undefined && said.has(key)) return [];
      said.add(key);
      return [{ finding, frame: report.frames[at] ?? { line: 1, lines: [] }, steps: report.steps[at] ?? [] }];
    }),
  );
  const problems = scanned
    .flatMap((it) => it.report.problems)
    .toSorted(
      (a, b) =>
        compare(a.path, b.path) ||
        (a.range?.start.line ?? 0) - (b.range?.start.line ?? 0) ||
        (a.range?.start.column ?? 0) - (b.range?.start.column ?? 0) ||
        compare(a.message, b.message),
    );
  return {
    version: product.version,
    files: scanned.filter((it) => it.result.skipped === null).length,
    findings: once(shown.filter(isShown)),
    suppressed: scanned.reduce((sum, it) => sum + it.result.suppressed, 0),
    problems,
    fixed,
    rules: product.rules,
  };
}

/** By place, then rule; a finding that two files led to is shown once. */
function once(findings: readonly ShownFinding[]): ShownFinding[] {
  const seen = new Set<string>();
  return findings
    .toSorted(({ finding: a }, { finding: b }) => {
      const [from, to] = [a.range.start, b.range.start];
      return (
        compare(a.path, b.path) ||
        (a.cell ?? -1) - (b.cell ?? -1) ||
        from.line - to.line ||
        from.column - to.column ||
        compare(a.ruleId, b.ruleId) ||
        compare(a.message, b.message)
      );
    })
    .filter(({ finding: it }) => {
      const key = JSON.stringify([it.path, it.cell, it.range, it.ruleId, it.message]);
      return !seen.has(key) && seen.add(key);
    });
}

/** Fingerprints of an earlier JSON report. */
async function baselineOf(args: Arguments, { host }: Product, terminal: Terminal): Promise<ReadonlySet<string>> {
  const path = args.text("baseline");
  if (path === undefined) return new Set();
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(await host.read(uriOfPath(path, terminal))));
    const { findings } = parsed as { findings: readonly { fingerprint: string }[] };
    return new Set(findings.map((it) => it.fingerprint));
  } catch {
    throw new UsageError(`--baseline: \`${path}\` is no JSON report of \`check\``);
  }
}

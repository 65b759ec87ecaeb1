import type { Services } from "../analysis/services.ts";
import { MODEL_DATA_DATE } from "../catalogue/models.generated.ts";
import type { Document, Problem } from "../model/document.ts";
import type { SourceFile } from "../model/source-file.ts";
import type { Rule } from "../rules/rule.ts";
import type { FixedFile, FixOptions, LintOptions, ScanOptions, WorkspaceApi, WorkspaceOptions } from "./api.ts";
import { check, nameOfError } from "./check.ts";
import type { ActiveRule, Configuration } from "./configuration/configuration.ts";
import { ConfigurationLoader, decidesConfiguration, isConfigurationFile } from "./configuration/loader.ts";
import { Files, type Held } from "./files.ts";
import { findingsOf } from "./findings.ts";
import { applyFixes, chosenFix } from "./fixes.ts";
import { isGenerated } from "./generated.ts";
import { IgnoreRules } from "./ignore.ts";
import { rowsOf, type WorkspaceRow } from "./inventory.ts";
import { compare } from "./order.ts";
import { inTurn, type Job, type Scanned } from "./pool.ts";
import { type Completion, completionsIn, insideOf, type PromptInside } from "./prompt-file.ts";
import { Reader, type ReadFile } from "./read.ts";
import { maskedText, Presenter, type ReportedFile, reportFinding, reportProblem } from "./report.ts";
import { emptyResult, type FileResult } from "./result.ts";
import { inspect, uselessEntries } from "./scan.ts";
import { suppress } from "./suppressions.ts";
import { type Target, targetOf } from "./targets.ts";
import { type TokenResult, tokenRows } from "./token-report.ts";
import { canonical, isInside, pathFrom } from "./uri.ts";
import { walk } from "./walk.ts";
import { type WhyRow, whyOf } from "./why.ts";

export { isNotebook } from "../languages/notebook/index.ts";
export type { CommandLayer, FixedFile, FixOptions, LintOptions, ScanOptions, WorkspaceApi, WorkspaceOptions } from "./api.ts";
export type { EditorCell } from "./files.ts";

export class Workspace implements WorkspaceApi {
  private readonly options: WorkspaceOptions;
  private readonly root: string;
  private readonly files: Files;
  private readonly ignores: IgnoreRules;
  private readonly loader: ConfigurationLoader;
  private readonly reader: Reader;
  private readonly ruleIds: ReadonlySet<string>;

  constructor(options: WorkspaceOptions) {
    const { host, rules, command } = options;
    this.options = options;
    this.root = canonical(options.root);
    this.files = new Files(host, (uri) => pathFrom(this.root, uri));
    this.ignores = new IgnoreRules(host, this.files);
    this.loader = new ConfigurationLoader(host, this.files, rules, this.root, command?.configuration && canonical(command.configuration));
    this.loader.configure(options.settings);
    this.reader = new Reader(host, this.files, this.root);
    this.ruleIds = new Set(rules.map((it) => it.id));
  }

  open(uri: string, held: Held): void {
    const known = canonical(uri);
    this.files.set(known, held);
    this.reader.open(known);
    if (decidesConfiguration(known)) this.loader.forget();
  }

  change(uri: string, held: Held): void {
    this.open(uri, held);
  }

  close(uri: string): void {
    const known = canonical(uri);
    this.files.close(known);
    this.reader.close(known);
    if (decidesConfiguration(known)) this.loader.forget();
  }

  invalidate(uris: readonly string[]): void {
    const known = uris.map(canonical);
    if (known.some(decidesConfiguration)) this.loader.forget();
    if (known.some((it) => /\/\.(?:git)?ignore$/.test(it))) this.ignores.forget();
    this.reader.forgetAll();
  }

  configure(settings: unknown): readonly Problem[] {
    return this.loader.configure(settings);
  }

  configurationFor(uri: string): Promise<Configuration> {
    return this.loader.forFile(canonical(uri));
  }

  async lint(uri: string, options: LintOptions = {}): Promise<FileResult> {
    const steps = await this.begin(uri, options);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  async begin(uri: string, options: LintOptions = {}): Promise<Generator<void, FileResult, void>> {
    const known = canonical(uri);
    const problems = await this.loader.problemsOf(known);
    const result = await this.prepared(known, options);
    return "skipped" in result ? done(result, problems ?? []) : this.steps(result, problems ?? []);
  }

  async *scan(uris: readonly string[], options: ScanOptions = {}): AsyncGenerator<FileResult, void, void> {
    for await (const { result } of this.scanReported(uris, options)) yield result;
  }

  async *scanReported(uris: readonly string[], options: ScanOptions = {}): AsyncGenerator<Scanned, void, void> {
    const { progress, cancelled, startPool } = options;
    const { files, results, configurations, roots } = await this.candidates(uris, options.part);
    const used = new Set<string>();
    let finished = 0;
    for await (const scanned of inTurn(files, startPool?.(files.length) ?? { width: 1, run: (job) => this.run(job) })) {
      if (cancelled?.()) return;
      for (const key of scanned.result.used) used.add(key);
      progress?.(++finished, files.length, scanned.result.path);
      yield scanned;
    }
    const rest = await this.configurationResults(configurations, roots, used, options.part !== undefined);
    for (const result of [...results, ...rest]) yield { result, report: await this.report(result) };
  }

  /** Rows of the inventory, file by file in the order of path; results say what could not be read. */
  async *scanInventory(
    uris: readonly string[],
  ): AsyncGenerator<{ readonly rows: readonly WorkspaceRow[]; readonly result: FileResult }, void, void> {
    const { files, results } = await this.candidates(uris);
    for (const { uri, named } of files) {
      const prepared = await this.prepared(uri, { named, walked: true });
      if ("skipped" in prepared) yield { rows: [], result: prepared };
      else
        yield {
          rows: rowsOf(prepared.read, prepared.services),
          result: emptyResult(uri, prepared.read.file.path, null, prepared.read.document.problems),
        };
    }
    for (const result of results) yield { rows: [], result };
  }

  private async candidates(uris: readonly string[], part?: (path: string) => boolean): Promise<Candidates> {
    const roots = uris.map(canonical);
    const configurations = new Map<string, Configuration>();
    const configured = async (uri: string): Promise<Configuration> => {
      const configuration = await this.loader.forFile(uri);
      configurations.set(configuration.digest, configuration);
      return configuration;
    };
    const walked = walk(roots, this.options.host, this.ignores, async (uri) => (await configured(uri)).ignores(uri));
    const { files, results } = await inspect(walked, {
      pathOf: (uri) => pathFrom(this.root, uri),
      isRead: async (uri) => this.reader.reads(pathFrom(this.root, uri), uri, await configured(uri)),
      kindOf: async (uri) => (await this.options.host.stat(uri).catch(() => null))?.kind ?? null,
    });
    for (const { uri } of files) await configured(uri);
    const own = part === undefined ? files : files.filter((it) => part(pathFrom(this.root, it.uri)));
    return {
      files: own.toSorted((a, b) => compare(pathFrom(this.root, a.uri), pathFrom(this.root, b.uri))),
      results,
      configurations: [...configurations.values()],
      roots,
    };
  }

  /** A worker's share of a scan. */
  async run(job: Job): Promise<readonly Scanned[]> {
    const scanned: Scanned[] = [];
    for (const { uri, named } of job.files) {
      const result = await this.lint(uri, { named, walked: true });
      scanned.push({ result, report: await this.report(result) });
    }
    return scanned;
  }

  async document(uri: string): Promise<Document | null> {
    return (await this.readFile(canonical(uri)))?.document ?? null;
  }

  async source(uri: string): Promise<SourceFile | null> {
    return (await this.readFile(canonical(uri)))?.file ?? (await this.files.load(canonical(uri))).file;
  }

  async services(uri: string): Promise<Services | null> {
    const known = canonical(uri);
    const read = await this.readFile(known);
    return read === null ? null : this.reader.services(read, await this.loader.forFile(known));
  }

  async inside(uri: string): Promise<PromptInside | null> {
    const isFile = async (it: string) => (await this.options.host.stat(it).catch(() => null))?.kind === "file";
    const read = await this.readFile(canonical(uri));
    return read === null ? null : insideOf(read, this.reader, this.root, isFile);
  }

  async completions(uri: string, at: number): Promise<readonly Completion[]> {
    const read = this.reader.isCode(uri) ? null : await this.readFile(canonical(uri));
    return read === null ? [] : completionsIn(read, this.reader, at);
  }

  /** What the prompts of a file spend with these models, or with their own; the models' counters are loaded first. */
  async tokens(uri: string, models: readonly string[], options: LintOptions = { named: true }): Promise<TokenResult> {
    const prepared = await this.prepared(canonical(uri), options);
    if ("skipped" in prepared) return { path: prepared.path, rows: [], problems: prepared.problems };
    const { read, services, configuration } = prepared;
    await this.reader.loadTokenizers(models, configuration);
    return { path: read.file.path, rows: tokenRows(read, services, models), problems: read.document.problems };
  }

  /** The same for files and folders, file by file in the order of path. */
  async *scanTokens(uris: readonly string[], models: readonly string[]): AsyncGenerator<TokenResult, void, void> {
    const { files, results } = await this.candidates(uris);
    for (const { uri, named } of files) yield await this.tokens(uri, models, { named, walked: true });
    for (const { path, problems } of results) yield { path, rows: [], problems };
  }

  /** Why calls on a line (from 1; of a notebook inside the cell) are, or are not, seen. */
  async why(
    uri: string,
    line: number,
    cell: number | null = null,
  ): Promise<{ readonly rows: readonly WhyRow[]; readonly problems: readonly Problem[] }> {
    const prepared = await this.prepared(canonical(uri), { named: true });
    if ("skipped" in prepared) return { rows: [], problems: prepared.problems };
    if (cell === null && prepared.read.file.parts.length > 0) return { rows: [], problems: [CELL_WANTED] };
    return { rows: whyOf(prepared.read, { line, cell }, this.reader.mask), problems: [] };
  }

  /** Day on which the model table was made. */
  readonly modelDataDate: string = MODEL_DATA_DATE;

  rule(id: string): Rule | null {
    return this.options.rules.find((it) => it.id === id) ?? null;
  }

  async report(result: FileResult): Promise<ReportedFile> {
    const presenters = new Map<string, Presenter | null>();
    const places = result.findings.flatMap((it) => [
      it.uri,
      ...[...it.flow, ...it.related].map((step) => step.uri),
      ...it.fixes.flatMap((fix) => fix.edits.map((edit) => edit.uri)),
    ]);
    for (const uri of new Set([...places, ...(result.problems.some((it) => it.span !== null) ? [result.uri] : [])]))
      presenters.set(uri, await this.presenter(uri));
    const reported = result.findings.map((it) => reportFinding(it, (uri) => presenters.get(uri) ?? null));
    return {
      path: result.path,
      uri: result.uri,
      findings: reported.map((it) => it.reported),
      frames: reported.map((it) => it.frame),
      steps: reported.map((it) => it.steps),
      problems: result.problems.map((it) => reportProblem(result.path, it, presenters.get(result.uri) ?? null)),
      suppressed: result.suppressed,
    };
  }

  async fix(uri: string, { unsafe, rules }: FixOptions): Promise<readonly FixedFile[]> {
    const targets = new Map<string, Target>();
    const trial = new Workspace({ ...this.options, host: this.options.host });
    for (const [open, held] of this.files.held()) trial.open(open, held);
    // Each round settles at least one finding or is the last; a pair of fixes that undo each other ends here.
    for (let round = 0; round < 20; round++) {
      const { findings } = await trial.lint(uri, { named: true });
      const fixes = findings.filter((it) => rules === undefined || rules.includes(it.ruleId)).flatMap((it) => chosenFix(it, unsafe) ?? []);
      for (const target of new Set(fixes.flatMap((it) => it.edits.map((edit) => edit.uri)))) {
        const found = targets.has(target) ? null : await targetOf(target, this.files);
        if (found !== null) targets.set(target, found);
      }
      const { edits, applied } = applyFixes(
        fixes,
        (target) => targets.get(target)?.source.text ?? null,
        (target, span) => targets.get(target)?.mayEdit(span) ?? false,
      );
      const changed = [...edits].filter(([target, list]) => targets.get(target)?.edit(list, applied));
      if (changed.length === 0) break;
      for (const [target] of changed) trial.open(target, targets.get(target)?.held ?? "");
    }
    return [...targets.values()].flatMap((it) => it.fixed() ?? []);
  }

  private activeRules(uri: string, configuration: Configuration): readonly ActiveRule[] {
    return configuration.activeRules(this.options.rules, uri, this.options.command?.only, this.options.command?.off);
  }

  private async prepared(uri: string, { named = false, walked = false }: LintOptions): Promise<Prepared | FileResult> {
    const path = pathFrom(this.root, uri);
    const configuration = await this.loader.forFile(uri);
    if (!named && !walked && ((await this.ignores.ignores(uri, "file", this.root)) || configuration.ignores(uri)))
      return emptyResult(uri, path, "ignored");
    if (!named && !this.reader.reads(path, uri, configuration)) return emptyResult(uri, path, "unknown");
    const { file, problem } = await this.files.load(uri);
    if (file === null) return emptyResult(uri, path, "unreadable", [named ? { ...problem, severity: "error" } : problem]);
    if (!named && this.reader.isCode(uri) && isGenerated(path, file.text)) return emptyResult(uri, path, "generated");
    const read = await this.reader.read(file, configuration, named);
    if (read === null) return emptyResult(uri, path, "unknown", named && !isConfigurationFile(uri) ? [UNREAD] : []);
    try {
      return { read, configuration, services: await this.reader.services(read, configuration) };
    } catch (error) {
      const message = `Preparing this file failed: ${nameOfError(error)}. Please report this`;
      return emptyResult(uri, path, "unreadable", [{ code: "internal", severity: "error", message, span: null }]);
    }
  }

  private *steps({ read, configuration, services }: Prepared, more: readonly Problem[]): Generator<void, FileResult, void> {
    const { document, file } = read;
    const active = this.activeRules(file.uri, configuration);
    const outcome = yield* check(document, active, services);
    const found = findingsOf(outcome.checked, document, (uri) => this.reader.loaded(uri, read), this.reader.mask);
    const { findings, problems, suppressed, used } = suppress(found, {
      document,
      text: file.text,
      comments: this.reader.comments(file),
      configuration,
      ran: new Set(active.map((it) => it.rule.id)),
      known: this.ruleIds,
      today: this.options.today,
    });
    return {
      uri: file.uri,
      path: file.path,
      // A fix writes a whole file, and of this one only the beginning is known.
      findings: file.beyond === undefined ? findings : findings.map((it) => ({ ...it, fixes: [] })),
      problems: [...document.problems, ...outcome.problems, ...problems, ...more],
      suppressed,
      used,
      skipped: null,
    };
  }

  private async readFile(uri: string, named = true): Promise<ReadFile | null> {
    const configuration = await this.loader.forFile(uri);
    const { file } = await this.files.load(uri);
    return file === null ? null : this.reader.read(file, configuration, named);
  }

  private async presenter(uri: string): Promise<Presenter | null> {
    const read = await this.readFile(uri);
    const source = read?.file ?? (await this.files.load(uri)).file;
    if (source === null) return null;
    return new Presenter(source, maskedText(source, read?.document ?? null, this.reader.mask, this.reader.valuesIn));
  }

  /** What is wrong in the configuration files that a scan met, and their suppressions that silenced nothing. */
  private async configurationResults(
    configurations: Iterable<Configuration>,
    roots: readonly string[],
    used: ReadonlySet<string>,
    partial: boolean,
  ): Promise<FileResult[]> {
    const problems = new Map<string, Problem[]>();
    for (const [uri, found] of this.loader.allProblems()) if (found.length > 0) problems.set(uri, [...found]);
    const narrowed = partial || (this.options.command?.only?.length ?? 0) > 0;
    const useless = uselessEntries(configurations, used, narrowed ? new Set() : this.ruleIds, this.options.today);
    for (const [uri, entries] of useless) {
      // Only a scan of all that the file speaks about can tell.
      if (!roots.some((it) => isInside(it, uri))) continue;
      const list = problems.get(uri) ?? [];
      for (const { index, message } of entries)
        list.push({ code: "config", severity: "warning", message, span: await this.loader.locate(uri, ["suppressions", index]) });
      problems.set(uri, list);
    }
    return [...problems].map(([uri, list]) => emptyResult(uri, pathFrom(this.root, uri), "unknown", list));
  }
}

const UNREAD: Problem = {
  code: "read",
  severity: "warning",
  message: "No reader for this kind of file: give it a format under `formats` in the configuration",
  span: null,
};

const CELL_WANTED: Problem = {
  code: "read",
  severity: "error",
  message: "A line of a notebook needs its cell: notebook.ipynb#cell3:5, with cells counted from 0",
  span: null,
};

interface Candidates {
  readonly files: Job["files"];
  readonly results: readonly FileResult[];
  readonly configurations: readonly Configuration[];
  readonly roots: readonly string[];
}

interface Prepared {
  readonly read: ReadFile;
  readonly configuration: Configuration;
  readonly services: Services;
}

// biome-ignore lint/correctness/useYield: a result that needs no step
function* done(result: FileResult, problems: readonly Problem[]): Generator<void, FileResult, void> {
  return problems.length === 0 ? result : { ...result, problems: [...result.problems, ...problems] };
}

import type { Services } from "../analysis/services.ts";
import { MODEL_DATA_DATE } from "../catalogue/models.generated.ts";
import type { Document, Problem } from "../model/document.ts";
import type { SourceFile } from "../model/source-file.ts";
import type { Edit, Span } from "../model/text.ts";
import type { Rule } from "../rules/rule.ts";
import type { Answer, FixedFile, FixOptions, LintOptions, RevisionAsked, ScanOptions, WorkspaceApi, WorkspaceOptions } from "./api.ts";
import { candidatesIn } from "./candidates.ts";
import type { Configuration } from "./configuration/configuration.ts";
import { decidesConfiguration } from "./configuration/loader.ts";
import { configurationProblems, uselessSuppressions } from "./configuration-results.ts";
import type { Held } from "./files.ts";
import { fixFile } from "./fix-file.ts";
import { type GuardRow, guardDeletion, guardsOf } from "./guards.ts";
import { rowsOf, type WorkspaceRow } from "./inventory.ts";
import { type Filler, fillersOf, type JoinsOfCode, joinsOf } from "./joins.ts";
import { decidesLayout } from "./layout.ts";
import { lintSteps, noSteps } from "./lint.ts";
import { lockStates } from "./lock/scan.ts";
import { compare } from "./order.ts";
import { type Parts, partsOf } from "./parts.ts";
import { inTurn, type Job, type Scanned } from "./pool.ts";
import { prepare } from "./prepare.ts";
import { type ProcessingRow, processingRows } from "./processing.ts";
import { diffOf, type PromptDiff } from "./prompt-diff.ts";
import { type Completion, completionsIn, insideOf, type PromptInside } from "./prompt-file.ts";
import type { ReadFile } from "./read.ts";
import { remembered } from "./remember.ts";
import { maskedText, Presenter, type ReportedFile } from "./report.ts";
import { reportResult } from "./report-result.ts";
import { emptyResult, type FileResult } from "./result.ts";
import { type TokenRow, tokenRows } from "./token-report.ts";
import { canonical } from "./uri.ts";
import { noSuchLine, type WhyRow, whyOf } from "./why.ts";

export { isNotebook } from "../languages/notebook/index.ts";
export type {
  CommandLayer,
  FixedFile,
  FixOptions,
  LintOptions,
  RevisionAsked,
  ScanOptions,
  WorkspaceApi,
  WorkspaceOptions,
} from "./api.ts";
export type { EditorCell } from "./files.ts";

/** The product for one folder: hands each question to the file that answers it. */
export class Workspace implements WorkspaceApi {
  private readonly parts: Parts;
  private readonly known = new Map<string, Promise<readonly Filler[]>>();

  constructor(options: WorkspaceOptions) {
    this.parts = partsOf(options);
  }

  open(uri: string, held: Held): void {
    this.known.clear();
    const known = canonical(uri);
    this.parts.files.set(known, held);
    this.parts.reader.open(known);
    if (decidesConfiguration(known)) this.parts.loader.forget();
  }

  change(uri: string, held: Held): void {
    this.open(uri, held);
  }

  close(uri: string): void {
    this.known.clear();
    const known = canonical(uri);
    this.parts.files.close(known);
    this.parts.reader.close(known);
    if (decidesConfiguration(known)) this.parts.loader.forget();
  }

  invalidate(uris: readonly string[], what: "tree" | "content" = "tree"): void {
    this.known.clear();
    const known = uris.map(canonical);
    if (known.some(decidesConfiguration)) this.parts.loader.forget();
    if (known.some((it) => /\/\.(?:git)?ignore$/.test(it))) this.parts.ignores.forget();
    this.parts.collections.forget();
    if (what === "tree" || known.some(decidesLayout)) this.parts.reader.forgetAll();
    else for (const it of known) this.parts.reader.change(it);
  }

  async dependants(changed: readonly string[], created: readonly string[]): Promise<readonly string[]> {
    const { reader, dependants, files } = this.parts;
    const found = new Set(created.map(canonical).flatMap((it) => [...dependants.ofNew(it)]));
    for (const uri of changed.map(canonical)) {
      const users = [...dependants.of(uri)];
      const concerned = users.length > 0 && (!files.isOpen(uri) || (await reader.handsOnAnew(uri)));
      for (const it of concerned ? users : []) found.add(it);
    }
    return [...found].filter((it) => !files.isOpen(it)).toSorted(compare);
  }

  configure(settings: unknown): readonly Problem[] {
    return this.parts.loader.configure(settings);
  }

  configurationFor(uri: string): Promise<Configuration> {
    return this.parts.loader.forFile(canonical(uri));
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
    // A scan says once and for all what is wrong in the configuration files it met.
    const problems = options.walked ? [] : ((await this.parts.loader.problemsOf(known)) ?? []);
    const prepared = await prepare(known, options, this.parts);
    if ("skipped" in prepared) {
      this.parts.dependants.forget(known);
      return noSteps(prepared, problems);
    }
    this.parts.dependants.note(known, prepared.read);
    return lintSteps(prepared, problems, this.parts);
  }

  async *scan(uris: readonly string[], options: ScanOptions = {}): AsyncGenerator<FileResult, void, void> {
    for await (const { result } of this.scanReported(uris, options)) yield result;
  }

  async *scanReported(uris: readonly string[], options: ScanOptions = {}): AsyncGenerator<Scanned, void, void> {
    const { progress, cancelled, startPool } = options;
    const candidates = await candidatesIn(uris, this.parts, options.part);
    const { files, results } = candidates;
    const used = new Set<string>();
    let finished = 0;
    for await (const scanned of inTurn(files, startPool?.(files.length) ?? { width: 1, run: (job) => this.run(job) })) {
      if (cancelled?.()) return;
      for (const key of scanned.result.used) used.add(key);
      progress?.(++finished, files.length, scanned.result.path);
      yield scanned;
    }
    const wrong = await configurationProblems(candidates, this.parts);
    const useless = await uselessSuppressions(candidates, used, options.part !== undefined, this.parts);
    for (const result of [...results, ...wrong, ...useless]) yield { result, report: await this.report(result) };
  }

  /** Rows of the inventory, file by file in the order of path, and what keeps them from being all. */
  async *scanInventory(uris: readonly string[]): AsyncGenerator<Answer<WorkspaceRow>, void, void> {
    yield* this.scanAnswers(uris, async (uri, options) => {
      const prepared = await prepare(uri, options, this.parts);
      if ("skipped" in prepared) return this.answer([], prepared);
      const { read, services } = prepared;
      return this.answer(rowsOf(read, services), emptyResult(uri, read.file.path, null, read.document.problems));
    });
  }

  /** What of people reaches which provider, call by call. */
  async *scanProcessing(uris: readonly string[]): AsyncGenerator<Answer<ProcessingRow>, void, void> {
    yield* this.scanAnswers(uris, async (uri, options) => {
      const prepared = await prepare(uri, options, this.parts);
      if ("skipped" in prepared) return this.answer([], prepared);
      const { read } = prepared;
      return this.answer(await processingRows(prepared, this.parts), emptyResult(uri, read.file.path, null, read.document.problems));
    });
  }

  async *scanGuards(uris: readonly string[]): AsyncGenerator<Answer<GuardRow>, void, void> {
    yield* this.scanAnswers(uris, async (uri, options) => {
      const prepared = await prepare(uri, options, this.parts);
      if ("skipped" in prepared) return this.answer([], prepared);
      const { read, services } = prepared;
      const rows = guardsOf(read, services, this.parts.reader.mask);
      return this.answer(rows, emptyResult(uri, read.file.path, null, read.document.problems));
    });
  }

  async compare(before: RevisionAsked, after: RevisionAsked): Promise<PromptDiff | null> {
    const revised = async ({ uri, text }: RevisionAsked) => {
      const other = text === null ? this : new Workspace(this.parts.options);
      if (text !== null) other.open(uri, text);
      const prepared = await prepare(canonical(uri), { named: true }, other.parts);
      return "skipped" in prepared || prepared.read.document.prompts.length === 0 ? null : prepared;
    };
    const [one, other] = [await revised(before), await revised(after)];
    return one === null || other === null ? null : diffOf(one, other, this.parts.reader.mask);
  }

  async guardDeletion(uri: string, at: Span, shown: string): Promise<Edit | null> {
    const prepared = await prepare(canonical(uri), { named: true }, this.parts);
    return "skipped" in prepared ? null : guardDeletion(prepared.read, prepared.services, this.parts.reader.mask, at, shown);
  }

  /** What the prompt locks of files and folders say of their prompts. */
  locks(uris: readonly string[], progress?: ScanOptions["progress"]): ReturnType<typeof lockStates> {
    return lockStates(uris, this.parts, progress);
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
    return (await this.readFile(canonical(uri)))?.file ?? (await this.parts.files.load(canonical(uri))).file;
  }

  async services(uri: string): Promise<Services | null> {
    const known = canonical(uri);
    const read = await this.readFile(known);
    return read === null ? null : this.parts.reader.services(read, await this.parts.loader.forFile(known));
  }

  async inside(uri: string): Promise<PromptInside | null> {
    const isFile = async (it: string) => (await this.parts.options.host.stat(it).catch(() => null))?.kind === "file";
    const read = await this.readFile(canonical(uri));
    return read === null ? null : insideOf(read, this.parts.reader, this.parts.root, isFile);
  }

  /** Which files a file of code reads, and which templates it fills; null for anything else. */
  async joins(uri: string): Promise<JoinsOfCode | null> {
    const read = await this.readFile(canonical(uri));
    return read === null ? null : joinsOf(read);
  }

  /** Where code fills a template, or leaves a variable of it without a value. Looks through the folder once until something changes. */
  fillers(uri: string): Promise<readonly Filler[]> {
    const known = canonical(uri);
    return remembered(this.known, known, () => fillersOf(known, this.parts, (it) => this.readFile(it, false)));
  }

  async completions(uri: string, at: number): Promise<readonly Completion[]> {
    const read = this.parts.reader.isCode(uri) ? null : await this.readFile(canonical(uri));
    return read === null ? [] : completionsIn(read, this.parts.reader, at);
  }

  /** What the prompts of a file spend with these models, or with their own; the models' counters are loaded first. */
  async tokens(uri: string, models: readonly string[], options: LintOptions = { named: true }): Promise<Answer<TokenRow>> {
    const known = canonical(uri);
    const prepared = await prepare(known, options, this.parts);
    if ("skipped" in prepared) return this.answer([], prepared);
    const { read, services, configuration } = prepared;
    await this.parts.reader.loadTokenizers(models, configuration);
    return this.answer(tokenRows(read, services, models), emptyResult(known, read.file.path, null, read.document.problems));
  }

  /** The same for files and folders, file by file in the order of path. */
  scanTokens(uris: readonly string[], models: readonly string[]): AsyncGenerator<Answer<TokenRow>, void, void> {
    return this.scanAnswers(uris, (uri, options) => this.tokens(uri, models, options));
  }

  private async *scanAnswers<Row>(
    uris: readonly string[],
    ask: (uri: string, options: LintOptions) => Promise<Answer<Row>>,
  ): AsyncGenerator<Answer<Row>, void, void> {
    const candidates = await candidatesIn(uris, this.parts);
    for (const { uri, named } of candidates.files) yield ask(uri, { named, walked: true });
    const wrong = await configurationProblems(candidates, this.parts);
    for (const result of [...candidates.results, ...wrong]) yield this.answer([], result);
  }

  private async answer<Row>(rows: readonly Row[], result: FileResult): Promise<Answer<Row>> {
    const { uri, path } = result;
    return { uri, path, rows, problems: (await this.report(result)).problems };
  }

  /** Why calls on a line (from 1; of a notebook inside the cell) are, or are not, seen. */
  async why(
    uri: string,
    line: number,
    cell: number | null = null,
  ): Promise<{ readonly rows: readonly WhyRow[]; readonly problems: readonly Problem[] }> {
    const prepared = await prepare(canonical(uri), { named: true }, this.parts);
    if ("skipped" in prepared) return { rows: [], problems: prepared.problems };
    if (cell === null && prepared.read.file.parts.length > 0) return { rows: [], problems: [CELL_WANTED] };
    const nowhere = noSuchLine(prepared.read, { line, cell });
    if (nowhere !== null) return { rows: [], problems: [nowhere] };
    return { rows: whyOf(prepared.read, { line, cell }, this.parts.reader.mask), problems: [] };
  }

  cutCounts(steps: number, cut: () => void): void {
    this.parts.reader.tokenizers.cutAt(steps, cut);
  }

  countRest(): Generator<void, void, void> {
    return this.parts.reader.tokenizers.countRest();
  }

  /** Day on which the model table was made. */
  readonly modelDataDate: string = MODEL_DATA_DATE;

  rule(id: string): Rule | null {
    return this.parts.options.rules.find((it) => it.id === id) ?? null;
  }

  report(result: FileResult): Promise<ReportedFile> {
    return reportResult(result, (uri) => this.presenter(uri));
  }

  fix(uri: string, options: FixOptions): Promise<readonly FixedFile[]> {
    return fixFile(uri, options, this.parts.files, new Workspace(this.parts.options));
  }

  private async readFile(uri: string, named = true): Promise<ReadFile | null> {
    const configuration = await this.parts.loader.forFile(uri);
    const { file } = await this.parts.files.load(uri);
    return file === null ? null : this.parts.reader.read(file, configuration, named);
  }

  private async presenter(uri: string): Promise<Presenter | null> {
    const read = await this.readFile(uri);
    const source = read?.file ?? (await this.parts.files.load(uri)).file;
    if (source === null) return null;
    return new Presenter(source, maskedText(source, read?.document ?? null, this.parts.reader.mask, this.parts.reader.valuesIn));
  }
}

const CELL_WANTED: Problem = {
  code: "read",
  severity: "error",
  message: "A line of a notebook needs its cell: notebook.ipynb#cell3:5, with cells counted from 0",
  span: null,
};

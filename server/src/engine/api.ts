import type { Services } from "../analysis/services.ts";
import type { Document, Problem } from "../model/document.ts";
import type { SourceFile } from "../model/source-file.ts";
import type { Edit, Span } from "../model/text.ts";
import type { Rule } from "../rules/rule.ts";
import type { Configuration } from "./configuration/configuration.ts";
import type { Held } from "./files.ts";
import type { GuardRow } from "./guards.ts";
import type { Host } from "./host.ts";
import type { Filler, JoinsOfCode } from "./joins.ts";
import type { lockStates } from "./lock/scan.ts";
import type { Pool, Scanned } from "./pool.ts";
import type { PromptDiff } from "./prompt-diff.ts";
import type { Completion, PromptInside } from "./prompt-file.ts";
import type { ReportedFile, ReportedProblem } from "./report.ts";
import type { FileResult } from "./result.ts";
import type { WhyRow } from "./why.ts";

export interface WorkspaceOptions {
  readonly host: Host;
  readonly rules: readonly Rule[];
  /** Folder that paths are relative to: `file:///home/me/app`. */
  readonly root: string;
  /** Of the tool. */
  readonly version: string;
  /** Configuration under the files: what a user set in the editor. Same shape as a file. */
  readonly settings?: unknown;
  /** Configuration over the files: what the command line says. */
  readonly command?: CommandLayer;
  /** ISO date, for `until` of suppressions; without it nothing expires. */
  readonly today?: string;
}

export interface CommandLayer {
  /** Use this file for everything instead of the nearest one. */
  readonly configuration?: string;
  /** Run only these rules, whatever the profile. */
  readonly only?: readonly string[];
  readonly off?: readonly string[];
}

export interface LintOptions {
  /** The user asked for this very file: neither ignore files nor a generated look speak against it. */
  readonly named?: boolean;
  /** A walk found it, and has asked the ignore files already. */
  readonly walked?: boolean;
}

export interface ScanOptions {
  /** Called as files are found and done. */
  readonly progress?: (done: number, total: number, path: string) => void;
  readonly cancelled?: () => boolean;
  /** Leaves out files by their path: one part of a scan that several machines share. */
  readonly part?: ((path: string) => boolean) | undefined;
  /** Who reads so many files; this very thread without an answer. */
  readonly startPool?: (files: number) => Pool | undefined;
}

export interface FixOptions {
  readonly unsafe: boolean;
  /** Only findings of these rules; all without it. */
  readonly rules?: readonly string[];
}

/** New text of one file, of a notebook its JSON. `before` and `after` are without a byte order mark. */
export interface FixedFile {
  readonly uri: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly bom: boolean;
  readonly fixes: number;
  /** Of a notebook that an editor holds open: its changed cells. Then `before` and `after` are the cells joined. */
  readonly cells?: readonly FixedCell[];
}

export interface FixedCell {
  readonly cell: number;
  readonly before: string;
  readonly after: string;
}

/** What one file says to a question, and what keeps that from being all. */
export interface Answer<Row> {
  readonly uri: string;
  readonly path: string;
  readonly rows: readonly Row[];
  readonly problems: readonly ReportedProblem[];
}

/** A file, or another text under its name. */
export interface RevisionAsked {
  readonly uri: string;
  readonly text: string | null;
}

/** The product without an editor and without a command line. Addresses may come in any spelling; they go out canonical. */
export interface WorkspaceApi {
  /** Text an editor holds goes before the one on disk, until `close`. Call again on every change. */
  open(uri: string, held: Held): void;
  change(uri: string, held: Held): void;
  close(uri: string): void;
  /**
   * Files that changed on disk; configuration and ignore files included. `content`: all of them were there before and still are, so
   * that no name means another file now.
   */
  invalidate(uris: readonly string[], what?: "content"): void;
  /**
   * Files to judge anew because others changed, which in an editor or on disk: those that were judged with what one of them said.
   * `created` ones were not there before. What an open file hands on as before concerns nobody.
   */
  dependants(changed: readonly string[], created: readonly string[]): Promise<readonly string[]>;
  /** Replaces the layer of user settings; what is wrong in it comes back. */
  configure(settings: unknown): readonly Problem[];
  lint(uri: string, options?: LintOptions): Promise<FileResult>;
  /** The same in steps, for a caller that pumps in slices and drops the generator when the text has changed. */
  begin(uri: string, options?: LintOptions): Promise<Generator<void, FileResult, void>>;
  /** Files and folders, walked in order of path; results in the same order. */
  scan(uris: readonly string[], options?: ScanOptions): AsyncGenerator<FileResult, void, void>;
  /** The same with places as people and programs outside read them. */
  scanReported(uris: readonly string[], options?: ScanOptions): AsyncGenerator<Scanned, void, void>;
  /** Places, masked lines and ranges of a result. */
  report(result: FileResult): Promise<ReportedFile>;
  configurationFor(uri: string): Promise<Configuration>;
  /** What the prompt locks of files and folders say of their prompts. */
  locks(uris: readonly string[], progress?: ScanOptions["progress"]): ReturnType<typeof lockStates>;
  document(uri: string): Promise<Document | null>;
  source(uri: string): Promise<SourceFile | null>;
  /** Why calls on a line (from 1; of a notebook inside the cell) are, or are not, seen. */
  why(
    uri: string,
    line: number,
    cell?: number | null,
  ): Promise<{ readonly rows: readonly WhyRow[]; readonly problems: readonly Problem[] }>;
  /** Model table, counts, budgets for a document that was read. */
  services(uri: string): Promise<Services | null>;
  /**
   * From now on no count of tokens takes more than so many steps at once, about as many as the text has units; `cut` is called
   * when the first was cut, and draining `countRest` makes them whole for whoever asks again.
   */
  cutCounts(steps: number, cut: () => void): void;
  countRest(): Generator<void, void, void>;
  /** Outline, folds, variables and linked files of a prompt file; null for code. */
  inside(uri: string): Promise<PromptInside | null>;
  /** Which files a file of code reads, and which templates it fills; null for anything else. */
  joins(uri: string): Promise<JoinsOfCode | null>;
  /** Where code fills a template, or leaves a variable of it without a value. */
  fillers(uri: string): Promise<readonly Filler[]>;
  /** What may be written at an offset of a prompt file: keys of its settings, names of its variables. */
  completions(uri: string, at: number): Promise<readonly Completion[]>;
  /** Applies fixes until nothing changes any more; overlapping ones wait for the next round. Nothing is written. */
  fix(uri: string, options: FixOptions): Promise<readonly FixedFile[]>;
  /** Defensive instructions, file by file in the order of path, and what keeps them from being all. */
  scanGuards(uris: readonly string[]): AsyncGenerator<Answer<GuardRow>, void, void>;
  /** What changed between two revisions of a prompt file, or of prompts in code; null where one side has no prompt. */
  compare(before: RevisionAsked, after: RevisionAsked): Promise<PromptDiff | null>;
  /** What deletes the guard that covers exactly this span and is shown as this text; null where it is another one now. */
  guardDeletion(uri: string, at: Span, shown: string): Promise<Edit | null>;
  rule(id: string): Rule | null;
}

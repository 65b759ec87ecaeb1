import type { z } from "zod";
import type { Services } from "../analysis/services.ts";
import type { Call, Dataset, Document, Prompt, Retrieval, Tool } from "../model/document.ts";
import type { Confidence, Fix, Related, Severity } from "../model/finding.ts";
import type { Span } from "../model/text.ts";

/** The kinds of thing a rule can be asked about. */
export interface Subjects {
  readonly document: Document;
  readonly prompt: Prompt;
  readonly call: Call;
  readonly retrieval: Retrieval;
  readonly tool: Tool;
  readonly dataset: Dataset;
}

export type Family = "privacy" | "context" | "instructions" | "determinism" | "security" | "tools" | "evaluation" | "operations";
export type Profile = "recommended" | "strict" | "all";

/**
 * One check. A rule is a value: it holds no state, does no I/O, and returns what it found. The engine decides whether it
 * runs, at which severity, and what is suppressed.
 */
export interface Rule<Kind extends keyof Subjects = keyof Subjects, Options extends z.ZodType = z.ZodType, Grade extends string = string> {
  /** `family/offence`, equal to the file's path below `rules/`. */
  readonly id: `${Family}/${string}`;
  /** One sentence, no full stop; shown in lists, settings and SARIF. */
  readonly summary: string;
  /** The smallest profile that runs it. */
  readonly profile: Profile;
  /** Severity of each grade a report may name, worst first. */
  readonly grades: { readonly [Name in Grade]: Severity };
  readonly confidence: Confidence;
  /** First release that had the rule; `next` until it ships. */
  readonly since: string;
  readonly fixable: "never" | "sometimes" | "always";
  readonly options: Options;
  readonly on: Kind;
  check(subject: Subjects[Kind], context: RuleContext<z.infer<Options>>): Iterable<Report<NoInfer<Grade>>>;
}

export interface RuleContext<Options> {
  readonly document: Document;
  readonly options: Options;
  readonly services: Services;
}

export interface Report<Grade extends string = string> {
  readonly grade: Grade;
  readonly span: Span;
  /** Another file than the document's own: the finding is shown there. */
  readonly uri?: string;
  /** What is wrong with the number, then what to do. One line, at most 120 units, values masked. */
  readonly message: string;
  readonly data?: { readonly [name: string]: string | number | boolean | null };
  readonly confidence?: Confidence;
  readonly related?: readonly Related[];
  readonly flow?: readonly Related[];
  /** Several exclude each other. */
  readonly fixes?: readonly ReportFix[];
  readonly unnecessary?: boolean;
  /** What a rule says once of a workspace: of findings with the same words here, a report of many files keeps the first. */
  readonly once?: string;
}

/** As `Fix`, but an edit without a `uri` is one of the document's own file. */
export interface ReportFix extends Omit<Fix, "edits"> {
  readonly edits: readonly (Omit<Fix["edits"][number], "uri"> & { readonly uri?: string })[];
}

/** Identity at run time; infers kind, options and grades for the author. */
export function defineRule<Kind extends keyof Subjects, Options extends z.ZodType, Grade extends string>(
  rule: Rule<Kind, Options, Grade>,
): Rule<Kind, Options, Grade> {
  return rule;
}

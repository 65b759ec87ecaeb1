import type { Services } from "../analysis/services.ts";
import type { Document, Problem } from "../model/document.ts";
import type { Confidence, Finding, Severity } from "../model/finding.ts";
import type { Report, Rule, Subjects } from "../rules/rule.ts";
import { type ActiveRule, atLeast, lesser } from "./configuration/configuration.ts";

/** A report with its rule and severity; identity and place come later. */
export interface Checked {
  readonly rule: Rule;
  readonly report: Report;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Id of the prompt or call it is about; the path for a whole document. */
  readonly subject: string;
}

export interface CheckOutcome {
  readonly checked: readonly Checked[];
  readonly problems: readonly Problem[];
}

/**
 * Runs rules lazily, one subject of one rule a step, so that the caller owns pace and cancellation. A rule that throws is a
 * problem, and the others still run.
 */
export function* check(document: Document, active: readonly ActiveRule[], services: Services): Generator<void, CheckOutcome, void> {
  const checked: Checked[] = [];
  const problems: Problem[] = [];
  for (const rule of active) {
    try {
      for (const subject of subjectsOf(document, rule.rule.on)) {
        for (const report of rule.rule.check(subject, { document, options: rule.options, services })) {
          const severity = severityOf(rule, report, document);
          if (severity !== null && !(isUnconfirmed(subject, document) && atLeast(severity, "warning")))
            checked.push({
              rule: rule.rule,
              report,
              severity,
              confidence: report.confidence ?? rule.rule.confidence,
              subject: idOf(subject),
            });
        }
        yield;
      }
    } catch (error) {
      problems.push({
        code: "internal",
        severity: "error",
        message: `${rule.rule.id} failed: ${nameOfError(error)}. Please report this`,
        span: null,
      });
    }
  }
  return { checked, problems };
}

/** What rests on an entry that nobody has read up may inform, not warn. */
function isUnconfirmed(subject: Subjects[keyof Subjects], { calls }: Document): boolean {
  if ("confidence" in subject) return subject.confidence === "unconfirmed";
  const about = !("id" in subject) ? [] : calls.filter((it) => it.prompts.includes(subject.id) || it.tools.includes(subject.id));
  return about.length > 0 && about.every((it) => it.confidence === "unconfirmed");
}

/** Only the kind of the error: its message may hold text of the file. */
export function nameOfError(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}

function severityOf({ severityOf, ceiling }: ActiveRule, { grade }: Report, { context }: Document): Finding["severity"] | null {
  const declared = severityOf[grade];
  if (declared === undefined) throw new RangeError(`no grade ${grade}`);
  return declared === "off" ? null : lesser(shifted(declared, context), ceiling);
}

/** What a file is for changes what an offence costs: a judge's prompt decides over others, a test reaches nobody. */
function shifted(severity: Severity, context: Document["context"]): Severity {
  if (context === "eval") return atLeast(severity, "warning") ? "error" : "warning";
  if (context === "test") return "info";
  if (context === "sample" || context === "notebook") return severity === "error" ? "warning" : "info";
  return severity;
}

function subjectsOf<Kind extends keyof Subjects>(document: Document, kind: Kind): readonly Subjects[Kind][] {
  const subjects: { readonly [Name in keyof Subjects]: readonly Subjects[Name][] } = {
    document: [document],
    prompt: document.prompts,
    call: document.calls,
    retrieval: document.retrievals,
    tool: document.tools,
    dataset: document.datasets,
  };
  return subjects[kind];
}

function idOf(subject: Subjects[keyof Subjects]): string {
  return "id" in subject ? subject.id : subject.path;
}

import type { Frame, ReportedFinding, ReportedProblem, ReportedRange } from "../../engine/report.ts";
import type { Rule } from "../../rules/rule.ts";

/** Everything a reporter may show, in its order. */
export interface Report {
  readonly version: string;
  /** Files that were read. */
  readonly files: number;
  readonly findings: readonly ShownFinding[];
  readonly suppressed: number;
  readonly problems: readonly ReportedProblem[];
  /** What `--fix` did; null without it. */
  readonly fixed: { readonly fixes: number; readonly files: number; readonly written: boolean } | null;
  readonly rules: readonly Rule[];
}

export interface ShownFinding {
  readonly finding: ReportedFinding;
  readonly frame: Frame;
  /** Lines of the flow's steps, then of the related places. */
  readonly steps: readonly Frame[];
}

/** For readers that know lines of files alone: a line inside a cell is none of the notebook's file. */
export function inWords({
  cell,
  range,
  message,
}: {
  readonly cell: number | null;
  readonly range: ReportedRange;
  readonly message: string;
}): string {
  return cell === null ? message : `Cell ${cell}, line ${range.start.line}: ${message}`;
}

import type { ReportedProblem } from "../engine/report.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Says what keeps an answer from being whole, and whether anything does. Half-typed code is read as far as it goes; of the
 * configuration warnings are told too.
 */
export function tellProblems(problems: readonly ReportedProblem[], terminal: Terminal): boolean {
  const grave = problems.filter((it) => it.severity === "error" && it.code !== "parse");
  for (const { path, cell, range, message } of problems.filter((it) => grave.includes(it) || it.code === "config")) {
    const place = `${path}${cell === null ? "" : `#cell${cell}`}${range === null ? "" : `:${range.start.line}:${range.start.column}`}`;
    terminal.err(`${place}: ${message}\n`);
  }
  return grave.length > 0;
}

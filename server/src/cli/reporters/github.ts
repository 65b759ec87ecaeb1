import type { Severity } from "../../model/finding.ts";
import type { Report } from "./report.ts";

const COMMANDS: { readonly [Name in Severity]: string } = { error: "error", warning: "warning", info: "notice" };

/** Workflow commands: GitHub shows each beside its line in a pull request. */
export function github({ findings, problems }: Report): string {
  const lines = findings.map(({ finding: { severity, path, range, ruleId, message } }) => {
    const { start, end } = range;
    // A column only means something while the annotation stays on one line.
    const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
    return command(COMMANDS[severity], { file: path, line: start.line, endLine: end.line, ...columns, title: ruleId }, message);
  });
  const trouble = problems
    .filter((it) => it.severity !== "info")
    .map(({ severity, path, range, message }) =>
      command(COMMANDS[severity], { file: path, ...(range === null ? {} : { line: range.start.line }), title: "prompt-hygiene" }, message),
    );
  return [...lines, ...trouble].map((it) => `${it}\n`).join("");
}

function command(name: string, properties: { readonly [key: string]: string | number }, message: string): string {
  const written = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeData(String(value)).replaceAll(":", "%3A").replaceAll(",", "%2C")}`,
  );
  return `::${name} ${written.join(",")}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

import type { Severity } from "../../model/finding.ts";
import { inWords, type Report } from "./report.ts";

const COMMANDS: { readonly [Name in Severity]: string } = { error: "error", warning: "warning", info: "notice" };

/** Workflow commands: GitHub shows each beside its line in a pull request. */
export function github({ findings, problems }: Report): string {
  const lines = findings.map(({ finding }) => {
    const { severity, path, cell, ruleId } = finding;
    const { start, end } = finding.range;
    // A column only means something while the annotation stays on one line.
    const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
    const place = cell === null ? { line: start.line, endLine: end.line, ...columns } : {};
    return command(COMMANDS[severity], { file: path, ...place, title: ruleId }, inWords(finding));
  });
  const trouble = problems
    .filter((it) => it.severity !== "info")
    .map(({ severity, path, cell, range, message }) => {
      const place = range === null || cell !== null ? {} : { line: range.start.line };
      const words = range === null ? message : inWords({ cell, range, message });
      return command(COMMANDS[severity], { file: path, ...place, title: "prompt-hygiene" }, words);
    });
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

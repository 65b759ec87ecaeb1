import type { Report } from "./report.ts";

/** One object as `schema/findings.json` describes it. */
export function json({ version, files, findings, suppressed, problems }: Report): string {
  const report = {
    version: 1,
    tool: { name: "prompt-hygiene", version },
    files,
    findings: findings.map((it) => it.finding),
    suppressed,
    problems,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** Findings, then problems, one object a line. */
export function jsonl({ findings, problems }: Report): string {
  return [...findings.map((it) => it.finding), ...problems].map((it) => `${JSON.stringify(it)}\n`).join("");
}

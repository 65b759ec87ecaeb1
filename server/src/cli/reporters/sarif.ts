import type { ReportedFinding, ReportedPlace, ReportedStep } from "../../engine/report.ts";
import type { Severity } from "../../model/finding.ts";
import type { Rule } from "../../rules/rule.ts";
import { inWords, type Report, type ShownFinding } from "./report.ts";

const LEVELS: { readonly [Name in Severity]: string } = { error: "error", warning: "warning", info: "note" };
const PRECISION = { high: "high", medium: "medium", low: "low" } as const;

/** SARIF 2.1.0 as GitHub code scanning takes it; the rule's page goes along as text. */
export function sarif({ version, findings, problems, rules }: Report, pages: ReadonlyMap<string, string>): string {
  const used = rules.filter((rule) => findings.some((it) => it.finding.ruleId === rule.id));
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "prompt-hygiene", semanticVersion: version, rules: used.map((it) => describe(it, pages.get(it.id) ?? null)) },
        },
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: !problems.some((it) => it.severity === "error"),
            toolExecutionNotifications: problems.map(({ path, cell, code, severity, message, range }) => ({
              level: LEVELS[severity],
              message: { text: range === null ? message : inWords({ cell, range, message }) },
              descriptor: { id: code },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: encodeURI(path) },
                    ...(range === null ? {} : { region: region({ cell, range }) }),
                  },
                },
              ],
            })),
          },
        ],
        results: findings.map((it) =>
          result(
            it,
            used.findIndex((rule) => rule.id === it.finding.ruleId),
          ),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describe(rule: Rule, page: string | null) {
  const [worst] = Object.values<Severity>(rule.grades);
  return {
    id: rule.id,
    shortDescription: { text: `${rule.summary}.` },
    fullDescription: { text: `${rule.summary}.` },
    ...(page === null ? {} : { help: { text: page, markdown: page } }),
    defaultConfiguration: { level: LEVELS[worst ?? "warning"] },
    properties: { tags: [rule.id.split("/")[0], rule.profile], precision: PRECISION[rule.confidence] },
  };
}

function result({ finding, frame, steps }: ShownFinding, ruleIndex: number) {
  const snippet = frame.lines.slice(finding.range.start.line - frame.line, finding.range.end.line - frame.line + 1).join("\n");
  return {
    ruleId: finding.ruleId,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: { text: inWords(finding) },
    locations: [
      {
        physicalLocation: {
          ...physical(finding),
          contextRegion: { ...linesOf(finding), snippet: { text: snippet } },
        },
      },
    ],
    partialFingerprints: { "promptHygiene/v1": finding.fingerprint },
    ...(finding.flow.length === 0
      ? {}
      : { codeFlows: [{ threadFlows: [{ locations: finding.flow.map((it, at) => ({ location: located(it, steps[at]?.lines[0]) })) }] }] }),
    ...(finding.related.length === 0
      ? {}
      : { relatedLocations: finding.related.map((it, at) => ({ id: at, ...located(it, steps[finding.flow.length + at]?.lines[0]) })) }),
    // A replacement is in lines of the file, which those of a cell are not.
    ...(finding.fixes.length === 0 || finding.cell !== null ? {} : { fixes: finding.fixes.map(fix) }),
    properties: {
      grade: finding.grade,
      confidence: finding.confidence,
      data: finding.data,
      ...(finding.cell === null ? {} : { cell: finding.cell }),
    },
  };
}

function fix({ title, edits }: ReportedFinding["fixes"][number]) {
  const paths = [...new Set(edits.map((it) => it.path))];
  return {
    description: { text: title },
    artifactChanges: paths.map((path) => ({
      artifactLocation: { uri: encodeURI(path) },
      replacements: edits.filter((it) => it.path === path).map((it) => ({ deletedRegion: region(it), insertedContent: { text: it.text } })),
    })),
  };
}

function located(step: ReportedStep, line: string | undefined) {
  const place = physical(step);
  return {
    physicalLocation: { ...place, region: { ...place.region, ...(line === undefined ? {} : { snippet: { text: line } }) } },
    message: { text: inWords(step) },
  };
}

function physical(place: ReportedPlace) {
  return { artifactLocation: { uri: encodeURI(place.path), uriBaseId: "%SRCROOT%" }, region: region(place) };
}

function linesOf(place: ReportedPlace) {
  const { startLine, endLine } = region(place);
  return { startLine, endLine };
}

/** Of a notebook its first line: the words say which cell and which line of it. */
function region({ cell, range: { start, end } }: Pick<ReportedPlace, "cell" | "range">) {
  if (cell !== null) return { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

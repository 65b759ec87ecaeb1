import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, type Range } from "vscode-languageserver";
import type { Document, Problem } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import type { Location } from "../model/text.ts";
import { type DiagnosticData, SOURCE } from "./protocol.ts";

const SEVERITIES = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, info: DiagnosticSeverity.Information } as const;

/** What the translation needs of the world: where spans lie, and how the client spells an address. */
export interface Atlas {
  /** With the address of what is shown there: of a notebook that is open, a cell. */
  place(location: Location): Promise<{ readonly uri: string; readonly range: Range } | null>;
  /** Address of a rule's page without the id; null for editors that could not open it. */
  readonly rulePages: string | null;
}

export async function toDiagnostic(finding: Finding, atlas: Atlas): Promise<Diagnostic | null> {
  const place = await atlas.place(finding);
  if (place === null) return null;
  const relatedInformation = await related(finding, atlas);
  const { fingerprint, grade, confidence, data: figures } = finding;
  const data: DiagnosticData = { fingerprint, grade, confidence, figures };
  return {
    range: place.range,
    severity: SEVERITIES[finding.severity],
    source: SOURCE,
    code: finding.ruleId,
    message: finding.message,
    data,
    ...(atlas.rulePages === null ? {} : { codeDescription: { href: atlas.rulePages + finding.ruleId } }),
    ...(finding.unnecessary ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(relatedInformation.length === 0 ? {} : { relatedInformation }),
  };
}

/** The steps of a flow come first and numbered, so that they can be walked; then whatever else belongs to the finding. */
async function related({ flow, related }: Finding, atlas: Atlas): Promise<DiagnosticRelatedInformation[]> {
  const steps = flow.map((it, index) => ({ ...it, message: `${index + 1} of ${flow.length}: ${it.message}` }));
  const information: DiagnosticRelatedInformation[] = [];
  for (const step of [...steps, ...related]) {
    const location = await atlas.place(step);
    if (location !== null) information.push({ location: { uri: location.uri, range: location.range }, message: step.message });
  }
  return information;
}

/**
 * Problems that the author of the file can mend here: a wrong configuration, a prompt file that cannot be read in full.
 * Half-typed code is the business of the language's own server, and our own limits that of the log.
 */
export function isShown(problem: Problem, document: Document | null): boolean {
  const { code } = problem;
  return code === "config" || code === "suppression" || (code === "parse" && document !== null && document.kind !== "code");
}

export async function problemDiagnostic(problem: Problem, uri: string, atlas: Atlas): Promise<Diagnostic | null> {
  const place = await atlas.place({ uri, span: problem.span ?? { start: 0, end: 0 } });
  return (
    place && { range: place.range, severity: SEVERITIES[problem.severity], source: SOURCE, code: problem.code, message: problem.message }
  );
}

import { type Presenter, type ReportedFile, reportFinding, reportProblem } from "./report.ts";
import type { FileResult } from "./result.ts";

/** Places, masked lines and ranges of a result, as people and programs outside read them. */
export async function reportResult(result: FileResult, presenterOf: (uri: string) => Promise<Presenter | null>): Promise<ReportedFile> {
  const presenters = new Map<string, Presenter | null>();
  const places = result.findings.flatMap((it) => [
    it.uri,
    ...[...it.flow, ...it.related].map((step) => step.uri),
    ...it.fixes.flatMap((fix) => fix.edits.map((edit) => edit.uri)),
  ]);
  for (const uri of new Set([...places, ...(result.problems.some((it) => it.span !== null) ? [result.uri] : [])]))
    presenters.set(uri, await presenterOf(uri));
  const reported = result.findings.map((it) => reportFinding(it, (uri) => presenters.get(uri) ?? null));
  return {
    path: result.path,
    uri: result.uri,
    findings: reported.map((it) => it.reported),
    frames: reported.map((it) => it.frame),
    steps: reported.map((it) => it.steps),
    problems: result.problems.map((it) => reportProblem(result.path, it, presenters.get(result.uri) ?? null)),
    suppressed: result.suppressed,
  };
}

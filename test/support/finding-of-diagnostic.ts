import type { CodeAction, Diagnostic, Range, TextDocumentEdit } from "vscode-languageserver";
import type { ReportedFinding, ReportedFix, ReportedPlace } from "../../server/src/engine/report.ts";
import type { DiagnosticData } from "../../server/src/lsp/protocol.ts";

const SEVERITIES = { 1: "error", 2: "warning", 3: "info", 4: "info" } as const;
const STEP = /^\d+ of \d+: /;
const UNSAFE = " (unsafe)";

/**
 * A diagnostic and its quick fixes, said back in the words of `check --format json`. The protocol has every part of a
 * finding in a form of its own, and none is made up here:
 *
 * - positions count from 0 instead of 1, and a file is named by its address, which `pathOf` turns into its path
 * - the steps of a flow are related information that begins with `n of m: `; what follows them is related
 * - grade, confidence, fingerprint and figures are the diagnostic's `data`
 * - fixes are the code actions that carry an edit; the title of one that is not safe ends in `(unsafe)`
 */
export function findingOf(
  diagnostic: Diagnostic,
  uri: string,
  actions: readonly CodeAction[],
  pathOf: (uri: string) => string,
): ReportedFinding {
  const place = (at: string, range: Range): ReportedPlace => ({ path: pathOf(at), cell: null, range: rangeOf(range) });
  const { grade, confidence, fingerprint, figures } = diagnostic.data as DiagnosticData;
  const steps = (diagnostic.relatedInformation ?? []).map(({ location, message }) => ({ ...place(location.uri, location.range), message }));
  const fixes = actions.flatMap(({ title, edit }): ReportedFix[] => {
    if (edit?.documentChanges === undefined) return [];
    const unsafe = title.endsWith(UNSAFE);
    return [
      {
        title: unsafe ? title.slice(0, -UNSAFE.length) : title,
        safety: unsafe ? "unsafe" : "safe",
        edits: (edit.documentChanges as TextDocumentEdit[]).flatMap(({ textDocument, edits }) =>
          edits.map((it) => ({ ...place(textDocument.uri, it.range), text: "newText" in it ? it.newText : it.snippet.value })),
        ),
      },
    ];
  });
  return {
    ruleId: String(diagnostic.code),
    severity: SEVERITIES[diagnostic.severity ?? 1],
    grade,
    confidence,
    fingerprint,
    ...place(uri, diagnostic.range),
    message: String(diagnostic.message),
    data: figures,
    flow: steps.filter((it) => STEP.test(it.message)).map((it) => ({ ...it, message: it.message.replace(STEP, "") })),
    related: steps.filter((it) => !STEP.test(it.message)),
    fixes,
  };
}

function rangeOf({ start, end }: Range): ReportedPlace["range"] {
  const of = ({ line, character }: Range["start"]) => ({ line: line + 1, column: character + 1 });
  return { start: of(start), end: of(end) };
}

import * as vscode from "vscode";
import { exampleLine, placed } from "../../support/example-findings.ts";

/** Waits by event for the diagnostics of a file to satisfy `holds`; rejects after `limit` ms with what there is instead. */
export async function diagnostics(
  uri: vscode.Uri,
  holds: (found: readonly vscode.Diagnostic[]) => boolean,
  limit = 25_000,
): Promise<readonly vscode.Diagnostic[]> {
  const own = () => vscode.languages.getDiagnostics(uri).filter((it) => it.source === "prompt-hygiene");
  const now = own();
  if (holds(now)) return now;
  return new Promise((done, fail) => {
    const timer = setTimeout(() => {
      changes.dispose();
      const found = own().map((it) => `${it.range.start.line + 1} ${ruleOf(it)} ${it.message}`);
      fail(new Error(`${uri.path} after ${limit} ms: ${found.join("; ") || "no diagnostics"}`));
    }, limit);
    const changes = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (!uris.some((it) => it.toString() === uri.toString()) || !holds(own())) return;
      clearTimeout(timer);
      changes.dispose();
      done(own());
    });
  });
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

const SEVERITIES = { 0: "error", 1: "warning", 2: "info", 3: "info" } as const;

/** A diagnostic in the words that all channels share. */
export function lineOf(path: string, found: vscode.Diagnostic): string {
  const [start, end] = [found.range.start, found.range.end];
  const at = placed({ line: start.line, column: start.character }, { line: end.line, column: end.character }, 0);
  return exampleLine({ path, ruleId: ruleOf(found), severity: SEVERITIES[found.severity], at, message: found.message });
}

/** Of the one folder that is open. */
export function fileAt(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error("no folder is open");
  return vscode.Uri.joinPath(folder.uri, path);
}

export async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileAt(path)));
}

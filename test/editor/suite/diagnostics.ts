import * as vscode from "vscode";
import type * as protocol from "vscode-languageserver";
import type { ReportedFinding } from "../../../server/src/engine/report.ts";
import { findingOf } from "../../support/finding-of-diagnostic.ts";

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

/**
 * Opens a file and says what the editor shows of its findings, quick fixes included, as the command line does; empty where
 * nothing comes.
 */
export async function findingsIn(path: string): Promise<readonly ReportedFinding[]> {
  const { document } = await open(path);
  const found = await diagnostics(document.uri, (it) => it.length > 0);
  return Promise.all(
    found.map(async (it) => findingOf(asProtocol(it), `${document.uri}`, await quickFixes(document.uri, it.range), pathOf)),
  );
}

/** The page that a finding links to, and the one that ships. */
export async function helpOf({ code }: vscode.Diagnostic): Promise<{ readonly shown: string; readonly shipped: string }> {
  const extension = vscode.extensions.getExtension("prompt-hygiene.prompt-hygiene");
  if (typeof code !== "object" || extension === undefined) throw new Error("no link to a page");
  const ruleId = code.target.path.split("/").slice(-2).join("/");
  const asset = vscode.Uri.joinPath(extension.extensionUri, "dist/assets", `rule.${ruleId.replace("/", ".")}.md`);
  const page = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: "prompt-hygiene-rule", path: `/${ruleId}.md` }));
  return { shown: page.getText(), shipped: new TextDecoder().decode(await vscode.workspace.fs.readFile(asset)) };
}

const SEVERITIES = [1, 2, 3, 4] as const;

/** What VS Code made of a diagnostic, in the protocol's own words. */
function asProtocol(found: vscode.Diagnostic): protocol.Diagnostic {
  const { range, severity, message, relatedInformation = [] } = found;
  return {
    range,
    severity: SEVERITIES[severity],
    code: ruleOf(found),
    message,
    // The client keeps it on its own kind of diagnostic, which the workbench does not hand to other extension hosts.
    data: (found as vscode.Diagnostic & { readonly data?: unknown }).data ?? {},
    relatedInformation: relatedInformation.map((it) => ({
      // What comes from another extension host has the parts of an address only.
      location: { uri: vscode.Uri.from(it.location.uri).toString(), range: it.location.range },
      message: it.message,
    })),
  };
}

async function quickFixes(uri: vscode.Uri, range: vscode.Range): Promise<protocol.CodeAction[]> {
  const kind = vscode.CodeActionKind.QuickFix.value;
  const actions = (await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", uri, range, kind)) ?? [];
  return actions.map(({ title, edit }) => ({
    title,
    ...(edit && {
      edit: {
        documentChanges: edit.entries().map(([file, edits]) => ({ textDocument: { uri: file.toString(), version: null }, edits })),
      },
    }),
  }));
}

function pathOf(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri), false);
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

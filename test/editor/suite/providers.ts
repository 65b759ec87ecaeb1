import * as vscode from "vscode";

/** What stands above lines, asked again until it `holds`; rejects after 20 s. */
export async function lenses(uri: vscode.Uri, holds: (found: readonly vscode.CodeLens[]) => boolean): Promise<readonly vscode.CodeLens[]> {
  for (const end = Date.now() + 20_000; ; await new Promise((done) => setTimeout(done, 100))) {
    const found = (await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", uri, 20)) ?? [];
    if (holds(found)) return found;
    if (Date.now() > end) throw new Error(`lenses of ${uri.path}: ${found.map((it) => it.command?.title).join("; ") || "none"}`);
  }
}

/** Edits are computed when an action is chosen: asking for the first ones resolves them. */
export async function actions(uri: vscode.Uri, range: vscode.Range, kind: vscode.CodeActionKind): Promise<readonly vscode.CodeAction[]> {
  return (await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", uri, range, kind.value, 10)) ?? [];
}

/** The words of all hovers at a place. */
export async function hoverAt(uri: vscode.Uri, at: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", uri, at);
  return hovers.flatMap((it) => it.contents.map((content) => (typeof content === "string" ? content : content.value))).join("\n");
}

import { languages, type QuickPickItem, window } from "vscode";
import { REQUESTS, type RuleEntry, SOURCE } from "../../../server/src/lsp/protocol.ts";
import type { RulePages } from "../rule-pages.ts";
import type { Server } from "../server.ts";

/** Shows a rule's page; without one named, asks, with the rules of the active file first. */
export async function explainRule(server: Server, pages: RulePages, ruleId?: string): Promise<void> {
  const chosen = ruleId ?? (await choose(server));
  if (chosen !== undefined) await pages.show(chosen);
}

async function choose(server: Server): Promise<string | undefined> {
  const client = await server.client();
  const rules = await client.sendRequest<RuleEntry[]>(REQUESTS.rules);
  const here = rulesOfActiveFile();
  const items = rules.map(
    ({ id, summary }): QuickPickItem => ({ label: id, description: here.has(id) ? "in this file" : "", detail: summary }),
  );
  const sorted = [...items.filter((it) => here.has(it.label)), ...items.filter((it) => !here.has(it.label))];
  return (await window.showQuickPick(sorted, { placeHolder: "Which rule?", matchOnDetail: true }))?.label;
}

function rulesOfActiveFile(): ReadonlySet<string> {
  const uri = window.activeTextEditor?.document.uri;
  const diagnostics = uri === undefined ? [] : languages.getDiagnostics(uri).filter((it) => it.source === SOURCE);
  return new Set(diagnostics.map(({ code }) => String(typeof code === "object" ? code.value : code)));
}

import { Disposable, type TextDocumentChangeEvent, workspace } from "vscode";
import { mayHoldPrompts } from "../../server/src/lsp/protocol.ts";
import { isCode, isWorthReading } from "./selection.ts";

/** Calls back once, when a document is open that is worth reading; until then it costs one look at each opened text. */
export function whenWorthReading(callback: () => void): Disposable {
  const listeners: Disposable[] = [];
  const dispose = () => Disposable.from(...listeners).dispose();
  const found = () => {
    dispose();
    callback();
  };
  if (workspace.textDocuments.some(isWorthReading)) {
    found();
    return new Disposable(dispose);
  }
  listeners.push(
    workspace.onDidOpenTextDocument((document) => {
      if (isWorthReading(document)) found();
    }),
    // While somebody types only the lines that change are looked at.
    workspace.onDidChangeTextDocument((event) => {
      if (isCode(event.document) && changedLines(event).some(mayHoldPrompts)) found();
    }),
  );
  return new Disposable(dispose);
}

function changedLines({ document, contentChanges }: TextDocumentChangeEvent): string[] {
  return contentChanges.map(({ range, text }) => {
    const last = Math.min(range.start.line + text.split("\n", 100).length, document.lineCount);
    return Array.from({ length: last - range.start.line }, (_, index) => document.lineAt(range.start.line + index).text).join("\n");
  });
}

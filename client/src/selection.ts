import { type DocumentFilter, languages, type TextDocument, workspace } from "vscode";
import { CODE_GLOB, CONFIGURATION_FILE, holdsOne, mayHoldPrompts, PROMPT_GLOBS, PROMPT_LITERALS } from "../../server/src/lsp/protocol.ts";

/** Text that a configuration may call a prompt. */
const TEXT_GLOB = "**/*.{md,markdown,txt}";

/** Everything the server may be told of, by name and place: one file has another language id in each editor. */
export function selector(): DocumentFilter[] {
  const data = new Set(PROMPT_LITERALS.map((it) => it.files));
  return filters([...PROMPT_GLOBS, ...data, TEXT_GLOB, CODE_GLOB, `**/${CONFIGURATION_FILE}`]);
}

/** Not those of version control or other views, where the same file would be read a second time. */
export function schemes(): readonly string[] {
  return [...new Set(["file", "untitled", ...(workspace.workspaceFolders ?? []).map((it) => it.uri.scheme)])];
}

/** Whether a document is worth starting the server for. */
export function isWorthReading(document: TextDocument): boolean {
  if (languages.match(filters([...PROMPT_GLOBS, `**/${CONFIGURATION_FILE}`]), document) > 0) return true;
  if (isCode(document)) return mayHoldPrompts(document.getText());
  return PROMPT_LITERALS.some(
    ({ files, content }) => languages.match(filters([files]), document) > 0 && holdsOne(document.getText(), content),
  );
}

export function isCode(document: TextDocument): boolean {
  return languages.match([...filters([CODE_GLOB]), { notebookType: "jupyter-notebook", language: "python" }], document) > 0;
}

function filters(patterns: readonly string[]): DocumentFilter[] {
  return schemes().flatMap((scheme) => patterns.map((pattern) => ({ scheme, pattern })));
}

import {
  type CancellationToken,
  type Connection,
  type Hover,
  MarkupKind,
  type Position,
  type ServerCapabilities,
} from "vscode-languageserver";
import type { Filler } from "../engine/joins.ts";
import type { PromptInside } from "../engine/prompt-file.ts";
import type { Analysis } from "./analysis.ts";
import { definitionInCode, hoverInCode, linksInCode } from "./joins.ts";
import { documentSymbols, foldingRanges } from "./outline.ts";
import { placesIn } from "./places.ts";
import type { Session } from "./session.ts";
import { aboutVariable, completionItems, definitionOf, referencesOf, variableAt } from "./variables.ts";

/** What an editor shows of prompt files beside findings: outline, folds, variables, linked files, completions. */
export const PROMPT_FILE_CAPABILITIES: ServerCapabilities = {
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentLinkProvider: { resolveProvider: false },
  completionProvider: { triggerCharacters: ["{"], resolveProvider: false },
};

interface Shown {
  readonly analysis: Analysis;
  readonly inside: PromptInside;
}

async function shown(session: Session, uri: string, token: CancellationToken): Promise<Shown | null> {
  const analysis = await session.analysis(uri, token);
  if (analysis === null || analysis.document?.kind !== "prompt") return null;
  const inside = await session.folders.of(analysis.uri).inside(analysis.uri);
  return inside && { analysis, inside };
}

/** Where the editor has an outline of its own, a second one would repeat every heading. */
function isOutlined(session: Session, uri: string): boolean {
  const open = session.files.document(uri);
  return open !== undefined && session.client.outlined?.includes(open.languageId) === true;
}

export function servePromptFiles(connection: Connection, session: Session): void {
  connection.onDocumentSymbol(async ({ textDocument: { uri } }, token) => {
    const it = isOutlined(session, uri) ? null : await shown(session, uri, token);
    return it && documentSymbols(it.inside, it.analysis.places);
  });
  connection.onFoldingRanges(async ({ textDocument: { uri } }, token) => {
    const it = isOutlined(session, uri) ? null : await shown(session, uri, token);
    return it && foldingRanges(it.inside, it.analysis.places, it.analysis.open.getText());
  });
  connection.onDefinition(async ({ textDocument, position }, token) => {
    const analysis = await session.analysis(textDocument.uri, token);
    if (analysis === null) return null;
    const [at, workspace] = [analysis.places.offset(position), session.folders.of(analysis.uri)];
    const joins = analysis.document?.kind === "code" ? await workspace.joins(analysis.uri) : null;
    if (joins !== null) return definitionInCode(joins, at, session);
    const inside = await workspace.inside(analysis.uri);
    return inside && definitionOf(inside, analysis, at, await fillersAt(inside, at, analysis, session), session);
  });
  connection.onDocumentLinks(async ({ textDocument }, token) => {
    const analysis = await session.analysis(textDocument.uri, token);
    const joins = analysis?.document?.kind === "code" ? await session.folders.of(analysis.uri).joins(analysis.uri) : null;
    return joins && analysis && linksInCode(joins, analysis, session);
  });
  connection.onReferences(async ({ textDocument, position, context }, token) => {
    const it = await shown(session, textDocument.uri, token);
    if (it === null) return null;
    const at = it.analysis.places.offset(position);
    const fillers = await fillersAt(it.inside, at, it.analysis, session);
    return referencesOf(it.inside, it.analysis, at, context.includeDeclaration, fillers, session);
  });
  connection.onCompletion(async ({ textDocument, position }) => {
    // Asked at every brace, in code too: no analysis for it.
    const [open, settings] = [session.files.document(textDocument.uri), await session.known];
    if (open === undefined || !settings.enable) return null;
    const places = placesIn(open);
    const found = await session.folders.of(textDocument.uri).completions(textDocument.uri, places.offset(position));
    const served = EDITORS_OWN.has(open.languageId);
    return completionItems(
      found.filter((it) => it.kind !== "key" || !served),
      places,
    );
  });
}

/** Languages whose front matter VS Code completes itself. */
const EDITORS_OWN = new Set(["prompt", "instructions", "chatagent", "chatmode", "skill"]);

/** Who fills variables; looked for only where there is one. */
async function fillersAt(inside: PromptInside, at: number, { uri }: Analysis, session: Session): Promise<readonly Filler[]> {
  return variableAt(inside, at, true) === null ? [] : session.folders.of(uri).fillers(uri);
}

/** Of a variable in a prompt file, or of an argument or a path in code that has to do with one; null where there is none. */
export async function variableHover(analysis: Analysis, position: Position, session: Session): Promise<Hover | null> {
  const [at, workspace] = [analysis.places.offset(position), session.folders.of(analysis.uri)];
  const joins = analysis.document?.kind === "code" ? await workspace.joins(analysis.uri) : null;
  if (joins !== null) return hoverInCode(joins, analysis, at);
  if (analysis.document?.kind !== "prompt") return null;
  const inside = await workspace.inside(analysis.uri);
  const found = inside && variableAt(inside, at, true);
  if (!found) return null;
  return {
    contents: { kind: MarkupKind.Markdown, value: aboutVariable(found, analysis.places, await workspace.fillers(analysis.uri)) },
    range: analysis.places.range(found),
  };
}

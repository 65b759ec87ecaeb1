import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Services } from "../analysis/services.ts";
import type { FileResult } from "../engine/result.ts";
import type { Document, Problem } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import type { SourceFile } from "../model/source-file.ts";
import type { Span } from "../model/text.ts";
import type { OpenCell } from "./notebooks.ts";
import { Places, placesIn, withoutMark } from "./places.ts";

/** Everything that is known of one version of an open file. */
export interface Analysis {
  readonly open: TextDocument;
  readonly version: number;
  readonly uri: string;
  readonly result: FileResult;
  /** Of this file alone: its own findings and those that other files have here, filtered by the settings. */
  readonly findings: readonly Finding[];
  readonly document: Document | null;
  readonly services: Services | null;
  /** What can be mended here. */
  readonly problems: readonly Problem[];
  /** What offsets count in: the text of the file, of a notebook its cells joined. */
  readonly text: string;
  /** Where in it the open document lies: all of it, or one cell. */
  readonly within: Span;
  readonly places: Places;
}

/** What is said of a whole file; of a notebook, before it is told cell by cell. */
export interface FileAnalysis extends Pick<Analysis, "version" | "uri" | "result" | "findings" | "document" | "services"> {
  readonly source: SourceFile | null;
}

/** What is said of a file as the open document shows it. Null for a cell that is not read. */
export function viewOf({ source, ...analysis }: FileAnalysis, open: TextDocument, cell: OpenCell | undefined): Analysis | null {
  const { problems } = analysis.result;
  if (cell === undefined) {
    const text = source?.text ?? withoutMark(open.getText());
    return { ...analysis, open, problems, text, within: { start: 0, end: text.length }, places: placesIn(open) };
  }
  const part = source?.parts.find((it) => it.cell === cell.cell);
  if (source === null || part === undefined) return null;
  const isHere = ({ start }: Span) => part.start <= start && start <= part.end;
  return {
    ...analysis,
    open,
    findings: analysis.findings.filter((it) => isHere(it.span)),
    problems: problems.filter((it) => isHere(it.span ?? { start: 0, end: 0 })),
    text: source.text,
    within: { start: part.start, end: part.end },
    places: new Places(open.getText(), false, part.start),
  };
}

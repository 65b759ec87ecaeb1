import type { CommentStyle, Dataset, Loading, Problem, Prompt, Role, Tool } from "../model/document.ts";
import type { SourceFile } from "../model/source-file.ts";
import type { Span } from "../model/text.ts";
import type { PromptDraft } from "./draft.ts";
import type { FormatRow, PromptFile, Region } from "./format.ts";
import { FORMATS, roleFromName } from "./table.ts";
import { detectTemplate, type TemplateName } from "./template/languages.ts";

/** What readers share at their ends: defaults of the row, and the regions laid out over the file. */

export interface Reading {
  readonly drafts: readonly PromptDraft[];
  readonly prompts: readonly Prompt[];
  readonly loading: Loading | null;
  readonly comment: CommentStyle | null;
  readonly tools?: readonly Tool[];
  readonly datasets?: readonly Dataset[];
  readonly problems?: readonly Problem[];
  readonly regions?: readonly Region[];
}

export function finish(file: SourceFile, row: FormatRow, reading: Reading): PromptFile {
  const { drafts, prompts, loading, comment, tools = [], datasets = [], problems = [], regions = [] } = reading;
  const own = [...problems, ...drafts.flatMap((it) => it.problems)];
  return {
    format: row.id,
    kind: row.kind,
    comment,
    loading: loading === null || row.limits === undefined ? loading : { ...loading, limits: row.limits },
    prompts,
    tools,
    datasets,
    problems: own.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0)),
    regions: layOut(file, [...regions, ...drafts.flatMap((it) => it.regions)], prompts),
  };
}

const LAYERS: readonly Region["kind"][] = ["header", "example", "markup", "control", "comment"];

/** Regions in order and without overlap: the more special one wins, prompt text beats all. */
function layOut(file: SourceFile, regions: readonly Region[], prompts: readonly Prompt[]): Region[] {
  const paint = new Uint8Array(file.text.length);
  LAYERS.forEach((kind, index) => {
    for (const region of regions) if (region.kind === kind) paint.fill(index + 1, region.start, region.end);
  });
  for (const span of textSpans(prompts)) paint.fill(0, span.start, span.end);
  const result: Region[] = [];
  for (let at = 0; at < paint.length; ) {
    const colour = paint[at] as number;
    let end = at + 1;
    while (end < paint.length && paint[end] === colour) end++;
    const kind = LAYERS[colour - 1];
    if (kind !== undefined) result.push({ kind, start: at, end });
    at = end;
  }
  return result;
}

/** Where prompt text and holes of this file stand. */
export function* textSpans(prompts: readonly Prompt[]): Generator<Span> {
  for (const prompt of prompts) {
    for (const text of [...prompt.messages.map((it) => it.text), ...(prompt.schema === null ? [] : [prompt.schema])]) {
      for (const piece of text.pieces) if (piece.uri === undefined) yield piece;
    }
  }
}

export function roleOfRow(row: FormatRow, path: string): Role {
  return row.role === "from-name" ? roleFromName(path) : row.role;
}

export function templateOf(row: FormatRow, text: string): TemplateName | null {
  return row.template === "detect" ? detectTemplate(text) : row.template;
}

/** A detected language brings its own comments. */
export function commentOf(row: FormatRow, template: TemplateName | null): CommentStyle | null {
  if (row.comment !== null || template === null || row.template !== "detect") return row.comment;
  return FORMATS.find((it) => it.id === template)?.comment ?? null;
}

/** New lines are written as the file writes its first one. */
export function plainHost(text: string): string {
  const newline = text.indexOf("\n");
  return newline > 0 && text[newline - 1] === "\r" ? "plain:crlf" : "plain";
}

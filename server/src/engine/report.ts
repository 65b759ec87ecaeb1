import type { Document, Problem } from "../model/document.ts";
import type { Finding, Fix, Related } from "../model/finding.ts";
import { toSource } from "../model/prompt-text.ts";
import { LineIndex, partAt, type SourceFile, writtenText } from "../model/source-file.ts";
import type { Span } from "../model/text.ts";

/** The shapes other programs rely on (`check --format json`): lines and columns from 1 in UTF-16 units, `end` exclusive. */
export interface ReportedPosition {
  readonly line: number;
  readonly column: number;
}

export interface ReportedRange {
  readonly start: ReportedPosition;
  readonly end: ReportedPosition;
}

/** `cell` is the index over all cells of a notebook, and lines count inside it; null elsewhere. */
export interface ReportedPlace {
  readonly path: string;
  readonly cell: number | null;
  readonly range: ReportedRange;
}

export interface ReportedStep extends ReportedPlace {
  readonly message: string;
}

export interface ReportedFix {
  readonly title: string;
  readonly safety: Fix["safety"];
  readonly edits: readonly (ReportedPlace & { readonly text: string })[];
}

export interface ReportedFinding extends ReportedPlace {
  readonly ruleId: string;
  readonly severity: Finding["severity"];
  readonly grade: string;
  readonly confidence: Finding["confidence"];
  readonly fingerprint: string;
  readonly message: string;
  readonly data: Finding["data"];
  readonly flow: readonly ReportedStep[];
  readonly related: readonly ReportedStep[];
  readonly fixes: readonly ReportedFix[];
}

export interface ReportedProblem {
  readonly path: string;
  readonly code: Problem["code"];
  readonly severity: Problem["severity"];
  readonly message: string;
  readonly cell: number | null;
  readonly range: ReportedRange | null;
}

/** Lines of a file as they may be shown: every detected value is starred, offsets stay. */
export interface Frame {
  /** Of the first line, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** A result at the border, with what a person is shown of the code. Plain data. */
export interface ReportedFile {
  readonly path: string;
  readonly uri: string;
  readonly findings: readonly ReportedFinding[];
  /** One for each finding. */
  readonly frames: readonly Frame[];
  /** For each finding the lines of its flow, then of its related places. */
  readonly steps: readonly (readonly Frame[])[];
  readonly problems: readonly ReportedProblem[];
  readonly suppressed: number;
}

const CONTEXT_LINES = 1;
const FRAME_LINES = 8;

/** Converts offsets of one file to places, and cuts frames out of its masked copy. */
export class Presenter {
  private readonly source: SourceFile;
  private readonly index: LineIndex;
  private readonly masked: string;

  /** `masked` is as long as the text of the source. */
  constructor(source: SourceFile, masked: string) {
    this.source = source;
    this.masked = masked;
    this.index = new LineIndex(source.text);
  }

  place(span: Span): ReportedPlace {
    const part = partAt(this.source, span.start);
    const first = part === null ? 0 : this.index.positionAt(part.start).line;
    const at = (offset: number): ReportedPosition => {
      const { line, column } = this.index.positionAt(offset);
      return { line: line - first + 1, column: column + 1 };
    };
    return { path: this.source.path, cell: part?.cell ?? null, range: { start: at(span.start), end: at(span.end) } };
  }

  frame({ start, end }: Span, around = CONTEXT_LINES): Frame {
    const part = partAt(this.source, start);
    const [low, high] =
      part === null
        ? [0, this.index.lineCount - 1]
        : [this.index.positionAt(part.start).line, this.index.positionAt(Math.max(part.start, part.end - 1)).line];
    const from = Math.max(low, this.index.positionAt(start).line - around);
    const last = Math.min(high, this.index.positionAt(Math.max(start, end - 1)).line + around, from + FRAME_LINES - 1);
    const lines: string[] = [];
    for (let line = from; line <= last; line++) {
      const { start: at, end: until } = this.index.lineSpan(line);
      lines.push(this.masked.slice(at, until).replace(/[\r\n]+$/, ""));
    }
    return { line: from - low + 1, lines };
  }
}

/** The text with every value starred that is seen in the file as it stands, or in a prompt as the model reads it. */
export function maskedText(
  source: SourceFile,
  document: Document | null,
  maskAll: (text: string) => string,
  valuesIn: (text: Document["prompts"][number]["messages"][number]["text"]) => readonly Span[],
): string {
  const spans: Span[] = [];
  for (const { messages } of document?.prompts ?? []) {
    for (const { text } of messages) {
      for (const value of valuesIn(text)) {
        const place = toSource(text, value);
        if (place !== null && (place.uri ?? source.uri) === source.uri) spans.push(place);
      }
    }
  }
  return starred(maskAll(writtenText(source)), source.text, spans);
}

/** Stars the spans, unless they are masked already: a value seen both ways keeps what the detector leaves readable of it. */
function starred(masked: string, plain: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const [start, end] = [Math.max(span.start, done), span.end];
    if (start >= end) continue;
    const own = masked.slice(start, end);
    parts.push(masked.slice(done, start), own === plain.slice(start, end) ? own.replace(/[^\r\n]/g, "*") : own);
    done = end;
  }
  return parts.join("") + masked.slice(done);
}

export function reportFinding(
  finding: Finding,
  presenterOf: (uri: string) => Presenter | null,
): { reported: ReportedFinding; frame: Frame; steps: readonly Frame[] } {
  const nowhere: ReportedPlace = { path: finding.path, cell: null, range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } };
  const placeIn = (uri: string, span: Span) => presenterOf(uri)?.place(span) ?? { ...nowhere, path: uri };
  const step = ({ uri, span, message }: Related): ReportedStep => ({ ...placeIn(uri, span), message });
  const { ruleId, severity, grade, confidence, fingerprint, message, data } = finding;
  const place = presenterOf(finding.uri)?.place(finding.span) ?? nowhere;
  return {
    reported: {
      ruleId,
      severity,
      grade,
      confidence,
      fingerprint,
      ...place,
      message,
      data,
      flow: finding.flow.map(step),
      related: finding.related.map(step),
      fixes: finding.fixes.map(({ title, safety, edits }) => ({
        title,
        safety,
        edits: edits.map((it) => ({ ...placeIn(it.uri, it.span), text: it.text })),
      })),
    },
    frame: presenterOf(finding.uri)?.frame(finding.span) ?? { line: 1, lines: [] },
    steps: [...finding.flow, ...finding.related].map(
      (it) => presenterOf(it.uri)?.frame({ start: it.span.start, end: it.span.start }, 0) ?? { line: 1, lines: [] },
    ),
  };
}

export function reportProblem(path: string, { code, severity, message, span }: Problem, presenter: Presenter | null): ReportedProblem {
  const place = span === null || presenter === null ? null : presenter.place(span);
  return { path, code, severity, message, cell: place?.cell ?? null, range: place?.range ?? null };
}

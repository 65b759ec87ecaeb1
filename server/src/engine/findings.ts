import type { Document } from "../model/document.ts";
import type { Finding, Related } from "../model/finding.ts";
import { LineIndex, type SourceFile } from "../model/source-file.ts";
import type { Span } from "../model/text.ts";
import type { Checked } from "./check.ts";
import { sha256 } from "./digest.ts";
import { inOrder } from "./order.ts";
import { remembered } from "./remember.ts";

/** A file findings may lie in. */
export type SourceOf = (uri: string) => SourceFile | null;

/** Gives reports their place and identity. `mask` stars every detected value of a text and keeps its length. */
export function findingsOf(checked: readonly Checked[], document: Document, sourceOf: SourceOf, mask: (text: string) => string): Finding[] {
  const lines = new Map<string, MaskedLines | null>();
  const linesOf = (uri: string): MaskedLines | null =>
    remembered(lines, uri, () => {
      const source = sourceOf(uri);
      return source === null ? null : new MaskedLines(source.text, mask);
    });
  const placed = checked.map((it) => {
    const uri = it.report.uri ?? document.uri;
    const source = sourceOf(uri);
    const span = within(it.report.span, source?.text.length ?? Number.MAX_SAFE_INTEGER);
    const identity = [it.rule.id, it.subject, linesOf(uri)?.folded(span.start) ?? ""].join("\n");
    return { identity, finding: finding(it, uri, source?.path ?? document.path, span, document.uri) };
  });
  return withFingerprints(inOrder(placed.map((it) => it.finding)), new Map(placed.map((it) => [it.finding, it.identity])));
}

/** Equal ones are told apart by their order in the file. */
function withFingerprints(findings: readonly Finding[], identities: ReadonlyMap<Finding, string>): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const identity = identities.get(finding) ?? "";
    const ordinal = seen.get(identity) ?? 0;
    seen.set(identity, ordinal + 1);
    return { ...finding, fingerprint: sha256(`${identity}\n${ordinal}`).slice(0, 16) };
  });
}

function finding({ rule, report, severity, confidence }: Checked, uri: string, path: string, span: Span, home: string): Finding {
  const located = (it: Related): Related => ({ uri: it.uri || home, span: it.span, message: it.message });
  return {
    ruleId: rule.id,
    severity,
    grade: report.grade,
    confidence,
    fingerprint: "",
    uri,
    path,
    span,
    message: report.message,
    data: report.data ?? {},
    flow: (report.flow ?? []).map(located),
    related: (report.related ?? []).map(located),
    fixes: (report.fixes ?? []).map(({ title, safety, edits }) => ({
      title,
      safety,
      edits: edits.map((edit) => ({ uri: edit.uri ?? home, span: edit.span, text: edit.text })),
    })),
    unnecessary: report.unnecessary ?? false,
    ...(report.once === undefined ? {} : { once: report.once }),
  };
}

function within({ start, end }: Span, length: number): Span {
  const from = Math.max(0, Math.min(start, length));
  return { start: from, end: Math.max(from, Math.min(end, length)) };
}

/** Lines of a text with their values starred: a hash of a line that holds a card number could be guessed back. */
class MaskedLines {
  private readonly text: string;
  private readonly index: LineIndex;
  private readonly mask: (text: string) => string;
  private readonly known = new Map<number, string>();

  constructor(text: string, mask: (text: string) => string) {
    this.text = text;
    this.index = new LineIndex(text);
    this.mask = mask;
  }

  folded(offset: number): string {
    const { line } = this.index.positionAt(offset);
    let folded = this.known.get(line);
    if (folded === undefined) {
      const { start, end } = this.index.lineSpan(line);
      folded = this.mask(this.text.slice(start, Math.min(end, start + 2000)))
        .replace(/\s+/g, " ")
        .trim();
      this.known.set(line, folded);
    }
    return folded;
  }
}

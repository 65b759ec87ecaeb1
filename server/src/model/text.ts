/** Half-open range of UTF-16 offsets into one file, after a leading byte order mark was taken off. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A change of one file. An empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A place in a workspace: a span alone means the file at hand. */
export interface Location {
  readonly uri: string;
  readonly span: Span;
}

/**
 * Applies edits that do not overlap. Returns undefined when two of them do, so that a bad fix is refused
 * instead of half applied. Two insertions at one offset keep their order.
 */
export function applyEdits(source: string, edits: readonly Edit[]): string | undefined {
  let result = "";
  let cursor = 0;
  for (const { span, text } of edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    if (span.start < cursor || span.end < span.start || span.end > source.length) return undefined;
    result += source.slice(cursor, span.start) + text;
    cursor = span.end;
  }
  return result + source.slice(cursor);
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

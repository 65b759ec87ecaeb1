import type { PatternLanguage } from "./languages.ts";
import type { ScanResult, Segment } from "./segment.ts";

/** A language without tags: one expression finds its holes. */
export function scanPattern(text: string, { pattern, escapes, role }: PatternLanguage): ScanResult {
  const segments: Segment[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (span.start > at) segments.push({ kind: "text", start: at, end: span.start, conditions: 0, loops: 0 });
    const { name, filter = null, fallback = null } = match.groups ?? {};
    const literal = escapes[match[0]];
    if (name !== undefined)
      segments.push({ kind: "hole", ...span, trims: false, conditions: 0, loops: 0, tag: { does: "print", name, filter, fallback, role } });
    else if (literal !== undefined) segments.push({ kind: "escape", ...span, text: literal });
    at = span.end;
  }
  if (at < text.length) segments.push({ kind: "text", start: at, end: text.length, conditions: 0, loops: 0 });
  return { segments, problems: [] };
}

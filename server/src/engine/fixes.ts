import type { Finding, Fix } from "../model/finding.ts";
import { applyEdits, type Edit, type Span } from "../model/text.ts";
import { compare } from "./order.ts";

/** Texts after one round of fixes, by address; files without a change are not in it. */
export interface Round {
  readonly texts: ReadonlyMap<string, string>;
  /** What led to them. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  readonly applied: number;
}

/** The fix that is applied without asking: the first safe one, or with `unsafe` the first at all. */
export function chosenFix({ fixes }: Finding, unsafe: boolean): Fix | null {
  return fixes.find((it) => it.safety === "safe") ?? (unsafe ? (fixes[0] ?? null) : null);
}

/**
 * Applies fixes whole or not at all: one whose edits overlap an earlier one's waits for the next round, and one whose own
 * edits overlap is refused, as is one that touches what `mayEdit` forbids. An edit that two fixes share (an import that both
 * need) is made once.
 */
export function applyFixes(
  fixes: readonly Fix[],
  textOf: (uri: string) => string | null,
  mayEdit: (uri: string, span: Span) => boolean = () => true,
): Round {
  const accepted = new Map<string, Edit[]>();
  let applied = 0;
  for (const fix of fixes) {
    const added = fix.edits.every((it) => mayEdit(it.uri, it.span)) ? additions(fix, accepted, textOf) : null;
    if (added === null) continue;
    for (const [uri, edits] of added) accepted.set(uri, edits);
    applied++;
  }
  const texts = new Map<string, string>();
  const made = new Map<string, readonly Edit[]>();
  for (const [uri, edits] of [...accepted].toSorted((a, b) => compare(a[0], b[0]))) {
    const before = textOf(uri);
    const after = before === null ? undefined : applyEdits(before, edits);
    if (after === undefined || after === before) continue;
    texts.set(uri, after);
    made.set(uri, edits);
  }
  return { texts, edits: made, applied };
}

/** Edits of all touched files with this fix's among them; null when they do not go together. */
function additions(
  fix: Fix,
  accepted: ReadonlyMap<string, readonly Edit[]>,
  textOf: (uri: string) => string | null,
): Map<string, Edit[]> | null {
  const added = new Map<string, Edit[]>();
  for (const { uri, span, text } of fix.edits) {
    const length = textOf(uri)?.length;
    if (length === undefined || span.end > length || span.start > span.end) return null;
    const present = added.get(uri) ?? [...(accepted.get(uri) ?? [])];
    added.set(uri, present);
    const same = (it: Edit) => it.span.start === span.start && it.span.end === span.end && it.text === text;
    if (present.some(same) && span.start === span.end) continue;
    if (present.some((it) => collides(it.span, span))) return null;
    present.push({ span, text });
  }
  return added;
}

/** Overlapping, or two insertions at one place whose order nobody knows. */
function collides(a: Edit["span"], b: Edit["span"]): boolean {
  if (a.start === b.start && (a.start === a.end || b.start === b.end)) return true;
  return a.start < b.end && b.start < a.end;
}

import type { Finding } from "../model/finding.ts";

/** By path, start, rule; what is left equal is told apart by its end and its words. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.path, b.path) ||
    a.span.start - b.span.start ||
    compare(a.ruleId, b.ruleId) ||
    a.span.end - b.span.end ||
    compare(a.message, b.message) ||
    compare(a.grade, b.grade)
  );
}

/** Code units, not a locale: the same order on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sorted, with equal findings (one rule, one place, one message) once: a prompt that two calls send is read twice. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.toSorted(byPlace).filter((it) => {
    const key = JSON.stringify([it.uri, it.ruleId, it.span.start, it.span.end, it.message]);
    return !seen.has(key) && seen.add(key);
  });
}

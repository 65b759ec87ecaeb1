import type { Finding } from "../model/finding.ts";

/** Findings that lie in another file than the one whose analysis gave them: a prompt's text may stand elsewhere. */
export class ForeignFindings {
  /** By the file they lie in, then by the file whose analysis gave them. */
  private readonly byTarget = new Map<string, Map<string, readonly Finding[]>>();

  /** Keeps those of one analysis in place of its last ones; the files whose findings this changes. */
  keep(origin: string, findings: readonly Finding[]): readonly string[] {
    const now = new Map<string, Finding[]>();
    for (const finding of findings) {
      if (finding.uri !== origin) now.set(finding.uri, [...(now.get(finding.uri) ?? []), finding]);
    }
    const changed: string[] = [];
    for (const [target, origins] of this.byTarget) {
      if (now.has(target) || !origins.delete(origin)) continue;
      if (origins.size === 0) this.byTarget.delete(target);
      changed.push(target);
    }
    for (const [target, list] of now) {
      const origins = this.byTarget.get(target) ?? new Map<string, readonly Finding[]>();
      if (JSON.stringify(origins.get(origin)) !== JSON.stringify(list)) changed.push(target);
      origins.set(origin, list);
      this.byTarget.set(target, origins);
    }
    return changed;
  }

  /** The findings that lie in a file: its own, and those that other files have there; equal ones once. */
  in(uri: string, own: readonly Finding[], isWanted: (finding: Finding) => boolean): Finding[] {
    const others = [...(this.byTarget.get(uri) ?? [])].filter(([origin]) => origin !== uri).flatMap(([, list]) => list);
    const seen = new Set<string>();
    return [...own.filter((it) => it.uri === uri), ...others].filter((it) => {
      const key = `${it.ruleId} ${it.span.start} ${it.span.end} ${it.message}`;
      if (seen.has(key) || !isWanted(it)) return false;
      seen.add(key);
      return true;
    });
  }
}

import type { Problem } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";

/** What came of one file. Plain data: it crosses workers. */
export interface FileResult {
  readonly uri: string;
  readonly path: string;
  /** Sorted by place, then rule. A finding may lie in another file than the one that was read. */
  readonly findings: readonly Finding[];
  /** Spans are those of this file. */
  readonly problems: readonly Problem[];
  /** Findings that a comment or an entry of the configuration silenced. */
  readonly suppressed: number;
  /** Entries of configuration files that silenced something: `<uri>#<index>`. */
  readonly used: readonly string[];
  /** Why nothing was read. Null for files that were read. */
  readonly skipped: "ignored" | "generated" | "unknown" | "unreadable" | null;
}

export function emptyResult(uri: string, path: string, skipped: FileResult["skipped"], problems: readonly Problem[] = []): FileResult {
  return { uri, path, findings: [], problems, suppressed: 0, used: [], skipped };
}

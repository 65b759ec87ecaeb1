import type { Document, Problem } from "../model/document.ts";
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
  /** Why nothing was read: ignored, generated, or a kind of file that nobody reads. Null for files that were read. */
  readonly skipped: "ignored" | "generated" | "unknown" | "unreadable" | null;
}

/** A file that was read, with what its readers made of it. */
export interface ReadFile {
  readonly document: Document;
}

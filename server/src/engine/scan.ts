import type { Problem } from "../model/document.ts";
import type { Configuration } from "./configuration/configuration.ts";
import type { Job } from "./pool.ts";
import { emptyResult, type FileResult } from "./result.ts";
import { isExpired, keyOf } from "./suppressions.ts";
import { nameOf } from "./uri.ts";
import type { Walked } from "./walk.ts";

/** What a walk found: files to read, and entries that cannot be. */
export interface Found {
  readonly files: Job["files"];
  readonly results: readonly FileResult[];
}

export interface Inspection {
  pathOf(uri: string): string;
  /** Whether somebody reads files of this name: a language, a format, or the user's own pattern. */
  isRead(uri: string): Promise<boolean>;
  /** Kind behind a link; null when nothing is there. */
  kindOf(uri: string): Promise<"file" | "folder" | "other" | null>;
}

/** Sorts what was walked into files to read and things to say about the rest. */
export async function inspect(walked: AsyncIterable<Walked>, inspection: Inspection): Promise<Found> {
  const files: { uri: string; named: boolean }[] = [];
  const results: FileResult[] = [];
  const say = (uri: string, severity: Problem["severity"], message: string) => {
    results.push(emptyResult(uri, inspection.pathOf(uri), "unreadable", [{ code: "read", severity, message, span: null }]));
  };
  for await (const { uri, kind, named, error } of walked) {
    if (error !== null) say(uri, named ? "error" : "warning", error);
    else if (kind === "folder") {
      if (!named && hasExtension(uri) && (await inspection.isRead(uri)))
        say(uri, "info", "A folder with the name of a source file; the files in it are read");
    } else if (kind === "file") {
      if (named || (await inspection.isRead(uri))) files.push({ uri, named });
    } else if (named || ((await inspection.isRead(uri)) && (await inspection.kindOf(uri)) === "other")) {
      // A link to a file is left out without a word: the file it means is read where it is.
      say(uri, named ? "error" : "warning", "Not a regular file (pipe, socket or device)");
    }
  }
  return { files, results };
}

function hasExtension(uri: string): boolean {
  return /\.[A-Za-z]{1,6}$/.test(nameOf(uri));
}

/** Entries that silenced nothing although every file they could mean was read, and entries past their day. */
export function uselessEntries(
  configurations: Iterable<Configuration>,
  used: ReadonlySet<string>,
  ran: ReadonlySet<string>,
  today: string | undefined,
): Map<string, { index: number; message: string }[]> {
  const useless = new Map<string, { index: number; message: string }[]>();
  const seen = new Set<string>();
  for (const { suppressions } of configurations) {
    for (const entry of suppressions) {
      const key = keyOf(entry);
      if (entry.uri === null || used.has(key) || seen.has(key)) continue;
      seen.add(key);
      const expired = isExpired(entry, today);
      if (!expired && !ran.has(entry.rule)) continue;
      const message = expired
        ? `Suppression of \`${entry.rule}\` ran out on ${entry.until}`
        : `Suppression of \`${entry.rule}\` silences nothing: delete it`;
      useless.set(entry.uri, [...(useless.get(entry.uri) ?? []), { index: entry.index, message }]);
    }
  }
  return useless;
}

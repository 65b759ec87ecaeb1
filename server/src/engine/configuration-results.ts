import type { Problem } from "../model/document.ts";
import type { Candidates } from "./candidates.ts";
import { isConfigurationFile } from "./configuration/loader.ts";
import type { Parts } from "./parts.ts";
import { emptyResult, type FileResult } from "./result.ts";
import { uselessEntries } from "./scan.ts";
import { isInside } from "./uri.ts";

/** What is wrong in the configuration files that a walk met: those that rule its files, and those that were named. */
export async function configurationProblems({ files }: Candidates, { loader, pathOf }: Parts): Promise<FileResult[]> {
  for (const { uri, named } of files) if (named && isConfigurationFile(uri)) await loader.problemsOf(uri);
  return [...loader.allProblems()].filter(([, it]) => it.length > 0).map(([uri, it]) => emptyResult(uri, pathOf(uri), "unknown", it));
}

/**
 * Suppressions of those files that silenced nothing in a scan. `used` are those that did silence something; a `partial`
 * scan cannot tell.
 */
export async function uselessSuppressions(
  { configurations, roots }: Candidates,
  used: ReadonlySet<string>,
  partial: boolean,
  { options: { command, today }, loader, ruleIds, pathOf }: Parts,
): Promise<FileResult[]> {
  const narrowed = partial || (command?.only?.length ?? 0) > 0;
  const results: FileResult[] = [];
  for (const [uri, entries] of uselessEntries(configurations, used, narrowed ? new Set() : ruleIds, today)) {
    // Only a scan of all that the file speaks about can tell.
    if (!roots.some((it) => isInside(it, uri))) continue;
    const problems: Problem[] = [];
    for (const { index, message } of entries)
      problems.push({ code: "suppression", severity: "warning", message, span: await loader.locate(uri, ["suppressions", index]) });
    results.push(emptyResult(uri, pathOf(uri), "unknown", problems));
  }
  return results;
}

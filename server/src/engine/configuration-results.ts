import type { Problem } from "../model/document.ts";
import type { Candidates } from "./candidates.ts";
import type { Parts } from "./parts.ts";
import { emptyResult, type FileResult } from "./result.ts";
import { uselessEntries } from "./scan.ts";
import { isInside } from "./uri.ts";

/**
 * What is wrong in the configuration files that a scan met, and their suppressions that silenced nothing. `used` are those
 * that did silence something; a `partial` scan cannot tell.
 */
export async function configurationResults(
  { configurations, roots }: Candidates,
  used: ReadonlySet<string>,
  partial: boolean,
  { options: { command, today }, loader, ruleIds, pathOf }: Parts,
): Promise<FileResult[]> {
  const problems = new Map<string, Problem[]>();
  for (const [uri, found] of loader.allProblems()) if (found.length > 0) problems.set(uri, [...found]);
  const narrowed = partial || (command?.only?.length ?? 0) > 0;
  const useless = uselessEntries(configurations, used, narrowed ? new Set() : ruleIds, today);
  for (const [uri, entries] of useless) {
    // Only a scan of all that the file speaks about can tell.
    if (!roots.some((it) => isInside(it, uri))) continue;
    const list = problems.get(uri) ?? [];
    for (const { index, message } of entries)
      list.push({ code: "config", severity: "warning", message, span: await loader.locate(uri, ["suppressions", index]) });
    problems.set(uri, list);
  }
  return [...problems].map(([uri, list]) => emptyResult(uri, pathOf(uri), "unknown", list));
}

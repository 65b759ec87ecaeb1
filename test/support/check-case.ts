import { applyFixes } from "../../server/src/engine/fixes.ts";
import type { Workspace } from "../../server/src/engine/workspace.ts";
import type { Problem } from "../../server/src/model/document.ts";
import type { Finding, Fix } from "../../server/src/model/finding.ts";
import type { Rule } from "../../server/src/rules/rule.ts";
import { type Case, stripMarkers } from "./page.ts";
import { uriOf, workspaceOf } from "./workspace.ts";

export interface CheckedCase {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly workspace: Workspace;
}

export type Texts = { readonly [path: string]: string };

export function textsOf({ files }: Case): Texts {
  return Object.fromEntries(files.map((it) => [it.path, stripMarkers(it.body)]));
}

/** One rule over the files of a case, by the real engine: readers, configuration, severity, order. */
export async function checkTexts(rule: Rule, texts: Texts, configuration: string | null): Promise<CheckedCase> {
  const workspace = workspaceOf(
    { ...texts, ...(configuration === null ? {} : { "prompt-hygiene.json": configuration }), ".git/HEAD": "" },
    { command: { only: [rule.id] } },
  );
  const findings = new Map<string, Finding>();
  const problems: Problem[] = [];
  for await (const result of workspace.scan([uriOf("").replace(/\/$/, "")])) {
    // A finding that two files of a case lead to is one.
    for (const it of result.findings) findings.set(JSON.stringify([it.uri, it.span, it.message]), it);
    problems.push(...result.problems);
  }
  return { findings: [...findings.values()], problems, workspace };
}

/** Texts after the chosen fix of every finding, as the engine puts them together. */
export function fixTexts(texts: Texts, findings: readonly Finding[], choose: (finding: Finding) => Fix | undefined): Texts {
  const byUri = new Map(Object.keys(texts).map((path) => [uriOf(path), path]));
  const { texts: changed } = applyFixes(
    findings.flatMap((it) => choose(it) ?? []),
    (uri) => texts[byUri.get(uri) ?? ""] ?? null,
  );
  return { ...texts, ...Object.fromEntries([...changed].map(([uri, text]) => [byUri.get(uri) ?? "", text])) };
}

import type { FixedFile, FixOptions } from "./api.ts";
import type { Files, Held } from "./files.ts";
import { applyFixes, chosenFix } from "./fixes.ts";
import type { FileResult } from "./result.ts";
import { type Target, targetOf } from "./targets.ts";

/** A workspace to try fixes in; nobody else sees its texts. */
export interface Trial {
  open(uri: string, held: Held): void;
  lint(uri: string, options: { readonly named: boolean }): Promise<FileResult>;
}

/** Applies the fixes of a file's findings, round by round, until nothing changes any more. Nothing is written. */
export async function fixFile(uri: string, { unsafe, rules }: FixOptions, files: Files, trial: Trial): Promise<readonly FixedFile[]> {
  const targets = new Map<string, Target>();
  for (const [open, held] of files.held()) trial.open(open, held);
  // Each round settles at least one finding or is the last; a pair of fixes that undo each other ends here.
  for (let round = 0; round < 20; round++) {
    const { findings } = await trial.lint(uri, { named: true });
    const fixes = findings.filter((it) => rules === undefined || rules.includes(it.ruleId)).flatMap((it) => chosenFix(it, unsafe) ?? []);
    for (const target of new Set(fixes.flatMap((it) => it.edits.map((edit) => edit.uri)))) {
      const found = targets.has(target) ? null : await targetOf(target, files);
      if (found !== null) targets.set(target, found);
    }
    const { edits, applied } = applyFixes(
      fixes,
      (target) => targets.get(target)?.source.text ?? null,
      (target, span) => targets.get(target)?.mayEdit(span) ?? false,
    );
    const changed = [...edits].filter(([target, list]) => targets.get(target)?.edit(list, applied));
    if (changed.length === 0) break;
    for (const [target] of changed) trial.open(target, targets.get(target)?.held ?? "");
  }
  return [...targets.values()].flatMap((it) => it.fixed() ?? []);
}

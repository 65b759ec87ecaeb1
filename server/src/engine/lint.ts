import type { Problem } from "../model/document.ts";
import type { WorkspaceOptions } from "./api.ts";
import { check } from "./check.ts";
import type { ActiveRule, Configuration } from "./configuration/configuration.ts";
import { findingsOf } from "./findings.ts";
import { unreadInstructions } from "./instructed.ts";
import type { Parts } from "./parts.ts";
import type { Prepared } from "./prepare.ts";
import type { FileResult } from "./result.ts";
import { suppress } from "./suppressions.ts";

/** Runs the rules on a file in steps. `more` are problems of it that neither reading nor checking tells. */
export function* lintSteps(
  { read, configuration, services }: Prepared,
  more: readonly Problem[],
  { options, reader, ruleIds }: Parts,
): Generator<void, FileResult, void> {
  const { document, file } = read;
  const active = activeRules(file.uri, configuration, options);
  const outcome = yield* check(document, active, services);
  // Text that is a prompt file's own is judged there; what code sends with it, here.
  const own = outcome.checked.filter(({ report: { uri, flow } }) => uri === undefined || (flow ?? []).length > 0 || !read.prompts.has(uri));
  const found = findingsOf(own, document, (uri) => reader.loaded(uri, read), reader.mask);
  const { findings, problems, suppressed, used } = suppress(found, {
    document,
    text: file.text,
    comments: reader.comments(file),
    configuration,
    ran: new Set(active.map((it) => it.rule.id)),
    known: ruleIds,
    today: options.today,
  });
  const unread = active.some((it) => it.rule.id.startsWith("instructions/")) ? unreadInstructions(document) : [];
  return {
    uri: file.uri,
    path: file.path,
    // A fix writes a whole file, and of this one only the beginning is known.
    findings: file.beyond === undefined ? findings : findings.map((it) => ({ ...it, fixes: [] })),
    problems: [...document.problems, ...unread, ...outcome.problems, ...problems, ...more],
    suppressed,
    used,
    skipped: null,
  };
}

// biome-ignore lint/correctness/useYield: a result that needs no step
export function* noSteps(result: FileResult, more: readonly Problem[]): Generator<void, FileResult, void> {
  return more.length === 0 ? result : { ...result, problems: [...result.problems, ...more] };
}

function activeRules(uri: string, configuration: Configuration, { rules, command }: WorkspaceOptions): readonly ActiveRule[] {
  return configuration.activeRules(rules, uri, command?.only, command?.off);
}

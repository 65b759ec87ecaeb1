import type { Problem } from "../../model/document.ts";
import { candidatesIn } from "../candidates.ts";
import { PROMPT_LOCK } from "../configuration/source.ts";
import type { Parts } from "../parts.ts";
import { prepare } from "../prepare.ts";
import { childOf, isInside, resolvePath } from "../uri.ts";
import { driftOf, pathOf, update } from "./drift.ts";
import { type Entry, entriesOf } from "./entries.ts";
import { EMPTY_LOCK, type Lock, writeLock } from "./file.ts";

/** What a lock and the prompts of its project say of each other. Plain data. */
export interface LockState {
  /** Address of the lock file. */
  readonly uri: string;
  /** Null where there is no lock, or none that can be read. */
  readonly lock: Lock | null;
  readonly problem: string | null;
  readonly entries: readonly Entry[];
  readonly drifts: readonly { readonly entry: Entry; readonly drift: NonNullable<ReturnType<typeof driftOf>> }[];
  readonly missing: readonly Entry[];
  /** Ids of entries whose prompt is gone. */
  readonly gone: readonly string[];
  readonly twice: readonly string[];
  /** The file as it would be written, and how it differs. */
  readonly next: { readonly text: string; readonly added: number; readonly changed: number; readonly removed: number };
}

/** Reads every prompt below the given places, project by project, in the order of path. */
export async function lockStates(
  uris: readonly string[],
  parts: Parts,
  progress: (done: number, of: number, path: string) => void = () => undefined,
): Promise<{ readonly states: readonly LockState[]; readonly problems: readonly (Problem & { readonly path: string })[] }> {
  const { files, results, roots, configurations } = await candidatesIn(uris, parts);
  const problems = results.flatMap(({ path, problems: found }) => found.map((it) => ({ ...it, path })));
  const byProject = new Map(configurations.map((it) => [it.project, { configuration: it, entries: [] as Entry[] }]));
  for (const [index, { uri, named }] of files.entries()) {
    const prepared = await prepare(uri, { named, walked: true }, parts);
    progress(index + 1, files.length, parts.pathOf(uri));
    if ("skipped" in prepared) {
      problems.push(...prepared.problems.map((it) => ({ ...it, path: prepared.path })));
      continue;
    }
    const { read, services, configuration } = prepared;
    const { project, lockText } = configuration;
    const entries = entriesOf(read.document, services, { folder: project, text: lockText, mask: parts.reader.mask });
    byProject.get(project)?.entries.push(...entries);
  }
  const states = [...byProject.values()]
    .filter(({ configuration, entries }) => entries.length > 0 || configuration.lock !== null)
    .map(({ configuration, entries }) => stateOf(configuration, entries, roots));
  return { states, problems };
}

function stateOf(
  { project, lock, lockProblem, lockText }: { project: string; lock: Lock | null; lockProblem: string | null; lockText: boolean },
  entries: readonly Entry[],
  roots: readonly string[],
): LockState {
  const covers = (path: string) => {
    const uri = resolvePath(project, path);
    return roots.some((it) => it === uri || isInside(it, uri));
  };
  const known = lock ?? EMPTY_LOCK;
  const ids = new Set(entries.map((it) => it.id));
  const { prompts, ...counts } = update(known, entries, covers, lockText);
  return {
    uri: childOf(project, PROMPT_LOCK),
    lock,
    problem: lockProblem,
    entries,
    drifts: entries.flatMap((entry) => {
      const locked = known.prompts.get(entry.id);
      const drift = locked === undefined ? null : driftOf(entry, locked);
      return drift === null ? [] : [{ entry, drift }];
    }),
    missing: entries.filter((it) => !known.prompts.has(it.id)),
    gone: [...known.prompts.keys()].filter((it) => !ids.has(it) && covers(pathOf(it))),
    twice: known.twice,
    next: { text: writeLock(prompts), ...counts },
  };
}

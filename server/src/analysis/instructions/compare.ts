import { limitIn } from "./limits.ts";
import type { Unit } from "./model.ts";
import { type Words, wordsOf } from "./words.ts";

/** A unit with its text, in the order of its prompt. */
export interface Stated {
  readonly unit: Pick<Unit, "polarity" | "emphasis" | "tokens">;
  readonly text: string;
}

/**
 * `limit` and `polarity`: reworded so that a number or a ban changed; `emphasis`: the same words, louder or calmer; `moved`: the same
 * words elsewhere. `before` and `after` are indexes; null where there is none.
 */
export interface Change {
  readonly kind: "added" | "removed" | "reworded" | "moved" | "emphasis" | "limit" | "polarity";
  readonly before: number | null;
  readonly after: number | null;
  /** "under 80 words → under 120 words", "1 → 4 shouted"; null where the texts say it. */
  readonly detail: string | null;
}

interface Pair {
  readonly before: number;
  readonly after: number;
  readonly equal: boolean;
}

/** Share of content words in common from which one unit is the other one reworded. */
const KINSHIP = 0.5;
const MOST_CANDIDATES = 64;

/** What changed between two revisions of a prompt, in the order of the new one; what was removed stands where it was. Near linear. */
export function compareUnits(before: readonly Stated[], after: readonly Stated[]): Change[] {
  const words = (it: Stated) => wordsOf(it.text);
  const [left, right] = [before.map(words), after.map(words)];
  const pairs = equalPairs(before, after, left, right);
  const [takenBefore, takenAfter] = [new Set(pairs.map((it) => it.before)), new Set(pairs.map((it) => it.after))];
  for (const it of kindred(left, right, takenBefore, takenAfter)) {
    pairs.push(it);
    takenBefore.add(it.before);
    takenAfter.add(it.after);
  }
  pairs.sort((a, b) => a.after - b.after);
  const steady = inOrder(pairs);
  const changes: Change[] = pairs.flatMap((pair) => changeOf(pair, before, after, !steady.has(pair)) ?? []);
  for (const at of after.keys()) if (!takenAfter.has(at)) changes.push({ kind: "added", before: null, after: at, detail: null });
  for (const at of before.keys()) if (!takenBefore.has(at)) changes.push({ kind: "removed", before: at, after: null, detail: null });
  // What is gone stands before what took its place.
  const place = placesOf(pairs);
  return changes.toSorted(
    (a, b) => (a.after ?? place(a.before ?? 0)) - (b.after ?? place(b.before ?? 0)) || Number(a.after !== null) - Number(b.after !== null),
  );
}

function equalPairs(before: readonly Stated[], after: readonly Stated[], left: readonly Words[], right: readonly Words[]): Pair[] {
  const keyOf = (it: Stated | undefined, words: Words | undefined) => `${it?.unit.polarity} ${words?.key || it?.text.trim()}`;
  const waiting = new Map<string, number[]>();
  before.forEach((it, at) => {
    const key = keyOf(it, left[at]);
    const list = waiting.get(key);
    if (list) list.push(at);
    else waiting.set(key, [at]);
  });
  const next = new Map<string, number>();
  return after.flatMap((it, at) => {
    const key = keyOf(it, right[at]);
    const turn = next.get(key) ?? 0;
    const found = waiting.get(key)?.[turn];
    next.set(key, turn + 1);
    return found === undefined ? [] : [{ before: found, after: at, equal: true }];
  });
}

/** Of those left over, each with the most alike of a few that share its rarer words. */
function kindred(
  left: readonly Words[],
  right: readonly Words[],
  takenBefore: ReadonlySet<number>,
  takenAfter: ReadonlySet<number>,
): Pair[] {
  const index = new Map<string, number[]>();
  left.forEach((words, at) => {
    if (!takenBefore.has(at)) for (const it of words.content) index.set(it, [...(index.get(it) ?? []).slice(0, MOST_CANDIDATES), at]);
  });
  const used = new Set<number>();
  return right.flatMap((words, at) => {
    if (takenAfter.has(at)) return [];
    const shared = new Map<number, number>();
    for (const it of words.content) for (const other of index.get(it) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    let best: { readonly other: number; readonly share: number } | null = null;
    for (const [other, count] of shared) {
      const share = count / (words.content.length + (left[other]?.content.length ?? 0) - count);
      if (!used.has(other) && share >= KINSHIP && (best === null || share > best.share)) best = { other, share };
    }
    if (best === null) return [];
    used.add(best.other);
    return [{ before: best.other, after: at, equal: false }];
  });
}

function changeOf({ before, after, equal }: Pair, old: readonly Stated[], now: readonly Stated[], moved: boolean): Change | null {
  const [one, other] = [old[before], now[after]];
  if (!one || !other) return null;
  const change = (kind: Change["kind"], detail: string | null): Change => ({ kind, before, after, detail });
  if (one.unit.polarity !== other.unit.polarity)
    return change("polarity", other.unit.polarity === "negative" ? "now forbidden" : "now demanded");
  if (!equal) {
    const [was, is] = [limitIn(one.text), limitIn(other.text)];
    if (was && is && was.claim !== is.claim) return change("limit", `${was.claim} → ${is.claim}`);
    return change("reworded", moved ? "and moved" : null);
  }
  const [loud, louder] = [one.unit.emphasis.length, other.unit.emphasis.length];
  if (loud !== louder) return change("emphasis", `${loud} → ${louder} shouted`);
  if (moved) return change("moved", null);
  return one.text === other.text ? null : change("reworded", "same words");
}

/** The pairs of a longest run that kept its order: all others have moved. */
function inOrder(pairs: readonly Pair[]): ReadonlySet<Pair> {
  const ends: number[] = [];
  const previous: number[] = [];
  pairs.forEach((pair, at) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.before ?? 0) < pair.before) low = middle + 1;
      else high = middle;
    }
    previous[at] = ends[low - 1] ?? -1;
    ends[low] = at;
  });
  const steady = new Set<Pair>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) steady.add(pairs[at] as Pair);
  return steady;
}

/** Where in the new prompt a unit of the old one would stand: behind the last one before it that is still there. */
function placesOf(pairs: readonly Pair[]): (before: number) => number {
  const sorted = pairs.toSorted((a, b) => a.before - b.before);
  return (before) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.before ?? 0) < before) low = middle + 1;
      else high = middle;
    }
    return (sorted[low - 1]?.after ?? -1) + 0.5;
  };
}

import type { Repeat, Twin, Unit } from "./model.ts";

/** Fewer lines in a row are single findings. */
const FEWEST_OF_A_RUN = 3;
/** Units between two of a run that were not compared: code, titles. */
const WIDEST_GAP = 3;

/** Twins as a reader sees them, in the order of what repeats. Linear. */
export function repeatsOf(units: readonly Unit[], twins: readonly Twin[]): Repeat[] {
  const roots = new Map<number, number>();
  const copies = new Map<number, number[]>();
  for (const { first, second } of twins) {
    const root = roots.get(first) ?? first;
    roots.set(second, root);
    const list = copies.get(root);
    if (list) list.push(second);
    else copies.set(root, [root, second]);
  }
  const at = (index: number) => units[index] as Unit;
  return runsOf(units, twins).map((run): Repeat => {
    const [twin] = run as [Twin, ...Twin[]];
    const [firsts, seconds] = [run.map((it) => at(it.first)), run.map((it) => at(it.second))];
    if (run.length > 1) return { kept: firsts, spare: seconds, likeness: 1, copies: [] };
    const all = copies.get(roots.get(twin.second) ?? twin.first) ?? [];
    return { ...ranked(at(twin.first), at(twin.second), twin.likeness), likeness: twin.likeness, copies: all.map(at) };
  });
}

/** Each twin alone, or equal ones that follow each other at both places; in the order of the second. Linear but for the sort. */
export function runsOf(units: readonly Unit[], twins: readonly Twin[]): readonly (readonly Twin[])[] {
  const runs: Twin[][] = [];
  for (const it of twins.toSorted((a, b) => a.second - b.second)) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const step = last === undefined ? 0 : it.second - last.second;
    const goesOn =
      last !== undefined &&
      step <= WIDEST_GAP &&
      it.first - last.first === step &&
      it.first < (run?.[0]?.second ?? 0) &&
      it.likeness === 1 &&
      last.likeness === 1 &&
      units[it.second]?.message === units[last.second]?.message &&
      units[it.first]?.message === units[last.first]?.message;
    if (goesOn) run?.push(it);
    else runs.push([it]);
  }
  return runs.flatMap((it) => (it.length >= FEWEST_OF_A_RUN ? [it] : it.map((twin) => [twin])));
}

/** With a reason, with more words, without shouting, then the earlier one. */
function ranked(first: Unit, second: Unit, likeness: number): Pick<Repeat, "kept" | "spare"> {
  const clarity = (it: Unit) => [Number(it.reasoned), likeness === 1 ? 0 : it.tokens, -it.emphasis.length];
  const [left, right] = [clarity(first), clarity(second)];
  const isLater = (right.map((it, at) => it - (left[at] ?? 0)).find((it) => it !== 0) ?? 0) > 0;
  return isLater ? { kept: [second], spare: [first] } : { kept: [first], spare: [second] };
}

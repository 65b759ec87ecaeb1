import { isDirective } from "./directive.ts";
import type { Twin, Unit } from "./model.ts";
import { runsOf } from "./repeats.ts";
import type { Scopes } from "./scope.ts";
import { type Words, wordsOf } from "./words.ts";

/** Shared share of content words from which a sentence that says less is the other one again. */
export const LIKENESS = 0.75;
const FEWEST_WORDS = 5;
/** A ban in the same words is the same ban, however short; two orders of two words are steps of two lists. */
const FEWEST_OF_A_BAN = 2;
/** Units that one is compared with, at most: a prompt made of one sentence's variants stays linear. */
const MOST_CANDIDATES = 32;
/** Names, code, links and holes: what looks alike there is a table or a list of values. */
const CODE = /[`{}<>=\\|$#@\uFFFC]|\]\(|https?:|[\p{L}\d][/_][\p{L}\d]|\p{Ll}\p{Lu}/u;
/** A checkbox asks what a rule demands, a quotation is somebody's words, a colon introduces what follows as "below" does, a plan has its dates. */
const ASIDE =
  /^\s*(?:\[[ xX]?\]|["“'])|[:：]\s*[*_]*$|\b(?:week|day|month|year|quarter|sprint|step|phase)s?\s+\d|\b(?:following|below|above|previous step|this step)\b/i;

interface Candidate {
  readonly index: number;
  /** What equal ones have in common. */
  readonly key: string;
  /** Too little or too much like a value to be told from a slot: it counts among the lines of a section that was pasted. */
  readonly weak: boolean;
  readonly words: Words;
  /** Content words from rare to frequent. */
  readonly rare: readonly string[];
}

/**
 * Pairs of units that say the same: equal but for case, markup, politeness and emphasis, or the content words of one are among
 * those of the other and nearly all of them. Each unit is the twin of at most one other. Near pairs are found by the prefix
 * filter: two sets that share three quarters share one of their rarest words, so only those are indexed.
 * @param textOf the text of a unit
 */
export function twinsOf(units: readonly Unit[], textOf: (unit: Unit) => string, scopes: Scopes): Twin[] {
  const { together, describesReader } = scopes;
  const candidates = candidatesOf(units, (it) => (describesReader(it) ? "" : textOf(it)));
  const equal = new Map<string, Candidate[]>();
  const index = new Map<string, Candidate[]>();
  const twins: Twin[] = [];
  /** What counts only among others that follow each other at both places; of those what needs one that says enough beside it. */
  const [inRuns, slots] = [new Set<number>(), new Set<number>()];
  const unitOf = (it: Candidate) => units[it.index] as Unit;
  for (const it of candidates) {
    const unit = unitOf(it);
    const same = equal.get(it.key) ?? [];
    const exact =
      same.find((other) => isSame(unitOf(other), unit, together)) ?? same.find((other) => isCovered(unitOf(other), unit, scopes));
    const copied = exact ?? same.find((other) => scopes.arePasted(unitOf(other), unit));
    if (same.length < MOST_CANDIDATES) equal.set(it.key, [...same, it]);
    if (copied) {
      if (it.weak) slots.add(it.index);
      if (it.weak || !exact) inRuns.add(it.index);
      twins.push({ first: copied.index, second: it.index, likeness: 1 });
      continue;
    }
    if (it.weak || it.rare.length < FEWEST_WORDS) continue;
    const prefix = it.rare.slice(0, it.rare.length - Math.ceil(LIKENESS * it.rare.length) + 1);
    const near = nearest(it, unit, prefix, index, unitOf, together);
    if (near) twins.push({ first: near.index, second: it.index, likeness: likeness(near.words, it.words) });
    for (const word of prefix) {
      const row = index.get(word);
      if (row === undefined) index.set(word, [it]);
      else if (row.length < MOST_CANDIDATES) row.push(it);
    }
  }
  return runsOf(units, twins).flatMap((run) =>
    run.length > 1 && !run.every((it) => slots.has(it.second)) ? run : run.filter((it) => !inRuns.has(it.second)),
  );
}

/** Later sentences of two blocks speak of what each block began with. */
function isSame(one: Unit, other: Unit, together: Scopes["together"]): boolean {
  return !(one.continues && other.continues && one.block !== other.block) && together(one, other);
}

/** What is demanded of what is not is no ban of what is. Without a negation "only use one" and "use only one" are alike. */
function areAlike(one: Unit, other: Unit, { exact }: Words): boolean {
  return one.polarity === other.polarity || !/\bnot\b/.test(exact);
}

/** A ban that always holds stands once more in a step or a case. */
function isCovered(one: Unit, other: Unit, { covers }: Scopes): boolean {
  return one.polarity === "negative" && (covers(one, other) || covers(other, one));
}

function candidatesOf(units: readonly Unit[], textOf: (unit: Unit) => string): Candidate[] {
  const read = units.flatMap((unit, index) => {
    const text = textOf(unit);
    if (text === "" || ASIDE.test(text)) return [];
    const words = wordsOf(text);
    const isCode = CODE.test(text);
    const orders = unit.guard !== null || isDirective(text);
    const weak = isCode || !orders || words.weight < (unit.polarity === "negative" ? FEWEST_OF_A_BAN : FEWEST_WORDS);
    // Signs are all that differs between two lines of code.
    return [{ index, words, weak, key: isCode ? `\n${text}` : words.key }];
  });
  const frequency = new Map<string, number>();
  for (const { words } of read) for (const word of words.content) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const rank = (word: string) => frequency.get(word) ?? 0;
  return read.map((it) => ({ ...it, rare: it.words.content.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)) }));
}

function nearest(
  it: Candidate,
  unit: Unit,
  prefix: readonly string[],
  index: ReadonlyMap<string, readonly Candidate[]>,
  unitOf: (it: Candidate) => Unit,
  together: Scopes["together"],
): Candidate | null {
  const seen = new Set<Candidate>();
  for (const word of prefix) {
    for (const other of index.get(word) ?? []) {
      if (seen.has(other) || seen.size >= MOST_CANDIDATES) continue;
      seen.add(other);
      if (other.words.exact !== it.words.exact || !areAlike(unitOf(other), unit, it.words)) continue;
      if (likeness(other.words, it.words) >= LIKENESS && isSame(unitOf(other), unit, together)) return other;
    }
  }
  return null;
}

/** Share of content words in common, if one has no word of its own and the order is kept; else 0. */
function likeness(one: Words, other: Words): number {
  const [less, more] = one.content.length <= other.content.length ? [one.content, other.content] : [other.content, one.content];
  if (less.length < FEWEST_WORDS) return 0;
  const place = new Map(more.map((word, at) => [word, at]));
  let [last, moved] = [-1, 0];
  for (const word of less) {
    const at = place.get(word);
    if (at === undefined) return 0;
    if (at < last) moved++;
    last = at;
  }
  // "Turn a into b" is not "turn b into a".
  return moved * 4 > less.length ? 0 : less.length / more.length;
}

import type { Confidence } from "../../model/finding.ts";
import type { Span } from "../../model/text.ts";
import { Context, Vocabulary } from "./context.ts";
import { foldText } from "./fold.ts";
import { Headings } from "./headings.ts";
import type { Kind } from "./kind.ts";
import { KINDS } from "./kinds.ts";
import { maskValue } from "./mask-value.ts";
import type { PersonalDataOptions, PersonalDatum } from "./model.ts";
import { Nearby } from "./nearby.ts";
import { isPlaceholder } from "./placeholders.ts";
import { type Candidate, dispatch, scan } from "./scan.ts";
import { BEFORE, BEFORE_SHAPE, type Surroundings, surroundings } from "./surroundings.ts";

const REPORTED = 0.5;
const MEDIUM = 0.65;
const HIGH = 0.8;
const CONTEXT = 0.35;
const LABEL = 0.45;
const LABELLED = 0.6;

const TABLE = dispatch(KINDS);
const VOCABULARY = new Vocabulary();
const WORDS: readonly ReadonlySet<number>[] = KINDS.map(({ words }) => new Set(words.map((word) => VOCABULARY.add(word))));

const OWN: readonly ReadonlySet<number>[] = KINDS.map(({ own, words }) => new Set((own ?? words).map((word) => VOCABULARY.add(word))));

/** Words that say whose the value is; null for kinds whose every word does. */
const TELLING: readonly (ReadonlySet<number> | null)[] = KINDS.map(({ common, words }) =>
  common === undefined ? null : new Set(words.filter((it) => !common.includes(it)).map((word) => VOCABULARY.add(word))),
);

const BESIDE: readonly (ReadonlySet<number> | null)[] = KINDS.map(({ beside }) =>
  beside === undefined ? null : new Set(beside.map((word) => VOCABULARY.add(word))),
);

/** By phrase, the rows that count it: anywhere near, and in a heading. */
const ROWS = { near: rowsByPhrase((row) => BESIDE[row] === null), above: rowsByPhrase(() => true) };

function rowsByPhrase(counts: (row: number) => boolean): number[][] {
  const rows: number[][] = [];
  for (const words of [WORDS, OWN])
    for (const [row, phrases] of words.entries())
      if (counts(row)) for (const phrase of phrases) rows[phrase] = [...(rows[phrase] ?? []), row];
  return rows;
}

/**
 * Personal values and credentials of a text, in order, none overlapping another. Pure and linear in the length of the text;
 * the same text and options always give the same values.
 */
export function find(text: string, options: PersonalDataOptions = {}): PersonalDatum[] {
  const folded = foldText(text);
  const context = new Context(VOCABULARY, folded.text);
  const label = options.label === undefined ? NOTHING : wordsOf(options.label);
  const found: Scored[] = [];
  let covered = 0;
  let near: { readonly start: number; readonly phrases: ReadonlySet<number> } = { start: -1, phrases: NOTHING };
  const headings = new Headings(folded.text);
  const nearby = new Nearby(ROWS, KINDS.length, context, headings);
  // The key that holds the whole text says what all of it is: every row looks.
  const mayBeAsked = label.size > 0 ? () => TABLE.gated : (at: number) => nearby.at(at);
  for (const candidate of scan(folded.text, TABLE, mayBeAsked)) {
    const kind = KINDS[candidate.row];
    if (kind === undefined || !wanted(kind, options)) continue;
    if (kind.tier === "context") {
      // A part of a value that is sure already cannot win over the whole.
      if (candidate.end <= covered) continue;
      // Check digits and telephone plans cost far more than looking for a word, and most numbers have none near.
      if (near.start !== candidate.start)
        near = { start: candidate.start, phrases: phrasesNear(folded.text.length, candidate.start, context, headings) };
      const words = WORDS[candidate.row] ?? NOTHING;
      if (!meet(words, near.phrases) && !meet(words, label)) continue;
      const beside = BESIDE[candidate.row] ?? null;
      if (beside !== null && !hasColumn(beside, headings.head(candidate.start), context)) continue;
      if (kind.strength === 0 && !meet(words, label)) {
        const window = kind.window ?? BEFORE_SHAPE;
        if (!surroundings(folded.text, candidate, words, context, headings, window, kind.windowAfter).context) continue;
      }
    }
    const value = folded.text.slice(candidate.start, candidate.end);
    const verdict = kind.judge(value);
    if (verdict === "impossible" || (verdict === "invalid" && !kind.labelled)) continue;
    const words = (verdict === "invalid" ? OWN : WORDS)[candidate.row] ?? NOTHING;
    const window = kind.window ?? (verdict === "valid" && kind.strength > 0 ? BEFORE : BEFORE_SHAPE);
    const around = surroundings(folded.text, candidate, words, context, headings, window, kind.windowAfter);
    const within = labelled(around, words, label);
    const telling = TELLING[candidate.row] ?? null;
    const anybodys =
      telling !== null &&
      verdict !== "valid" &&
      within.context &&
      !labelled(surroundings(folded.text, candidate, telling, context, headings, window, kind.windowAfter), telling, label).context;
    const scored = score(candidate, kind, verdict, within, anybodys);
    if (scored === null) continue;
    const reserved = isPlaceholder(value, folded.text, candidate) || (kind.reserved?.(value, folded.text, candidate) ?? false);
    found.push({ ...scored, reserved });
    if (kind.tier === "alone" && scored.score >= HIGH) covered = Math.max(covered, candidate.end);
  }
  // A reserved value is dropped only now: it must first win over readings of a part of it.
  return winners(found)
    .filter((it) => !it.reserved || options.reserved === "report")
    .map((it) => datum(it, text, folded.at));
}

interface Scored extends Candidate {
  readonly kind: Kind;
  readonly score: number;
  readonly evidence: readonly string[];
  readonly reserved: boolean;
}

const NOTHING: ReadonlySet<number> = new Set();

function wordsOf(label: string): ReadonlySet<number> {
  return new Set(VOCABULARY.find(label, 0, label.length).map((hit) => hit.phrase));
}

/** Every phrase that any row could count for a value at `at`: wider than each of them looks. */
function phrasesNear(length: number, at: number, context: Context, headings: Headings): ReadonlySet<number> {
  const hits = context.in({ start: Math.max(0, at - REACH), end: Math.min(length, at + REACH) });
  const heading = headings.over(at);
  return hits.length === 0 && heading === null
    ? NOTHING
    : new Set([...hits, ...(heading === null ? [] : context.in(heading))].map((hit) => hit.phrase));
}

function hasColumn(wanted: ReadonlySet<number>, head: Span | null, context: Context): boolean {
  return head !== null && context.in(head).some((hit) => wanted.has(hit.phrase));
}

/** Longest way from a value's start to a word that counts: words before it, or its own length and the words after. */
const REACH = 160;

function meet(words: ReadonlySet<number>, phrases: ReadonlySet<number>): boolean {
  for (const phrase of phrases) if (words.has(phrase)) return true;
  return false;
}

function labelled(around: Surroundings, words: ReadonlySet<number>, label: ReadonlySet<number>): Surroundings {
  return meet(words, label) ? { ...around, label: true, context: true } : around;
}

function wanted({ kind, gdpr }: Kind, { kinds, credentials }: PersonalDataOptions): boolean {
  if (gdpr === "credential" && credentials === false) return false;
  return kinds === undefined || kinds.includes(kind);
}

function score(
  candidate: Candidate,
  kind: Kind,
  verdict: string,
  { label, context, technical }: Surroundings,
  anybodys: boolean,
): Omit<Scored, "reserved"> | null {
  if (technical && !label && !kind.inAddress) return null;
  if (kind.tier === "context" && (kind.labelOnly ? !label : !context)) return null;
  if (verdict === "invalid" && !label) return null;
  let total = kind.base;
  const evidence: string[] = [];
  if (verdict === "valid") {
    total += kind.strength;
    if (kind.strength > 0) evidence.push(kind.proof ?? "checksum");
  }
  if (label) evidence.push("label");
  else if (context) evidence.push("context");
  total += label ? LABEL : context ? CONTEXT : 0;
  if (evidence.length === 0) evidence.push("shape");
  // Only its label speaks for a value with wrong check digits: it informs.
  if (verdict === "invalid") total = Math.min(total - 0.1, LABELLED);
  if (anybodys) total = Math.min(total, LABELLED);
  return total < REPORTED ? null : { ...candidate, kind, score: total, evidence };
}

/** Of overlapping readings the one whose label stands before it, then the most likely; among equals the longer, then the earlier row. */
function winners(found: readonly Scored[]): Scored[] {
  const kept: Scored[] = [];
  for (const next of found.toSorted((a, b) => a.start - b.start || b.end - a.end || a.row - b.row)) {
    const last = kept.at(-1);
    if (last === undefined || last.end <= next.start) kept.push(next);
    else if (better(next, last)) kept[kept.length - 1] = next;
  }
  return kept;
}

function better(a: Scored, b: Scored): boolean {
  const named = (it: Scored) => it.evidence.includes("label");
  if (a.start === b.start && a.end === b.end && named(a) !== named(b)) return named(a);
  const difference = a.score - b.score;
  if (Math.abs(difference) > 1e-9) return difference > 0;
  return a.end - a.start > b.end - b.start;
}

function datum({ start, end, kind, score, evidence, reserved }: Scored, text: string, at: Int32Array | null): PersonalDatum {
  const span = at === null ? { start, end } : { start: at[start] ?? start, end: (at[end - 1] ?? end - 1) + 1 };
  const value = text.slice(span.start, span.end);
  const confidence: Confidence = score >= HIGH ? "high" : score >= MEDIUM ? "medium" : "low";
  return {
    ...span,
    kind: kind.kind,
    country: kind.country,
    name: kind.name,
    confidence,
    evidence,
    gdpr: kind.gdpr,
    reserved,
    masked: maskValue(kind, value),
    dummy: typeof kind.dummy === "function" ? kind.dummy(value) : kind.dummy,
  };
}

import type { Span } from "../../model/text.ts";

/** A prompt cut into units of instruction. Spans are offsets in the `value` of the message they stand in. */
export interface InstructionModel {
  readonly units: readonly Unit[];
  readonly sections: readonly Section[];
  /** Tokens of fenced text: it instructs nobody, but the model reads it. */
  readonly fencedTokens: number;
  /** Units that say the same, in the order of the second. */
  readonly twins: readonly Twin[];
  /** The same as a reader sees them: sections that were pasted are one. */
  readonly repeats: readonly Repeat[];
  /** Units that cannot both be followed. */
  readonly contradictions: readonly Contradiction[];
  readonly sharedRefusals: readonly SharedRefusal[];
  /** Empty where some sentence says what to do without the tool's arguments. */
  readonly toolDemands: readonly ToolDemand[];
  /** Some sentence says what to do where the answer is not there. */
  readonly abstains: boolean;
  /** The whole prompt is a policy, a moderation rule set or a rubric: prohibitions are its content. */
  readonly isPolicy: boolean;
}

export interface Section extends Span {
  /** Index of the message in the prompt. */
  readonly message: number;
  readonly title: string;
  /** 1 to 6 for headings; XML tags count from 1. */
  readonly depth: number;
  /** Index of the section around it, or -1. */
  readonly parent: number;
}

/** One sentence or bullet. Examples, code, tables, quotations and headings are none. */
export interface Unit extends Span {
  readonly message: number;
  /** Index in `sections`, or -1. */
  readonly section: number;
  /** Bullet around a nested one, or the paragraph with a colon before a list: at most 200 units; empty without one. */
  readonly lead: string;
  /** Bullets and paragraphs are numbered; sentences of one share its number. */
  readonly block: number;
  /** Number of the block that `lead` stands in, or -1. */
  readonly leadBlock: number;
  /** The second or a later sentence of its block. */
  readonly continues: boolean;
  readonly polarity: "positive" | "negative";
  /** What a prohibition guards; null for every other unit. */
  readonly guard: Guard | null;
  /** A reason or an alternative stands in the same or the next sentence of the block. */
  readonly reasoned: boolean;
  /** Bound to a condition: when, if, for, unless. */
  readonly conditional: boolean;
  readonly appeal: Appeal | null;
  /** What it asks of the form of the answer and says nothing besides; null for most. */
  readonly form: FormDemand | null;
  /** What a bare prohibition asks for, said as what to do; null where no form of ours means the same, or its list says it already. */
  readonly positive: string | null;
  /** Refuses for a word, whatever it means. */
  readonly keyword: boolean;
  /** Words of politeness to the model, without those that a condition in the text may leave out. */
  readonly courtesies: readonly Span[];
  /** Shouted words and alarm signs. */
  readonly emphasis: readonly Span[];
  readonly tokens: number;
  /** What to delete of the message's `value` so that nothing of the unit is left: its line and bullet, or the sentence with a space. */
  readonly deletion: Span;
}

/** Indexes in `units`, `first` before `second`. */
export interface Twin {
  readonly first: number;
  readonly second: number;
  /** 1: equal words; less: share of the content words that both have. */
  readonly likeness: number;
}

/** What is said more than once: two units, or two runs of units in the same order, as where a section was pasted. */
export interface Repeat {
  /** The clearer one first: what can stay, then what can go. Lists of one unit, or of several in their order. */
  readonly kept: readonly Unit[];
  readonly spare: readonly Unit[];
  readonly likeness: number;
  /** All units that say this, in their order; more than two where it stands more often. One list for each copy. */
  readonly copies: readonly Unit[];
}

export interface Contradiction {
  readonly first: number;
  readonly second: number;
  readonly kind: ContradictionKind;
  /** What each of them says, in words that fit a message: "at most 2 sentences", "JSON only". */
  readonly claims: readonly [string, string];
}

export type ContradictionKind = "limit" | "polarity" | "form" | "language" | "question" | "tool";

export interface Guard extends Span {
  readonly kind: GuardKind;
  /** ISO 639-1 code of the lexicon that knew it. */
  readonly language: string;
}

/** `destruction`: a ban on what cannot be undone; never called bloat. `emphasis`: shouts without forbidding. */
export type GuardKind = "format" | "honesty" | "secrecy" | "scope" | "tone" | "tooling" | "destruction" | "emphasis" | "conduct";

/** A bribe or a threat, or a plea for truth that names no test, with nothing near it that grounds the answer. The span is what can go. */
export interface Appeal extends Span {
  readonly kind: "incentive" | "plea";
}

/** `json`: JSON and nothing else; `bare`: no fences, no text around; `required`: all fields; `closed`: no further ones; `values`: of one field. */
export interface FormDemand {
  readonly kind: "json" | "bare" | "required" | "closed" | "values";
  readonly field: string | null;
  readonly values: readonly string[];
}

/** Indexes in `units` of one quoted sentence said to what is forbidden and to what is unknown; equal where one unit does both. */
export interface SharedRefusal {
  readonly forbidden: number;
  readonly unknown: number;
}

export interface ToolDemand {
  /** Index in `units`. */
  readonly unit: number;
  readonly tool: string;
}

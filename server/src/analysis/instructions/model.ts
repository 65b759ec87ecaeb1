import type { Span } from "../../model/text.ts";

/** A prompt cut into directive units. Spans are those of the message's `value`. */
export interface InstructionModel {
  readonly units: readonly Unit[];
  /** Headings and tags, outermost first. */
  readonly sections: readonly Section[];
  /** Purpose of the whole prompt is a policy, a moderation or a security rule set. */
  readonly isPolicy: boolean;
}

export interface Section extends Span {
  readonly message: number;
  readonly title: string;
  readonly depth: number;
}

/** One sentence or bullet that tells the model something. */
export interface Unit extends Span {
  /** Index of the message in the prompt. */
  readonly message: number;
  /** Index in `sections`, or -1. */
  readonly section: number;
  /** `prohibition`: what not to do. `guard`: a prohibition or plea without reason or alternative. */
  readonly kind: "directive" | "statement" | "question";
  readonly polarity: "positive" | "negative" | "none";
  readonly guard: GuardKind | null;
  /** A reason or an alternative stands in the same or the next sentence. */
  readonly reasoned: boolean;
  /** Bound to a condition (when, if, for). */
  readonly conditional: boolean;
  /** Shouted words and alarm phrases, spans in the message. */
  readonly emphasis: readonly Span[];
  /** Estimated tokens. */
  readonly tokens: number;
}

export type GuardKind = "prohibition" | "emphasis" | "format" | "honesty" | "secrecy" | "safety" | "scope" | "tone" | "tooling";

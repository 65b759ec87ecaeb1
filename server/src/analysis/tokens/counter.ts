import { Cuts } from "./cuts.ts";
import { Encoding, type EncodingName } from "./encoding.ts";
import { drain } from "./merge.ts";

/** What a count of one text found. */
export interface ExactCount {
  /** Tokens of the text up to `counted`. */
  readonly tokens: number;
  /** UTF-16 units that were counted; fewer than the text has when the budget was spent. */
  readonly counted: number;
}

/** Segments longer than this are one pretoken or nearly so, and cost what sorting them costs. UTF-16 units. */
const LONG = 16_384;

/** Steps of one unit in a segment of usual length, and in a long one. */
const COST = 1;
const COST_OF_LONG = 16;

/** Steps that counting a segment of so many units is worth. */
export function stepsOf(units: number): number {
  return units * (units > LONG ? COST_OF_LONG : COST);
}

/** Units between two pauses of a count that is made in steps. */
const STRIDE = 32_768;

/** Units of text that stay counted: some eight megabytes of memory. */
const REMEMBERED = 4_000_000;

/**
 * Counts texts in one encoding and remembers by content, segment by segment: the same prompt asked for by three rules, or a
 * document after an edit, costs its changed segments only. What a count returns never depends on what is remembered.
 */
export class Counter {
  private readonly encoding: Encoding;
  private recent = new Map<string, number>();
  private older = new Map<string, number>();
  private units = 0;

  constructor(name: EncodingName, ranks: Uint8Array) {
    this.encoding = new Encoding(name, ranks);
  }

  /** Stops before the segment that would spend more than `budget` steps; a step is about a UTF-16 unit of plain text. */
  count(text: string, budget = Number.POSITIVE_INFINITY): ExactCount {
    return drain(this.counting(text, budget));
  }

  /** The same in steps of some milliseconds at most. */
  *counting(text: string, budget = Number.POSITIVE_INFINITY): Generator<void, ExactCount, void> {
    let tokens = 0;
    let left = budget;
    let at = 0;
    let pause = STRIDE;
    const cuts = new Cuts(text);
    while (at < text.length) {
      const end = cuts.after(at);
      const units = end - at;
      left -= stepsOf(units);
      if (left < 0) break;
      tokens += units > LONG ? yield* this.encoding.counting(text.slice(at, end)) : this.segment(text.slice(at, end));
      at = end;
      if (at < pause) continue;
      pause = at + STRIDE;
      yield;
    }
    return { tokens, counted: at };
  }

  private segment(text: string): number {
    const known = this.recent.get(text);
    if (known !== undefined) return known;
    const tokens = this.older.get(text) ?? this.encoding.count(text);
    if (this.units > REMEMBERED) {
      // Two generations: what was not asked for since the last change goes, without a list of uses.
      [this.older, this.recent, this.units] = [this.recent, new Map(), 0];
    }
    this.recent.set(detached(text), tokens);
    this.units += text.length;
    return tokens;
  }
}

/** A copy that does not keep the whole document alive, as a slice does in the engines we run on. */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}

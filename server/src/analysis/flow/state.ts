import type { Func, Value } from "../../model/program.ts";
import type { Definition } from "../../resolve/definitions.ts";
import type { Things } from "../../resolve/things.ts";
import type { LabelSet } from "./labels.ts";
import type { ScoreSort } from "./sorts.ts";

/** Some element, nobody knows which. */
export const ELEMENT = "[]";

/** A place the search has reached: a value or a definition of some file, and what is asked of it. */
export interface State {
  readonly at: Value | Definition;
  /** The file it stands in. */
  readonly home: Things;
  /** Which part of it is asked about, outermost key first. */
  readonly path: readonly string[];
  /** Labels that are still looked for. */
  readonly labels: LabelSet;
  readonly frame: Frame | null;
  /** Something on the way sounds like a cleaner. */
  readonly weakened: boolean;
  /** Calls on the way that nobody could look into. */
  readonly unknownCalls: number;
  /** The last sort on the way that leaves equal elements as they came. */
  readonly sortedBy: ScoreSort | null;
  /** Every field of what is given is written out on the way. */
  readonly spelled: boolean;
  /** On the way only a part was taken: a slice, the first few. */
  readonly cut: boolean;
  readonly from: State | null;
}

/** A function being looked into: its parameters are what the call gives. */
export interface Frame {
  readonly func: Func;
  readonly given: (index: number, name: string) => readonly Part[];
  readonly outer: Frame | null;
  readonly id: string;
  readonly depth: number;
}

/** A value and which part of it is asked about. */
export interface Part {
  readonly value: Value;
  readonly path: readonly string[];
  readonly home: Things;
}

import type { SlotName, Via } from "../model/document.ts";
import type { Argument, Call, Each, Entry, Func, Loop, Value } from "../model/program.ts";
import type { Setting } from "../resolve/thing.ts";
import type { Things } from "../resolve/things.ts";

/** A model call or retrieval, with its slots resolved. Stays with the program it points into. */
export interface Site {
  readonly kind: "call" | "retrieval";
  readonly via: Via;
  readonly sdk: string;
  /** API the arguments are for: `chat.completions`. */
  readonly api: string;
  readonly callee: string;
  readonly call: Call;
  readonly func: Func;
  readonly loops: readonly (Loop | Each)[];
  /** How the receiver was found; `shape` means by the path or the arguments alone, `unconfirmed` by an entry from memory. */
  readonly confidence: "resolved" | "unconfirmed" | "shape";
  /** Counts only where its result reaches a model call. */
  readonly gated: boolean;
  /** What made and configured the receiver, constructor first. */
  readonly settings: readonly Setting[];
  slot(name: SlotName): Slot;
}

/** `values` holds several where branches disagree; `unknown` means a spread hides it. */
export type Slot =
  | {
      readonly state: "set";
      readonly values: readonly Value[];
      readonly given: readonly Given[] /** The call, or what configured its receiver. */;
      readonly from: Call;
    }
  | { readonly state: "absent" }
  | { readonly state: "unknown" };

/** A value given for a slot, with the argument or entry that gives it and those beside it. */
export interface Given {
  readonly value: Value;
  readonly holder: Argument | Entry | null;
  readonly among: readonly (Argument | Entry)[];
  /** The file that the value stands in, where it is another one. */
  readonly home?: Things;
}

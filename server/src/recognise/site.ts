import type { SlotName, Via } from "../model/document.ts";
import type { Call, Func, Value } from "../model/program.ts";

/** A model call or retrieval, with its slots resolved. */
export interface Site {
  readonly kind: "call" | "retrieval";
  readonly via: Via;
  readonly sdk: string;
  readonly callee: string;
  readonly call: Call;
  readonly func: Func;
  /** How the receiver was found; `shape` means by the path alone. */
  readonly confidence: "resolved" | "shape";
  slot(name: SlotName): Slot;
}

/** `values` holds several where branches disagree; `unknown` means a spread hides it. */
export type Slot =
  | { readonly state: "set"; readonly values: readonly Value[] }
  | { readonly state: "absent" }
  | { readonly state: "unknown" };

import type { Origin } from "../analysis/services.ts";
import type { ReportFix } from "./rule.ts";

/** The fix that settles a source. Never safe: the model is shown other words, or the same ones in another order. */
export function mending({ mend }: Origin): ReportFix[] {
  return mend === null ? [] : [{ ...mend, safety: "unsafe" }];
}

import type { Mend } from "../../services.ts";
import type { Reached } from "../search.ts";
import { building } from "./building.ts";
import { inInputOrder } from "./gathering.ts";
import { seeding } from "./seeding.ts";
import { tieBreaking } from "./sort-keys.ts";
import { sorting } from "./sorting.ts";

/** What settles a source that was reached; null where no form of words is certain to. */
export function mendOf(reached: Reached): Mend | null {
  if (reached.sortedBy !== null) return tieBreaking(reached.sortedBy);
  switch (reached.source.label.id) {
    case "random":
      return seeding(reached);
    case "completion-order":
      return inInputOrder(reached);
    case "clock":
      return building(reached);
    case "unordered":
      return sorting(reached);
    default:
      return null;
  }
}

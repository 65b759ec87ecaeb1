import type { SharedRefusal, Unit } from "./model.ts";
import { wordsOf } from "./words.ts";

const QUOTED = /["“]([^"“”\n]{12,200})["”]/;
const FORBIDDEN =
  /\b(?:outside|off[- ]topic|unrelated|not (?:allowed|permitted|related|relevant|about|appropriate)|inappropriate|harmful|illegal|unsafe|offensive|beyond|out of scope|other (?:topics?|subjects?|matters?)|anything (?:else|other)|confidential)\b/i;
const UNKNOWN =
  /\b(?:(?:do|does)(?: not|n['’]t) (?:know|contain|have|find|include|mention)|(?:is|are)(?: not|n['’]t) (?:sure|found|available|mentioned|in the|there|enough|certain)|not (?:sure|certain|found|available)|cannot (?:find|answer|be found)|can['’]t (?:find|answer)|no (?:answer|information|relevant|result)|insufficient|unsure|uncertain)\b/i;
const CONDITION = /\b(?:if|when|whenever|for|in case)\b/i;
const FEWEST_WORDS = 3;

/** One sentence said both to what is forbidden and to what is unknown: whoever reads it cannot tell which. Linear. */
export function sharedRefusalsOf(units: readonly Unit[], textOf: (unit: Unit) => string): SharedRefusal[] {
  const known = new Map<string, { forbidden: number; unknown: number }>();
  const found: SharedRefusal[] = [];
  units.forEach((unit, index) => {
    const text = textOf(unit);
    const quoted = QUOTED.exec(text);
    if (quoted?.[1] === undefined || !CONDITION.test(text)) return;
    const condition = text.replace(QUOTED, "");
    const key = wordsOf(quoted[1]).key;
    if (key.split(" ").length < FEWEST_WORDS) return;
    const seen = known.get(key) ?? { forbidden: -1, unknown: -1 };
    const before = seen.forbidden >= 0 && seen.unknown >= 0;
    if (FORBIDDEN.test(condition)) seen.forbidden = index;
    if (UNKNOWN.test(condition)) seen.unknown = index;
    known.set(key, seen);
    if (!before && seen.forbidden >= 0 && seen.unknown >= 0) found.push({ forbidden: seen.forbidden, unknown: seen.unknown });
  });
  return found;
}

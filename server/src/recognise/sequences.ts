import type { Call, Value } from "../model/program.ts";
import type { Definition } from "../resolve/definitions.ts";

/** A value that joins a list or a text, and whether it does so on every run, and once. */
export interface Contribution {
  readonly value: Value;
  readonly conditional: boolean;
  readonly repeated: boolean;
  /** The value's elements join, not the value: `extend`, `+=`, a spread, the list it began as. */
  readonly elements: boolean;
  /** It goes before what is there already. */
  readonly first: boolean;
}

const PUTS_ONE = /^(append|appendleft|add|push|unshift|put|insert|Add|Append|Insert)$/;
const PUTS_ALL = /^(extend|update|concat|addAll|AddRange)$/;
/** `history.AddUserMessage(text)`: the call says whose message it is. */
export const PUTS_MESSAGE = /^[aA]dd_?(System|Developer|User|Human|Assistant|AI|Tool)_?[mM]essage$/i;
/** Objects that a text is put together in, piece by piece. */
const BUILDERS = /^(?:StringBuilder|StringBuffer|StringWriter)$/;

export function isTextBuilder(value: Value): value is Call {
  return value.kind === "call" && value.constructs && value.callee.kind === "name" && BUILDERS.test(value.callee.name);
}

const MAX_CHANGES = 2_000;
/** Above this, whether a change is made on every run is not asked: the answer costs a walk for each. */
const MAX_ASKED = 48;

/** In the order of the file, everything that was put into a place before it is used. Null if its beginning is not seen. */
export function contributionsOf(reaching: readonly Definition[]): readonly Contribution[] | null {
  const all = new Set<Definition>(reaching);
  for (const it of all) if (it.kind === "change") for (const before of it.previous) all.add(before);
  if (all.size > MAX_CHANGES) return null;
  const ordered = [...all].sort((a, b) => a.start - b.start || a.end - b.end);
  const roots = ordered.filter((it) => it.kind !== "change");
  const inText = roots.some((it) => it.kind === "value" && isTextBuilder(it.value));
  const result: Contribution[] = [];
  for (const it of ordered) {
    const conditional = (it.kind === "change" && it.sometimes) || (all.size <= MAX_ASKED && avoidable(it, reaching));
    if (it.kind === "value" && it.path.length === 0)
      result.push({ value: it.value, conditional, repeated: false, elements: true, first: false });
    else if (it.kind === "change") {
      if (it.path.length > 0) continue;
      const member = it.call?.callee.kind === "member" ? it.call.callee.key : null;
      const repeated = it.repeatedBy.length > 0;
      if (it.call !== null && member !== null && (inText || PUTS_MESSAGE.test(member))) {
        result.push({ value: it.call, conditional, repeated, elements: false, first: false });
        continue;
      }
      if (member !== null && !PUTS_ONE.test(member) && !PUTS_ALL.test(member)) continue;
      const values = member === "insert" ? it.values.slice(1) : it.values;
      const first =
        member === "unshift" ||
        member === "appendleft" ||
        (member === "insert" && it.values[0]?.kind === "constant" && it.values[0].value === 0);
      for (const value of values) result.push({ value, conditional, repeated, elements: member === null || PUTS_ALL.test(member), first });
    } else return null;
  }
  if (roots.length === 0) return null;
  return [...result.filter((it) => it.first).reverse(), ...result.filter((it) => !it.first)];
}

/** Whether some way from the use back to a beginning goes around this definition. */
function avoidable(definition: Definition, reaching: readonly Definition[]): boolean {
  const seen = new Set<Definition>(reaching.filter((it) => it !== definition));
  for (const it of seen) {
    if (it.kind !== "change") return true;
    for (const before of it.previous) if (before !== definition) seen.add(before);
  }
  return false;
}

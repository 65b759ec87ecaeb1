import type { Call, Each, Loop, Value } from "../../model/program.ts";
import { literalText } from "../../model/values.ts";
import type { Definition } from "../../resolve/definitions.ts";
import type { Things } from "../../resolve/things.ts";

const MAX_DEPTH = 12;
/** Builtins and `itertools` of Python and wrappers of a progress bar that give what they are given, one for one. */
const SAME_LENGTH = new Set(["enumerate", "list", "tuple", "sorted", "reversed", "iter", "tqdm"]);

/** How many elements a value has at most, where literals say so; null where nobody knows. Linear in what leads to it. */
export function lengthOf(value: Value, home: Things, depth = 0): number | null {
  if (depth > MAX_DEPTH) return null;
  const inner = (it: Value) => lengthOf(it, home, depth + 1);
  switch (value.kind) {
    case "list":
      return sum(value.items.map((it) => (it.spread ? inner(it.value) : 1)));
    case "each":
      return product(value.loops.map((it) => inner(it.over)));
    case "name": {
      const only = onlyValue(home.bindings.definitionsOf(value));
      return only === null ? null : inner(only);
    }
    case "call":
      return lengthOfCall(value, home, inner);
    default:
      return null;
  }
}

function lengthOfCall(call: Call, home: Things, inner: (value: Value) => number | null): number | null {
  const { callee, args } = call;
  const [first] = args;
  if (first === undefined || args.some((it) => it.spread)) return null;
  if (callee.kind === "name" && home.bindings.definitionsOf(callee).every(isImport)) {
    if (callee.name === "zip") return least(args.map((it) => inner(it.value)));
    if (callee.name === "range" && args.length === 1)
      return first.value.kind === "constant" && typeof first.value.value === "number" ? first.value.value : null;
    if (SAME_LENGTH.has(callee.name)) return inner(first.value);
  }
  // One vector for each text.
  const embeds = home
    .of(callee)
    .some((it) => it.kind === "made" && home.catalogue.member(it.type, it.path)?.entry.sites?.some((site) => site.api === "embeddings"));
  return embeds ? inner(first.value) : null;
}

/** The one value that a name is given as a whole and that nothing is put into later. */
export function onlyValue(definitions: readonly Definition[]): Value | null {
  const [only] = definitions;
  return definitions.length === 1 && only?.kind === "value" && only.path.length === 0 && only.fallback === null ? only.value : null;
}

function isImport(it: Definition): boolean {
  return it.kind === "value" && it.value.kind === "imported";
}

/** How often loops run, one inside the other. */
export function turnsOf(loops: readonly (Loop | Each)[], home: Things): number | null {
  return product(
    loops.map((it) => {
      if (it.kind === "each") return lengthOf(it, home);
      return it.over === null ? null : lengthOf(it.over, home);
    }),
  );
}

/** Any that is unknown makes all of it unknown. */
export function sum(parts: readonly (number | null)[]): number | null {
  return parts.reduce<number | null>((all, it) => (all === null || it === null ? null : all + it), 0);
}

export function product(parts: readonly (number | null)[]): number | null {
  return parts.reduce<number | null>((all, it) => (all === null || it === null ? null : all * it), 1);
}

function least(parts: readonly (number | null)[]): number | null {
  const known = parts.filter((it) => it !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** `", ".join([...])`, `list.join(", ")`: what is joined. */
export function joinedIn(value: Value): Value | null {
  if (value.kind !== "call" || value.callee.kind !== "member" || value.callee.key !== "join") return null;
  const { object } = value.callee;
  return object.kind === "text" && literalText(object) !== null ? (value.args[0]?.value ?? null) : object;
}

import { GROWS, SHRINKS } from "../../catalogue/flow.ts";
import type { Func, Value } from "../../model/program.ts";
import { type ChangeDefinition, changesOf, type Definition } from "../../resolve/definitions.ts";
import { placeOf } from "../../resolve/places.ts";
import type { Things } from "../../resolve/things.ts";

/**
 * The place at which a collection grows that outlives the call: an attribute, or a name of an enclosing function or the module.
 * Null where something takes out of it again, where it is filled afresh, or where it was made with a bound.
 */
export function growthOf(definitions: readonly Definition[], home: Things): ChangeDefinition | null {
  const changes = new Set(definitions.flatMap((it) => (it.kind === "change" ? changesOf(it) : [])));
  const grows = [...changes].find((it) => it.call !== null && GROWS.has(methodOf(it)) && it.path.length === 0);
  if (grows === undefined) return null;
  if ([...changes].some((it) => it.call === null && it.path.length > 0) || isShrunk(grows, home)) return null;
  const made = definitions.flatMap((it) =>
    it.kind === "value" ? [it] : it.kind === "change" ? it.previous.filter((b) => b.kind === "value") : [],
  );
  const values = [...new Set(made.flatMap((it) => (it.kind === "value" ? [it.value] : [])))];
  // What is stored anew now and then may be cut there.
  if (values.length !== 1 || values.some((it) => !startsEmpty(it) || isBounded(it))) return null;
  // A list that is made in the function itself ends with the call, and what a script does once it does once.
  if (grows.func.parent === null) return null;
  const [start] = values;
  // What a callback of a loop gathers ends with the function around it.
  if (
    grows.func.name.startsWith("<") &&
    start !== undefined &&
    home.bindings.sites.some(
      ({ call, func }) =>
        func === grows.func.parent &&
        func.parent !== null &&
        isInside(func, start) &&
        call.args.some((it) => it.value.kind === "function" && it.value.func === grows.func),
    )
  )
    return null;
  return start !== undefined && !isInside(grows.func, start) && home.origin.host !== "go" ? grows : null;
}

/** Somewhere in the file a method takes something out of a place that is written in the same words. */
function isShrunk({ call }: ChangeDefinition, home: Things): boolean {
  const written = call?.callee.kind === "member" ? wordsOf(call.callee.object) : "";
  return home.bindings.sites.some(
    ({ call: { callee } }) => callee.kind === "member" && SHRINKS.has(callee.key) && wordsOf(callee.object) === written,
  );
}

function wordsOf(value: Value): string {
  const { root, path } = placeOf(value);
  return [root?.name ?? "", ...path].join(".");
}

const methodOf = ({ call }: ChangeDefinition): string => (call?.callee.kind === "member" ? call.callee.key : "");

function startsEmpty(value: Value): boolean {
  if (value.kind === "list") return true;
  return value.kind === "call" && value.args.every((it) => it.name !== null || it.value.kind === "list");
}

/** `deque(maxlen=20)`. */
function isBounded(value: Value): boolean {
  return value.kind === "call" && value.args.some((it) => it.name === "maxlen" || it.name === "max_length" || it.name === "k");
}

function isInside(func: Func, value: Value): boolean {
  return func.parent !== null && func.start <= value.start && value.end <= func.end;
}

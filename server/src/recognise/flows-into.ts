import type { Call, Func, Value } from "../model/program.ts";
import { operandsOf, returnsOf } from "../model/values.ts";
import type { Definition } from "../resolve/definitions.ts";
import type { Things } from "../resolve/things.ts";
import type { Site } from "./site.ts";

const MAX_STEPS = 4_000;

/** For each retrieval of a file the first model call that its result reaches, by walking back from what the calls are given. */
export function flowsInto(sites: readonly Site[], home: Things): ReadonlyMap<Call, Call> {
  const retrievals = new Set(sites.filter((it) => it.kind === "retrieval").map((it) => it.call));
  const result = new Map<Call, Call>();
  if (retrievals.size === 0) return result;
  for (const site of sites) {
    if (site.kind !== "call") continue;
    for (const call of reachedFrom(site.call, home)) if (retrievals.has(call) && !result.has(call)) result.set(call, site.call);
  }
  return result;
}

/** Every call of the file whose result can be part of what `call` is given. */
function reachedFrom(call: Call, home: Things): Set<Call> {
  const found = new Set<Call>([call]);
  const seen = new Set<Value | Definition | Func>();
  const queue: (Value | Definition)[] = [...call.args.map((it) => it.value)];
  const push = (it: Value | Definition): void => {
    if (seen.has(it)) return;
    seen.add(it);
    queue.push(it);
  };
  for (let next = 0; next < queue.length && next < MAX_STEPS; next++) {
    const at = queue[next] as Value | Definition;
    switch (at.kind) {
      case "change":
        at.previous.forEach(push);
        at.values.forEach(push);
        break;
      case "element":
        push(at.over);
        break;
      case "parameter":
        home.argumentsFor(at.func, at.index, at.parameter.name).forEach(push);
        if (at.fallback) push(at.fallback);
        break;
      case "receiver":
        break;
      default:
        value(at);
    }
  }
  return found;

  function value(at: Exclude<Value | Definition, Extract<Definition, { kind: "change" | "element" | "parameter" | "receiver" }>>): void {
    if (at.kind === "name") return home.bindings.definitionsOf(at).forEach(push);
    if (at.kind === "value") return push((at as Extract<Definition, { kind: "value" }>).value);
    if (at.kind === "member") {
      for (const owner of home.of(at.object)) if (owner.kind === "instance") home.bindings.fieldOf(owner.class, at.key).forEach(push);
    }
    if (at.kind === "call") {
      found.add(at);
      for (const thing of home.of(at.callee)) if (thing.kind === "callable") inside(thing.func);
    }
    if (at.kind === "function") inside(at.func);
    operandsOf(at as Value).forEach(push);
  }

  function inside(func: Func): void {
    if (seen.has(func)) return;
    seen.add(func);
    returnsOf(func).forEach(push);
  }
}

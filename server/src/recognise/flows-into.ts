import type { Call, Func, Value } from "../model/program.ts";
import { operandsOf, returnsOf } from "../model/values.ts";
import type { Definition } from "../resolve/definitions.ts";
import type { Things } from "../resolve/things.ts";
import type { Site } from "./site.ts";

const MAX_STEPS = 4_000;
/** What hands out the rows that a cursor holds: DB-API 2.0 and its asynchronous kin. */
const READS_ROWS: ReadonlySet<string> = new Set(["fetchall", "fetchone", "fetchmany", "fetchval"]);

/** For each retrieval of a file the first model call that its result reaches, by walking back from what the calls are given. */
export function flowsInto(sites: readonly Site[], home: Things): ReadonlyMap<Call, Call> {
  const retrievals = new Set(sites.filter((it) => it.kind === "retrieval").map((it) => it.call));
  const result = new Map<Call, Call>();
  if (retrievals.size === 0) return result;
  const cursors = cursorsOf(sites, home);
  for (const site of sites) {
    if (site.kind !== "call") continue;
    const given = site.call.args.map((it) => it.value);
    for (const call of [site.call, ...reachedFrom(given, home, cursors)])
      if (retrievals.has(call) && !result.has(call)) result.set(call, site.call);
  }
  return result;
}

/** Queries by the definition of the cursor they leave their rows in: `cursor.execute(...)`, then `cursor.fetchall()`. */
function cursorsOf(sites: readonly Site[], { bindings }: Things): ReadonlyMap<Definition, readonly Call[]> {
  const cursors = new Map<Definition, Call[]>();
  for (const { kind, sdk, call } of sites) {
    const { callee } = call;
    if (kind !== "retrieval" || sdk !== "sql" || callee.kind !== "member" || callee.object.kind !== "name") continue;
    for (const it of bindings.definitionsOf(callee.object)) cursors.set(it, [...(cursors.get(it) ?? []), call]);
  }
  return cursors;
}

/** Every call of the file whose result can be part of one of these values. */
export function callsBehind(values: readonly Value[], home: Things): ReadonlySet<Call> {
  return reachedFrom(values, home, new Map());
}

function reachedFrom(values: readonly Value[], home: Things, cursors: ReadonlyMap<Definition, readonly Call[]>): Set<Call> {
  const found = new Set<Call>();
  const seen = new Set<Value | Definition | Func>();
  const queue: (Value | Definition)[] = [...values];
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
        rows(at.over);
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
      if (at.callee.kind === "member" && READS_ROWS.has(at.callee.key)) rows(at.callee.object);
      for (const thing of home.of(at.callee)) if (thing.kind === "callable") inside(thing.func);
    }
    if (at.kind === "each") for (const it of at.loops) rows(it.over);
    if (at.kind === "function") inside(at.func);
    operandsOf(at as Value).forEach(push);
  }

  /** Of several queries on one cursor the last before the rows are read has left them there. */
  function rows(cursor: Value): void {
    if (cursor.kind !== "name") return;
    for (const it of home.bindings.definitionsOf(cursor)) {
      const last = cursors.get(it)?.findLast((query) => query.end <= cursor.start);
      if (last) push(last);
    }
  }

  function inside(func: Func): void {
    if (seen.has(func)) return;
    seen.add(func);
    returnsOf(func).forEach(push);
  }
}

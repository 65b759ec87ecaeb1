import type { Argument, Class, Func, Value } from "../model/program.ts";
import { returnsOf } from "../model/values.ts";
import { argumentFor, type Thing } from "../resolve/thing.ts";
import type { Things } from "../resolve/things.ts";
import { type Contribution, contributionsOf } from "./sequences.ts";

/** Where a value is read: its file, and the call that its function is read for. */
export interface Scope {
  readonly home: Things;
  readonly frame: Frame | null;
}

export interface Frame {
  readonly func: Func;
  readonly args: readonly Argument[];
  readonly caller: Scope;
}

/** What a value comes down to after names, attributes, parameters and helpers were followed. */
export type Reached =
  | { readonly kind: "value"; readonly value: Value; readonly scope: Scope }
  /** Put together over several statements. */
  | { readonly kind: "built"; readonly contributions: readonly Contribution[]; readonly scope: Scope }
  /** Branches disagree. */
  | { readonly kind: "several"; readonly options: readonly { readonly value: Value; readonly scope: Scope }[] };

const MAX_DEPTH = 24;
const MAX_OPTIONS = 8;

export function reach(value: Value, scope: Scope, depth = 0): Reached {
  const stop: Reached = { kind: "value", value, scope };
  if (depth > MAX_DEPTH) return stop;
  switch (value.kind) {
    case "name":
      return name(value, scope, depth) ?? stop;
    case "member":
      return member(value, scope, depth) ?? stop;
    case "imported":
      return only(scope.home.of(value), value, scope, depth) ?? exported(value, scope, depth) ?? stop;
    case "call":
      return returned(value, scope, depth) ?? stop;
    default:
      return stop;
  }
}

function name(value: Extract<Value, { kind: "name" }>, scope: Scope, depth: number): Reached | null {
  const definitions = scope.home.bindings.definitionsOf(value);
  if (definitions.some((it) => it.kind === "change")) {
    const contributions = contributionsOf(definitions);
    return contributions && { kind: "built", contributions, scope };
  }
  const [definition] = definitions;
  if (definition === undefined) return null;
  if (definitions.length > 1) {
    const values = definitions.flatMap((it) => (it.kind === "value" && it.path.length === 0 ? [{ value: it.value, scope }] : []));
    return values.length === definitions.length && values.length <= MAX_OPTIONS ? { kind: "several", options: values } : null;
  }
  if (definition.kind === "parameter") {
    const { frame } = scope;
    if (frame === null || frame.func !== definition.func) return null;
    const argument = argumentFor(definition.func, definition.index, definition.parameter.name, frame.args);
    if (argument?.spread) return null;
    const [key, ...deeper] = definition.path;
    if (argument === undefined) return definition.fallback ? reach(definition.fallback, scope, depth + 1) : null;
    const given = reach(argument.value, frame.caller, depth + 1);
    if (key === undefined) return given;
    const entry =
      given.kind === "value" && given.value.kind === "record" && deeper.length === 0
        ? given.value.entries.findLast((it) => it.key === key)
        : undefined;
    if (entry && given.kind === "value") return reach(entry.value, given.scope, depth + 1);
    return definition.fallback && given.kind === "value" && given.value.kind === "record"
      ? reach(definition.fallback, scope, depth + 1)
      : null;
  }
  if (definition.kind === "value" && definition.path.length === 0 && definition.fallback === null)
    return reach(definition.value, scope, depth + 1);
  return definition.kind === "value" ? only(scope.home.definition(definition), value, scope, depth) : null;
}

function member(value: Extract<Value, { kind: "member" }>, scope: Scope, depth: number): Reached | null {
  const owners = scope.home.of(value.object).flatMap((it) => (it.kind === "instance" ? [it.class] : []));
  const [owner] = owners;
  if (owner && owners.length === 1) {
    const stored = scope.home.bindings.fieldOf(owner, value.key);
    if (stored.some((it) => it.kind === "change")) {
      const contributions = contributionsOf(stored);
      if (contributions) return { kind: "built", contributions, scope: { home: scope.home, frame: null } };
    }
  }
  const found = only(scope.home.of(value), value, scope, depth);
  return found ?? (owners.length === 1 && owner ? field(owner, value.key, scope, depth) : null) ?? exported(value, scope, depth);
}

/** What the class puts together once: `self.system = (FOLDER / "system.md").read_text()`. What its constructor is given is not known here. */
function field(owner: Class, key: string, { home }: Scope, depth: number): Reached | null {
  const [stored, ...others] = home.bindings.fieldOf(owner, key);
  if (stored?.kind !== "value" || stored.path.length > 0 || stored.fallback !== null || others.length > 0) return null;
  const found = reach(stored.value, { home, frame: null }, depth + 1);
  return found.kind === "value" && found.value.kind === "name" ? null : found;
}

/** What another file puts together: `SYSTEM = (FOLDER / "system.md").read_text()`. */
function exported(value: Value, scope: Scope, depth: number): Reached | null {
  const found = scope.home.of(value).every((it) => it.kind === "path") ? scope.home.exported(value) : null;
  return found && found.value !== value ? reach(found.value, { home: found.home, frame: null }, depth + 1) : null;
}

/** The one literal that is held here, in this file or another. */
function only(things: readonly Thing[], from: Value, scope: Scope, depth: number): Reached | null {
  const held = things.flatMap((it): { value: Value; scope: Scope }[] => {
    if (it.kind === "held") return [{ value: it.value, scope }];
    return it.kind === "foreign" && it.thing.kind === "held" ? [{ value: it.thing.value, scope: { home: it.home, frame: null } }] : [];
  });
  const [one] = held;
  const others = things.filter(
    (it) => it.kind !== "held" && it.kind !== "path" && !(it.kind === "foreign" && (it.thing.kind === "held" || it.thing.kind === "path")),
  );
  if (one === undefined || held.length > 1 || others.length > 0 || one.value === from) return null;
  return reach(one.value, one.scope, depth + 1);
}

/** What a function of the project hands back, read for this call. */
function returned(call: Extract<Value, { kind: "call" }>, scope: Scope, depth: number): Reached | null {
  if (call.args.some((it) => it.spread)) return null;
  const functions = scope.home.of(call.callee).flatMap((it): { func: Func; home: Things }[] => {
    if (it.kind === "callable") return [{ func: it.func, home: scope.home }];
    return it.kind === "foreign" && it.thing.kind === "callable" ? [{ func: it.thing.func, home: it.home }] : [];
  });
  const [target] = functions;
  if (target === undefined || functions.length > 1) return null;
  const results = returnsOf(target.func);
  const [result] = results;
  if (result === undefined || results.length > 1) return null;
  return reach(result, { home: target.home, frame: { func: target.func, args: call.args, caller: scope } }, depth + 1);
}

import type { Argument, Call, Value } from "../model/program.ts";
import type { Span } from "../model/text.ts";
import { literalText } from "../model/values.ts";
import type { Filling } from "./fragments.ts";
import { reach, type Scope } from "./scope.ts";

/** Keyword arguments, positional ones, and the entries of records that are spread or given whole. */
export function argumentsAsFilling(call: Call, scope: Scope): Filling {
  return fillingOf(call.args, scope);
}

export function fillingOf(args: readonly Argument[], scope: Scope): Filling {
  const positional = args.filter((it) => it.name === null && !it.spread);
  const records = args.flatMap((it) => {
    const entries = it.name === null ? entriesOf(it.value, scope) : null;
    return entries === null ? [] : [entries];
  });
  const rest = args.flatMap((it) => (it.spread ? (restOf(it.value, scope) ?? []) : []));
  return {
    home: scope.home,
    named: (path) => {
      const root = path.split(/[.[]/)[0] ?? path;
      const keyword = args.find((it) => it.name === root)?.value ?? rest.find((it) => it.name === root)?.value;
      if (keyword) return keyword;
      for (const record of records.toReversed()) {
        const entry = record.findLast((it) => it.key === root);
        if (entry) return entry.value;
      }
      return null;
    },
    positional: (index) => positional[index]?.value ?? null,
    names: [
      ...[...args, ...rest].flatMap((it) => (it.name === null ? [] : [{ name: it.name, start: it.start, end: it.start + it.name.length }])),
      ...records.flatMap((record) => record.flatMap((it) => (it.key === null ? [] : [{ name: it.key, ...named(it.keySpan ?? it.value) }]))),
    ],
    open:
      args.some((it) => it.spread && restOf(it.value, scope) === null) ||
      positional.length > records.length ||
      records.some((record) => record.some((it) => it.key === null)),
  };
}

/** A key with its value, of a record or of what a call makes one of. */
export interface Filled {
  readonly key: string | null;
  readonly keySpan: Span | null;
  readonly value: Value;
}

/** Keys and values of a record of this file: `{ a: b }`, `Map.of("a", b)`, `new Dictionary<string, object> { ["a"] = b }`. */
export function entriesOf(value: Value, scope: Scope): readonly Filled[] | null {
  const reached = reach(value, scope);
  if (reached.kind !== "value" || reached.scope.home !== scope.home) return null;
  const { value: at } = reached;
  if (at.kind === "record") return at.entries;
  if (at.kind !== "call") return null;
  if (at.constructs)
    return at.args.length > 0 && at.args.every((it) => it.name !== null)
      ? at.args.map((it) => ({ key: it.name, keySpan: { start: it.start, end: it.start }, value: it.value }))
      : null;
  return isMapOf(at) ? pairsOf(at) : null;
}

function isMapOf({ callee }: Call): boolean {
  return callee.kind === "member" && callee.key === "of" && callee.object.kind === "name" && /^(?:Immutable)?Map$/.test(callee.object.name);
}

function pairsOf({ args }: Call): readonly Filled[] {
  return args.flatMap((it, i): Filled[] => {
    const value = args[i + 1]?.value;
    return i % 2 === 1 || value === undefined ? [] : [{ key: literalText(it.value), keySpan: named(it), value }];
  });
}

function named({ start, end }: Span): Span {
  return { start, end };
}

/** `**values` of a helper, read for a call of it that stands in the same file. */
function restOf(value: Value, { home, frame }: Scope): readonly Argument[] | null {
  if (value.kind !== "name" || frame === null || frame.caller.home !== home) return null;
  const [definition] = home.bindings.definitionsOf(value);
  const isRest = definition?.kind === "parameter" && definition.func === frame.func && definition.parameter.rest === "record";
  return isRest ? frame.args.filter((it) => !frame.func.parameters.some((parameter) => parameter.name === it.name)) : null;
}

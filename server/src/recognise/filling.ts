import type { Argument, Call, Value } from "../model/program.ts";
import type { Span } from "../model/text.ts";
import type { Filling } from "./fragments.ts";
import { reach, type Scope } from "./scope.ts";

/** Keyword arguments, positional ones, and the entries of records that are spread or given whole. */
export function argumentsAsFilling(call: Call, scope: Scope): Filling {
  return fillingOf(call.args, scope);
}

export function fillingOf(args: readonly Argument[], scope: Scope): Filling {
  const positional = args.filter((it) => it.name === null && !it.spread);
  const records = args.flatMap((it) => {
    if (it.name !== null) return [];
    const reached = reach(it.value, scope);
    return reached.kind === "value" && reached.value.kind === "record" && reached.scope.home === scope.home ? [reached.value] : [];
  });
  const rest = args.flatMap((it) => (it.spread ? (restOf(it.value, scope) ?? []) : []));
  return {
    home: scope.home,
    named: (path) => {
      const root = path.split(/[.[]/)[0] ?? path;
      const keyword = args.find((it) => it.name === root)?.value ?? rest.find((it) => it.name === root)?.value;
      if (keyword) return keyword;
      for (const record of records.toReversed()) {
        const entry = record.entries.findLast((it) => it.key === root);
        if (entry) return entry.value;
      }
      return null;
    },
    positional: (index) => positional[index]?.value ?? null,
    names: [
      ...[...args, ...rest].flatMap((it) => (it.name === null ? [] : [{ name: it.name, start: it.start, end: it.start + it.name.length }])),
      ...records.flatMap((record) =>
        record.entries.flatMap((it) => (it.key === null ? [] : [{ name: it.key, ...named(it.keySpan ?? it.value) }])),
      ),
    ],
    open:
      args.some((it) => it.spread && restOf(it.value, scope) === null) ||
      positional.length > records.length ||
      records.some((record) => record.entries.some((it) => it.key === null)),
  };
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

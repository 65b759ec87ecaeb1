import type { Func, Program, Value } from "../../server/src/model/program.ts";
import { operandsOf, statementsOf, valuesOf } from "../../server/src/model/values.ts";

/** A program as text: two that read the same are the same, with every span. References to functions and classes become numbers. */
export function printed(program: Program): string {
  const functions = new Map(program.functions.map((it, index) => [it, `func ${index}`]));
  const classes = new Map(program.classes.map((it, index) => [it, `class ${index}`]));
  const refer = function (this: object, key: string, value: unknown): unknown {
    if (key === "func" || key === "parent" || key === "module") return functions.get(value as Func) ?? value;
    if (key === "class" && value !== null) return classes.get(value as Program["classes"][number]) ?? "unlisted class";
    if (key === "methods") return (value as Func[]).map((it) => functions.get(it) ?? "unlisted function");
    return value;
  };
  return JSON.stringify(program, refer);
}

/** What no program may hold, whatever the source: spans outside of the text, pieces that do not say what stands there. */
export function faultsIn(program: Program, text: string): readonly string[] {
  const faults: string[] = [];
  const seen = new Set<object>([program]);
  for (const node of seen) {
    for (const value of Object.values(node)) if (typeof value === "object" && value !== null) seen.add(value);
    if (Array.isArray(node)) continue;
    const { start, end, at, kind } = node as { start?: number; end?: number; at?: number; kind?: string };
    if (start !== undefined && end !== undefined && !(0 <= start && start <= end && end <= text.length))
      faults.push(`${kind ?? "span"} at ${start} to ${end} of ${text.length}`);
    if (at !== undefined && !(0 <= at && at <= text.length)) faults.push(`insertion at ${at} of ${text.length}`);
    if (kind === "verbatim" && "text" in node && text.slice(start, end) !== node.text) faults.push(`verbatim piece at ${start} differs`);
  }
  if (program.insertImportAt < 0 || program.insertImportAt > text.length)
    faults.push(`import at ${program.insertImportAt} of ${text.length}`);
  return faults;
}

/** Every value of a program, outermost first. */
export function valuesIn(program: Program): Value[] {
  const found: Value[] = [];
  const roots = program.functions.flatMap((it) => [
    ...it.decorators,
    ...it.parameters.flatMap((p) => p.fallback ?? []),
    ...[...statementsOf(it.body)].flatMap((s) => [...valuesOf(s)]),
  ]);
  const fields = program.classes.flatMap((it) => [...it.bases, ...it.decorators, ...it.fields.flatMap((f) => f.value ?? [])]);
  const stack = [...roots, ...fields].reverse();
  for (let it = stack.pop(); it !== undefined; it = stack.pop()) {
    found.push(it);
    for (const inner of operandsOf(it).toReversed()) stack.push(inner);
  }
  return found;
}

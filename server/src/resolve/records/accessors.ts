import type { Call, Class } from "../../model/program.ts";
import type { Things } from "../things.ts";

const PREFIXED = /^(?:get|is|has)([A-Z]\w*)$/;
const OF_EVERY_OBJECT = new Set(["constructor", "equals", "hashCode", "toString"]);

/** The field that a call without arguments reads of a record: `customer.email()`, `customer.getEmail()`. Null for every other call. */
export function fieldReadBy({ callee, args }: Call, home: Things): string | null {
  if (callee.kind !== "member" || args.length > 0) return null;
  const names = namesBehind(callee.key);
  for (const { record } of home.records.rowsOf(callee.object)) {
    const field = record.fields.find((it) => names.includes(it.name));
    if (field !== undefined) return field.name;
  }
  return null;
}

/** Whether all that a class can do is give and take its fields. */
export function onlyAccesses({ fields, methods }: Class): boolean {
  const known = new Set(fields.map((it) => it.name));
  const isAccessor = (name: string) => [...namesBehind(name), ...namesBehind(name.replace(/^set/, "get"))].some((it) => known.has(it));
  return methods.every((it) => OF_EVERY_OBJECT.has(it.name) || isAccessor(it.name)) && methods.some((it) => isAccessor(it.name));
}

function namesBehind(key: string): readonly string[] {
  const rest = PREFIXED.exec(key)?.[1];
  return rest === undefined ? [key] : [key, rest.charAt(0).toLowerCase() + rest.slice(1)];
}

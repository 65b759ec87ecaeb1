import type { Call, Field, Value } from "../../model/program.ts";
import type { RecordKey } from "../../model/records.ts";

/**
 * Keys that columns declare of themselves: an argument of the call (`mapped_column(primary_key=True)`, `models.SlugField(unique=True)`)
 * or a link of its chain (`text("slug").notNull().unique()`). SQLAlchemy 2, SQLModel, Django 5, Drizzle 0.4x (documentation, 2026-11).
 */
const ARGUMENTS: ReadonlyMap<string, boolean> = new Map([
  ["primary_key", true],
  ["unique", false],
]);
const LINKS: ReadonlyMap<string, boolean> = new Map([
  ["primaryKey", true],
  ["unique", false],
]);
const LONGEST_CHAIN = 12;

/** The key that a column is by itself; null where it is none. */
export function keyOfColumn(name: string, declared: Value | null): RecordKey | null {
  const found = declared?.kind === "call" ? [...inArguments(declared), ...inLinks(declared)] : [];
  return found.length === 0 ? null : { fields: [name], primary: found.includes(true), written: name };
}

export function keysOfClass(fields: readonly Field[]): readonly RecordKey[] {
  return fields.flatMap((it) => keyOfColumn(it.name, it.value) ?? []);
}

function inArguments({ args }: Call): boolean[] {
  return args.flatMap(({ name, value }) =>
    name !== null && value.kind === "constant" && value.value === true ? (ARGUMENTS.get(name) ?? []) : [],
  );
}

function inLinks(declared: Call): boolean[] {
  const found: boolean[] = [];
  let at: Value = declared;
  for (let depth = 0; at.kind === "call" && at.callee.kind === "member" && depth < LONGEST_CHAIN; depth++) {
    const primary = LINKS.get(at.callee.key);
    if (primary !== undefined) found.push(primary);
    at = at.callee.object;
  }
  return found;
}

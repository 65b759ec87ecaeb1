import type { QueryBuilder } from "../../catalogue/query-builders.ts";
import type { Call, Value } from "../../model/program.ts";
import type { RecordType } from "../../model/records.ts";
import { literalText } from "../../model/values.ts";
import type { Thing } from "../../resolve/thing.ts";
import type { Things } from "../../resolve/things.ts";
import type { OrderKey } from "./model.ts";
import { isKey, keyFieldOf, type Tables } from "./tables.ts";

/** One step of a chain: `.order_by(Note.id)`. */
export interface Link {
  readonly name: string;
  readonly call: Call;
}

/** A table that a chain is over. */
interface ChainTable {
  readonly record: RecordType;
  /** What columns are members of; null where they are written as texts or entries. */
  readonly owner: string | null;
}

/** The tables of a chain, as their classes, schemas, schema files or migrations declare them, in the order in which the chain names them. */
export function tablesOf(links: readonly Link[], call: Call, builder: QueryBuilder, home: Things, tables: Tables): readonly ChainTable[] {
  if (builder.tables !== undefined) {
    const names = links.flatMap(({ name, call: { callee, args } }) => {
      const text = args[0] && (callee.kind === "name" || builder.tables?.includes(name)) ? literalText(args[0].value) : null;
      // `notes as n`, `public.notes`.
      return text === null ? [] : (/^(?:\w+\.)?(\w+)/.exec(text)?.[1] ?? []);
    });
    return names.flatMap((it) => withoutOwner(tables(it)));
  }
  if (builder.record) return home.records.rowsOf(call, ["[]"]).flatMap((it) => withoutOwner(it.record));
  const owners = links.flatMap((it) => it.call.args.flatMap((arg) => ownersIn(arg.value)));
  return owners.flatMap((it) => {
    const [record] = home.of(it).flatMap((thing) => recordOf(thing, home) ?? []);
    return record === undefined ? [] : [{ record, owner: it.name }];
  });
}

const withoutOwner = (record: RecordType | null): ChainTable[] => (record === null ? [] : [{ record, owner: null }]);

/** `Note`, `Note.text`, `Note.text.desc()`, `desc(Note.text)`. */
function ownersIn(value: Value): readonly Extract<Value, { kind: "name" }>[] {
  if (value.kind === "name") return [value];
  if (value.kind === "member") return ownersIn(value.object);
  return value.kind === "call"
    ? [...(value.callee.kind === "member" ? ownersIn(value.callee.object) : []), ...value.args.flatMap((it) => ownersIn(it.value))]
    : [];
}

function recordOf(thing: Thing, home: Things): RecordType | null {
  if (thing.kind === "foreign") return recordOf(thing.thing, thing.home);
  if (thing.kind === "schema") return thing.path.length === 0 ? thing.row.record : null;
  return thing.kind === "class" ? home.records.ofClass(thing.class) : null;
}

/** A unique key as it is spelt here: the builder's own, or that of the first table. */
export function keyOfChain([first]: readonly ChainTable[], { key }: QueryBuilder): string | null {
  const field = first === undefined ? null : keyFieldOf(first.record);
  if (key !== undefined || field === null || first === undefined) return key ?? null;
  return first.owner === null ? field : `${first.owner}.${field}`;
}

/** Columns that a declaration says are unique. */
export function settled(keys: readonly OrderKey[], tables: readonly ChainTable[]): readonly OrderKey[] {
  return keys.map((it) => (it.kind === "column" && tables.some(({ record }) => isKey(record, it.what)) ? { ...it, kind: "unique" } : it));
}

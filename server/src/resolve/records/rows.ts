import {
  BY_CLASS,
  GIVES_MANY,
  GIVES_ONE,
  MAKES_ROW,
  RUNS_QUERY,
  SCHEMA_LISTS,
  SCHEMA_MAKERS,
  SCHEMA_METHODS,
  SERIALISES,
  STORE_KEEPS,
  STORES,
} from "../../catalogue/records.ts";
import type { Call, Entry, Value } from "../../model/program.ts";
import type { RecordType } from "../../model/records.ts";
import { literalText } from "../../model/values.ts";
import { member } from "../members.ts";
import { abroad, type Many, type Path, type Row, type Schema, type Store, type Thing } from "../thing.ts";
import type { Things } from "../things.ts";
import { columnOf, isBelow, joined, narrowed } from "./declare.ts";
import { keyOfColumn } from "./declared-keys.ts";
import { loaded } from "./loaded.ts";
import { several } from "./types.ts";

/** What a method gives that is called on rows, a schema or a client of tables. */
export function given(home: Things, thing: Many | Schema | Store, call: Call): readonly Thing[] {
  const method = thing.path.at(-1);
  if (method === undefined) return [];
  if (thing.kind === "many") return thing.path.length === 1 ? ofMany(thing, method, call) : [];
  if (thing.kind === "schema") return ofSchema(home, thing, method, call);
  return ofStore(home, thing, method, call);
}

function ofMany(thing: Many, method: string, call: Call): readonly Thing[] {
  const rows = call.args.length > 0 && method === "values" ? [restricted(thing.of, textsOf(call))] : [thing.of];
  if (GIVES_ONE.has(method)) return rows;
  return GIVES_MANY.has(method) ? rows.map(several) : [];
}

/** `.values("email", "city")`: some fields of each row. */
function restricted(thing: Thing, columns: readonly string[]): Thing {
  return thing.kind === "row" && columns.length > 0 ? { ...thing, columns } : thing;
}

function textsOf(call: Call): string[] {
  return call.args.flatMap((it) => literalText(it.value) ?? []);
}

// ── schemas ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `z.object({...})`, `pgTable("users", {...})`, `z.array(user)`; empty for every other call. */
export function schemaOf(home: Things, { module, members }: Path, call: Call): readonly Thing[] {
  const last = members.at(-1) ?? "";
  const maker = SCHEMA_MAKERS.find((it) => isBelow(module, it.modules));
  if (maker === undefined) return [];
  if (SCHEMA_LISTS.has(last) && call.args[0]) return home.of(call.args[0].value).map(several);
  if (!maker.names.has(last)) return [];
  const named = maker.name === undefined ? undefined : call.args[maker.name]?.value;
  const fields = call.args[maker.fields]?.value;
  const held = fields === undefined ? [] : home.of(fields);
  return held.flatMap((it) => {
    if (it.kind !== "held" || it.value.kind !== "record") return [];
    return [
      {
        kind: "schema" as const,
        row: rowOfEntries(home, (named && literalText(named)) ?? nameAt(home, call), maker.id, it.value, call),
        path: [],
      },
    ];
  });
}

/** What a schema is called: the name that it is first given to. */
function nameAt(home: Things, call: Call): string {
  return home.bindings.nameOf(call)?.replace(/Schema$/, "") ?? "";
}

function rowOfEntries(home: Things, name: string, source: string, value: Value & { kind: "record" }, at: Call): Row {
  const entries = value.entries.filter((it): it is Entry & { key: string } => it.key !== null && !it.spread);
  const record: RecordType = {
    name,
    source,
    uri: home.origin.uri,
    fields: entries.map(({ key, value: declared, start, end }) => {
      const column = declared.kind === "call" ? columnOf(declared) : null;
      const optional = declared.kind === "call" && isOptional(declared);
      const type = column?.type ?? "";
      return { name: key, type, kind: column?.kind ?? "unknown", optional, list: false, record: column?.record ?? null, start, end };
    }),
    keys: entries.flatMap((it) => keyOfColumn(it.key, it.value) ?? []),
    closed: entries.length === value.entries.length,
    settings: false,
    start: at.start,
    end: at.end,
  };
  const part: Row["part"] = (key) => {
    const entry = entries.find((it) => it.key === key);
    const things = entry ? home.of(entry.value) : [];
    return things.flatMap((it) =>
      it.kind === "schema" ? [it.row] : it.kind === "many" && it.of.kind === "schema" ? [several(it.of.row)] : [],
    );
  };
  return { kind: "row", record, columns: null, part };
}

function isOptional(declared: Value & { kind: "call" }): boolean {
  const { callee } = declared;
  return callee.kind === "member" && /^(?:optional|nullish|nullable)$/.test(callee.key);
}

function ofSchema(home: Things, schema: Schema, method: string, call: Call): readonly Thing[] {
  const gives = SCHEMA_METHODS.get(method);
  const kept: Thing = { ...schema, path: schema.path.slice(0, -1) };
  if (gives === undefined) return [kept];
  if (gives === "row") return [schema.row];
  if (gives === "list") return [several(kept)];
  const first = call.args[0]?.value;
  const more = first === undefined ? [] : home.of(first);
  if (gives === "extend") {
    const rows = more.flatMap((it) => {
      if (it.kind === "schema") return [it.row];
      return it.kind === "held" && it.value.kind === "record"
        ? [rowOfEntries(home, schema.row.record.name, schema.row.record.source, it.value, call)]
        : [];
    });
    return [{ ...schema, row: joined(schema.row.record.name, [schema.row, ...rows]), path: [] }];
  }
  const keys = more.flatMap((it) => (it.kind === "held" && it.value.kind === "record" ? it.value.entries.flatMap((e) => e.key ?? []) : []));
  return [{ ...schema, row: narrowed(schema.row, gives, keys) as Row, path: [] }];
}

// ── clients ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `new PrismaClient()`, `drizzle(pool, { schema })`. */
export function storeOf(home: Things, { module, members }: Path, call: Call): readonly Thing[] {
  const store = STORES.find((it) => it.names.has(members.at(-1) ?? "") && isBelow(module, it.modules));
  if (store === undefined) return [];
  if (store.id === "prisma") {
    const table: Store["table"] = (name) => home.records.model(store.modules[0] ?? "", name);
    return [{ kind: "store", table, behind: null, path: [] }];
  }
  const schema = call.args
    .flatMap((it) => home.of(it.value))
    .flatMap((it) => (it.kind === "held" && it.value.kind === "record" ? it.value.entries : []));
  const tables = schema.filter((it) => it.key === "schema").flatMap((it) => home.of(it.value));
  const table: Store["table"] = (name) => {
    for (const it of tables.flatMap((table) => member(home, table, name))) {
      const thing = it.kind === "foreign" ? it.thing : it;
      if (thing.kind === "schema") return thing.row;
    }
    return null;
  };
  return [{ kind: "store", table, behind: "query", path: [] }];
}

function ofStore(home: Things, store: Store, method: string, call: Call): readonly Thing[] {
  if (STORE_KEEPS.has(method)) return [{ ...store, path: [] }];
  const way = store.path.slice(0, -1);
  if (way.length === 0) return [];
  const isHere = store.behind === null ? way.length === 1 : way.length === 2 && way[0] === store.behind;
  const row = isHere ? store.table(way.at(-1) ?? "") : null;
  if (row === null) return [];
  const chosen = loaded(home, row, call);
  if (GIVES_ONE.has(method)) return [chosen];
  return GIVES_MANY.has(method) ? [several(chosen)] : [];
}

// ── calls that are known by what they are given ────────────────────────────────────────────────────────────────────

/** Rows that a call gives whatever its receiver is: `session.get(User, 1)`, `db.execute(select(User))`, `db.select().from(users)`. */
export function rowsOfCall(home: Things, call: Call): readonly Thing[] {
  const { callee } = call;
  const name = callee.kind === "member" ? callee.key : callee.kind === "name" ? callee.name : "";
  const first = call.args[0]?.value;
  const byQuery = RUNS_QUERY.get(name);
  if (byQuery !== undefined && first !== undefined) {
    const queried = home.of(first).flatMap((it) => (it.kind === "many" && it.path.length === 0 ? [it.of] : []));
    if (queried.length > 0) return byQuery === "one" ? queried : queried.map(several);
  }
  const byClass = BY_CLASS.get(name);
  if (byClass !== undefined && first !== undefined) {
    const rows = home.of(first).flatMap((it) => rowOfClass(home, it, call));
    if (rows.length > 0) return byClass === "one" ? rows : rows.map(several);
  }
  if (SERIALISES.has(name)) {
    const source = callee.kind === "member" && (first === undefined || !isModule(home, callee.object)) ? callee.object : first;
    const rows = source === undefined ? [] : home.of(source).flatMap((it) => home.records.rowOf(it) ?? []);
    return rows.map((it) => ({ ...it, columns: includedIn(call) ?? it.columns }));
  }
  if (MAKES_ROW.has(name) && callee.kind === "member") {
    return home.of(callee.object).flatMap((it): Thing[] => {
      const row = home.records.rowOf(it);
      return row === null ? [] : [row];
    });
  }
  return [];
}

const isModule = (home: Things, value: Value) => home.of(value).some((it) => it.kind === "path");

/** `model_dump(include={"email"})`. */
function includedIn(call: Call): readonly string[] | null {
  const include = call.args.find((it) => it.name === "include")?.value;
  if (include?.kind !== "list") return null;
  const names = include.items.map((it) => literalText(it.value));
  return names.every((it) => it !== null) ? names : null;
}

/** Rows of a mapped class, or of a table; a column of one (`User.email`) names the row with that field alone. */
function rowOfClass(home: Things, thing: Thing, call: Call): readonly Thing[] {
  if (thing.kind === "foreign") return rowOfClass(thing.home, thing.thing, call).map((it) => abroad(thing.home, it));
  if (thing.kind === "schema" && thing.path.length === 0) return [{ ...thing.row, columns: selectedFrom(home, call) }];
  if (thing.kind !== "class" || !isMapped(home.records.ofClass(thing.class))) return [];
  return [{ kind: "instance", class: thing.class }];
}

function isMapped(record: RecordType | null): boolean {
  return record !== null && MAPPED.has(record.source);
}

const MAPPED = new Set(["sqlalchemy", "sqlmodel", "django", "beanie", "tortoise"]);

/** `db.select({ mail: users.email }).from(users)`: fields of the row by their names there. */
function selectedFrom(home: Things, { callee }: Call): readonly string[] | null {
  const select = callee.kind === "member" && callee.object.kind === "call" ? callee.object.args[0]?.value : undefined;
  const columns = select === undefined ? [] : home.of(select);
  for (const it of columns)
    if (it.kind === "held" && it.value.kind === "record") return it.value.entries.flatMap((entry) => entry.key ?? []);
  return null;
}

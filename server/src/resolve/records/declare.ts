import {
  BASE_FACTORIES,
  LISTS,
  MAPS,
  RECORD_SOURCES,
  RELATIONS,
  type RecordSource,
  SETTINGS_NAME,
  TYPE_KINDS,
} from "../../catalogue/records.ts";
import type { Class, Field, TypeForm, Value } from "../../model/program.ts";
import type { FieldKind, RecordField, RecordType } from "../../model/records.ts";
import { abroad, type Path, type Row, type Thing } from "../thing.ts";
import type { Things } from "../things.ts";
import { onlyAccesses } from "./accessors.ts";
import { keysOfClass } from "./declared-keys.ts";

const LONGEST_TYPE = 80;
const MOST_FIELDS = 200;
/** Fields of a class that describe it and hold nothing. */
const DESCRIBES = /^(?:_|model_config$|Config$|Meta$|Settings$|metadata$|objects$|query$)/;

// ── classes ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The record type that a class of this file is; null for a class of behaviour. */
export function recordOfClass(home: Things, owner: Class, seen = new Set<Class>()): RecordType | null {
  if (seen.has(owner)) return null;
  seen.add(owner);
  const bases = owner.bases.map((it) => baseOf(home, it, seen));
  const source = sourceOf(home, owner, bases);
  if (source === null) return null;
  const inherited = bases.flatMap((it) => it.record?.fields ?? []);
  const own = owner.fields.filter((it) => !DESCRIBES.test(it.name)).map((it) => fieldOf(home, it));
  return {
    name: owner.name,
    source: source.id,
    uri: home.origin.uri,
    fields: merged([...inherited, ...own]),
    keys: [...bases.flatMap((it) => it.record?.keys ?? []), ...keysOfClass(owner.fields)],
    closed: bases.every((it) => it.source !== null || it.record?.closed === true),
    settings: source.settings === true || bases.some((it) => it.record?.settings) || SETTINGS_NAME.test(owner.name),
    start: owner.start,
    end: owner.end,
  };
}

interface Base {
  /** A base of the catalogue. */
  readonly source: RecordSource | null;
  /** A record type of the project. */
  readonly record: RecordType | null;
}

function baseOf(home: Things, base: Value, seen: Set<Class>): Base {
  for (const it of home.of(base)) {
    const [thing, there] = it.kind === "foreign" ? [it.thing, it.home] : [it, home];
    if (thing.kind === "class") {
      const record = there === home ? recordOfClass(home, thing.class, seen) : there.records.ofClass(thing.class);
      if (record !== null) return { source: null, record };
      // `class Base(DeclarativeBase)` without fields is a base like the library's own.
    }
    const source = thing.kind === "path" ? sourceNamed(thing, "bases") : null;
    if (source !== null) return { source, record: null };
  }
  return { source: null, record: null };
}

function sourceOf(home: Things, owner: Class, bases: readonly Base[]): RecordSource | null {
  for (const it of owner.decorators) {
    const callee = it.kind === "call" ? it.callee : it;
    for (const thing of home.of(callee)) {
      const source = thing.kind === "path" ? sourceNamed(thing, "decorators") : null;
      if (source !== null) return source;
    }
  }
  for (const { source, record } of bases) {
    const known = source ?? RECORD_SOURCES.find((it) => it.id === record?.source);
    if (known) return known;
  }
  // Where fields are declared with their types a class says itself what it holds.
  const typed =
    owner.fields.length > 0 && owner.fields.every((it) => it.type !== null) && (owner.methods.length === 0 || onlyAccesses(owner));
  return typed && owner.bases.length === 0 ? PLAIN : null;
}

const PLAIN: RecordSource = { id: "class", modules: [] };

function sourceNamed({ module, members }: Path, what: "bases" | "decorators"): RecordSource | null {
  const full = [module, ...members].join(".").replaceAll(".()", "()");
  return (
    RECORD_SOURCES.find(
      (it) =>
        isBelow(full, it.modules) &&
        (it[what] ?? "").split(" ").some((name) => name !== "" && (full === name || full.endsWith(`.${name}`))),
    ) ?? null
  );
}

export function isBelow(path: string, modules: readonly string[]): boolean {
  return modules.some((it) => path === it || path.startsWith(`${it}.`) || path.startsWith(`${it}/`));
}

/** `declarative_base` and the like: what calling it gives is a class to extend. */
export function isBaseFactory({ module, members }: Path): boolean {
  const last = members.at(-1) ?? "";
  return BASE_FACTORIES.some(([modules, names]) => names.split(" ").includes(last) && isBelow(module, modules.split(" ")));
}

// ── shapes ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A value of an interface or an object type. `known`: whether everything it extends is. */
export function rowOfShape(home: Things, name: string, form: TypeForm & { kind: "shape" }, bases: readonly Row[], known: boolean): Row {
  const fields = merged([...bases.flatMap((it) => it.record.fields), ...form.fields.map((it) => fieldOf(home, it))]);
  const [first, last] = [form.fields[0], form.fields.at(-1)];
  const at = { start: first?.start ?? 0, end: last?.end ?? 0 };
  const closed = known && bases.every((it) => it.record.closed);
  const record: RecordType = {
    name,
    source: "interface",
    uri: home.origin.uri,
    fields,
    keys: [],
    closed,
    settings: SETTINGS_NAME.test(name),
    ...at,
  };
  const own = new Map(form.fields.map((it) => [it.name, it]));
  return {
    kind: "row",
    record,
    columns: null,
    part: (key) => (own.has(key) ? home.typed(own.get(key)?.type ?? null) : bases.flatMap((it) => it.part(key))),
  };
}

/** One type with the fields of several. */
export function joined(name: string, rows: readonly Row[]): Row {
  const [first] = rows as readonly [Row, ...Row[]];
  const fields = merged(rows.flatMap((it) => it.record.fields));
  const record = { ...first.record, name: name || first.record.name, fields, keys: [], closed: rows.every((it) => it.record.closed) };
  return { kind: "row", record, columns: null, part: (key) => rows.flatMap((it) => it.part(key)) };
}

/** A row with some fields of another. */
export function narrowed(thing: Thing, how: "pick" | "omit", keys: readonly string[]): Thing {
  if (thing.kind === "foreign") return abroad(thing.home, narrowed(thing.thing, how, keys));
  if (thing.kind === "instance") return thing;
  if (thing.kind !== "row") return thing;
  const isKept = (name: string) => keys.includes(name) === (how === "pick");
  const fields = thing.record.fields.filter((it) => isKept(it.name));
  const part: Row["part"] = (key) => (isKept(key) ? thing.part(key) : []);
  return { ...thing, record: { ...thing.record, fields }, part };
}

/** A row of a type that no program declares: its nested records are looked up by their names. */
export function rowOfData(record: RecordType, find: (name: string) => RecordType | undefined): Row {
  const part: Row["part"] = (key) => {
    const field = record.fields.find((it) => it.name === key);
    const nested = field?.record ? find(field.record) : undefined;
    if (field === undefined || nested === undefined) return [];
    const row = rowOfData(nested, find);
    return [field.list ? { kind: "many", of: row, path: [] } : row];
  };
  return { kind: "row", record, columns: null, part };
}

// ── fields ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A later field of the same name goes before an earlier one. */
export function merged(fields: readonly RecordField[]): readonly RecordField[] {
  return [...new Map(fields.map((it) => [it.name, it])).values()].slice(0, MOST_FIELDS);
}

function fieldOf(home: Things, { name, type, value, optional, start, end }: Field): RecordField {
  const column = value?.kind === "call" ? columnOf(value) : null;
  const form = type?.form ?? null;
  const said = form === null ? null : kindOf(home, form);
  const written = type === null ? (column?.type ?? "") : home.origin.text.slice(type.start, type.end).replace(/^:\s*/, "");
  return {
    name,
    type: written.replace(/\s+/g, " ").slice(0, LONGEST_TYPE),
    kind: said !== null && said.kind !== "unknown" ? said.kind : (column?.kind ?? "unknown"),
    optional: optional || said?.optional === true,
    list: said?.list ?? false,
    record: said?.record ?? column?.record ?? null,
    ...(value !== null && isRelation(value) ? { relation: true as const } : {}),
    start,
    end,
  };
}

/** `relationship("Post")`, SQLModel's `Relationship()`: loaded when it is read, and no column of the row. */
function isRelation(value: Value): boolean {
  return value.kind === "call" && RELATIONS.has(nameOf(value.callee));
}

/** `Column(String(80))`, `models.EmailField()`, `relationship("Post")`, `ForeignKey(User)`: the first name in it that says something. */
export function columnOf(value: Value & { kind: "call" }): {
  readonly kind: FieldKind;
  readonly type: string;
  readonly record: string | null;
} {
  const open: Value[] = [value];
  for (const [at, it] of open.entries()) {
    if (at > 8) break;
    const name = it.kind === "name" ? it.name : it.kind === "member" ? it.key : "";
    const kind = TYPE_KINDS.get(name);
    if (kind !== undefined) return { kind, type: name, record: null };
    if (it.kind === "call") open.push(it.callee, ...it.args.filter((arg) => arg.name === null).map((arg) => arg.value));
    // `z.string().email()`: what begins the chain.
    else if (it.kind === "member" && it.object.kind === "call") open.push(it.object);
  }
  return { kind: "unknown", type: "", record: null };
}

interface Said {
  readonly kind: FieldKind;
  readonly optional: boolean;
  readonly list: boolean;
  readonly record: string | null;
}

const UNKNOWN: Said = { kind: "unknown", optional: false, list: false, record: null };
const NOTHING = new Set(["None", "null", "undefined", "NoneType"]);

/** What a field of this type holds. */
function kindOf(home: Things, form: TypeForm, depth = 0): Said {
  if (depth > 4) return UNKNOWN;
  const inner = (it: TypeForm | undefined): Said => (it === undefined ? UNKNOWN : kindOf(home, it, depth + 1));
  switch (form.kind) {
    case "literal":
      return NOTHING.has(form.text) ? UNKNOWN : { ...UNKNOWN, kind: "choice" };
    case "function":
      return { ...UNKNOWN, kind: "function" };
    case "list":
      return { ...inner(form.of), list: true };
    case "union": {
      const rest = form.parts.filter((it) => !isNothing(it));
      const said = rest.map(inner);
      const [first] = said;
      const same = first !== undefined && said.every((it) => it.kind === first.kind);
      return { ...(same ? first : UNKNOWN), optional: rest.length < form.parts.length || said.some((it) => it.optional) };
    }
    case "named": {
      const last = form.name.slice(form.name.lastIndexOf(".") + 1);
      const known = TYPE_KINDS.get(form.name) ?? TYPE_KINDS.get(last);
      if (known !== undefined) return { ...UNKNOWN, kind: known };
      if (LISTS.has(last)) return { ...inner(form.args[0]), list: true };
      if (MAPS.has(last)) return UNKNOWN;
      if (form.args.length > 0) return { ...inner(form.args[0]), optional: last === "Optional" || last === "NotRequired" };
      return named(home, form, last);
    }
    case "shape":
      return { ...UNKNOWN, kind: "record" };
    default:
      return UNKNOWN;
  }
}

/** A name of the project: a record type, or one of a fixed few words. */
function named(home: Things, form: TypeForm & { kind: "named" }, last: string): Said {
  const declared = home.declaredType(form.name)?.declared.form;
  if (declared?.kind === "union" && declared.parts.every((it) => it.kind === "literal")) return { ...UNKNOWN, kind: "choice" };
  const owner = home.bindings.topLevel(form.name).flatMap((it) => (it.kind === "value" ? home.of(it.value) : []));
  const isEnum = owner.some((it) => {
    const thing = it.kind === "foreign" ? it.thing : it;
    return thing.kind === "class" && thing.class.bases.some((base) => TYPE_KINDS.get(nameOf(base)) === "choice");
  });
  if (isEnum) return { ...UNKNOWN, kind: "choice" };
  return /^[A-Z]/.test(last) && (declared !== undefined || owner.length > 0) ? { ...UNKNOWN, kind: "record", record: last } : UNKNOWN;
}

const nameOf = (value: Value) => (value.kind === "name" ? value.name : value.kind === "member" ? value.key : "");

function isNothing(form: TypeForm): boolean {
  return (form.kind === "literal" && NOTHING.has(form.text)) || (form.kind === "named" && NOTHING.has(form.name));
}

import { INFERRED, LISTS, MAPS, PICKS, TRANSPARENT, TYPE_KINDS } from "../../catalogue/records.ts";
import type { TypeDeclaration, TypeForm, TypeRef } from "../../model/program.ts";
import { part } from "../members.ts";
import { abroad, declaredBy, type Made, type Row, type Thing, unique } from "../thing.ts";
import type { Things } from "../things.ts";
import { isRecordClient } from "./clients.ts";
import { joined, narrowed, rowOfShape } from "./declare.ts";

const MAX_DEPTH = 6;

/** What a value of an annotated type may be. */
export function typed(home: Things, type: TypeRef | null): readonly Thing[] {
  if (type === null) return [];
  // A list of clients is none. Any other brackets may hand one out (`Inject[OpenAI]`).
  const held = isCollection(type.form) ? unique(ofForm(home, type.form)) : [];
  if (held.length > 0) return held;
  const known = clients(home, type.names);
  return known.length > 0 ? known : unique(ofForm(home, type.form));
}

function isCollection(form: TypeForm): boolean {
  if (form.kind !== "named" || form.args.length === 0) return form.kind === "list";
  const last = form.name.slice(form.name.lastIndexOf(".") + 1);
  return LISTS.has(last) || MAPS.has(last);
}

export function ofForm(home: Things, form: TypeForm, name = "", depth = 0): readonly Thing[] {
  if (depth > MAX_DEPTH) return [];
  const inner = (it: TypeForm | undefined) => (it === undefined ? [] : ofForm(home, it, "", depth + 1));
  switch (form.kind) {
    case "named":
      return nominal(home, form, depth);
    case "list":
      return inner(form.of).map(several);
    case "union":
      return form.parts.flatMap(inner);
    case "both": {
      const parts = form.parts.flatMap(inner);
      const rows = parts.flatMap((it) => rowIn(it) ?? []);
      return rows.length > 1 && rows.length === parts.length ? [joined(name, rows)] : parts;
    }
    case "shape": {
      const bases = form.extends.flatMap(inner);
      return [
        rowOfShape(
          home,
          name,
          form,
          bases.flatMap((it) => rowIn(it) ?? []),
          bases.length >= form.extends.length,
        ),
      ];
    }
    case "value":
      return meant(home, form.name);
    case "part":
      return part(home, inner(form.of), [form.key]);
    default:
      return [];
  }
}

export const several = (of: Thing): Thing => ({ kind: "many", of, path: [] });

/** The row behind a thing, whichever file it is of. */
export function rowIn(thing: Thing): Row | null {
  if (thing.kind === "row") return thing;
  return thing.kind === "foreign" && thing.thing.kind === "row" ? thing.thing : null;
}

function nominal(home: Things, { name, args }: TypeForm & { kind: "named" }, depth: number): readonly Thing[] {
  const last = name.slice(name.lastIndexOf(".") + 1);
  if (args.length === 0 && TYPE_KINDS.has(name)) return [];
  const inner = (it: TypeForm | undefined) => (it === undefined ? [] : ofForm(home, it, "", depth + 1));
  if (args.length > 0) {
    if (TRANSPARENT.has(last)) return inner(args[0]);
    if (LISTS.has(last)) return inner(args[0]).map(several);
    if (MAPS.has(last)) return inner(args.at(-1)).map(several);
    const picks = PICKS.get(name);
    if (picks !== undefined) return inner(args[0]).map((it) => narrowed(it, picks, keysOf(args[1])));
    if (INFERRED.has(name)) return inner(args[0]).flatMap(inferred);
  }
  const declared = home.declaredType(name);
  if (declared !== null) return declaredThings(home, declared, depth);
  for (const it of meant(home, name)) {
    const found = instanceOf(home, it);
    if (found.length > 0) return found;
  }
  return [];
}

function declaredThings(home: Things, { home: there, declared }: NonNullable<ReturnType<Things["declaredType"]>>, depth: number) {
  return ofForm(there, declared.form, declared.name, depth + 1).map((it) => (there === home ? it : abroad(there, it)));
}

/** What a value of the type is that a name gives. */
function instanceOf(home: Things, thing: Thing): readonly Thing[] {
  if (thing.kind === "class") return home.instance(thing.class, null);
  if (thing.kind === "foreign" && thing.thing.kind === "class") return [abroad(thing.home, { kind: "instance", class: thing.thing.class })];
  if (thing.kind !== "path") return [];
  const client = declaredBy(thing, home.catalogue);
  if (client !== null) return [client];
  if (isRecordClient(thing)) return [thing];
  // Types that a generator writes from a schema: `import { User } from "@prisma/client"`.
  const model = home.records.model(thing.module, thing.members.at(-1) ?? "");
  return model === null ? [] : [model];
}

/** What a dotted name in a type stands for: something of this file, or of what it imports as a whole. */
function meant(home: Things, dotted: string): readonly Thing[] {
  const [first = "", ...rest] = dotted.split(".");
  const definitions = home.bindings.topLevel(first);
  const things =
    definitions.length === 0 ? home.starredName(first) : definitions.flatMap((it) => (it.kind === "value" ? home.of(it.value) : []));
  return part(home, things, rest);
}

/** A schema's values; a row is one already. */
function inferred(thing: Thing): readonly Thing[] {
  if (thing.kind === "foreign") return inferred(thing.thing).map((it) => abroad(thing.home, it));
  if (thing.kind === "schema") return [thing.row];
  if (thing.kind === "many" && thing.of.kind === "schema") return [several(thing.of.row)];
  return [thing];
}

function keysOf(form: TypeForm | undefined): readonly string[] {
  if (form?.kind === "literal") return [form.text];
  return form?.kind === "union" ? form.parts.flatMap(keysOf) : [];
}

/** Of an SDK's objects that an annotation names, all that are of one kind. */
function clients(home: Things, names: readonly string[]): readonly Thing[] {
  const found: Made[] = [];
  for (const name of names) {
    for (const thing of meant(home, name)) {
      const client = thing.kind === "path" ? declaredBy(thing, home.catalogue) : null;
      if (client && (found[0] === undefined || found[0].type === client.type)) found.push(client);
    }
  }
  return unique(found);
}

/** A type of this file by its name, or one that a name imports. */
export function declaredType(home: Things, types: readonly TypeDeclaration[], name: string): ReturnType<Things["declaredType"]> {
  const own = types.find((it) => it.name === name);
  if (own !== undefined) return { home, declared: own };
  const [first = "", ...rest] = name.split(".");
  for (const it of home.bindings.topLevel(first)) {
    if (it.kind !== "value" || it.value.kind !== "imported") continue;
    const { module, member } = it.value;
    const members = [...(member === null ? [] : [member]), ...rest];
    const found = members.length === 0 ? null : home.outside.type(module, members.slice(-1));
    if (found !== null) return found;
  }
  return null;
}

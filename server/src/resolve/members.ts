import { SCHEMA_METHODS } from "../catalogue/records.ts";
import type { Class, Value } from "../model/program.ts";
import { managed } from "./records/managers.ts";
import { abroad, declaredBy, type Thing, unique } from "./thing.ts";
import type { Things } from "./things.ts";

export function part(resolver: Things, things: readonly Thing[], path: readonly string[]): readonly Thing[] {
  let at = things;
  for (const key of path) at = unique(at.flatMap((it) => (key === "*" ? [it] : member(resolver, it, key))));
  return at;
}

export function member(resolver: Things, thing: Thing, key: string): readonly Thing[] {
  switch (thing.kind) {
    case "path":
      return resolver.imported({ ...thing, members: [...thing.members, key] });
    case "foreign":
      return member(thing.home, thing.thing, key).map((it) => abroad(thing.home, it));
    case "made":
      return [{ ...thing, path: [...thing.path, key] }];
    case "class":
      return [...classMember(resolver, thing.class, key), ...managed(resolver, thing, key)];
    case "instance":
      return classMember(resolver, thing.class, key);
    case "row":
      return thing.columns === null || thing.columns.includes(key) ? thing.part(key) : [];
    case "many":
      return /^(?:-?\d+|\[\])$/.test(key) ? [thing.of] : [{ ...thing, path: [...thing.path, key] }];
    case "schema":
      return SCHEMA_METHODS.get(key) === "row" && key.startsWith("$") ? [thing.row] : [{ ...thing, path: [...thing.path, key] }];
    case "store":
      return [{ ...thing, path: [...thing.path, key] }];
    case "held":
      return heldMember(resolver, thing.value, key);
    case "callable":
      return [];
  }
}

function classMember(resolver: Things, owner: Class, key: string, seen = new Set<Class>()): readonly Thing[] {
  if (seen.has(owner)) return [];
  seen.add(owner);
  const method = owner.methods.find((it) => it.name === key);
  if (method) {
    const isProperty = method.decorators.some((it) => it.kind === "name" && /property$/.test(it.name));
    if (isProperty) return resolver.returnsOf(method).flatMap((it) => resolver.of(it));
    return owner.methods.flatMap((it) => (it.name === key ? [{ kind: "callable", func: it }] : []));
  }
  const fields = resolver.bindings.fieldOf(owner, key);
  const changes = fields.flatMap((it) => (it.kind === "change" ? [it] : []));
  const stored = resolver.configured(unique(fields.flatMap((it) => (it.kind === "change" ? [] : resolver.definition(it)))), changes);
  if (stored.length > 0) return stored;
  const declared = owner.fields.filter((it) => it.name === key).flatMap((it) => resolver.typed(it.type));
  if (declared.length > 0) return declared;
  return owner.bases.flatMap((base) =>
    resolver.of(base).flatMap((it) => {
      if (it.kind === "class") return classMember(resolver, it.class, key, seen);
      if (it.kind === "foreign") return member(resolver, it, key);
      const inherited = it.kind === "path" ? declaredBy(it, resolver.catalogue) : null;
      return inherited ? [{ ...inherited, path: [key] }] : [];
    }),
  );
}

function heldMember(resolver: Things, value: Value, key: string): readonly Thing[] {
  if (value.kind === "record") {
    const entry = value.entries.findLast((it) => it.key === key);
    if (entry) return resolver.of(entry.value);
    if (resolver.spreading.has(value)) return [];
    resolver.spreading.add(value);
    const found = value.entries
      .filter((it) => it.spread)
      .flatMap((it) => resolver.of(it.value))
      .flatMap((it) => member(resolver, it, key));
    resolver.spreading.delete(value);
    return unique(found);
  }
  if (value.kind === "list" && /^-?\d+$/.test(key) && !value.items.some((it) => it.spread)) {
    const item = value.items.at(Number(key));
    return item ? resolver.of(item.value) : [];
  }
  return [];
}

export function element(resolver: Things, thing: Thing): readonly Thing[] {
  if (thing.kind === "foreign") return element(thing.home, thing.thing).map((it) => abroad(thing.home, it));
  // `Collection[str, Row]`: a class with its type arguments.
  if (thing.kind === "class" || (thing.kind === "path" && /^[A-Z]/.test(thing.members.at(-1) ?? ""))) return [thing];
  // `list[OpenAI]` declares what is in it.
  if (thing.kind === "made" && thing.declared !== null && thing.path.length === 0) return [thing];
  if (thing.kind === "many" && thing.path.length === 0) return [thing.of];
  if (thing.kind !== "held") return [];
  const { value } = thing;
  if (value.kind === "list") return value.items.flatMap((it) => resolver.of(it.value));
  if (value.kind === "record") return value.entries.flatMap((it) => resolver.of(it.value));
  if (value.kind === "each") return resolver.of(value.result);
  return [];
}

import type { QueryBuilder } from "../../catalogue/query-builders.ts";
import type { Call, Class, Value } from "../../model/program.ts";
import type { Edit } from "../../model/text.ts";
import type { Site } from "../../recognise/site.ts";
import type { Things } from "../../resolve/things.ts";
import { keyOfChain, type Link, settled, tablesOf } from "./chain-tables.ts";
import { readKeys } from "./keys.ts";
import { type Place, type RetrievalModel, UNREAD } from "./model.ts";
import type { Tables } from "./tables.ts";

/** The order of a query that is built link by link, or given as a record of options. */
export function readChain(site: Site, builder: QueryBuilder, home: Things, declared: Tables): RetrievalModel {
  const links = linksOf(site, home);
  const ordering = builder.record ? recorded(site.call, builder) : links.filter((it) => builder.order.includes(it.name));
  if (ordering === null || links.some((it) => builder.unread.includes(it.name))) return UNREAD;
  const limit = builder.record ? limitIn(site.call, builder, home) : limitOf(site, links, builder, home);
  if (limit === null) return UNREAD;
  const tables = tablesOf(links, site.call, builder, home, declared);
  const written = ordering.flatMap(({ call: { args } }) =>
    args.slice(0, builder.directed ? 1 : undefined).flatMap((arg) => readKeys(arg.value, home, builder.signed === true)),
  );
  const keys = settled(written, tables);
  const last = ordering.at(-1)?.call.args.at(-1);
  const paged = links.some((it) => builder.offset.includes(it.name));
  const base = { ...UNREAD, limit: limit.most, limitPlace: limit.place, paged };
  if (links.some((it) => builder.settles.includes(it.name)) || limit.most === 1) return { ...base, rows: "settled" };
  const key = keyOfChain(tables, builder);
  const first = ordering[0]?.call.args[0];
  if (first !== undefined && last !== undefined)
    return {
      ...base,
      rows: "ordered",
      order: keys,
      place: { start: first.start, end: last.end },
      tiebreak: key === null ? null : { key, edit: appended(ordering, key, builder, home) },
    };
  if (ordering.length > 0 || meta(links, home) !== "unordered") return base;
  return { ...base, rows: "unordered", ordering: key === null ? null : { key, edit: ordered(site.call, limit.before, key, builder) } };
}

/** Links before the site, the site, and what is built on it. */
function linksOf({ call, settings }: Site, home: Things): Link[] {
  const later = home.bindings.sites.filter(
    (it) =>
      it.call.callee.kind === "member" &&
      home.of(it.call.callee.object).some((thing) => thing.kind === "made" && thing.settings.some((setting) => setting.call === call)),
  );
  return [...settings.map((it) => it.call), call, ...later.map((it) => it.call)].flatMap((it) =>
    it.callee.kind === "member" || it.callee.kind === "name"
      ? [{ name: it.callee.kind === "member" ? it.callee.key : it.callee.name, call: it }]
      : [],
  );
}

interface Limit {
  readonly most: number | "opaque";
  readonly place: Place;
  /** Where a further link goes. */
  readonly before: number | null;
}

function limitOf({ call }: Site, links: readonly Link[], builder: QueryBuilder, home: Things): Limit | null {
  if (builder.sliced) {
    const slice = sliceOf(call, home);
    return slice && { most: slice.most, place: { start: call.start, end: call.end }, before: call.end };
  }
  const link = links.find((it) => builder.limit.includes(it.name));
  if (link === undefined || link.call.callee.kind !== "member") return null;
  const { callee, args } = link.call;
  return {
    most: args[0] ? numberIn(args[0].value, home) : "opaque",
    place: { start: callee.keySpan.start, end: link.call.end },
    before: callee.object.end,
  };
}

function numberIn(value: Value, home: Things): number | "opaque" {
  const [only] = home.of(value);
  const held = value.kind === "constant" ? value : only?.kind === "held" ? only.value : null;
  return held?.kind === "constant" && typeof held.value === "number" ? held.value : "opaque";
}

/** `queryset[:5]`: the stop is not part of the program, so it is read off the brackets. */
function sliceOf(call: Call, home: Things): { readonly most: number | "opaque" } | null {
  for (const value of home.bindings.slices) {
    const [object] = value.operands;
    const cut = object === undefined ? undefined : (object.kind === "name" ? valuesOf(object, home) : [object]).find((it) => it === call);
    if (object === undefined || cut === undefined) continue;
    const [, from, stop] = /^\s*\[([^:\]]{0,40}):([^:\]]{1,40})\]$/.exec(home.origin.text.slice(object.end, value.end)) ?? [];
    if (stop === undefined || stop.trim() === "") return null;
    const most = from?.trim() === "" ? Number(stop) : Number.NaN;
    return { most: Number.isInteger(most) ? most : "opaque" };
  }
  return null;
}

function valuesOf(name: Extract<Value, { kind: "name" }>, home: Things): readonly Value[] {
  return home.bindings.definitionsOf(name).flatMap((it) => (it.kind === "value" && it.path.length === 0 ? [it.value] : []));
}

/** `orderBy` in the options: as a link with that argument. Null where a spread may hide it. */
function recorded(call: Call, builder: QueryBuilder): readonly Link[] | null {
  const [options] = call.args;
  if (options?.value.kind !== "record" || options.value.entries.some((it) => it.spread || it.key === null)) return null;
  if (options.value.entries.some((it) => it.key !== null && builder.unread.includes(it.key))) return null;
  return options.value.entries.flatMap(({ key, value, start, end }) =>
    key !== null && builder.order.includes(key)
      ? [{ name: key, call: { ...call, args: [{ name: null, value, spread: false, removal: null, start, end }] } }]
      : [],
  );
}

function limitIn(call: Call, builder: QueryBuilder, home: Things): Limit | null {
  const [options] = call.args;
  const entry =
    options?.value.kind === "record" ? options.value.entries.find((it) => it.key !== null && builder.limit.includes(it.key)) : null;
  return entry ? { most: numberIn(entry.value, home), place: { start: entry.start, end: entry.end }, before: null } : null;
}

function classesOf(value: Value, home: Things): readonly Class[] {
  return home.of(value).flatMap((it) => {
    const thing = it.kind === "foreign" ? it.thing : it;
    return thing.kind === "class" ? [thing.class] : [];
  });
}

/** `class Meta: ordering = [...]` orders what nothing else does. A class that nobody can see may have one. */
function meta(links: readonly Link[], home: Things): "unordered" | "unknown" {
  const [first] = links;
  if (first?.call.callee.kind !== "member" || first.call.callee.object.kind !== "member" || first.call.callee.object.key !== "objects")
    return "unordered";
  const owners = classesOf(first.call.callee.object.object, home);
  const ordered = owners.some((owner) =>
    owner.fields.some(
      (it) => it.name === "Meta" && it.value?.kind === "class" && it.value.class.fields.some((field) => field.name === "ordering"),
    ),
  );
  // A base class of the project may bring its own.
  const inherits = owners.some((owner) => owner.bases.some((base) => classesOf(base, home).length > 0));
  return owners.length === 0 || ordered || inherits ? "unknown" : "unordered";
}

/** Behind the last key, or in a link of its own where a link takes one key. */
function appended(ordering: readonly Link[], key: string, builder: QueryBuilder, { origin }: Things): Edit | null {
  const call = ordering.at(-1)?.call;
  const last = call?.args.at(-1);
  if (call === undefined || last === undefined) return null;
  const at = (offset: number, text: string): Edit => ({ span: { start: offset, end: offset }, text });
  if (builder.tables !== undefined) return at(call.end, builder.ordered?.replace("{key}", key) ?? "");
  if (!builder.record) return at(last.end, `, ${key}`);
  // One entry becomes the first of several.
  const { start, end, kind } = last.value;
  const entry = `{ ${key}: "asc" }`;
  if (kind !== "list") return { span: { start, end }, text: `[${origin.text.slice(start, end)}, ${entry}]` };
  const behind = last.value.items.at(-1)?.value.end;
  return behind === undefined ? null : at(behind, `, ${entry}`);
}

/** As a further link before the limit, or as a further entry of the options. */
function ordered(call: Call, before: number | null, key: string, { ordered: form, record }: QueryBuilder): Edit | null {
  if (form === undefined) return null;
  const text = form.replace("{key}", key);
  if (!record) return before === null ? null : { span: { start: before, end: before }, text };
  const options = call.args[0]?.value;
  const insert = options?.kind === "record" ? options.insert : null;
  return insert === null || insert === undefined
    ? null
    : { span: { start: insert.at, end: insert.at }, text: `${insert.comma ? ", " : ""}${text}` };
}

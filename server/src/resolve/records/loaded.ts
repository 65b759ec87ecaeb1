import type { Call, Entry, Value } from "../../model/program.ts";
import type { RecordField } from "../../model/records.ts";
import type { Row, Thing } from "../thing.ts";
import type { Things } from "../things.ts";
import { several } from "./types.ts";

type Options = Value & { readonly kind: "record" };

/** Fields that a row comes with. Rows of other tables come along only where somebody asks for them. */
export function fieldsOfRow({ record, columns }: Row): readonly RecordField[] {
  return record.fields.filter((it) => (columns === null ? it.relation !== true : columns.includes(it.name)));
}

/**
 * What a query with options gives of a row: Prisma's `select`, `include` and `omit`, Drizzle's `columns` (2026-11). Options that
 * cannot be read leave the row as it is.
 */
export function loaded(home: Things, row: Row, call: Call): Row {
  const [options] = call.args[0] ? recordsIn(home, call.args[0].value) : [];
  return options === undefined ? row : chosen(home, row, options);
}

function chosen(home: Things, row: Row, options: Options): Row {
  const [select] = under(home, options, ["select", "columns"]);
  const [include] = under(home, options, ["include"]);
  const [omit] = under(home, options, ["omit"]);
  const wanted = select && said(select, true);
  const more = include && said(include, true);
  const left = new Set([...(omit ? (said(omit, true) ?? []) : []), ...(select ? (said(select, false) ?? []) : [])]);
  const own = fieldsOfRow(row)
    .map((it) => it.name)
    .filter((it) => !left.has(it));
  const columns = wanted?.length ? wanted : more || left.size > 0 ? [...own, ...(more ?? [])] : null;
  if (columns === null) return row;
  const asked = [...(select?.entries ?? []), ...(include?.entries ?? [])];
  const part: Row["part"] = (key) => {
    const [inner] = asked.filter((it) => it.key === key).flatMap((it) => recordsIn(home, it.value));
    return inner === undefined ? row.part(key) : row.part(key).map((it) => chosenIn(home, it, inner));
  };
  return { ...row, columns, part };
}

function chosenIn(home: Things, thing: Thing, options: Options): Thing {
  if (thing.kind === "row") return chosen(home, thing, options);
  return thing.kind === "many" && thing.of.kind === "row" ? several(chosen(home, thing.of, options)) : thing;
}

const under = (home: Things, { entries }: Options, keys: readonly string[]) =>
  entries.flatMap((it) => (it.key !== null && keys.includes(it.key) ? recordsIn(home, it.value) : []));

function recordsIn(home: Things, value: Value): Options[] {
  return home.of(value).flatMap((it) => (it.kind === "held" && it.value.kind === "record" ? [it.value] : []));
}

/** Names that are said yes to, or no; null where a spread hides some. */
function said({ entries }: Options, yes: boolean): readonly string[] | null {
  if (entries.some((it) => it.spread || it.key === null)) return null;
  return entries.filter((it) => isNo(it) !== yes).map((it) => it.key ?? "");
}

const isNo = ({ value }: Entry) => value.kind === "constant" && value.value === false;

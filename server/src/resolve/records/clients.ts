import { RECORD_CLIENTS, type RecordClient } from "../../catalogue/record-clients.ts";
import type { FieldKind, RecordField, RecordType } from "../../model/records.ts";
import type { Path, Row, Thing } from "../thing.ts";
import { isBelow, rowOfData } from "./declare.ts";

/** A client's tables, indexed for look-up. */
interface Known {
  readonly client: RecordClient;
  readonly gives: ReadonlyMap<string, string>;
  readonly values: ReadonlyMap<string, string>;
  /** Ways that lead to one of them. */
  readonly ways: ReadonlySet<string>;
  readonly records: ReadonlyMap<string, RecordType>;
}

const CALLED = "()";
const known = new Map<string, readonly Known[]>();

/** What calling a member of an SDK's client gives: records, or, on the way to one of its calls, the client itself. */
export function recordsOfClient(path: Path): readonly Thing[] {
  for (const it of clientsOf(path)) {
    const way = wayOf(path);
    const given = it.gives.get(way);
    if (given !== undefined) return thingsOf(given, it);
    if (it.ways.has(way)) return [{ ...path, members: [...path.members, CALLED] }];
  }
  return [];
}

/** `current_user`: a member that is a record itself. */
export function recordOfValue(path: Path): Row | null {
  for (const it of clientsOf(path)) {
    const given = it.values.get(wayOf(path));
    const row = given === undefined ? undefined : thingsOf(given, it).find((thing) => thing.kind === "row");
    if (row !== undefined) return row;
  }
  return null;
}

/** Whether an annotation names a client: `stripe: Stripe`. */
export function isRecordClient(path: Path): boolean {
  return path.members.length > 0 && clientsOf(path).some((it) => it.ways.has(wayOf(path)));
}

/** Calls on the way say nothing: `build("gmail", "v1").users().messages()`. */
function wayOf({ members }: Path): string {
  const named = members.filter((it) => it !== CALLED);
  return (named[0] === "default" ? named.slice(1) : named).join(".");
}

function clientsOf({ module }: Path): readonly Known[] {
  const scoped = module.startsWith("@");
  const root = scoped ? module.split("/").slice(0, 2).join("/") : (module.split(/[./]/)[0] ?? "");
  const found = known.get(root) ?? RECORD_CLIENTS.filter((it) => it.modules.includes(root)).map(indexed);
  if (found.length > 0) known.set(root, found);
  return found.filter((it) => isBelow(module, it.client.modules));
}

function indexed(client: RecordClient): Known {
  const gives = table(client.gives);
  const ways = new Set<string>();
  for (const path of gives.keys()) {
    const parts = path.split(".");
    for (let length = 0; length < parts.length; length++) ways.add(parts.slice(0, length).join("."));
  }
  const records = new Map(Object.entries(client.records).map(([name, fields]) => [name, recordType(client.id, name, fields)]));
  return { client, gives, values: table(client.values ?? {}), ways, records };
}

function table(rows: { readonly [paths: string]: string }): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(rows).flatMap(([paths, given]) => paths.split(" ").flatMap((it) => expanded(it).map((path) => [path, given] as const))),
  );
}

/** `a.{b,c}.d` is `a.b.d` and `a.c.d`. */
function expanded(pattern: string): string[] {
  const [, before, choices, after] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(pattern) ?? [];
  if (before === undefined || choices === undefined || after === undefined) return [pattern];
  return choices.split(",").flatMap((it) => expanded(`${before}${it}${after}`));
}

function thingsOf(given: string, { client, records }: Known): readonly Thing[] {
  const find = (name: string) => records.get(name);
  return given.split(" ").flatMap((it): Thing[] => {
    if (it.includes(":")) return [rowOfData(recordType(client.id, it, it), find)];
    const record = find(it.replace("*", ""));
    if (record === undefined) return [];
    const row = rowOfData(record, find);
    return [it.endsWith("*") ? { kind: "many", of: row, path: [] } : row];
  });
}

function recordType(source: string, name: string, fields: string): RecordType {
  return {
    name,
    source,
    uri: "",
    fields: fields.split(" ").flatMap((it) => (it === "" ? [] : fieldOf(it))),
    closed: false,
    keys: [],
    settings: false,
    start: 0,
    end: 0,
  };
}

function fieldOf(written: string): RecordField {
  const [, name = written, sign, of = "", list] = /^(\w+)(?:([:=])([\w.]+))?(\*)?$/.exec(written) ?? [];
  const isKind = (KINDS as readonly string[]).includes(of);
  const record = sign === ":" && !isKind ? of : null;
  const kind = record !== null ? "record" : isKind ? (of as FieldKind) : "unknown";
  const field = { name, type: of, kind, optional: true, list: list !== undefined, record, start: 0, end: 0 } as const;
  return sign === "=" ? { ...field, category: of } : field;
}

const KINDS = ["text", "number", "flag", "time"] as const;

import { PRINTS_FIELDS } from "../../catalogue/flow.ts";
import { SERIALISES } from "../../catalogue/records.ts";
import type { Call, Class, Value } from "../../model/program.ts";
import type { RecordField } from "../../model/records.ts";
import { type Definition, rootsOf } from "../../resolve/definitions.ts";
import { fieldsOfRow } from "../../resolve/records/loaded.ts";
import type { Row, Thing } from "../../resolve/thing.ts";
import type { Things } from "../../resolve/things.ts";
import { categoryOf, type FieldCategory, isPerson, nameWords } from "../personal-data/fields.ts";
import { NOT_OF_A_PERSON, nameOf, type PersonalContext, SAYS_NOTHING } from "./personal-names.ts";
import { type WholeQuery, wholeQuery } from "./statements.ts";

/** A record of a person that goes somewhere with all its fields. */
export interface WholeRecord {
  readonly name: string;
  /** What declares its fields; null where only its name says what it is. */
  readonly row: Row | null;
  /** For rows of a query: the table, and its `*`. */
  readonly query: WholeQuery | null;
  /** Several of them. */
  readonly many: boolean;
  /** Personal fields, worst first; those of records in it behind a dot. */
  readonly personal: readonly PersonalField[];
}

export interface PersonalField {
  readonly name: string;
  readonly field: FieldCategory;
}

const MOST_PATHS = 3;

/** The record that a value is, if it goes with all its fields; `spelled`: whoever takes it writes them out. */
export function wholeRecord(value: Value, spelled: boolean, home: Things, context: PersonalContext): WholeRecord | null {
  const holder = value.kind === "member" && value.key === "__dict__" ? value.object : value;
  if (!["name", "member", "index", "call"].includes(holder.kind) || isEntered(holder, home) || isMadeHere(holder, home)) return null;
  // What was written out before is no record any more: it is one where that was done.
  if (holder.kind === "name" ? isWritten(holder, home) : holder.kind === "call" && isChosen(holder)) return null;
  const written = spelled || holder !== value || (value.kind === "call" && isSerialised(value));
  for (const { row, many, owner } of heldRows(holder, home)) {
    if (row.record.settings || !(written || prints(row, owner, home))) continue;
    const personal = personalFields(row, home, context);
    if (isSomebodys(row.record.name, personal))
      return {
        name: holder.kind === "call" && !isSerialised(holder) ? row.record.name : nameFor(holder),
        row,
        query: null,
        many,
        personal,
      };
  }
  return written ? guessed(holder, home) : null;
}

/** Rows of people that a value, or a part of it, reads with every column. In JavaScript only a call that writes them out shows them. */
export function wholeRows(
  value: Value,
  path: readonly string[],
  spelled: boolean,
  home: Things,
  context: PersonalContext,
): WholeRecord | null {
  const query = spelled || home.origin.host === "python" ? wholeQuery(value, path, home) : null;
  if (query === null) return null;
  const { table, record, many } = query;
  const row: Row | null = record && { kind: "row", record, columns: null, part: () => [] };
  const personal = row === null ? [] : personalFields(row, home, context);
  return (row === null ? isPerson(table) : isSomebodys(table, personal)) ? { name: table, row, query, many, personal } : null;
}

// ── rows ───────────────────────────────────────────────────────────────────────────────────────────────────────────

interface HeldRow {
  readonly row: Row;
  readonly many: boolean;
  readonly owner: Class | null;
}

function heldRows(value: Value, home: Things): readonly HeldRow[] {
  return home.of(value).flatMap((it) => rowsIn(it, home, false));
}

function rowsIn(it: Thing, home: Things, many: boolean): readonly HeldRow[] {
  if (it.kind === "foreign") return rowsIn(it.thing, it.home, many);
  if (it.kind === "many") return it.path.length === 0 ? rowsIn(it.of, home, true) : [];
  if (it.kind !== "row" && it.kind !== "instance") return [];
  const row = home.records.rowOf(it);
  return row === null ? [] : [{ row, many, owner: it.kind === "instance" ? it.class : null }];
}

/** A record whose text shows its fields: in JavaScript it is `[object Object]`, and a class may print what it likes. */
function prints({ record }: Row, owner: Class | null, home: Things): boolean {
  const own = owner?.methods.some((it) => it.name === "__str__" || it.name === "__repr__" || it.name === "__format__");
  return home.origin.host === "python" && PRINTS_FIELDS.has(record.source) && own !== true;
}

const isSerialised = ({ callee }: Call) =>
  SERIALISES.has(callee.kind === "member" ? callee.key : callee.kind === "name" ? callee.name : "");

function isWritten(value: Value, home: Things, depth = 0): boolean {
  if (value.kind === "call") return isSerialised(value);
  if (value.kind !== "name" || depth > MOST_PATHS) return false;
  const roots = home.bindings.definitionsOf(value).flatMap(rootsOf);
  return roots.some((it) => it.kind === "value" && it.path.length === 0 && isWritten(it.value, home, depth + 1));
}

/** `model_dump(exclude={"ssn"})`: which fields stay nobody has to guess, but somebody did choose. `include` is read as columns. */
const isChosen = (call: Call) =>
  isSerialised(call) && call.args.some((it) => it.name === "exclude" || it.name === "only" || it.name === "fields");

/** A function of the project is looked into; only where it shows no record is its declared result believed. */
function isEntered(value: Value, home: Things): boolean {
  if (value.kind !== "call") return false;
  return home.of(value.callee).some((it) => {
    const [thing, there] = it.kind === "foreign" ? [it.thing, it.home] : [it, home];
    if (thing.kind === "class") return true;
    if (thing.kind !== "callable") return false;
    const returned = there.returnsOf(thing.func);
    return returned.length === 0 || returned.some((result) => there.of(result).length > 0 || isMadeHere(result, there));
  });
}

/** What the program puts together itself holds what it was given: the fields are followed then. */
function isMadeHere(value: Value, home: Things, depth = 0): boolean {
  if (depth > MOST_PATHS) return false;
  if (value.kind === "record" || value.kind === "list" || value.kind === "each") return true;
  if (value.kind === "call")
    return home.of(value.callee).some((it) => it.kind === "class" || (it.kind === "foreign" && it.thing.kind === "class"));
  if (value.kind !== "name") return false;
  return home.bindings.definitionsOf(value).some((it) => {
    if (it.kind === "value") return it.path.length === 0 && isMadeHere(it.value, home, depth + 1);
    if (it.kind === "element") return isMadeHere(it.over, home, depth + 1);
    if (it.kind !== "parameter" || it.path.length > 0) return false;
    const given = home.argumentsFor(it.func, it.index, it.parameter.name);
    return given.length > 0 && given.every((argument) => isMadeHere(argument, home, depth + 1));
  });
}

// ── fields ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The fields that go and say that they hold somebody's data, worst first; records inside once. */
function personalFields(row: Row, home: Things, context: PersonalContext, within = ""): readonly PersonalField[] {
  const { record } = row;
  const found = fieldsOfRow(row).flatMap((it): readonly PersonalField[] => {
    if (SAYS_NOTHING.has(it.kind)) return [];
    const field = it.kind === "record" ? null : fieldOf(it, record.name, context);
    if (field !== null) return isPersonal(field, context) ? [{ name: within + it.name, field }] : [];
    return within === "" ? inside(row, it, home, context) : [];
  });
  return [...found].sort((a, b) => b.field.level - a.field.level);
}

function inside(row: Row, { name }: RecordField, home: Things, context: PersonalContext): readonly PersonalField[] {
  const held = row.part(name).flatMap((it) => rowsIn(it, home, false));
  return held.flatMap((it): readonly PersonalField[] =>
    it.row.record === row.record ? [] : personalFields(it.row, home, context, `${name}.`),
  );
}

/** What somebody wrote may be about anybody, or nobody. */
function fieldOf({ name, category }: RecordField, of: string, { fieldCategory }: PersonalContext): FieldCategory | null {
  return category === undefined ? fieldCategory(name, of || null) : category === "content.message" ? null : categoryOf(category);
}

const isPersonal = ({ category }: FieldCategory, { isLawful }: PersonalContext) => category !== NOT_OF_A_PERSON && !isLawful(category);

/** A hotel has an address and a telephone too. */
const PLACES: ReadonlySet<string> = new Set(
  "hotel company store shop restaurant venue organization organisation org business office location place clinic hospital school university supplier vendor airport station building property branch agency brand merchant team site room listing destination".split(
    " ",
  ),
);
const REACHES = /^(?:contact|loc)\./;

/** A credential alone belongs to a program, and one user name to an account. */
function isSomebodys(name: string, personal: readonly PersonalField[]): boolean {
  const ofPlaces = nameWords(name).some((it) => PLACES.has(it));
  const own = personal.filter((it) => !(it.field.category.startsWith("auth.") || (ofPlaces && REACHES.test(it.field.category))));
  if (own.length === 0) return false;
  const strong = own.filter((it) => it.field.tier === "S" && it.field.level > 1);
  return (
    isPerson(name) ||
    strong.some((it) => it.field.level > 2 && !REACHES.test(it.field.category)) ||
    new Set(strong.map((it) => it.field.category)).size > 1
  );
}

// ── names ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A value that is called by what people are called, and of which nobody says what it is. */
function guessed(value: Value, home: Things): WholeRecord | null {
  const holder = value.kind === "call" && isSerialised(value) && value.callee.kind === "member" ? value.callee.object : value;
  if ((holder.kind !== "name" && holder.kind !== "member") || !isPerson(nameOf(holder)) || home.of(holder).length > 0) return null;
  const isSeen = holder.kind === "name" && home.bindings.definitionsOf(holder).some((it) => isFollowed(it, home));
  return isSeen ? null : { name: nameFor(holder), row: null, query: null, many: false, personal: [] };
}

/** Where it comes from says more than its name. */
function isFollowed(it: Definition, home: Things): boolean {
  if (it.kind === "value") return wholeQuery(it.value, it.path, home) !== null;
  return it.kind === "parameter" && home.argumentsFor(it.func, it.index, it.parameter.name).length > 0;
}

/** `session.user`, `current_user`; of a call that writes it out what it is called on. */
function nameFor(value: Value): string {
  if (value.kind === "member") return value.object.kind === "name" ? `${value.object.name}.${value.key}` : value.key;
  if (value.kind !== "call" || !isSerialised(value)) return nameOf(value) ?? "record";
  const source = value.callee.kind === "member" && value.args.every((it) => it.name !== null) ? value.callee.object : value.args[0]?.value;
  return (source && nameFor(source)) ?? "record";
}

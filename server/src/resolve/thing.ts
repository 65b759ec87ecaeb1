import type { Catalogue } from "../catalogue/index.ts";
import type { Entry, Slots, TemplateEntry } from "../catalogue/schema.ts";
import type { Argument, Call, Class, Func, TypeDeclaration, Value } from "../model/program.ts";
import type { RecordType } from "../model/records.ts";
import type { TextFiles } from "./text-files.ts";
import type { Things } from "./things.ts";

/** What a value is, as far as it matters for recognition. */
export type Thing = Path | Made | Instance | Callable | ClassThing | Held | Row | Many | Schema | Store | Foreign;

/** Something imported, or a global: `openai.chat.completions`. */
export interface Path {
  readonly kind: "path";
  readonly module: string;
  readonly members: readonly string[];
}

/** An object the catalogue knows, with the calls that made and configured it and the member path taken since. */
export interface Made {
  readonly kind: "made";
  readonly type: string;
  readonly sdk: string;
  /** Constructor first, then every call that added settings. */
  readonly settings: readonly Setting[];
  /** Stages, if it is a pipeline. */
  readonly stages: readonly Stage[];
  readonly path: readonly string[];
  /** The type that says what it is, where no call was seen to make it. */
  readonly declared: Declared | null;
  /** What made it was read in its package; else it stands in the catalogue from memory. */
  readonly confirmed: boolean;
}

/** A type of an SDK: its dotted path, and who answers where the type says so. */
export interface Declared {
  readonly path: string;
  readonly vendor: string | null;
}

export type Stage = "model" | "prompt" | "retriever" | "other" | "step" | "unknown";

/** One object for all that have none: what is known of slots is kept by identity. */
export const NO_SLOTS: Slots = {};

/** A call that made or configured an object, and where its slots are. */
export interface Setting {
  readonly call: Call;
  readonly slots: Slots;
  /** The call makes a prompt template. */
  readonly template?: TemplateEntry;
  readonly vendor?: string;
  /** It gives places of a template their values. */
  readonly fills?: true;
  /** The file that the call stands in. */
  readonly home?: Things;
}

export interface Instance {
  readonly kind: "instance";
  readonly class: Class;
}

export interface Callable {
  readonly kind: "callable";
  readonly func: Func;
}

export interface ClassThing {
  readonly kind: "class";
  readonly class: Class;
}

/** A collection or literal, kept so that its parts can be looked up. */
export interface Held {
  readonly kind: "held";
  readonly value: Value;
}

/** A value of a record type: a row, a parsed body, an object of a declared shape. */
export interface Row {
  readonly kind: "row";
  readonly record: RecordType;
  /** Names of the fields that were asked for; null for all. */
  readonly columns: readonly string[] | null;
  /** What a field holds, in the file that declares it. */
  readonly part: (key: string) => readonly Thing[];
}

/** Several of a thing, or a query that gives them; `path` is the way to a member since. */
export interface Many {
  readonly kind: "many";
  readonly of: Exclude<Thing, Foreign> | Foreign;
  readonly path: readonly string[];
}

/** What makes rows: a schema of a validator, a table of a query builder. */
export interface Schema {
  readonly kind: "schema";
  readonly row: Row;
  readonly path: readonly string[];
}

/** What gives access to tables by their names. */
export interface Store {
  readonly kind: "store";
  readonly table: (name: string) => Row | null;
  /** Tables are members of this member; null where they are members of the store itself. */
  readonly behind: string | null;
  readonly path: readonly string[];
}

/** A thing of another file. It is asked through its home: here nobody reads the other file's program. */
export interface Foreign {
  readonly kind: "foreign";
  readonly home: Things;
  readonly thing: Exclude<Thing, Foreign>;
}

/** What other files of the project say. */
export interface Outside {
  /** What one exports under a name; null if the module is none of the project's. */
  value(module: string, members: readonly string[]): Exported | null;
  /** The same for what is declared for the type checker alone. */
  type(module: string, members: readonly string[]): { readonly home: Things; readonly declared: TypeDeclaration } | null;
  /** Record types that no program declares: models of a schema file, tables of SQL files; by their names. */
  readonly records: ReadonlyMap<string, RecordType>;
}

export const NOTHING_OUTSIDE: Outside = { value: () => null, type: () => null, records: new Map() };

/** What a file exports: the value as it is written there, and what it is. */
export interface Exported {
  readonly home: Things;
  readonly things: readonly Thing[];
  readonly value: Value;
}

/** The file that things stand in: what a reader from another file needs to quote it. */
export interface Origin {
  readonly uri: string;
  /** From the project's root. */
  readonly path?: string;
  readonly text: string;
  /** Prompt files that code may read; left out where nobody can read any. */
  readonly files?: TextFiles;
  /** How string literals are written here: `python`, `typescript`. */
  readonly host: string;
}

const MAX_THINGS = 12;

export function settingOf(call: Call, entry: Entry, home?: Things): Setting {
  const { slots = NO_SLOTS, template, vendor, fills } = entry;
  return {
    call,
    slots,
    ...(home ? { home } : {}),
    ...(template ? { template } : {}),
    ...(vendor ? { vendor } : {}),
    ...(fills ? { fills } : {}),
  };
}

export function made(sdk: string, type: string, settings: readonly Setting[], stages: readonly Stage[] = []): Made {
  return { kind: "made", type, sdk, settings, stages, path: [], declared: null, confirmed: true };
}

/** What an annotation or a base class says an object is: made by a call that nobody sees. Null for what makes nothing. */
export function declaredBy({ module, members }: Path, catalogue: Catalogue): Made | null {
  const found = catalogue.exported(module, members);
  if (found?.entry.makes === undefined) return null;
  const path = [module, ...members].join(".");
  return { ...made(found.sdk, found.entry.makes, []), confirmed: found.confirmed, declared: { path, vendor: found.entry.vendor ?? null } };
}

/** Whether a call means this function among several of one name: it gives as many arguments as there are parameters. */
export function isMeantBy(func: Func, args: readonly Argument[]): boolean {
  const { class: owner, parameters } = func;
  if (owner === null || owner.methods.filter((it) => it.name === func.name).length < 2) return true;
  if (args.some((it) => it.spread || it.name !== null) || parameters.some((it) => it.fallback !== null)) return true;
  const rest = parameters.some((it) => it.rest !== null);
  const taken = parameters.filter((it) => it.rest === null && it.name !== func.receiver).length;
  return rest ? args.length >= taken : args.length === taken;
}

/** The argument that fills a parameter; undefined when it is left to its default, or a spread hides it. */
export function argumentFor(func: Func, index: number, name: string, args: readonly Argument[]): Argument | undefined {
  const named = args.find((it) => it.name === name && name !== "");
  if (named) return named;
  const position = func.receiver !== null && func.receiver === func.parameters[0]?.name ? index - 1 : index;
  const positional = args.filter((it) => it.name === null);
  return positional.some((it) => it.spread) ? undefined : positional[position];
}

/** What runs when an instance is called like a function. */
export function calledAs(thing: Instance): Func | undefined {
  return thing.class.methods.find((it) => it.name === "__call__" || it.name === "forward");
}

/** An object of the catalogue is the same everywhere; what a relative import means is known in its own file only. */
export function abroad(home: Things, thing: Thing): Thing {
  const isSame = thing.kind === "foreign" || thing.kind === "made" || (thing.kind === "path" && !thing.module.startsWith("."));
  return isSame ? thing : { kind: "foreign", home, thing };
}

/** Without repetitions, and no more than a reader can use. */
export function unique(things: readonly Thing[]): readonly Thing[] {
  const seen = new Set<unknown>();
  const result: Thing[] = [];
  for (const it of things) {
    const key =
      it.kind === "path"
        ? `${it.module}:${it.members.join(".")}`
        : it.kind === "made"
          ? `${it.type}:${it.path.join(".")}:${it.settings.map((c) => c.call.start).join()}:${it.stages.join()}:${it.declared?.path}`
          : it.kind === "callable"
            ? it.func
            : it.kind === "foreign"
              ? identityOf(it.thing)
              : identityOf(it);
    if (seen.has(key)) continue;
    seen.add(key);
    result.push(it);
    if (result.length === MAX_THINGS) break;
  }
  return result;
}

function identityOf(thing: Exclude<Thing, Foreign>): unknown {
  switch (thing.kind) {
    case "callable":
      return thing.func;
    case "held":
      return thing.value;
    case "class":
    case "instance":
      return thing.class;
    case "row":
      return rowKey(thing);
    case "schema":
      return `schema ${thing.path.join(".")} ${rowKey(thing.row)}`;
    case "many": {
      const of = thing.of.kind === "foreign" ? thing.of.thing : thing.of;
      return of.kind === "row" ? `many ${thing.path.join(".")} ${rowKey(of)}` : thing;
    }
    default:
      return thing;
  }
}

const rowKey = ({ record, columns }: Row) => `row ${record.uri || record.source} ${record.start} ${record.name} ${columns?.join() ?? ""}`;

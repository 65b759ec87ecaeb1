import type { Call, Func, Name, Program, Value } from "../../model/program.ts";
import { statementsOf } from "../../model/values.ts";
import type { Definition } from "../../resolve/definitions.ts";
import { placeOf } from "../../resolve/places.ts";
import type { Things } from "../../resolve/things.ts";
import { calleeName } from "./callees.ts";
import { byName, cleaningOf, madePath } from "./cleaners.ts";

/** A place of which a redacted copy was made before, under a name. */
export interface Redacted {
  /** The raw place, as it is written. */
  readonly raw: string;
  /** The copy, as it is read: `clean`, `result.text`. */
  readonly copy: string;
  /** Something reads the copy. */
  readonly used: boolean;
}

interface Redaction {
  readonly call: Call;
  readonly func: Func;
  readonly root: readonly Definition[];
  readonly copy: string;
  readonly used: boolean;
}

/** By the place that is redacted, as it is written. */
type Redactions = ReadonlyMap<string, readonly Redaction[]>;

const known = new WeakMap<Things, Redactions>();
/** What a library's redactor gives is an object with the text in it. */
const IN_TEXT = /(?:^|\.)AnonymizerEngine\.anonymize$/;

/** The redacted copy of what is read here, made earlier in the same function; null where there is none. */
export function redactedBefore(value: Value, home: Things, sanitizers: (name: string) => boolean): Redacted | null {
  if (value.kind !== "name" && value.kind !== "member") return null;
  const redactions = redactionsIn(home, sanitizers);
  if (redactions.size === 0) return null;
  const { root, path } = placeOf(value);
  if (root === null) return null;
  const raw = [root.name, ...path].join(".");
  const definitions = home.bindings.definitionsOf(root);
  const found = redactions
    .get(raw)
    ?.find(
      (it) =>
        it.call.end <= value.start &&
        it.func.start <= value.start &&
        value.end <= it.func.end &&
        definitions.length > 0 &&
        definitions.every((definition) => it.root.includes(definition)),
    );
  return found ? { raw, copy: found.copy, used: found.used } : null;
}

/** `clean = redact(ticket.body)`: calls of strong redactors whose result gets a name of its own. */
function redactionsIn(home: Things, sanitizers: (name: string) => boolean): Redactions {
  const before = known.get(home);
  if (before !== undefined) return before;
  const found = new Map<string, Redaction[]>();
  const given = new Map<Func, ReadonlyMap<Value, Given>>();
  known.set(home, found);
  for (const { call, func } of home.bindings.sites) {
    const name = calleeName(call, home);
    if (cleaningOf(call, name, home, sanitizers) !== "cleans" || isHash(name.path ?? name.last)) continue;
    const raw = call.args.find((it) => it.name === "text" || it.name === null)?.value;
    const place = raw && placeOf(raw);
    const names = given.get(func) ?? namesGiven(func);
    given.set(func, names);
    const copy = names.get(call);
    if (!place?.root || copy === undefined) continue;
    const root = home.bindings.definitionsOf(place.root);
    if (root.length === 0 || copy.name === place.root.name) continue;
    const suffix = IN_TEXT.test(madePath(call, home) ?? "") && !copy.inText ? ".text" : "";
    const key = [place.root.name, ...place.path].join(".");
    const redaction = { call, func, root, copy: copy.name + suffix, used: isRead(copy.place, home) };
    found.set(key, [...(found.get(key) ?? []), redaction]);
  }
  return found;
}

/** A function that a file declares or imports and that takes people out of a text, by its name there. */
export function redactorIn({ module }: Program, sanitizers: (name: string) => boolean): string | null {
  for (const it of module.body) {
    const [target] = it.kind === "assign" ? it.targets : [];
    if (it.kind !== "assign" || target?.place.kind !== "name" || !isFunction(it.value)) continue;
    const { name } = target.place;
    if (/^[a-z_]/.test(name) && byName(name, sanitizers) === "cleans" && !isHash(name)) return name;
  }
  return null;
}

const isFunction = (it: Value) => it.kind === "function" || (it.kind === "imported" && it.member !== null);

const isHash = (name: string) => /hash|hmac|sha\d|md5|blake|digest|uuid|bcrypt/i.test(name);

interface Given {
  readonly name: string;
  readonly place: Name;
  readonly inText: boolean;
}

/** Calls whose result, or the text in it, a name takes. */
function namesGiven(func: Func): ReadonlyMap<Value, Given> {
  const found = new Map<Value, Given>();
  for (const it of statementsOf(func.body)) {
    if (it.kind !== "assign" || it.augments || it.targets.length !== 1) continue;
    const [target] = it.targets;
    if (target?.place.kind !== "name" || target.path.length > 0) continue;
    const inText = it.value.kind === "member";
    found.set(it.value.kind === "member" ? it.value.object : it.value, { name: target.place.name, place: target.place, inText });
  }
  return found;
}

function isRead(place: Name, { bindings }: Things): boolean {
  return bindings.namesOf(place.name).some((it) => it.start > place.end && bindings.definitionsOf(it).some((d) => d.start === place.start));
}

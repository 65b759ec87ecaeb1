import type { Call, Func, Name, Program, Value } from "../../model/program.ts";
import { statementsOf } from "../../model/values.ts";
import type { Definition } from "../../resolve/definitions.ts";
import { placeOf } from "../../resolve/places.ts";
import type { Things } from "../../resolve/things.ts";
import { calleeName } from "./callees.ts";
import { byName, cleaningOf } from "./cleaners.ts";

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
  readonly path: string;
  readonly copy: string;
  readonly used: boolean;
}

const known = new WeakMap<Things, readonly Redaction[]>();
/** What a library's redactor gives is an object with the text in it. */
const IN_TEXT = /(?:^|\.)AnonymizerEngine\.anonymize$/;

/** The redacted copy of what is read here, made earlier in the same function; null where there is none. */
export function redactedBefore(value: Value, home: Things, sanitizers: (name: string) => boolean): Redacted | null {
  if (value.kind !== "name" && value.kind !== "member") return null;
  const redactions = redactionsIn(home, sanitizers);
  if (redactions.length === 0) return null;
  const { root, path } = placeOf(value);
  if (root === null) return null;
  const definitions = home.bindings.definitionsOf(root);
  const found = redactions.find(
    (it) =>
      it.call.end <= value.start &&
      it.func.start <= value.start &&
      value.end <= it.func.end &&
      it.path === path.join(".") &&
      definitions.length > 0 &&
      definitions.every((definition) => it.root.includes(definition)),
  );
  return found ? { raw: [root.name, ...path].join("."), copy: found.copy, used: found.used } : null;
}

/** `clean = redact(ticket.body)`: calls of strong redactors whose result gets a name of its own. */
function redactionsIn(home: Things, sanitizers: (name: string) => boolean): readonly Redaction[] {
  const before = known.get(home);
  if (before !== undefined) return before;
  const found: Redaction[] = [];
  known.set(home, found);
  for (const { call, func } of home.bindings.sites) {
    const name = calleeName(call, home);
    if (cleaningOf(call, name, home, sanitizers) !== "cleans" || isHash(name.path ?? name.last)) continue;
    const raw = call.args.find((it) => it.name === "text" || it.name === null)?.value;
    const place = raw && placeOf(raw);
    const copy = nameGiven(call, func);
    if (!place?.root || copy === null) continue;
    const root = home.bindings.definitionsOf(place.root);
    if (root.length === 0 || copy.name === place.root.name) continue;
    const suffix = IN_TEXT.test(name.path ?? "") && !copy.inText ? ".text" : "";
    found.push({ call, func, root, path: place.path.join("."), copy: copy.name + suffix, used: isRead(copy.place, home) });
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

/** The name that takes the result of a call, or the text in it. */
function nameGiven(call: Call, func: Func): Given | null {
  for (const it of statementsOf(func.body)) {
    if (it.kind !== "assign" || it.augments || it.targets.length !== 1) continue;
    const inText = it.value.kind === "member" && it.value.object === call;
    const [target] = it.targets;
    if ((it.value === call || inText) && target?.place.kind === "name" && target.path.length === 0)
      return { name: target.place.name, place: target.place, inText };
  }
  return null;
}

function isRead(place: Name, { bindings }: Things): boolean {
  return bindings.namesOf(place.name).some((it) => it.start > place.end && bindings.definitionsOf(it).some((d) => d.start === place.start));
}

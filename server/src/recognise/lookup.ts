import type { Argument, Call, Entry, Value } from "../model/program.ts";
import type { Definition } from "../resolve/definitions.ts";
import type { Things } from "../resolve/things.ts";
import type { Given } from "./site.ts";

export interface Found {
  readonly values: readonly Given[];
  /** A spread or a computed key could hold it. */
  readonly hidden: boolean;
}

type Holder = Argument | Entry;

const NOTHING: Found = { values: [], hidden: false };
const HIDDEN: Found = { values: [], hidden: true };
/** Values and definitions looked at for one record. What has more is unknown. */
const MAX_STEPS = 3_000;

/** Finds what stands at a path in the arguments of a call: `config.temperature`, `#1.model`, whatever the records were built of. */
export class Lookup {
  private readonly things: Things;
  /** Keys that a record can be seen to have; null when it takes too many steps to say. */
  private readonly keys = new Map<Value, ReadonlySet<string> | null>();
  /** Names under which the arguments of a call can be seen to hold something; null when it takes too many steps to say. */
  private readonly heads = new Map<Call, ReadonlySet<string> | null>();

  /** Questions about calls that are being answered. */
  private readonly open = new Map<Call, Set<string>>();

  private readonly others: Map<Things, Lookup>;
  /** As slots spell it: where properties begin with a capital, that is no part of the name. */
  private readonly spelt: (key: string) => string;

  constructor(things: Things, others = new Map<Things, Lookup>()) {
    this.things = things;
    this.others = others.set(things, this);
    this.spelt = things.origin.host === "csharp" ? (key) => key.charAt(0).toLowerCase() + key.slice(1) : (key) => key;
  }

  /**
   * `claimed`: positions that hold something else than options, where the language gives options as an object: an argument
   * anywhere else that nobody can see into may hold anything. Null where that is not so.
   */
  find(call: Call, path: readonly string[], claimed: ReadonlySet<number> | null = null): Found {
    const head = this.spelt(path[0] ?? "");
    if (head === "#*") return { values: call.args.map((it) => ({ value: it.value, holder: it, among: call.args })), hidden: false };
    if (head.startsWith("@")) return joined(call.args.map((it) => this.inOption(it, head.slice(1), path)));
    if (head.startsWith("#")) {
      const at = Number(head.slice(1));
      const positional = call.args.filter((it) => it.name === null);
      if (positional.slice(0, at + 1).some((it) => it.spread)) return HIDDEN;
      const argument = positional[at];
      return argument ? this.deeper(argument.value, path.slice(1), argument, call.args) : NOTHING;
    }
    // Most names that a slot may have stand nowhere in the call.
    const heads = this.headsOf(call);
    if (heads !== null && !heads.has(head) && !heads.has(UNSEEN)) return NOTHING;
    const found: Found[] = [];
    for (let i = 0; i < call.args.length; i++) {
      const argument = call.args[i];
      if (argument === undefined) continue;
      const { name, value, spread } = argument;
      if (name !== null && this.spelt(name) === head) found.push(this.deeper(value, path.slice(1), argument, call.args));
      if (name !== null) continue;
      const mayBeOptions = claimed !== null && !claimed.has(i) && this.things.origin.host === "typescript";
      const inside = this.inRecord(value, path, spread || mayBeOptions);
      if (inside !== NOTHING) found.push(inside);
    }
    return found.length === 0 ? NOTHING : joined(found);
  }

  /** Names under which the call is given something, as slots spell them; null when anything may stand in it. */
  namesIn(call: Call): ReadonlySet<string> | null {
    const heads = this.headsOf(call);
    return heads?.has(UNSEEN) ? null : heads;
  }

  /** `openai.WithModel("...")` among the arguments: an option is a call of its own. */
  private inOption({ value, spread }: Argument, name: string, path: readonly string[]): Found {
    if (spread) return HIDDEN;
    if (value.kind !== "call" || value.callee.kind !== "member" || value.callee.key !== name) return NOTHING;
    const first = value.args[0];
    return first ? this.deeper(first.value, path.slice(1), first, value.args) : NOTHING;
  }

  private deeper(value: Value, path: readonly string[], holder: Holder | null, among: readonly Holder[]): Found {
    return path.length === 0 ? { values: [{ value, holder, among }], hidden: false } : this.inRecord(value, path, false);
  }

  /** Looks in a record, in what was put into it later, or in the arguments of the call that builds it. */
  private inRecord(value: Value, path: readonly string[], spread: boolean): Found {
    const key = this.spelt(path[0] ?? "");
    if (key.startsWith("#")) return value.kind === "call" ? this.find(value, path) : NOTHING;
    const keys = this.keysOf(value);
    if (keys === null) return HIDDEN;
    if (!keys.has(key)) return spread && keys.has(UNSEEN) ? HIDDEN : NOTHING;
    const rest = path.slice(1);
    const found: Found[] = [];
    let hidden = false;
    this.walk(value, spread, {
      record: (at) => {
        const entry = at.entries.findLast((it) => it.key !== null && this.spelt(it.key) === key);
        if (entry) found.push(this.deeper(entry.value, rest, entry, at.entries));
        return entry === undefined;
      },
      list: (at) => {
        const item = at.items[Number(key)];
        if (item && !item.spread) found.push(this.deeper(item.value, rest, null, []));
      },
      builder: (call) => {
        const inner = this.built(call, path);
        found.push(inner);
        return inner.values.length === 0;
      },
      change: (definition) => {
        if (this.spelt(definition.path[0] ?? "") !== key) return true;
        for (const it of definition.values)
          found.push(this.deeper(it, definition.path.length > 1 ? [...definition.path.slice(1)] : rest, null, []));
        return definition.path.length > 1;
      },
      elsewhere: (home, record) => found.push(fromElsewhere(this.in(home).inRecord(record, path, spread), home)),
      unseen: () => {
        hidden = true;
      },
    });
    const result = joined(found);
    return hidden && result.values.length === 0 ? { values: [], hidden: spread || result.hidden } : result;
  }

  /** What a call that builds a record was given. One that is given itself, in a loop say, has no more the second time. */
  private built(call: Call, path: readonly string[]): Found {
    const question = path.join(".");
    const open = this.open.get(call) ?? new Set<string>();
    this.open.set(call, open);
    if (open.has(question)) return NOTHING;
    open.add(question);
    const found = this.find(call, path);
    open.delete(question);
    return found;
  }

  /** The same for calls and records of another file. */
  in(home: Things): Lookup {
    if (home === this.things) return this;
    const known = this.others.get(home) ?? new Lookup(home, this.others);
    this.others.set(home, known);
    return known;
  }

  private headsOf(call: Call): ReadonlySet<string> | null {
    const known = this.heads.get(call);
    if (known !== undefined) return known;
    const heads = new Set<string>();
    let complete = true;
    for (const { name, value } of call.args) {
      if (name !== null) heads.add(this.spelt(name));
      else {
        const keys = this.keysOf(value);
        complete &&= keys !== null;
        for (const it of keys ?? []) heads.add(it);
      }
    }
    const result = complete ? heads : null;
    this.heads.set(call, result);
    return result;
  }

  private keysOf(value: Value): ReadonlySet<string> | null {
    const known = this.keys.get(value);
    if (known !== undefined) return known;
    const keys = new Set<string>();
    // A record that holds itself has no more keys the second time.
    this.keys.set(value, keys);
    const complete = this.walk(value, false, {
      record: (at) => {
        for (const it of at.entries) if (it.key !== null) keys.add(this.spelt(it.key));
        return true;
      },
      list: (at) => {
        for (const i of at.items.keys()) keys.add(String(i));
      },
      builder: (call) => {
        for (const it of call.args) {
          if (it.name !== null) keys.add(this.spelt(it.name));
          else for (const inner of this.keysOf(it.value) ?? []) keys.add(inner);
        }
        return true;
      },
      change: (definition) => {
        if (definition.path[0] !== undefined) keys.add(this.spelt(definition.path[0]));
        return true;
      },
      elsewhere: (home, record) => {
        for (const it of this.in(home).keysOf(record) ?? [UNSEEN]) keys.add(it);
      },
      unseen: () => {
        keys.add(UNSEEN);
      },
    });
    if (!complete) this.keys.set(value, null);
    return complete ? keys : null;
  }

  /** Everything that can have put content into a record, latest first. A visitor says whether to look behind. False when it took too many steps. */
  private walk(value: Value, spread: boolean, visitor: Visitor): boolean {
    const seen = new Set<Value | Definition>();
    const stack: { readonly at: Value | Definition; readonly spread: boolean }[] = [];
    const push = (items: readonly (Value | Definition)[], inSpread: boolean): void => {
      for (const at of items.toReversed()) if (!seen.has(at)) stack.push({ at, spread: inSpread });
    };
    push([value], spread);
    for (let next = stack.pop(), steps = 0; next !== undefined; next = stack.pop(), steps++) {
      if (steps > MAX_STEPS) return false;
      const { at, spread: inSpread } = next;
      if (seen.has(at)) continue;
      seen.add(at);
      if (isDefinition(at)) {
        if (at.kind === "value" && at.path.length === 0) push([at.value], inSpread);
        else if (at.kind === "change") {
          const goesOn = at.path.length === 0 && at.call ? visitor.builder(at.call) : visitor.change(at);
          if (goesOn || at.sometimes) push(at.previous, inSpread);
        } else visitor.unseen();
      } else if (at.kind === "record") {
        const spreads = at.entries.flatMap((it) => (it.spread ? [it.value] : []));
        if (visitor.record(at)) push(spreads, true);
      } else if (at.kind === "list") visitor.list(at);
      else if (at.kind === "call" && builds(at)) visitor.builder(at);
      else if (at.kind === "choice") push(at.options, inSpread);
      else if (at.kind === "name") push(this.things.bindings.definitionsOf(at), inSpread);
      else if (at.kind === "member" || at.kind === "call" || at.kind === "imported") {
        const things = this.things.of(at);
        const held = things.flatMap((it) => {
          if (it.kind === "held") return it.value === at ? [] : [it.value];
          // An options object of an SDK is what it was made with.
          const made = it.kind === "made" && it.path.length === 0 ? it.settings.at(-1) : undefined;
          return made && made.call !== at && builds(made.call) && (made.home ?? this.things) === this.things ? [made.call] : [];
        });
        const foreign = things.flatMap((it) =>
          it.kind === "foreign" && it.thing.kind === "held" ? [{ home: it.home, value: it.thing.value }] : [],
        );
        if (held.length + foreign.length === 0) visitor.unseen();
        push(held, inSpread);
        for (const it of foreign) visitor.elsewhere(it.home, it.value);
      } else if (!PLAIN.has(at.kind)) visitor.unseen();
    }
    return true;
  }
}

interface Visitor {
  record(at: Extract<Value, { kind: "record" }>): boolean;
  list(at: Extract<Value, { kind: "list" }>): void;
  builder(call: Call): boolean;
  change(definition: Extract<Definition, { kind: "change" }>): boolean;
  /** A record that stands in another file. */
  elsewhere(home: Things, record: Value): void;
  unseen(): void;
}

/** No records, whatever they hold. */
const PLAIN = new Set(["text", "constant", "function", "class"]);
/** Stands among the keys for those that nobody can see. */
const UNSEEN = "…";
const DEFINITIONS = new Set(["value", "change", "element", "parameter", "receiver"]);

function isDefinition(at: Value | Definition): at is Definition {
  return DEFINITIONS.has(at.kind);
}

function joined(found: readonly Found[]): Found {
  const seen = found.filter((it) => it !== NOTHING);
  const [only] = seen;
  if (only === undefined || seen.length === 1) return only ?? NOTHING;
  return { values: found.flatMap((it) => it.values), hidden: found.some((it) => it.hidden) };
}

/** What a record of another file holds, where it means the same in any: a literal, or a name that comes down to one. */
function fromElsewhere({ values, hidden }: Found, home: Things): Found {
  const literals = values.map((it): Given | null => {
    const there = it.home ?? home;
    const [only, ...more] = there.of(it.value).map((thing) => {
      const [held, at] = thing.kind === "foreign" ? [thing.thing, thing.home] : [thing, there];
      return held.kind === "held" && isLiteral(held.value) ? { value: held.value, holder: null, among: [], home: at } : null;
    });
    return more.length === 0 ? (only ?? null) : null;
  });
  const known = literals.filter((it) => it !== null);
  return { values: known, hidden: hidden || known.length < values.length };
}

/** It means the same in any file. */
export function isLiteral(value: Value): boolean {
  return value.kind === "constant" || (value.kind === "text" && value.pieces.every((it) => it.kind !== "hole"));
}

/** `dict(a=1)`, `GenerateContentConfig(temperature=0)`, `json.dumps({...})`: a call whose arguments are the record. */
function builds({ callee }: Call): boolean {
  const name = callee.kind === "member" ? callee.key : callee.kind === "name" ? callee.name : "";
  return /^[A-Z]|^dict$|^dumps$|^stringify$/.test(name);
}

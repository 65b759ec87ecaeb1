import type { Slots } from "../catalogue/schema.ts";
import { SPELLINGS } from "../catalogue/spellings.ts";
import type { SlotName } from "../model/document.ts";
import type { Call, Value } from "../model/program.ts";
import type { Setting } from "../resolve/thing.ts";
import type { Things } from "../resolve/things.ts";
import { type Found, Lookup } from "./lookup.ts";
import type { Given, Slot } from "./site.ts";

/** Given to the call itself, never to what made its receiver, unless an entry says where. */
const OWN: ReadonlySet<SlotName> = new Set(["prompt", "query"]);
/** A call through a framework has these from its model object. */
const INHERITED: ReadonlySet<SlotName> = new Set([
  "temperature",
  "topP",
  "samplingTopK",
  "presencePenalty",
  "frequencyPenalty",
  "seed",
  "maxTokens",
  "reasoning",
  "timeout",
  "retries",
  "baseUrl",
  "stop",
  "stream",
]);

/** Finds what a slot holds: in the call, else in what configured the receiver, latest first. */
export class SlotReader {
  private readonly things: Things;
  private readonly lookup: Lookup;
  private readonly possible = new Map<Spellings, Map<Call, ReadonlySet<SlotName> | null>>();
  private readonly models = new Map<readonly Setting[], readonly Setting[] | null>();

  constructor(things: Things) {
    this.things = things;
    this.lookup = new Lookup(things);
  }

  /** Later settings win. What nothing gives is looked for in what made the model object. */
  readFrom(slot: SlotName, settings: readonly Setting[], depth = 0): Slot {
    let hidden = false;
    const own = settings.at(-1);
    for (let i = settings.length - 1; i >= 0; i--) {
      const it = settings[i] as Setting;
      if (it !== own && OWN.has(slot) && it.slots[slot] === undefined) continue;
      const known = spellingsOf(it.slots);
      // Most slots stand under none of the names that a call is given.
      if (this.candidates(it.call, known)?.has(slot) === false) continue;
      const claimed = it === own || it.call.constructs ? known.claimed : null;
      const { home = this.things } = it;
      for (const { path, inText } of known.of(slot)) {
        const found = inText ? this.inText(it.call, inText.argument, inText.pattern) : this.lookup.in(home).find(it.call, path, claimed);
        if (found.values.length > 0) {
          const given = home === this.things ? found.values : found.values.map((value) => ({ home, ...value }));
          return { state: "set", values: given.map(({ value }) => value), given, from: it.call };
        }
        hidden ||= found.hidden;
      }
    }
    const onModel = depth < 3 && INHERITED.has(slot) ? this.ofModel(slot, settings, depth) : null;
    if (onModel && onModel.state !== "absent") return onModel;
    return hidden ? { state: "unknown" } : { state: "absent" };
  }

  /** Slots that can be found in a call at all; null where it cannot be seen what the call is given. */
  private candidates(call: Call, spellings: Spellings): ReadonlySet<SlotName> | null {
    const byCall = this.possible.get(spellings) ?? new Map<Call, ReadonlySet<SlotName> | null>();
    this.possible.set(spellings, byCall);
    let known = byCall.get(call);
    if (known === undefined) {
      const names = this.lookup.namesIn(call);
      known = names && spellings.under(names);
      byCall.set(call, known);
    }
    return known;
  }

  /** `Agent(model=ChatOpenAI(temperature=0))`: what the object in the model's slot was made with. */
  private ofModel(slot: SlotName, settings: readonly Setting[], depth: number): Slot | null {
    let made = this.models.get(settings);
    if (made === undefined) {
      made = this.madeModel(settings);
      this.models.set(settings, made);
    }
    return made && this.readFrom(slot, made, depth + 1);
  }

  private madeModel(settings: readonly Setting[]): readonly Setting[] | null {
    const model = this.readFrom("model", settings, 3);
    if (model.state !== "set") return null;
    const made = model.values.flatMap((it) => this.things.of(it)).flatMap((it) => (it.kind === "made" ? [it] : []));
    const [only] = made;
    return made.length === 1 && only && only.settings.length > 0 ? only.settings : null;
  }

  /** Names under which the call is given something: keywords and the keys of its records. */
  given(call: Call): Set<string> {
    const names = new Set<string>();
    if (call.args.some((it) => it.spread)) names.add("<spread>");
    if (call.args.length > 0) names.add("<any>");
    const first = call.args[0];
    if (first?.name === null && this.things.of(first.value).some((it) => it.kind === "held" && it.value.kind === "text"))
      names.add("<text>");
    for (const { name, value } of call.args) {
      if (name !== null) names.add(name);
      else
        for (const it of this.things.of(value))
          if (it.kind === "held" && it.value.kind === "record") for (const { key } of it.value.entries) if (key !== null) names.add(key);
    }
    if (call.args.some((it) => it.name === null && this.holdsMessages(it.value))) names.add("<messages>");
    return names;
  }

  /** A list of records with a role and a content: only a model is given that. */
  private holdsMessages(value: Value): boolean {
    return this.things.of(value).some((it) => {
      if (it.kind !== "held" || it.value.kind !== "list") return false;
      return it.value.items.some((item) =>
        this.things
          .of(item.value)
          .some(
            (m) =>
              m.kind === "held" &&
              m.value.kind === "record" &&
              ["role", "content"].every((key) => m.value.kind === "record" && m.value.entries.some((e) => e.key === key)),
          ),
      );
    });
  }

  /** A slot that is written inside a string: the LIMIT of a query. */
  private inText(call: Call, argument: string, pattern: RegExp): Found {
    const values: Given[] = [];
    for (const text of this.lookup.find(call, [argument]).values.flatMap((it) => this.things.of(it.value))) {
      if (text.kind !== "held" || text.value.kind !== "text") continue;
      const { start, end } = text.value;
      const written = text.value.pieces.map((it) => (it.kind === "hole" ? "{}" : it.text)).join("");
      const last = [...written.matchAll(pattern)].at(-1)?.[1];
      if (last !== undefined) values.push({ value: { kind: "constant", value: Number(last), start, end }, holder: null, among: [] });
    }
    return { values, hidden: false };
  }
}

interface Spelling {
  readonly path: readonly string[];
  readonly inText: { readonly argument: string; readonly pattern: RegExp } | null;
}

/** What an entry says of its slots, taken apart once: the entries are few, and each is asked for every slot at every site. */
class Spellings {
  /** Positions that hold something of their own. */
  readonly claimed: ReadonlySet<number>;
  private readonly bySlot = new Map<SlotName, readonly Spelling[]>();
  /** Slots by the first name of their spellings, with a small first letter too: that is how a host may spell it. */
  private readonly byHead = new Map<string, Set<SlotName>>();
  /** Slots that are found by position, among options or in a text: under no name. */
  private readonly unnamed = new Set<SlotName>();

  constructor(slots: Slots) {
    this.claimed = new Set(
      Object.values(slots).flatMap((places) => places.flatMap((it) => (/^#\d+$/.test(it) ? [Number(it.slice(1))] : []))),
    );
    for (const slot of Object.keys(SPELLINGS) as SlotName[]) {
      const all = (slots[slot] ?? SPELLINGS[slot]).map(spelling);
      this.bySlot.set(slot, all);
      for (const { path } of all) this.heads(slot, path[0] ?? "");
    }
  }

  private heads(slot: SlotName, head: string): void {
    if (/^[#@]/.test(head)) this.unnamed.add(slot);
    for (const it of [head, head.charAt(0).toLowerCase() + head.slice(1)]) {
      const known = this.byHead.get(it);
      if (known) known.add(slot);
      else this.byHead.set(it, new Set([slot]));
    }
  }

  /** Slots that may stand under these names. */
  under(names: Iterable<string>): ReadonlySet<SlotName> {
    const slots = new Set(this.unnamed);
    for (const name of names) for (const slot of this.byHead.get(name) ?? []) slots.add(slot);
    return slots;
  }

  of(slot: SlotName): readonly Spelling[] {
    return this.bySlot.get(slot) ?? [];
  }
}

function spelling(where: string): Spelling {
  const [, argument, pattern] = /^(#\d+)\/(.*)\/i$/.exec(where) ?? [];
  const inText = argument === undefined || pattern === undefined ? null : { argument, pattern: new RegExp(pattern, "gi") };
  return { path: where.split("."), inText };
}

const spellings = new WeakMap<Slots, Spellings>();

function spellingsOf(slots: Slots): Spellings {
  let known = spellings.get(slots);
  if (known === undefined) {
    known = new Spellings(slots);
    spellings.set(slots, known);
  }
  return known;
}

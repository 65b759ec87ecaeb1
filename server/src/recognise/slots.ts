import type { Slots } from "../catalogue/schema.ts";
import { SPELLINGS } from "../catalogue/spellings.ts";
import type { SlotName } from "../model/document.ts";
import type { Argument, Call, Entry, Value } from "../model/program.ts";
import type { Bindings } from "../resolve/bindings.ts";
import type { Definition } from "../resolve/definitions.ts";
import type { Setting } from "../resolve/thing.ts";
import type { Things } from "../resolve/things.ts";
import type { Given, Slot } from "./site.ts";

interface Lookup {
  readonly values: Given[];
  /** A spread or a computed key could hold it. */
  hidden: boolean;
}

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
  private readonly bindings: Bindings;
  private readonly things: Things;

  constructor(bindings: Bindings, things: Things) {
    this.bindings = bindings;
    this.things = things;
  }

  read(slot: SlotName, call: Call, slots: Slots, settings: readonly Setting[]): Slot {
    return this.readFrom(slot, [...settings, { call, slots }]);
  }

  /** Later settings win. What nothing gives is looked for in what made the model object. */
  readFrom(slot: SlotName, settings: readonly Setting[], depth = 0): Slot {
    let hidden = false;
    const own = settings.at(-1);
    for (const it of settings.toReversed()) {
      if (it !== own && OWN.has(slot) && it.slots[slot] === undefined) continue;
      for (const where of it.slots[slot] ?? SPELLINGS[slot]) {
        const inText = /^(#\d+)\/(.*)\/i$/.exec(where);
        const found = inText ? this.inText(it.call, inText[1] ?? "", inText[2] ?? "") : this.find(it.call, where.split("."));
        if (found.values.length > 0)
          return { state: "set", values: found.values.map((given) => given.value), given: found.values, from: it.call };
        hidden ||= found.hidden;
      }
    }
    const onModel = depth < 3 && INHERITED.has(slot) ? this.ofModel(slot, settings, depth) : null;
    if (onModel && onModel.state !== "absent") return onModel;
    return hidden ? { state: "unknown" } : { state: "absent" };
  }

  /** `Agent(model=ChatOpenAI(temperature=0))`: what the object in the model's slot was made with. */
  private ofModel(slot: SlotName, settings: readonly Setting[], depth: number): Slot | null {
    const model = this.readFrom("model", settings, 3);
    if (model.state !== "set") return null;
    const made = model.values.flatMap((it) => this.things.of(it)).flatMap((it) => (it.kind === "made" ? [it] : []));
    const [only] = made;
    return made.length === 1 && only && only.settings.length > 0 ? this.readFrom(slot, only.settings, depth + 1) : null;
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
  private inText(call: Call, argument: string, pattern: string): Lookup {
    const values: Given[] = [];
    for (const text of this.find(call, [argument]).values.flatMap((it) => this.things.of(it.value))) {
      if (text.kind !== "held" || text.value.kind !== "text") continue;
      const { start, end } = text.value;
      const matches = text.value.pieces
        .map((it) => (it.kind === "hole" ? "{}" : it.text))
        .join("")
        .matchAll(new RegExp(pattern, "gi"));
      const last = [...matches].at(-1)?.[1];
      if (last !== undefined) values.push({ value: { kind: "constant", value: Number(last), start, end }, holder: null, among: [] });
    }
    return { values, hidden: false };
  }

  private find(call: Call, [head = "", ...rest]: readonly string[]): Lookup {
    const result: Lookup = { values: [], hidden: false };
    if (head === "#*") return { values: call.args.map((it) => ({ value: it.value, holder: it, among: call.args })), hidden: false };
    if (head.startsWith("#")) {
      const at = Number(head.slice(1));
      const positional = call.args.filter((it) => it.name === null);
      if (positional.slice(0, at + 1).some((it) => it.spread)) return { values: [], hidden: true };
      const argument = positional[at];
      return argument ? this.deeper(argument.value, rest, argument, call.args) : result;
    }
    for (const argument of call.args) {
      const { name, value, spread } = argument;
      const found =
        name === head
          ? this.deeper(value, rest, argument, call.args)
          : name === null
            ? this.inRecord(value, [head, ...rest], spread)
            : null;
      if (found === null) continue;
      result.values.push(...found.values);
      result.hidden ||= found.hidden;
    }
    return result;
  }

  private deeper(value: Value, path: readonly string[], holder: Argument | Entry | null, among: readonly (Argument | Entry)[]): Lookup {
    return path.length === 0 ? { values: [{ value, holder, among }], hidden: false } : this.inRecord(value, path, false);
  }

  /** Looks in a record, in what was put into it later, or in the arguments of the call that builds it. */
  private inRecord(value: Value, path: readonly string[], spread: boolean): Lookup {
    const result: Lookup = { values: [], hidden: false };
    const [key = "", ...rest] = path;
    if (key.startsWith("#")) return value.kind === "call" ? this.find(value, path) : result;
    const take = (found: Lookup): void => {
      result.values.push(...found.values);
      result.hidden ||= found.hidden;
    };
    const seen = new Set<Definition>();
    const visit = (at: Value): void => {
      if (at.kind === "record") {
        const entry = at.entries.findLast((it) => it.key === key);
        if (entry) return take(this.deeper(entry.value, rest, entry, at.entries));
        for (const it of at.entries) if (it.spread) take(this.inRecord(it.value, path, true));
      } else if (at.kind === "list" && /^\d+$/.test(key)) {
        const item = at.items[Number(key)];
        if (item && !item.spread) take(this.deeper(item.value, rest, null, []));
      } else if (at.kind === "call" && this.builds(at, path)) take(this.find(at, path));
      else if (at.kind === "choice") at.options.forEach(visit);
      else if (at.kind === "name") this.bindings.definitionsOf(at).forEach(definition);
      else if (at.kind === "member") {
        const held = this.things.of(at).filter((it) => it.kind === "held");
        for (const it of held) if (it.value !== at) visit(it.value);
        result.hidden ||= spread && held.length === 0;
      } else result.hidden ||= spread;
    };
    const definition = (it: Definition): void => {
      if (seen.has(it)) return;
      seen.add(it);
      if (it.kind === "value" && it.path.length === 0) visit(it.value);
      else if (it.kind === "change") {
        if (it.path[0] === key) for (const v of it.values) take(this.deeper(v, rest, null, []));
        else if (it.path.length === 0 && it.call) take(this.find(it.call, path));
        if (result.values.length === 0) it.previous.forEach(definition);
      } else result.hidden ||= spread;
    };
    visit(value);
    return result;
  }

  /** `dict(a=1)`, `GenerateContentConfig(temperature=0)`, `json.dumps({...})`: a call whose arguments are the record. */
  private builds(call: Call, path: readonly string[]): boolean {
    const name = call.callee.kind === "member" ? call.callee.key : call.callee.kind === "name" ? call.callee.name : "";
    return /^[A-Z]|^dict$|^dumps$|^stringify$/.test(name) && path.length > 0;
  }
}

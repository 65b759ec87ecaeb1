import { SPELLINGS } from "../catalogue/spellings.ts";
import type { Insertion as DocumentInsertion, Slot, SlotName, Slots, SlotValue } from "../model/document.ts";
import type { Argument, Call, Entry, Value } from "../model/program.ts";
import { contains, type Span } from "../model/text.ts";
import type { Constants } from "../resolve/constants.ts";
import type { Things } from "../resolve/things.ts";
import { shown } from "./fragments.ts";
import { reach } from "./scope.ts";
import type { Given, Site, Slot as SiteSlot } from "./site.ts";

const RETRIEVAL_ONLY: ReadonlySet<SlotName> = new Set([
  "query",
  "topK",
  "threshold",
  "filter",
  "order",
  "chunkSize",
  "dimension",
  "searchParameters",
  "exact",
  "rerank",
  "fusion",
  "rewriting",
  "freshness",
  "tenant",
]);
const BOTH: ReadonlySet<SlotName> = new Set([
  "model",
  "timeout",
  "retries",
  "embedding",
  "baseUrl",
  "query",
  "topK",
  "threshold",
  "filter",
  "order",
  "chunkSize",
  "dimension",
  "searchParameters",
  "exact",
  "rerank",
  "fusion",
  "rewriting",
  "freshness",
  "tenant",
  "identity",
  "stream",
]);
const NAMES = Object.keys(SPELLINGS) as SlotName[];
const SOURCE_LENGTH = 120;
const MAX_VALUES = 8;

/** Every slot of a site as plain data. Names that nothing gives are left out. */
export function slotsOf(site: Site, home: Things, constants: Constants): Slots {
  const slots: { [Name in SlotName]?: Slot } = {};
  for (const name of NAMES) {
    if (site.kind === "call" ? RETRIEVAL_ONLY.has(name) : !BOTH.has(name)) continue;
    const slot = site.slot(name);
    if (slot.state !== "absent") slots[name] = plain(slot, site.call, home, constants);
  }
  return slots;
}

function plain(slot: Exclude<SiteSlot, { state: "absent" }>, call: Call, home: Things, constants: Constants): Slot {
  if (slot.state === "unknown") return slot;
  return {
    state: "set",
    values: slot.given
      .slice(0, MAX_VALUES)
      .flatMap((it) => valuesOf(it, call, home, constants))
      .slice(0, MAX_VALUES),
  };
}

/** One for each thing the value may be: the options of a conditional expression, what the branches left. */
function valuesOf(given: Given, call: Call, home: Things, constants: Constants): SlotValue[] {
  const { value, holder } = given;
  if (given.home !== undefined) {
    const { uri } = given.home.origin;
    const source = shown(given.home, value, SOURCE_LENGTH);
    const constant = constants.of(value);
    return [{ start: value.start, end: value.end, uri, source, key: null, removal: null, ...(constant === undefined ? {} : { constant }) }];
  }
  const key = holder === null ? null : keyOf(holder, home);
  const removal = holder !== null && contains(call, holder) ? holder.removal : null;
  const whole = one(value, home, constants, key, removal);
  if (whole.constant !== undefined) return [whole];
  const options = value.kind === "choice" ? value.options : optionsOf(value, home);
  return options.length < 2 ? [whole] : options.map((it) => one(it, home, constants, key, removal));
}

function optionsOf(value: Value, home: Things): readonly Value[] {
  const reached = reach(value, { home, frame: null });
  return reached.kind === "several" && reached.options.every((it) => it.scope.home === home) ? reached.options.map((it) => it.value) : [];
}

function one(value: Value, home: Things, constants: Constants, key: SlotValue["key"], removal: Span | null): SlotValue {
  const folded = constants.json(value);
  const base = { start: value.start, end: value.end, source: shown(home, value, SOURCE_LENGTH), key, removal };
  return { ...base, ...(folded === undefined ? {} : { constant: folded.value }), ...(folded?.partial ? { partial: true } : {}) };
}

/** The keyword or key in front of a value, without its quotes. */
function keyOf(holder: Argument | Entry, home: Things): SlotValue["key"] {
  if ("key" in holder) {
    const { key, keySpan } = holder;
    if (key === null || keySpan === null) return null;
    const quoted = home.origin.text.startsWith(key, keySpan.start) ? 0 : 1;
    return { name: key, start: keySpan.start + quoted, end: keySpan.start + quoted + key.length };
  }
  const { name, start } = holder;
  return name !== null && home.origin.text.startsWith(name, start) ? { name, start, end: start + name.length } : null;
}

/** Where a further argument goes: a keyword, or an entry of the options object where the language has no keywords. */
export function insertionOf(call: Call, home: Things): DocumentInsertion | null {
  if (home.origin.host === "python") return call.insert && { ...call.insert, style: "keyword" };
  const options = call.args.findLast((it) => it.name === null && it.value.kind === "record")?.value;
  return options?.kind === "record" && options.insert ? { ...options.insert, style: "record" } : null;
}

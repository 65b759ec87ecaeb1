import type { Catalogue, Found } from "../catalogue/index.ts";
import type { SiteEntry } from "../catalogue/schema.ts";
import type { SlotName } from "../model/document.ts";
import type { Call, Func, Value } from "../model/program.ts";
import type { Bindings, Site as Place } from "../resolve/bindings.ts";
import { holds } from "../resolve/deciding.ts";
import { namesModel } from "../resolve/pipelines.ts";
import { placeOf } from "../resolve/places.ts";
import { NO_SLOTS, type Setting, settingOf, type Thing } from "../resolve/thing.ts";
import { Things } from "../resolve/things.ts";
import type { Globals } from "./globals.ts";
import type { Site, Slot } from "./site.ts";
import { SlotReader } from "./slots.ts";

/** Finds the sites of a file: what the catalogue says about each call's callee. */
export function recognise(bindings: Bindings, things: Things, slots: SlotReader, catalogue: Catalogue, globals: Globals): Site[] {
  const sites: Site[] = [];
  for (const at of bindings.sites) {
    const found = findSites(at.call, things, catalogue, slots);
    if (found === undefined) continue;
    const settings = [...globalsFor(at, globals.get(found.sdk) ?? []), ...found.settings];
    for (const entry of found.entries) {
      const all = entry.request ? [...settings, ...requested(at.call, entry.request, things)] : settings;
      sites.push(site(at, entry, { ...found, settings: all }, slots));
    }
  }
  return sites.sort((a, b) => a.call.start - b.call.start || a.call.end - b.call.end);
}

/** What a request that was built before says of the call that sends it. */
function requested(call: Call, where: string, things: Things): readonly Setting[] {
  const value = call.args[Number(where.slice(1))]?.value;
  return value ? things.of(value).flatMap((it) => (it.kind === "made" ? it.settings : [])) : [];
}

/** Whether a file, read by itself, holds any site: asked of the files that others import. */
export function holdsSites(bindings: Bindings, catalogue: Catalogue): boolean {
  const things = new Things(bindings, catalogue);
  const slots = new SlotReader(things);
  return bindings.sites.some(
    (it) => findSites(it.call, things, catalogue, slots)?.entries.some((entry) => entry.needs !== "flow") ?? false,
  );
}

/** At the top level the last one before the call holds, for each thing that is set; a function may run after any of them. */
function globalsFor({ call, func }: Place, settings: readonly Setting[]): readonly Setting[] {
  if (func.parent !== null) return settings;
  const byTarget = new Map<string, Setting[]>();
  for (const it of settings) {
    const target = Object.keys(it.slots).join();
    byTarget.set(target, [...(byTarget.get(target) ?? []), it]);
  }
  return [...byTarget.values()].flatMap((same) => same.findLast((it) => it.call.start < call.start) ?? same.slice(0, 1));
}

interface FoundSites {
  readonly sdk: string;
  readonly path: string;
  readonly entries: readonly SiteEntry[];
  readonly settings: readonly Setting[];
  readonly confidence: Site["confidence"];
}

function findSites(call: Call, things: Things, catalogue: Catalogue, slots: SlotReader): FoundSites | undefined {
  const callees = things.of(call.callee);
  for (const it of callees) {
    const found = entryOf(it, catalogue);
    if (found !== undefined && holds(found.entry, call, things)) {
      const entries = (found.entry.sites ?? []).filter((entry) => meets(entry, it, call));
      if (entries.length > 0) return { sdk: found.sdk, path: found.path, entries, ...origin(it, found) };
    }
    const decorated = it.kind === "callable" ? byDecorator(it.func, things, catalogue) : undefined;
    if (decorated) return decorated;
  }
  if (callees.some((it) => it.kind === "callable" || it.kind === "class")) return undefined;
  // An object of another kind may still hold a client: `agent.client.responses.create`. One word proves nothing then.
  return bySight(call, things, catalogue, slots, callees.some((it) => it.kind === "made") ? 2 : 1);
}

/** What made the receiver, and whether that was read anywhere. */
function origin(thing: Thing, { confirmed }: Pick<Found, "confirmed">): Pick<FoundSites, "settings" | "confidence"> {
  if (thing.kind !== "made") return { settings: [], confidence: confirmed ? "resolved" : "unconfirmed" };
  return { settings: thing.settings, confidence: thing.confirmed ? "resolved" : "unconfirmed" };
}

/** `@ell.simple(model="...")`: calling the function below is a model call. */
function byDecorator(func: Func, things: Things, catalogue: Catalogue): FoundSites | undefined {
  for (const decorator of func.decorators) {
    for (const it of things.of(decorator.kind === "call" ? decorator.callee : decorator)) {
      const found = it.kind === "path" ? catalogue.exported(it.module, it.members) : undefined;
      if (found?.entry.decorates === undefined) continue;
      const settings =
        decorator.kind === "call" ? [{ ...settingOf(decorator, found.entry), slots: found.entry.decorates[0]?.slots ?? NO_SLOTS }] : [];
      return {
        sdk: found.sdk,
        path: found.path,
        entries: found.entry.decorates,
        settings: settings.map((s) => ({ ...s, slots: withoutPrompt(s.slots) })),
        confidence: found.confirmed ? "resolved" : "unconfirmed",
      };
    }
  }
  return undefined;
}

function withoutPrompt({ prompt: _, ...slots }: Setting["slots"]): Setting["slots"] {
  return slots;
}

/** Without knowing the receiver: a path that only one API has, or an argument that gives it away. */
function bySight(call: Call, things: Things, catalogue: Catalogue, slots: SlotReader, words: number): FoundSites | undefined {
  const { callee } = call;
  const name = callee.kind === "member" ? callee.key : callee.kind === "name" ? callee.name : null;
  if (name === null) return undefined;
  for (const { sdk, path, entry } of catalogue.arguments(name)) {
    if (entry.sites && holds(entry, call, things)) return { sdk, path, entries: entry.sites, settings: [], confidence: "resolved" };
  }
  if (callee.kind !== "member" || namesTemplate(callee.object)) return undefined;
  const found = catalogue.unmistakable(placeOf(callee).path, slots.given(call), words);
  return found?.entry.sites && { sdk: found.sdk, path: found.path, entries: found.entry.sites, settings: [], confidence: "shape" };
}

/** A prompt template has `invoke` too, and is given messages. */
function namesTemplate(value: Value): boolean {
  const name = value.kind === "name" ? value.name : value.kind === "member" ? value.key : "";
  return /(prompt|template)s?$/i.test(name);
}

function entryOf(thing: Thing, catalogue: Catalogue): Found | undefined {
  if (thing.kind === "path") return catalogue.exported(thing.module, thing.members);
  return thing.kind === "made" ? catalogue.member(thing.type, thing.path) : undefined;
}

function meets(entry: SiteEntry, thing: Thing, call: Call): boolean {
  if (entry.needs === undefined || entry.needs === "flow") return true;
  if (entry.needs === "name") return call.callee.kind === "member" && namesModel(call.callee.object);
  const stages = thing.kind === "made" ? thing.stages : [];
  return stages.includes(entry.needs) || (entry.needs === "model" && stages.includes("prompt") && stages.includes("unknown"));
}

function site({ call, func, loops }: Place, entry: SiteEntry, { sdk, path, settings, confidence }: FoundSites, slots: SlotReader): Site {
  const read = new Map<SlotName, Slot>();
  const from: readonly Setting[] = [...settings, { call, slots: entry.slots ?? NO_SLOTS }];
  return {
    kind: entry.kind,
    via: entry.via ?? "direct",
    sdk,
    api: entry.api ?? apiOf(path),
    callee: calleeText(call.callee),
    call,
    func,
    loops,
    confidence,
    gated: entry.needs === "flow",
    settings,
    slot: (name) => {
      const slot = read.get(name) ?? slots.readFrom(name, from);
      read.set(name, slot);
      return slot;
    },
  };
}

/** `chat.completions.create` speaks to `chat.completions`; a function or method without a group names itself. */
function apiOf(path: string): string {
  const dot = path.lastIndexOf(".");
  return dot < 0 ? path : path.slice(0, dot);
}

export function calleeText(value: Value): string {
  if (value.kind === "name") return value.name;
  if (value.kind === "member") return `${calleeText(value.object)}.${value.key}`;
  if (value.kind === "call") return `${calleeText(value.callee)}()`;
  return value.kind;
}

import type { Catalogue, Found } from "../catalogue/index.ts";
import type { SiteEntry } from "../catalogue/schema.ts";
import type { Call, Value } from "../model/program.ts";
import type { Site as Place } from "../resolve/bindings.ts";
import { type Bindings, placeOf } from "../resolve/bindings.ts";
import { holds, namesModel, type Setting, type Thing, type Things } from "../resolve/things.ts";
import type { Site } from "./site.ts";
import type { SlotReader } from "./slots.ts";

/** Finds the sites of a file: what the catalogue says about each call's callee. */
export function recognise(bindings: Bindings, things: Things, slots: SlotReader, catalogue: Catalogue): Site[] {
  const sites: Site[] = [];
  for (const at of bindings.sites) {
    const found = findSites(at.call, things, catalogue, slots);
    for (const entry of found?.entries ?? []) sites.push(site(at, entry, found as FoundSites, slots));
  }
  return sites.sort((a, b) => a.call.start - b.call.start || a.call.end - b.call.end);
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
    if (found === undefined || !holds(found.entry, call)) continue;
    const entries = (found.entry.sites ?? []).filter((entry) => meets(entry, it, call));
    if (entries.length > 0)
      return { sdk: found.sdk, path: found.path, entries, settings: it.kind === "made" ? it.settings : [], confidence: "resolved" };
  }
  if (callees.some((it) => it.kind === "callable" || it.kind === "class")) return undefined;
  // An object of another kind may still hold a client: `agent.client.responses.create`. One word proves nothing then.
  return bySight(call, things, catalogue, slots, callees.some((it) => it.kind === "made") ? 2 : 1);
}

/** Without knowing the receiver: a path that only one API has, or an argument that gives it away. */
function bySight(call: Call, things: Things, catalogue: Catalogue, slots: SlotReader, words: number): FoundSites | undefined {
  const { callee } = call;
  const name = callee.kind === "member" ? callee.key : callee.kind === "name" ? callee.name : null;
  if (name === null) return undefined;
  const byArgument = catalogue.argument(name);
  if (byArgument?.sites && byArgument.when) {
    const given = call.args[Number(byArgument.when.argument.slice(1))];
    const { matches } = byArgument.when;
    if (given && spelled(given.value, things).some((it) => matches.test(it))) {
      return {
        sdk: byArgument.sites[0]?.via === "raw-http" ? "raw-http" : "sql",
        path: name,
        entries: byArgument.sites,
        settings: [],
        confidence: "resolved",
      };
    }
  }
  if (callee.kind !== "member") return undefined;
  const found = catalogue.unmistakable(placeOf(callee).path, slots.given(call), words);
  return found?.entry.sites && { sdk: found.sdk, path: found.path, entries: found.entry.sites, settings: [], confidence: "shape" };
}

/** The strings a value may be, holes shown as `{}`; looks through `text("...")` and `sql.SQL("...")`. */
function spelled(value: Value, things: Things): readonly string[] {
  if (value.kind === "call") return value.args[0] ? spelled(value.args[0].value, things) : [];
  return things.of(value).flatMap((it) => {
    if (it.kind !== "held" || it.value.kind !== "text") return [];
    return [it.value.pieces.map((piece) => (piece.kind === "hole" ? "{}" : piece.text)).join("")];
  });
}

function entryOf(thing: Thing, catalogue: Catalogue): Found | undefined {
  if (thing.kind === "path") return catalogue.exported(thing.module, thing.members);
  return thing.kind === "made" ? catalogue.member(thing.type, thing.path) : undefined;
}

function meets(entry: SiteEntry, thing: Thing, call: Call): boolean {
  if (entry.needs === undefined) return true;
  if (entry.needs === "name") return call.callee.kind === "member" && namesModel(call.callee.object);
  const stages = thing.kind === "made" ? thing.stages : [];
  return stages.includes(entry.needs) || (entry.needs === "model" && stages.includes("prompt") && stages.includes("unknown"));
}

function site({ call, func, loops }: Place, entry: SiteEntry, { sdk, path, settings, confidence }: FoundSites, slots: SlotReader): Site {
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
    settings,
    slot: (name) => slots.read(name, call, entry.slots ?? {}, settings),
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

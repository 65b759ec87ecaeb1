import type { Catalogue } from "../catalogue/index.ts";
import type { SlotName } from "../model/document.ts";
import type { Func, Value } from "../model/program.ts";
import { contains } from "../model/text.ts";
import { calledAs, type Thing } from "../resolve/thing.ts";
import type { Things } from "../resolve/things.ts";
import { isLiteral } from "./lookup.ts";
import { reach, type Scope } from "./scope.ts";
import type { Given, Site, Slot } from "./site.ts";
import { calleeText, recognise } from "./sites.ts";
import { SlotReader } from "./slots.ts";

/** A function of the project, in the file that it stands in. */
export interface Target {
  readonly home: Things;
  readonly func: Func;
}

/** A call of a function of another file that ends in a model call, or holds a retrieval. */
export interface WrapperCall {
  readonly site: Site;
  readonly targets: readonly Target[];
}

/** A model call that a call of a wrapper ends in, read for the arguments that reach it. */
export interface End {
  readonly site: Site;
  readonly scope: Scope;
}

/** What a wrapper's own call says holds for every call of the wrapper; the prompt is put together elsewhere. */
const SHARED: ReadonlySet<SlotName> = new Set([
  "model",
  "temperature",
  "topP",
  "samplingTopK",
  "presencePenalty",
  "frequencyPenalty",
  "seed",
  "maxTokens",
  "timeout",
  "retries",
  "stream",
]);
const UNKNOWN: Slot = { state: "unknown" };
const MAX_ENDS = 4;
const MAX_DEPTH = 4;
const NO_GLOBALS = new Map();
/** Functions looked into for one file; beyond them a function is taken to reach no model. */
const MAX_FUNCTIONS = 400;
const MAX_FILES = 24;

/** Finds out which functions of other files reach a model call. One for each file that asks. */
export class Wrappers {
  private readonly sitesIn = new Map<Things, readonly Site[]>();
  private readonly reaching = new Map<Func, boolean>();
  private readonly catalogue: Catalogue;
  private functions = 0;

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue;
  }

  of(home: Things, sites: readonly Site[]): WrapperCall[] {
    this.sitesIn.set(home, sites);
    const known = new Set(sites.map((it) => it.call));
    return home.bindings.sites.flatMap(({ call, func, loops }): WrapperCall[] => {
      if (known.has(call)) return [];
      const foreign = home
        .of(call.callee)
        .flatMap((it) => this.targets(home, it))
        .filter((it) => it.home !== home);
      const base = {
        via: "wrapper",
        sdk: "project",
        api: "",
        callee: calleeText(call.callee),
        call,
        func,
        loops,
        settings: [],
        confidence: "resolved",
        gated: false,
      } as const;
      const asking = foreign.filter((it) => this.reaches(it, new Set()));
      const searching = foreign.filter((it) => this.retrieves(it));
      return [
        ...(asking.length > 0 ? [{ site: this.call(base, home, asking), targets: asking }] : []),
        ...(searching.length > 0 ? [{ site: { ...base, kind: "retrieval" as const, slot: () => UNKNOWN }, targets: searching }] : []),
      ];
    });
  }

  /** The model calls that a call of a project's function ends in, through its own wrappers. */
  ends(call: Site, targets: readonly Target[], home: Things): readonly End[] {
    const [target] = targets;
    if (target === undefined || targets.length > 1) return [];
    return this.endsIn(target, { home: target.home, frame: { func: target.func, args: call.call.args, caller: { home, frame: null } } }, 0);
  }

  private endsIn(target: Target, scope: Scope, depth: number): End[] {
    const own = this.sitesOf(target).map((site): End => ({ site, scope }));
    if (own.length > 0 || depth === MAX_DEPTH) return own.slice(0, MAX_ENDS);
    const { home, func } = target;
    const inner = home.bindings.sites.flatMap(({ call, func: caller }): End[] => {
      if (!within(caller, func)) return [];
      const next = home.of(call.callee).flatMap((it) => this.targets(home, it));
      const [only] = next;
      if (only === undefined || next.length > 1 || !this.reaches(only, new Set())) return [];
      return this.endsIn(only, { home: only.home, frame: { func: only.func, args: call.args, caller: scope } }, depth + 1);
    });
    return inner.slice(0, MAX_ENDS);
  }

  private call(base: Omit<Site, "kind" | "slot">, home: Things, targets: readonly Target[]): Site {
    let ends: readonly End[] | null = null;
    const site: Site = {
      ...base,
      kind: "call",
      slot: (name) => {
        if (!SHARED.has(name)) return UNKNOWN;
        ends ??= this.ends(site, targets, home);
        const [end] = ends;
        return end === undefined || ends.length > 1 ? UNKNOWN : slotThrough(name, end, site, home);
      },
    };
    return site;
  }

  /** The model calls that stand in a function itself. */
  sitesOf({ home, func }: Target): readonly Site[] {
    return this.sites(home).filter((it) => it.kind === "call" && within(it.func, func));
  }

  private targets(home: Things, thing: Thing): Target[] {
    if (thing.kind === "foreign") return this.targets(thing.home, thing.thing);
    const func = thing.kind === "callable" ? thing.func : thing.kind === "instance" ? calledAs(thing) : undefined;
    return func ? [{ home, func }] : [];
  }

  private sites(home: Things): readonly Site[] {
    let sites = this.sitesIn.get(home);
    if (sites === undefined) {
      sites = this.sitesIn.size >= MAX_FILES ? [] : recognise(home.bindings, home, new SlotReader(home), this.catalogue, NO_GLOBALS);
      this.sitesIn.set(home, sites);
    }
    return sites;
  }

  /** A retrieval in the function itself, or in one that it defines and calls or hands on. */
  private retrieves({ home, func }: Target): boolean {
    return this.sites(home).some(
      (it) =>
        it.kind === "retrieval" && !it.gated && (within(it.func, func) || (it.func.parent === func && this.uses(home, func, it.func))),
    );
  }

  private uses(home: Things, func: Func, inner: Func): boolean {
    const is = (value: Value): boolean => home.of(value).some((it) => it.kind === "callable" && it.func === inner);
    return home.bindings.sites.some(
      ({ call, func: at }) => within(at, func) && (is(call.callee) || call.args.some((it) => it.value.kind === "name" && is(it.value))),
    );
  }

  private reaches(target: Target, open: Set<Func>): boolean {
    const { home, func } = target;
    const known = this.reaching.get(func);
    if (known !== undefined) return known;
    if (open.has(func) || this.functions > MAX_FUNCTIONS) return false;
    this.functions++;
    open.add(func);
    const reach = (value: Value): boolean =>
      home.of(value).some((thing) => this.targets(home, thing).some((next) => this.reaches(next, open)));
    const found =
      this.sitesOf(target).length > 0 ||
      home.bindings.sites.some(
        ({ call, func: caller }) =>
          within(caller, func) && (reach(call.callee) || call.args.some((it) => it.value.kind === "name" && reach(it.value))),
      );
    // A negative answer inside a cycle may be the cycle's doing; only the outermost one is final.
    if (found || open.size === 1) this.reaching.set(func, found);
    open.delete(func);
    return found;
  }
}

/** A nested function counts where it is written as an argument; a named one only if somebody calls it or hands it on. */
function within(inner: Func | null, func: Func): boolean {
  return inner !== null && (inner === func || (inner.name.startsWith("<") && within(inner.parent, func)));
}

/** What reaches a slot of the wrapped call: an argument of this call, or what the wrapper says for all of them. */
function slotThrough(name: SlotName, { site, scope }: End, outer: Site, home: Things): Slot {
  const slot = site.slot(name);
  if (slot.state !== "set") return UNKNOWN;
  const given = slot.given.map((it): Given | null => {
    if (it.home !== undefined) return it.home === home ? { value: it.value, holder: null, among: [] } : it;
    const own = contains(site.func, it.value) ? scope : { home: scope.home, frame: null };
    const reached = reach(it.value, own);
    if (reached.kind !== "value") return null;
    const { value } = reached;
    if (reached.scope.home !== home) return isLiteral(value) ? { value, holder: null, among: [], home: reached.scope.home } : null;
    return { value, holder: outer.call.args.find((argument) => argument.value === value) ?? null, among: [] };
  });
  const known = given.filter((it) => it !== null);
  return known.length < given.length ? UNKNOWN : { state: "set", values: known.map((it) => it.value), given: known, from: outer.call };
}

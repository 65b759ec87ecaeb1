import type { Catalogue } from "../catalogue/index.ts";
import type { Func, Program, Value } from "../model/program.ts";
import { candidates } from "../resolve/modules.ts";
import { calledAs, type Thing, type Things } from "../resolve/things.ts";
import { type FileFacts, factsOf } from "./file.ts";
import type { Site } from "./site.ts";
import { calleeText } from "./sites.ts";

/** Files of a project, read when somebody imports from them. */
export class RecogniseWorkspace {
  private readonly files = new Map<string, FileFacts | null>();
  private readonly homes = new Map<Things, FileFacts>();
  private readonly reaching = new Map<Func, boolean>();
  private readonly load: (path: string) => Program | null;
  private readonly catalogue: Catalogue;

  constructor(load: (path: string) => Program | null, catalogue: Catalogue) {
    this.load = load;
    this.catalogue = catalogue;
  }

  file(path: string): FileFacts | null {
    const known = this.files.get(path);
    if (known !== undefined) return known;
    this.files.set(path, null);
    const program = this.load(path);
    if (program === null) return null;
    const facts = factsOf(path, program, this.catalogue, (module, members) => this.exported(path, module, members));
    this.files.set(path, facts);
    this.homes.set(facts.things, facts);
    return facts;
  }

  private exported(from: string, module: string, members: readonly string[]): { home: Things; things: readonly Thing[] } | null {
    const name = members.at(-1) ?? "";
    if (members.length > 2) return null;
    for (const path of candidates(from, module, members)) {
      const facts = this.file(path);
      const found = facts?.program.exports.findLast((it) => it.name === name);
      if (facts && found) return { home: facts.things, things: facts.things.of(found.value) };
    }
    return null;
  }

  /** Calls of functions in other files that end in a model call. */
  wrappers(facts: FileFacts): Site[] {
    return facts.bindings.sites.flatMap(({ call, func, loops }): Site[] => {
      if (facts.sites.some((it) => it.call === call)) return [];
      const targets = facts.things
        .of(call.callee)
        .flatMap((it) => this.targets(facts, it))
        .filter((it) => it.facts !== facts);
      if (!targets.some((it) => this.reaches(it, new Set()))) return [];
      return [
        {
          kind: "call",
          via: "wrapper",
          sdk: "project",
          api: "",
          callee: calleeText(call.callee),
          call,
          func,
          loops,
          settings: [],
          confidence: "resolved",
          slot: () => ({ state: "unknown" }),
        },
      ];
    });
  }

  private targets(facts: FileFacts, thing: Thing): Target[] {
    if (thing.kind === "foreign") return this.targets(this.homes.get(thing.home) ?? facts, thing.thing);
    const func = thing.kind === "callable" ? thing.func : thing.kind === "instance" ? calledAs(thing) : undefined;
    return func ? [{ facts, func }] : [];
  }

  private reaches(target: Target, open: Set<Func>): boolean {
    const { facts, func } = target;
    const known = this.reaching.get(func);
    if (known !== undefined) return known;
    if (open.has(func)) return false;
    open.add(func);
    // A nested function counts where it is written as an argument; a named one only if somebody calls it or hands it on.
    const inside = (it: Func | null): boolean => it !== null && (it === func || (it.name.startsWith("<") && inside(it.parent)));
    const reach = (value: Value): boolean =>
      facts.things.of(value).some((thing) => this.targets(facts, thing).some((next) => this.reaches(next, open)));
    const found =
      facts.sites.some((it) => it.kind === "call" && inside(it.func)) ||
      facts.bindings.sites.some(
        ({ call, func: caller }) =>
          inside(caller) && (reach(call.callee) || call.args.some((it) => it.value.kind === "name" && reach(it.value))),
      );
    // A negative answer inside a cycle may be the cycle's doing; only the outermost one is final.
    if (found || open.size === 1) this.reaching.set(func, found);
    open.delete(func);
    return found;
  }
}

interface Target {
  readonly facts: FileFacts;
  readonly func: Func;
}

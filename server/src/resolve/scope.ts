import type { Assign, Call, Class, Each, Func, Loop, Name, Operation, Target, Text, Value } from "../model/program.ts";
import { type ChangeDefinition, type Definition, partOf } from "./definitions.ts";
import { Environment } from "./environment.ts";
import { placeOf } from "./places.ts";

/** Takes what the scopes of a file find. */
export interface Collector {
  readonly sites: { readonly call: Call; readonly func: Func; readonly loops: readonly (Loop | Each)[] }[];
  readonly slices: Operation[];
  readonly texts: Text[];
  readonly comparisons: Operation[];
  use(name: Name, reaching: readonly Definition[], scope: Scope): void;
  later(func: Func, parent: Scope): void;
  attach(root: string, path: readonly string[], definition: Definition): void;
  store(owner: Class, key: string, definition: Definition): void;
}

/** One function while its names are bound: what reaches each point, and what nested functions see. */
export class Scope {
  /** Every definition of a name in this function: what a nested function may see. */
  readonly all = new Map<string, Definition[]>();
  /** Changes made by nested functions. */
  readonly captured = new Map<string, Definition[]>();
  readonly parent: Scope | null;
  readonly bindings: Collector;
  readonly func: Func;
  /** What reaches the point that the binder is at, and the loops around it. */
  environment = new Environment(null);
  loops: readonly (Loop | Each)[] = [];
  /** The loops around the place where a name was last defined afresh. */
  private readonly home = new Map<string, readonly (Loop | Each)[]>();
  private readonly kept = new Map<string, readonly Definition[]>();

  constructor(bindings: Collector, func: Func, parent: Scope | null) {
    this.bindings = bindings;
    this.func = func;
    this.parent = parent;
  }

  /** What a nested function may see, without what a later change carries on: the change leads back to it. */
  lasting(name: string, everywhere: readonly Definition[]): readonly Definition[] {
    const known = this.kept.get(name);
    if (known !== undefined) return known;
    const carried = new Set<Definition>();
    for (const it of everywhere) if (it.kind === "change") for (const before of it.previous) if (before !== it) carried.add(before);
    const kept = everywhere.filter((it) => !carried.has(it));
    // Changes in a loop carry each other on.
    const result = kept.length > 0 ? kept : everywhere;
    this.kept.set(name, result);
    return result;
  }

  /** Runs `run` in an environment of its own, which comes back as `run` left it. */
  within(environment: Environment, run: () => void): Environment {
    const outer = this.environment;
    this.environment = environment;
    run();
    this.environment = outer;
    return environment;
  }

  inLoop(loop: Loop | Each, run: () => void): void {
    const outer = this.loops;
    this.loops = [...outer, loop];
    run();
    this.loops = outer;
  }

  /** From here on the name means this and nothing from before. */
  define(name: string, definition: Definition): void {
    this.environment.set(name, [definition]);
    this.home.set(name, this.loops);
    this.remember(this.all, name, definition);
  }

  remember(where: Map<string, Definition[]>, name: string, definition: Definition): void {
    const known = where.get(name);
    if (known) known.push(definition);
    else where.set(name, [definition]);
  }

  /** `langfuse.openai.api_key = key`: kept by its way from what was imported. */
  attach(statement: Assign, target: Target): void {
    if (target.place.kind !== "member" || statement.augments) return;
    const { root, path } = placeOf(target.place);
    if (root === null || path.length < 2 || !this.imported(root.name)) return;
    this.bindings.attach(root.name, path, partOf(target, statement.value, statement.type));
  }

  private imported(name: string): boolean {
    for (let scope: Scope | null = this; scope !== null; scope = scope.parent) {
      const known = scope.all.get(name);
      if (known) return known.some((it) => it.kind === "value" && it.value.kind === "imported");
    }
    return false;
  }

  /** A nested function writes to a name of an enclosing one. */
  outside(name: string, definition: Definition): void {
    let scope: Scope = this;
    while (scope.parent !== null && !scope.all.has(name)) scope = scope.parent;
    if (scope === this) return this.define(name, definition);
    this.remember(scope.captured, name, definition);
    if (!scope.all.has(name)) scope.all.set(name, []);
  }

  /** What a name holds is changed in place: `values` go into it, at `inner` below where `object` points. */
  change(object: Value, inner: readonly string[], values: readonly Value[], call: Call | null, at: { start: number; end: number }): void {
    const { root, path } = placeOf(object);
    if (root === null) return;
    const owner = this.classOf(root);
    const { start, end } = at;
    const base = { kind: "change" as const, values, call, func: this.func, sometimes: false, start, end };
    if (owner !== null && path[0] !== undefined) {
      this.bindings.store(owner, path[0], { ...base, path: [...path.slice(1), ...inner], previous: [], repeatedBy: this.loops });
    } else if (this.environment.has(root.name)) {
      const home = this.home.get(root.name) ?? [];
      const repeatedBy = this.loops.filter((it) => !home.includes(it));
      const definition: ChangeDefinition = { ...base, path: [...path, ...inner], previous: this.environment.get(root.name), repeatedBy };
      this.environment.set(root.name, [definition]);
      this.remember(this.all, root.name, definition);
    } else this.outside(root.name, { ...base, path: [...path, ...inner], previous: [], repeatedBy: this.loops });
  }

  /** The class whose instance a name stands for here. */
  classOf(value: Value): Class | null {
    if (value.kind !== "name") return null;
    for (let func: Func | null = this.func; func !== null; func = func.parent) if (func.receiver === value.name) return func.class;
    return null;
  }
}

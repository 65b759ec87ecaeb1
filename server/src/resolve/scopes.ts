import type {
  Assign,
  Block,
  Call,
  Class,
  Each,
  Func,
  Loop,
  Member,
  Name,
  Operation,
  Statement,
  Target,
  Text,
  Value,
} from "../model/program.ts";
import { operandsOf } from "../model/values.ts";
import { type ChangeDefinition, type Definition, partOf } from "./definitions.ts";
import { Environment } from "./environment.ts";
import { placeOf } from "./places.ts";

/** Calls that put their arguments into their receiver, in any language we lower. */
const MUTATORS = new Set([
  "append",
  "appendleft",
  "extend",
  "insert",
  "add",
  "update",
  "setdefault",
  "push",
  "unshift",
  "set",
  "splice",
  "put",
  "put_nowait",
  "write",
  "writelines",
  "sort",
]);

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
  private readonly bindings: Collector;
  readonly func: Func;
  private environment = new Environment(null);
  private loops: readonly (Loop | Each)[] = [];
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

  run(): void {
    const { func } = this;
    if (func.class && func.receiver === "this")
      this.define("this", { kind: "receiver", class: func.class, isClass: false, start: func.start, end: func.start });
    for (const [index, parameter] of func.parameters.entries()) {
      const { start, end } = parameter;
      if (parameter.fallback) this.visit(parameter.fallback);
      if (func.class && func.receiver === parameter.name) {
        const isClass = func.decorators.some((it) => it.kind === "name" && it.name === "classmethod");
        this.define(parameter.name, { kind: "receiver", class: func.class, isClass, start, end });
        continue;
      }
      if (parameter.name)
        this.define(parameter.name, { kind: "parameter", parameter, func, index, path: [], fallback: parameter.fallback, start, end });
      for (const { place, path, fallback } of parameter.targets) {
        if (place.kind === "name")
          this.define(place.name, { kind: "parameter", parameter, func, index, path, fallback, start: place.start, end: place.end });
      }
    }
    if (func.class && func.name === "constructor") this.parameterProperties(func, func.class);
    this.block(func.body);
  }

  /** TypeScript: a field declared in the constructor's head holds the parameter of the same name. */
  private parameterProperties(func: Func, owner: Class): void {
    for (const field of owner.fields) {
      if (field.value === null)
        for (const it of this.all.get(field.name) ?? [])
          if (func.start <= field.start && field.end <= func.end) this.bindings.store(owner, field.name, it);
    }
  }

  // ── statements ───────────────────────────────────────────────────────────────────────────────────────────────────

  private block(block: Block): void {
    for (const it of block) this.statement(it);
  }

  private statement(statement: Statement): void {
    switch (statement.kind) {
      case "assign":
        this.visit(statement.value);
        for (const target of statement.targets) this.assign(statement, target);
        return;
      case "do":
        this.visit(statement.value);
        if (statement.value.kind === "call") this.discarded(statement.value);
        return;
      case "exit":
        if (statement.value) this.visit(statement.value);
        if (statement.how !== "yield") this.environment.ended = true;
        return;
      case "branch": {
        if (statement.condition) this.visit(statement.condition);
        const arms = statement.arms.map((it) => this.within(new Environment(this.environment), () => this.block(it)));
        return this.environment.merge(arms, statement.exhaustive);
      }
      case "loop":
        return this.loop(statement);
      case "attempt": {
        const body = this.within(new Environment(this.environment), () => this.block(statement.body));
        this.environment.merge([body], false);
        const handlers = statement.handlers.map((it) => this.within(new Environment(this.environment), () => this.block(it)));
        this.environment.merge(handlers, false);
        return this.block(statement.last);
      }
    }
  }

  private loop(loop: Loop): void {
    if (loop.over) this.visit(loop.over);
    const body = this.within(new Environment(this.environment, true), () => {
      this.inLoop(loop, () => {
        for (const { place, path, scope } of loop.targets) {
          if (place.kind !== "name" || loop.over === null) continue;
          if (scope === "block") this.environment.declared.add(place.name);
          this.define(place.name, { kind: "element", over: loop.over, path, loop, start: place.start, end: place.end });
        }
        if (loop.condition) this.visit(loop.condition);
        this.block(loop.body);
      });
    });
    body.closeLoop();
    body.ended = false;
    this.environment.merge([body], false);
  }

  private within(environment: Environment, run: () => void): Environment {
    const outer = this.environment;
    this.environment = environment;
    run();
    this.environment = outer;
    return environment;
  }

  private inLoop(loop: Loop | Each, run: () => void): void {
    const outer = this.loops;
    this.loops = [...outer, loop];
    run();
    this.loops = outer;
  }

  // ── definitions ──────────────────────────────────────────────────────────────────────────────────────────────────

  private define(name: string, definition: Definition): void {
    this.environment.set(name, [definition]);
    this.home.set(name, this.loops);
    this.remember(this.all, name, definition);
  }

  private remember(where: Map<string, Definition[]>, name: string, definition: Definition): void {
    const known = where.get(name);
    if (known) known.push(definition);
    else where.set(name, [definition]);
  }

  private assign(statement: Assign, target: Target): void {
    const { place } = target;
    if (target.fallback) this.visit(target.fallback);
    if (place.kind !== "name") {
      this.visit(place.object);
      if (place.kind === "index") this.visit(place.index);
      const { start, end } = statement;
      if (place.kind === "member" && this.classOf(place.object) && !statement.augments) {
        return this.bindings.store(this.classOf(place.object) as Class, place.key, partOf(target, statement.value, statement.type));
      }
      this.attach(statement, target);
      return this.change(place.object, place.kind === "member" ? [place.key] : [], [statement.value], null, { start, end });
    }
    if (statement.augments) return this.change(place, [], [statement.value], null, statement);
    const definition = partOf(target, statement.value, statement.type);
    if (target.scope === "outer" && !this.environment.has(place.name)) return this.outside(place.name, definition);
    if (target.scope === "block") this.environment.declared.add(place.name);
    this.define(place.name, definition);
  }

  private attach(statement: Assign, target: Target): void {
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
  private outside(name: string, definition: Definition): void {
    let scope: Scope = this;
    while (scope.parent !== null && !scope.all.has(name)) scope = scope.parent;
    if (scope === this) return this.define(name, definition);
    this.remember(scope.captured, name, definition);
    if (!scope.all.has(name)) scope.all.set(name, []);
  }

  private change(
    object: Value,
    inner: readonly string[],
    values: readonly Value[],
    call: Call | null,
    at: { start: number; end: number },
  ): void {
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

  private classOf(value: Value): Class | null {
    if (value.kind !== "name") return null;
    for (let func: Func | null = this.func; func !== null; func = func.parent) if (func.receiver === value.name) return func.class;
    return null;
  }

  // ── values ───────────────────────────────────────────────────────────────────────────────────────────────────────

  private visit(value: Value): void {
    switch (value.kind) {
      case "name":
        return this.bindings.use(value, this.environment.get(value.name), this);
      case "each":
        return this.each(value);
      case "function":
        for (const it of value.func.decorators) this.visit(it);
        return this.bindings.later(value.func, this);
      case "class":
        return this.class(value.class);
      case "call":
        for (const it of operandsOf(value)) this.visit(it);
        this.bindings.sites.push({ call: value, func: this.func, loops: this.loops });
        if (value.callee.kind === "member" && MUTATORS.has(value.callee.key)) this.mutated(value, value.callee);
        return;
      case "operation":
        if (value.operator === "slice") this.bindings.slices.push(value);
        if (value.most) this.visit(value.most);
        if (value.operator === "compare") this.bindings.comparisons.push(value);
        for (const it of value.operands) this.visit(it);
        return;
      case "text":
        this.bindings.texts.push(value);
        for (const it of operandsOf(value)) this.visit(it);
        return;
      default:
        for (const it of operandsOf(value)) this.visit(it);
    }
  }

  private each(each: Each): void {
    this.within(new Environment(this.environment), () => {
      const enter = (index: number): void => {
        const loop = each.loops[index];
        if (loop === undefined) {
          for (const it of each.conditions) this.visit(it);
          if (each.key) this.visit(each.key);
          return this.visit(each.result);
        }
        this.visit(loop.over);
        this.inLoop(each, () => {
          for (const { place, path } of loop.targets) {
            if (place.kind === "name")
              this.environment.set(place.name, [
                { kind: "element", over: loop.over, path, loop: each, start: place.start, end: place.end },
              ]);
            if (place.kind === "name")
              this.remember(this.all, place.name, {
                kind: "element",
                over: loop.over,
                path,
                loop: each,
                start: place.start,
                end: place.end,
              });
          }
          enter(index + 1);
        });
      };
      enter(0);
    });
  }

  private class(owner: Class): void {
    for (const it of [...owner.bases, ...owner.decorators]) this.visit(it);
    for (const { name, value, type, start, end } of owner.fields) {
      if (value) this.visit(value);
      if (value) this.bindings.store(owner, name, { kind: "value", value, path: [], fallback: null, type, start, end });
    }
    for (const it of owner.methods) {
      for (const decorator of it.decorators) this.visit(decorator);
      this.bindings.later(it, this);
    }
  }

  private mutated(call: Call, callee: Member): void {
    this.change(
      callee.object,
      [],
      call.args.map((it) => it.value),
      call,
      call,
    );
  }

  /** A call whose result nobody takes may put its arguments into its receiver: `history.add_user_message(x)`. */
  private discarded(call: Call): void {
    const [first] = call.args;
    const last = call.callee.kind === "member" ? call.callee.key : call.callee.kind === "name" ? call.callee.name : "";
    // `random.shuffle(examples)`: the argument is what changes.
    if (last === "shuffle" && first !== undefined && call.args.length === 1) this.change(first.value, [], [], call, call);
    if (call.callee.kind !== "member" || MUTATORS.has(call.callee.key) || call.args.length === 0) return;
    const { root, path } = placeOf(call.callee.object);
    if (root === null) return;
    if (this.classOf(root)) return path.length === 1 ? this.mutated(call, call.callee) : undefined;
    if (path.length > 0 || !this.environment.has(root.name)) return;
    if (this.environment.get(root.name).some((it) => it.kind === "value" && it.value.kind === "imported")) return;
    this.mutated(call, call.callee);
  }
}

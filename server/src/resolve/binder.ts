import type { Assign, Block, Call, Class, Each, Func, Loop, Member, Statement, Target, Value } from "../model/program.ts";
import { operandsOf } from "../model/values.ts";
import { type Definition, partOf } from "./definitions.ts";
import { Environment } from "./environment.ts";
import { placeOf } from "./places.ts";
import type { Collector, Scope } from "./scope.ts";

/** Calls that put their arguments into their receiver, in any language we lower. */
const MUTATORS = new Set([
  "append",
  "Append",
  "AppendLine",
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

/** Walks one function in the order in which it runs, and tells its scope what every statement and value does to names. */
export class Binder {
  private readonly scope: Scope;
  private readonly bindings: Collector;
  private readonly func: Func;

  constructor(scope: Scope) {
    this.scope = scope;
    this.bindings = scope.bindings;
    this.func = scope.func;
  }

  run(): void {
    const { func } = this;
    if (func.class && func.receiver === "this")
      this.scope.define("this", { kind: "receiver", class: func.class, isClass: false, start: func.start, end: func.start });
    for (const [index, parameter] of func.parameters.entries()) {
      const { start, end } = parameter;
      if (parameter.fallback) this.visit(parameter.fallback);
      if (func.class && func.receiver === parameter.name) {
        const isClass = func.decorators.some((it) => it.kind === "name" && it.name === "classmethod");
        this.scope.define(parameter.name, { kind: "receiver", class: func.class, isClass, start, end });
        continue;
      }
      if (parameter.name)
        this.scope.define(parameter.name, {
          kind: "parameter",
          parameter,
          func,
          index,
          path: [],
          fallback: parameter.fallback,
          start,
          end,
        });
      for (const { place, path, fallback } of parameter.targets) {
        if (place.kind === "name")
          this.scope.define(place.name, { kind: "parameter", parameter, func, index, path, fallback, start: place.start, end: place.end });
      }
    }
    if (func.class && func.name === "constructor") this.parameterProperties(func, func.class);
    this.block(func.body);
  }

  /** TypeScript: a field declared in the constructor's head holds the parameter of the same name. */
  private parameterProperties(func: Func, owner: Class): void {
    for (const field of owner.fields) {
      if (field.value === null)
        for (const it of this.scope.all.get(field.name) ?? [])
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
        if (statement.how !== "yield") this.scope.environment.ended = true;
        return;
      case "branch": {
        if (statement.condition) this.visit(statement.condition);
        const arms = statement.arms.map((it) => this.scope.within(new Environment(this.scope.environment), () => this.block(it)));
        return this.scope.environment.merge(arms, statement.exhaustive);
      }
      case "loop":
        return this.loop(statement);
      case "attempt": {
        const body = this.scope.within(new Environment(this.scope.environment), () => this.block(statement.body));
        this.scope.environment.merge([body], false);
        const handlers = statement.handlers.map((it) => this.scope.within(new Environment(this.scope.environment), () => this.block(it)));
        this.scope.environment.merge(handlers, false);
        return this.block(statement.last);
      }
    }
  }

  private loop(loop: Loop): void {
    if (loop.over) this.visit(loop.over);
    const body = this.scope.within(new Environment(this.scope.environment, true), () => {
      this.scope.inLoop(loop, () => {
        for (const { place, path, scope } of loop.targets) {
          if (place.kind !== "name" || loop.over === null) continue;
          if (scope === "block") this.scope.environment.declared.add(place.name);
          this.scope.define(place.name, { kind: "element", over: loop.over, path, loop, start: place.start, end: place.end });
        }
        if (loop.condition) this.visit(loop.condition);
        this.block(loop.body);
      });
    });
    body.closeLoop();
    body.ended = false;
    this.scope.environment.merge([body], false);
  }

  private assign(statement: Assign, target: Target): void {
    const { place } = target;
    if (target.fallback) this.visit(target.fallback);
    if (place.kind !== "name") {
      this.visit(place.object);
      if (place.kind === "index") this.visit(place.index);
      const { start, end } = statement;
      if (place.kind === "member" && this.scope.classOf(place.object) && !statement.augments) {
        return this.bindings.store(this.scope.classOf(place.object) as Class, place.key, partOf(target, statement.value, statement.type));
      }
      this.scope.attach(statement, target);
      return this.scope.change(place.object, place.kind === "member" ? [place.key] : [], [statement.value], null, { start, end });
    }
    if (statement.augments) return this.scope.change(place, [], [statement.value], null, statement);
    const definition = partOf(target, statement.value, statement.type);
    if (target.scope === "outer" && !this.scope.environment.has(place.name)) return this.scope.outside(place.name, definition);
    if (target.scope === "block") this.scope.environment.declared.add(place.name);
    this.scope.define(place.name, definition);
  }

  // ── values ───────────────────────────────────────────────────────────────────────────────────────────────────────

  private visit(value: Value): void {
    switch (value.kind) {
      case "name":
        return this.bindings.use(value, this.scope.environment.get(value.name), this.scope);
      case "each":
        return this.each(value);
      case "function":
        for (const it of value.func.decorators) this.visit(it);
        return this.bindings.later(value.func, this.scope);
      case "class":
        return this.class(value.class);
      case "call":
        for (const it of operandsOf(value)) this.visit(it);
        this.bindings.sites.push({ call: value, func: this.func, loops: this.scope.loops });
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
    this.scope.within(new Environment(this.scope.environment), () => {
      const enter = (index: number): void => {
        const loop = each.loops[index];
        if (loop === undefined) {
          for (const it of each.conditions) this.visit(it);
          if (each.key) this.visit(each.key);
          return this.visit(each.result);
        }
        this.visit(loop.over);
        this.scope.inLoop(each, () => {
          for (const { place, path } of loop.targets) {
            if (place.kind !== "name") continue;
            const { start, end } = place;
            const element: Definition = { kind: "element", over: loop.over, path, loop: each, start, end };
            this.scope.environment.set(place.name, [element]);
            this.scope.remember(this.scope.all, place.name, element);
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
      this.bindings.later(it, this.scope);
    }
  }

  private mutated(call: Call, callee: Member): void {
    this.scope.change(
      receiverOf(callee.object),
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
    if (last === "shuffle" && first !== undefined && call.args.length === 1) this.scope.change(first.value, [], [], call, call);
    if (call.callee.kind !== "member" || MUTATORS.has(call.callee.key) || call.args.length === 0) return;
    const { root, path } = placeOf(call.callee.object);
    if (root === null) return;
    if (this.scope.classOf(root)) return path.length === 1 ? this.mutated(call, call.callee) : undefined;
    if (path.length > 0 || !this.scope.environment.has(root.name)) return;
    if (this.scope.environment.get(root.name).some((it) => it.kind === "value" && it.value.kind === "imported")) return;
    this.mutated(call, call.callee);
  }
}

/** `builder.append(a).append(b)`: each link changes what the chain began with. */
function receiverOf(value: Value): Value {
  let at = value;
  while (at.kind === "call" && at.callee.kind === "member" && MUTATORS.has(at.callee.key)) at = at.callee.object;
  return at;
}

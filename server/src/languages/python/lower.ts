import type {
  Argument, Block, Call, Entry, Func, Item, Loop, Member, Parameter, Piece, Program, Statement, Target, Text, Value,
} from "../../model/program.ts";
import type { Span } from "../../model/text.ts";
import { Builder, concatenation, insertion, type MutableClass, nameTarget, opaque, spanOf, typeRef } from "../builder.ts";
import { literalText } from "../../model/values.ts";
import { decodeEscape } from "../escapes.ts";
import { child, childrenOf, has, named, type Syntax } from "../syntax.ts";

/** Lowers a Python syntax tree. Never throws; what it does not know becomes `opaque`. */
export function lowerPython(source: string, root: Syntax): Program {
  const python = new Python(source, root);
  const module = python.module(root);
  return python.builder.program(module);
}

const FUNCTIONS = new Set(["function_definition", "decorated_definition"]);

class Python {
  readonly builder: Builder;
  /** Names declared `global` or `nonlocal`, by function. */
  private readonly outer = new WeakMap<Func, Set<string>>();

  constructor(source: string, root: Syntax) {
    this.builder = new Builder(source, root);
  }

  module(root: Syntax): Func {
    const module = this.builder.func;
    module.body = this.block(root);
    module.doc = docOf(module.body);
    for (const statement of module.body) {
      if (statement.kind !== "assign") continue;
      if (statement.value.kind === "imported") this.builder.insertImportAt = statement.end;
      for (const { place } of statement.targets) {
        if (place.kind === "name") this.builder.exports.push({ name: place.name, value: place });
      }
    }
    return module;
  }

  // ── statements ───────────────────────────────────────────────────────────────────────────────────────────────────

  private block(node: Syntax | undefined): Block {
    return named(node).flatMap((it) => [...this.builder.withHoisted(() => this.statement(it)), ...(FUNCTIONS.has(it.type) ? [] : this.errorsIn(it))]);
  }

  /** What the parser could not fit into a statement it kept: the half-typed rest of it. */
  private errorsIn(node: Syntax): Statement[] {
    return node.type === "ERROR" ? [] : node.children.filter((it) => it.type === "ERROR").flatMap((it) => this.recover(it));
  }

  private statement(node: Syntax): readonly Statement[] {
    const at = spanOf(node);
    switch (node.type) {
      case "expression_statement":
        return named(node).flatMap((it) => this.expressionStatement(it));
      case "return_statement":
        return [{ kind: "exit", how: "return", value: this.maybe(named(node)[0]), ...at }];
      case "raise_statement":
        return [{ kind: "exit", how: "throw", value: this.maybe(named(node)[0]), ...at }];
      case "break_statement":
      case "continue_statement":
        return [{ kind: "exit", how: "jump", value: null, ...at }];
      case "if_statement":
        return [this.ifStatement(node, node.children.filter((it) => it.field === "alternative"))];
      case "for_statement":
        return [
          {
            kind: "loop", targets: this.targets(child(node, "left")), over: this.value(child(node, "right"), node),
            condition: null, body: this.block(child(node, "body")), ...at,
          },
          ...this.block(child(child(node, "alternative"), "body")),
        ];
      case "while_statement":
        return [{ kind: "loop", targets: [], over: null, condition: this.value(child(node, "condition"), node), body: this.block(child(node, "body")), ...at }];
      case "try_statement":
        return [this.tryStatement(node)];
      case "with_statement":
        return [...this.withItems(node), ...this.block(child(node, "body"))];
      case "match_statement":
        return [this.matchStatement(node)];
      case "import_statement":
      case "import_from_statement":
        return this.imports(node);
      case "global_statement":
      case "nonlocal_statement": {
        const names = this.outer.get(this.builder.func) ?? new Set();
        for (const it of named(node)) names.add(this.builder.text(it));
        this.outer.set(this.builder.func, names);
        return [];
      }
      case "function_definition":
      case "class_definition":
        return [this.definition(node, [])];
      case "decorated_definition": {
        const decorators = node.children.filter((it) => it.type === "decorator").map((it) => this.value(named(it)[0], it));
        const inner = child(node, "definition");
        return inner === undefined ? [] : [this.definition(inner, decorators)];
      }
      case "ERROR":
        return this.recover(node);
      case "pass_statement":
      case "future_import_statement":
      case "type_alias_statement":
        return [];
      default:
        return [{ kind: "do", value: this.value(node, node), ...at }];
    }
  }

  private expressionStatement(node: Syntax): readonly Statement[] {
    if (node.type === "assignment") return this.assignment(node);
    if (node.type === "augmented_assignment") {
      const targets = this.targets(child(node, "left"));
      return [{ kind: "assign", targets, value: this.value(child(node, "right"), node), augments: true, type: null, ...spanOf(node) }];
    }
    const value = this.value(node, node);
    return node.type === "yield" ? [] : [{ kind: "do", value, ...spanOf(node) }];
  }

  private assignment(node: Syntax): readonly Statement[] {
    const targets: Target[] = [];
    let right: Syntax | undefined = node;
    let type: Syntax | undefined;
    while (right?.type === "assignment") {
      targets.push(...this.targets(child(right, "left")));
      type ??= child(right, "type");
      right = child(right, "right");
    }
    if (right === undefined) return [];
    return [{ kind: "assign", targets, value: this.value(right, node), augments: false, type: typeRef(this.builder.source, type), ...spanOf(node) }];
  }

  private ifStatement(node: Syntax, rest: readonly Syntax[]): Statement {
    const [next, ...others] = rest;
    const arms = [this.block(child(node, "consequence"))];
    if (next?.type === "elif_clause") arms.push(this.builder.withHoisted(() => [this.ifStatement(next, others)]));
    if (next?.type === "else_clause") arms.push(this.block(child(next, "body")));
    return { kind: "branch", condition: this.value(child(node, "condition"), node), arms, exhaustive: next !== undefined, ...spanOf(node) };
  }

  private tryStatement(node: Syntax): Statement {
    const blocks = (type: string) => node.children.filter((it) => it.type === type);
    const body = [...this.block(child(node, "body")), ...blocks("else_clause").flatMap((it) => this.block(child(it, "body")))];
    const handlers = [...blocks("except_clause"), ...blocks("except_group_clause")].map((it) => this.block(it.children.find((c) => c.type === "block")));
    const last = blocks("finally_clause").flatMap((it) => this.block(it.children.find((c) => c.type === "block")));
    return { kind: "attempt", body, handlers, last, ...spanOf(node) };
  }

  private withItems(node: Syntax): Statement[] {
    const clause = node.children.find((it) => it.type === "with_clause");
    return named(clause).flatMap((item): Statement[] => {
      const value = child(item, "value") ?? named(item)[0];
      const alias = value?.type === "as_pattern" ? child(value, "alias") : undefined;
      if (alias === undefined || value === undefined) return [{ kind: "do", value: this.value(value, item), ...spanOf(item) }];
      return [{ kind: "assign", targets: this.targets(named(alias)[0]), value: this.value(named(value)[0], item), augments: false, type: null, ...spanOf(item) }];
    });
  }

  private matchStatement(node: Syntax): Statement {
    const cases = named(child(node, "body")).filter((it) => it.type === "case_clause");
    const arms = cases.map((it) => this.block(child(it, "consequence")));
    return { kind: "branch", condition: this.value(child(node, "subject"), node), arms, exhaustive: false, ...spanOf(node) };
  }

  private imports(node: Syntax): Statement[] {
    const from = child(node, "module_name");
    const result: Statement[] = [];
    for (const it of childrenOf(node, "name")) {
      const dotted = this.builder.text(it.type === "aliased_import" ? (child(it, "name") ?? it) : it);
      const alias = child(it, "alias");
      const module = from ? this.builder.text(from) : alias ? dotted : (dotted.split(".")[0] ?? dotted);
      const name = alias ? this.builder.text(alias) : from ? dotted : module;
      const value: Value = { kind: "imported", module, member: from ? dotted : null, ...spanOf(it) };
      result.push({ kind: "assign", targets: [this.named(name, alias ?? it)], value, augments: false, type: null, ...spanOf(node) });
    }
    return result;
  }

  private definition(node: Syntax, decorators: readonly Value[]): Statement {
    const value: Value = node.type === "class_definition" ? this.classValue(node, decorators) : this.funcValue(node, decorators);
    const name = child(node, "name") ?? node;
    return { kind: "assign", targets: [this.named(this.builder.text(name), name)], value, augments: false, type: null, ...spanOf(node) };
  }

  private funcValue(node: Syntax, decorators: readonly Value[], owner?: MutableClass): Value {
    const name = child(node, "name");
    const func = this.builder.newFunc(name ? this.builder.text(name) : "<lambda>", node, this.builder.func);
    func.parameters = named(child(node, "parameters")).flatMap((it) => this.parameter(it));
    func.decorators = decorators;
    func.returns = typeRef(this.builder.source, child(node, "return_type"));
    func.async = has(node, "async");
    const isStatic = decorators.some((it) => it.kind === "name" && it.name === "staticmethod");
    if (owner !== undefined) {
      func.class = owner;
      func.receiver = isStatic ? null : (func.parameters[0]?.name ?? null);
    }
    const body = child(node, "body");
    this.builder.inFunc(func, () =>
      body?.type === "block" || body === undefined
        ? [...this.errorsIn(node), ...this.block(body)]
        : this.builder.withHoisted(() => [{ kind: "exit", how: "return", value: this.value(body, body), ...spanOf(body) }]),
    );
    func.doc = docOf(func.body);
    return { kind: "function", func, ...spanOf(node) };
  }

  private parameter(node: Syntax): Parameter[] {
    if (node.type === "keyword_separator" || node.type === "positional_separator") return [];
    const inner = node.type === "identifier" ? node : (child(node, "name") ?? named(node)[0] ?? node);
    const splat = [node, inner].find((it) => it.type === "list_splat_pattern" || it.type === "dictionary_splat_pattern");
    const fallback = child(node, "value");
    return [
      {
        name: this.builder.text(splat ? (named(splat)[0] ?? inner) : inner),
        type: typeRef(this.builder.source, child(node, "type")),
        fallback: fallback ? this.value(fallback, node) : null,
        rest: splat === undefined ? null : splat.type === "list_splat_pattern" ? "list" : "record",
        targets: [], ...spanOf(node),
      },
    ];
  }

  private classValue(node: Syntax, decorators: readonly Value[]): Value {
    const name = child(node, "name");
    const bases = named(child(node, "superclasses")).filter((it) => it.type !== "keyword_argument").map((it) => this.value(it, it));
    const owner: MutableClass = { kind: "class", name: name ? this.builder.text(name) : "", bases, fields: [], methods: [], decorators, doc: null, ...spanOf(node) };
    this.builder.classes.push(owner);
    const body = named(child(node, "body"));
    const fields: MutableClass["fields"][number][] = [];
    const methods: Func[] = [];
    for (const it of body) {
      const inner = it.type === "decorated_definition" ? (child(it, "definition") ?? it) : it;
      const assignment = it.type === "expression_statement" ? named(it)[0] : undefined;
      if (inner.type === "function_definition") {
        const marks = it.children.filter((c) => c.type === "decorator").map((c) => this.value(named(c)[0], c));
        const value = this.funcValue(inner, marks, owner);
        if (value.kind === "function") methods.push(value.func);
      } else if (assignment?.type === "assignment") {
        const left = child(assignment, "left");
        const right = child(assignment, "right");
        if (left?.type === "identifier") {
          const value = right ? this.value(right, assignment) : null;
          fields.push({ name: this.builder.text(left), type: typeRef(this.builder.source, child(assignment, "type")), value, ...spanOf(it) });
        }
      } else {
        for (const statement of this.builder.withHoisted(() => this.statement(it))) {
          if (statement.kind === "do" && statement.value.kind === "text" && it === body[0]) owner.doc = statement.value;
          else this.builder.hoist(statement);
        }
      }
    }
    owner.fields = fields;
    owner.methods = methods;
    return { kind: "class", class: owner, ...spanOf(node) };
  }

  /** Half-typed code: calls whose bracket is still open, and whatever statements the parser could keep. */
  private recover(node: Syntax): Statement[] {
    this.builder.problems.push(spanOf(node));
    const parts = node.children.flatMap((it) => (it.type === "ERROR" ? it.children : [it])).filter((it) => it.type !== "comment");
    const result: Statement[] = [];
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i] as Syntax;
      const next = parts[i + 1];
      if ((part.type === "identifier" || part.type === "attribute") && next?.type === "(") {
        const close = parts.findIndex((it, j) => j > i && (it.type === ")" || (j > i + 2 && parts[j - 1]?.type !== "," && it.type !== ",")));
        const inside = parts.slice(i + 2, close < 0 ? undefined : close).filter((it) => it.named);
        const call: Call = {
          kind: "call", callee: this.value(part, part), args: inside.map((it) => this.argument(it)), constructs: false, awaited: false,
          insert: null, start: part.start, end: inside.at(-1)?.end ?? next.end,
        };
        const target = parts[i - 1]?.type === "=" ? parts[i - 2] : undefined;
        if (target?.type === "identifier") result.pop();
        result.push(
          target?.type === "identifier"
            ? { kind: "assign", targets: this.targets(target), value: call, augments: false, type: null, ...spanOf(call) }
            : { kind: "do", value: call, ...spanOf(call) },
        );
        i += 1 + inside.length * 2;
      } else if (part.named) result.push(...this.builder.withHoisted(() => this.statement(part)));
    }
    return result;
  }

  // ── places ───────────────────────────────────────────────────────────────────────────────────────────────────────

  private named(name: string, at: Span): Target {
    return nameTarget(name, at, this.outer.get(this.builder.func)?.has(name) ? "outer" : "function");
  }

  private targets(node: Syntax | undefined, path: readonly string[] = []): Target[] {
    if (node === undefined) return [];
    switch (node.type) {
      case "identifier":
        return [{ ...this.named(this.builder.text(node), node), path }];
      case "attribute":
      case "subscript": {
        const place = this.value(node, node);
        return place.kind === "member" || place.kind === "index" ? [{ place, path, fallback: null, scope: "outer" }] : [];
      }
      case "list_splat_pattern":
        return this.targets(named(node)[0], [...path.slice(0, -1), "*"]);
      case "pattern_list":
      case "tuple_pattern":
      case "list_pattern":
        return named(node).flatMap((it, i) => this.targets(it, [...path, String(i)]));
      case "parenthesized_expression":
        return this.targets(named(node)[0], path);
      default:
        return [];
    }
  }

  // ── values ───────────────────────────────────────────────────────────────────────────────────────────────────────

  private maybe(node: Syntax | undefined): Value | null {
    return node === undefined ? null : this.value(node, node);
  }

  private all(nodes: readonly Syntax[]): Value[] {
    return nodes.map((it) => this.value(it, it));
  }

  private value(node: Syntax | undefined, parent: Syntax): Value {
    if (node === undefined) return opaque(parent, []);
    const at = spanOf(node);
    switch (node.type) {
      case "identifier":
        return { kind: "name", name: this.builder.text(node), ...at };
      case "attribute": {
        const key = child(node, "attribute") ?? node;
        return { kind: "member", object: this.value(child(node, "object"), node), key: this.builder.text(key), keySpan: spanOf(key), ...at };
      }
      case "subscript":
        return this.subscript(node);
      case "call":
        return this.call(node);
      case "string":
      case "concatenated_string":
        return this.string(node);
      case "integer":
      case "float":
        return { kind: "constant", value: Number(this.builder.text(node).replaceAll("_", "")), ...at };
      case "true":
      case "false":
        return { kind: "constant", value: node.type === "true", ...at };
      case "none":
        return { kind: "constant", value: null, ...at };
      case "list":
      case "tuple":
      case "expression_list":
      case "set":
        return { kind: "list", items: named(node).map((it) => this.item(it)), ordered: node.type !== "set", ...at };
      case "dictionary":
        return { kind: "record", entries: named(node).flatMap((it) => this.entry(it)), insert: insertion(node, "{", "}"), ...at };
      case "list_comprehension":
      case "set_comprehension":
      case "dictionary_comprehension":
      case "generator_expression":
        return this.comprehension(node);
      case "conditional_expression": {
        const [yes, condition, no] = named(node);
        return { kind: "choice", condition: this.maybe(condition), options: [yes, no].map((it) => this.value(it, node)), ...at };
      }
      case "boolean_operator":
        return { kind: "choice", condition: null, options: this.all(named(node)), ...at };
      case "binary_operator": {
        const [left, right] = [this.value(child(node, "left"), node), this.value(child(node, "right"), node)];
        const operator = child(node, "operator")?.type ?? "?";
        return (operator === "+" ? concatenation(left, right, at) : null) ?? { kind: "operation", operator, operands: [left, right], ...at };
      }
      case "unary_operator": {
        const operand = this.value(child(node, "argument"), node);
        if (operand.kind === "constant" && typeof operand.value === "number" && has(node, "-")) return { ...operand, value: -operand.value, ...at };
        return { kind: "operation", operator: "unary", operands: [operand], ...at };
      }
      case "comparison_operator":
      case "not_operator":
        return { kind: "operation", operator: "compare", operands: this.all(named(node)), ...at };
      case "lambda": {
        const value = this.funcValue(node, []);
        return value;
      }
      case "await": {
        const inner = this.value(named(node)[0], node);
        return inner.kind === "call" ? { ...inner, awaited: true } : inner;
      }
      case "parenthesized_expression":
        return this.value(named(node)[0], node);
      case "named_expression": {
        const targets = this.targets(child(node, "name"));
        this.builder.hoist({ kind: "assign", targets, value: this.value(child(node, "value"), node), augments: false, type: null, ...at });
        return targets[0]?.place ?? opaque(node, []);
      }
      case "yield": {
        this.builder.hoist({ kind: "exit", how: "yield", value: this.maybe(named(node)[0]), ...at });
        return opaque(node, []);
      }
      case "ERROR":
        this.builder.problems.push(at);
        return opaque(node, this.all(named(node)));
      default:
        return opaque(node, this.all(named(node).filter((it) => it.type !== "type")));
    }
  }

  private subscript(node: Syntax): Value {
    const object = this.value(child(node, "value"), node);
    const [key, ...more] = childrenOf(node, "subscript");
    if (key === undefined || more.length > 0) return opaque(node, [object]);
    if (key.type === "slice") return { kind: "operation", operator: "slice", operands: [object], ...spanOf(node) };
    const index = this.value(key, node);
    const constant = index.kind === "constant" ? String(index.value) : literalText(index);
    if (constant === null) return { kind: "index", object, index, ...spanOf(node) };
    return { kind: "member", object, key: constant, keySpan: spanOf(key), ...spanOf(node) } satisfies Member;
  }

  private call(node: Syntax): Value {
    const list = child(node, "arguments");
    const args = list?.type === "generator_expression" ? [this.argument(list)] : named(list).map((it) => this.argument(it));
    const callee = this.value(child(node, "function"), node);
    return { kind: "call", callee, args, constructs: false, awaited: false, insert: insertion(list, "(", ")"), ...spanOf(node) };
  }

  private argument(node: Syntax): Argument {
    if (node.type === "keyword_argument") {
      return { name: this.builder.text(child(node, "name") ?? node), value: this.value(child(node, "value"), node), spread: false, ...spanOf(node) };
    }
    const { value, spread } = this.item(node);
    return { name: null, value, spread, ...spanOf(node) };
  }

  private item(node: Syntax): Item {
    const spread = node.type === "list_splat" || node.type === "dictionary_splat";
    return { value: this.value(spread ? named(node)[0] : node, node), spread };
  }

  private entry(node: Syntax): Entry[] {
    const at = spanOf(node);
    if (node.type === "dictionary_splat") return [{ key: null, value: this.value(named(node)[0], node), spread: true, ...at }];
    const key = this.maybe(child(node, "key"));
    const value = this.value(child(node, "value"), node);
    return [{ key: key ? literalText(key) : null, value, spread: false, ...at }];
  }

  private comprehension(node: Syntax): Value {
    const body = child(node, "body");
    const clauses = named(node).filter((it) => it.type === "for_in_clause");
    const loops = clauses.map((it) => ({
      targets: this.targets(child(it, "left")).map((t): Target => ({ ...t, scope: "block" })),
      over: this.value(child(it, "right"), it),
    })) satisfies Pick<Loop, "targets" | "over">[];
    const conditions = named(node).filter((it) => it.type === "if_clause").map((it) => this.value(named(it)[0], it));
    const key = body?.type === "pair" ? this.maybe(child(body, "key")) : null;
    const result = this.value(body?.type === "pair" ? child(body, "value") : body, node);
    return { kind: "each", loops, conditions, key, result, ordered: node.type !== "set_comprehension", ...spanOf(node) };
  }

  // ── strings ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private string(node: Syntax): Text {
    const strings = node.type === "concatenated_string" ? named(node) : [node];
    return { kind: "text", pieces: strings.flatMap((it) => this.pieces(it)), ...spanOf(node) };
  }

  private pieces(node: Syntax): Piece[] {
    const quote = this.builder.text(node.children.find((it) => it.type === "string_start") ?? node);
    const raw = /r/i.test(quote);
    const pieces: Piece[] = [];
    const verbatim = (start: number, end: number) => {
      if (end > start) pieces.push({ kind: "verbatim", text: this.builder.source.slice(start, end), quote, start, end });
    };
    for (const part of node.children) {
      if (part.type === "interpolation") {
        const inner = child(part, "expression");
        pieces.push({ kind: "hole", value: this.value(inner, part), ...spanOf(part) });
      } else if (part.type === "string_content") {
        let at = part.start;
        for (const escape of raw ? [] : part.children) {
          verbatim(at, escape.start);
          const sequence = this.builder.text(escape);
          pieces.push({ kind: "escape", text: escape.type === "escape_interpolation" ? sequence.slice(1) : decodeEscape(sequence), quote, ...spanOf(escape) });
          at = escape.end;
        }
        verbatim(at, part.end);
      }
    }
    return pieces;
  }
}

function docOf(body: Block): Text | null {
  const first = body[0];
  return first?.kind === "do" && first.value.kind === "text" ? first.value : null;
}

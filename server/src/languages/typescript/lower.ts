import type {
  Argument, Block, Call, Entry, Field, Func, Item, Parameter, Piece, Program, Statement, Target, TypeRef, Value,
} from "../../model/program.ts";
import { literalText } from "../../model/values.ts";
import { Builder, concatenation, insertion, type MutableClass, type MutableFunc, nameTarget, opaque, spanOf, typeRef } from "../builder.ts";
import { decodeEscape } from "../escapes.ts";
import { child, childrenOf, has, named, type Syntax } from "../syntax.ts";

/** Lowers a TypeScript, TSX or JavaScript syntax tree. Never throws; what it does not know becomes `opaque`. */
export function lowerTypeScript(source: string, root: Syntax): Program {
  const typescript = new TypeScript(source, root);
  const module = typescript.module(root);
  return typescript.builder.program(module);
}

const FUNCTIONS = new Set(["arrow_function", "function_expression", "function_declaration", "generator_function", "generator_function_declaration", "method_definition"]);
const TYPES = new Set(["type_annotation", "type_arguments", "type_parameters", "accessibility_modifier", "predefined_type", "implements_clause"]);

class TypeScript {
  readonly builder: Builder;

  constructor(source: string, root: Syntax) {
    this.builder = new Builder(source, root);
  }

  module(root: Syntax): Func {
    const module = this.builder.func;
    module.body = this.block(root);
    return module;
  }

  // ── statements ───────────────────────────────────────────────────────────────────────────────────────────────────

  private block(node: Syntax | undefined): Block {
    if (node === undefined) return [];
    if (node.type !== "program" && node.type !== "statement_block" && node.type !== "ERROR") return this.builder.withHoisted(() => this.statement(node));
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
      case "lexical_declaration":
      case "variable_declaration": {
        const scope = node.type === "lexical_declaration" ? "block" : "function";
        return named(node).filter((it) => it.type === "variable_declarator").map((it) => this.declarator(it, scope));
      }
      case "return_statement":
        return [{ kind: "exit", how: "return", value: this.maybe(named(node)[0]), ...at }];
      case "throw_statement":
        return [{ kind: "exit", how: "throw", value: this.maybe(named(node)[0]), ...at }];
      case "break_statement":
      case "continue_statement":
        return [{ kind: "exit", how: "jump", value: null, ...at }];
      case "if_statement": {
        const otherwise = named(child(node, "alternative"))[0];
        const arms = [this.block(child(node, "consequence")), ...(otherwise ? [this.block(otherwise)] : [])];
        return [{ kind: "branch", condition: this.value(child(node, "condition"), node), arms, exhaustive: otherwise !== undefined, ...at }];
      }
      case "for_statement": {
        const initial = child(node, "initializer");
        const body = [...this.block(child(node, "body")), ...this.effect(child(node, "increment"))];
        return [
          ...(initial ? this.statement(initial) : []),
          { kind: "loop", targets: [], over: null, condition: this.maybe(named(child(node, "condition"))[0]), body, ...at },
        ];
      }
      case "for_in_statement": {
        const declared = child(node, "kind");
        const targets = this.targets(child(node, "left"), declared ? "block" : "outer");
        return [{ kind: "loop", targets, over: this.value(child(node, "right"), node), condition: null, body: this.block(child(node, "body")), ...at }];
      }
      case "while_statement":
      case "do_statement":
        return [{ kind: "loop", targets: [], over: null, condition: this.value(child(node, "condition"), node), body: this.block(child(node, "body")), ...at }];
      case "switch_statement": {
        const cases = named(child(node, "body"));
        const arms = cases.map((it) => childrenOf(it, "body").flatMap((s) => this.builder.withHoisted(() => this.statement(s))));
        return [{ kind: "branch", condition: this.value(child(node, "value"), node), arms, exhaustive: cases.some((it) => it.type === "switch_default"), ...at }];
      }
      case "try_statement": {
        const handler = child(node, "handler");
        const last = child(node, "finalizer");
        return [
          {
            kind: "attempt", body: this.block(child(node, "body")), handlers: handler ? [this.block(child(handler, "body"))] : [],
            last: this.block(child(last ?? node, last ? "body" : "")), ...at,
          },
        ];
      }
      case "import_statement":
        return this.imports(node);
      case "export_statement":
        return this.exported(node);
      case "function_declaration":
      case "generator_function_declaration":
      case "class_declaration":
      case "abstract_class_declaration": {
        const name = child(node, "name") ?? node;
        return [this.assign([nameTarget(this.builder.text(name), name, "block")], this.value(node, node), node)];
      }
      case "enum_declaration": {
        const name = child(node, "name") ?? node;
        const members = named(child(node, "body")).filter((it) => it.type === "enum_assignment");
        const entries = members.map((it): Entry => ({ key: this.builder.text(child(it, "name") ?? it), value: this.value(child(it, "value"), it), spread: false, ...spanOf(it) }));
        return [this.assign([nameTarget(this.builder.text(name), name, "block")], { kind: "record", entries, insert: null, ...at }, node)];
      }
      case "statement_block":
        return this.block(node);
      case "labeled_statement":
        return this.block(child(node, "body"));
      case "internal_module":
      case "module":
        return this.block(child(node, "body"));
      case "ERROR":
        return this.recover(node);
      case "interface_declaration":
      case "type_alias_declaration":
      case "ambient_declaration":
      case "function_signature":
      case "empty_statement":
        return [];
      default:
        return this.effect(node);
    }
  }

  private effect(node: Syntax | undefined): readonly Statement[] {
    return node === undefined ? [] : this.builder.withHoisted(() => this.expressionStatement(node));
  }

  private expressionStatement(node: Syntax): readonly Statement[] {
    if (node.type === "assignment_expression" || node.type === "augmented_assignment_expression") {
      this.value(node, node);
      return [];
    }
    const value = this.value(node, node);
    return node.type === "yield_expression" ? [] : [{ kind: "do", value, ...spanOf(node) }];
  }

  private declarator(node: Syntax, scope: Target["scope"]): Statement {
    const right = child(node, "value");
    const value: Value = right ? this.value(right, node) : { kind: "constant", value: null, start: node.end, end: node.end };
    const name = child(node, "name");
    // `const ask = () => ...` is a function called ask.
    if (value.kind === "function" && name?.type === "identifier" && value.func.name === "<function>") (value.func as MutableFunc).name = this.builder.text(name);
    return this.assign(this.targets(name, scope), value, node, this.type(node));
  }

  private assign(targets: readonly Target[], value: Value, node: Syntax, type: TypeRef | null = null, augments = false): Statement {
    return { kind: "assign", targets, value, augments, type, ...spanOf(node) };
  }

  private imports(node: Syntax): Statement[] {
    this.builder.insertImportAt = node.end;
    const module = literalText(this.value(child(node, "source"), node)) ?? "";
    const clause = node.children.find((it) => it.type === "import_clause");
    const statement = (local: Syntax, member: string | null): Statement => {
      const value: Value = { kind: "imported", module, member, ...spanOf(local) };
      return this.assign([nameTarget(this.builder.text(local), local, "block")], value, node);
    };
    return named(clause).flatMap((it) => {
      if (it.type === "identifier") return [statement(it, "default")];
      if (it.type === "namespace_import") return named(it).map((local) => statement(local, null));
      return named(it).flatMap((specifier) => {
        const name = child(specifier, "name");
        return name ? [statement(child(specifier, "alias") ?? name, this.builder.text(name))] : [];
      });
    });
  }

  private exported(node: Syntax): readonly Statement[] {
    const source = child(node, "source");
    const declaration = child(node, "declaration");
    const value = child(node, "value");
    if (declaration) {
      const statements = this.statement(declaration);
      for (const statement of statements) {
        if (statement.kind !== "assign") continue;
        for (const { place } of statement.targets) {
          if (place.kind === "name") this.builder.exports.push({ name: has(node, "default") ? "default" : place.name, value: place });
        }
      }
      return statements;
    }
    if (value) {
      const lowered = this.value(value, node);
      this.builder.exports.push({ name: "default", value: lowered });
      return [{ kind: "do", value: lowered, ...spanOf(node) }];
    }
    const module = source ? (literalText(this.value(source, node)) ?? "") : null;
    for (const it of named(node.children.find((c) => c.type === "export_clause"))) {
      const name = child(it, "name");
      if (name === undefined) continue;
      const local = this.builder.text(name);
      const at = spanOf(name);
      const exported = this.builder.text(child(it, "alias") ?? name);
      this.builder.exports.push({ name: exported, value: module === null ? { kind: "name", name: local, ...at } : { kind: "imported", module, member: local, ...at } });
    }
    return [];
  }

  /** Half-typed code: calls whose bracket is still open, and whatever statements the parser could keep. */
  private recover(node: Syntax): Statement[] {
    this.builder.problems.push(spanOf(node));
    const parts = node.children.flatMap((it) => (it.type === "ERROR" ? it.children : [it])).filter((it) => it.type !== "comment");
    const result: Statement[] = [];
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i] as Syntax;
      const next = parts[i + 1];
      if ((part.type === "identifier" || part.type === "member_expression") && next?.type === "(") {
        const rest = parts.slice(i + 2);
        const open = rest.findIndex((it, j) => it.type === ")" || (j > 0 && it.type !== "," && rest[j - 1]?.type !== ","));
        const inside = rest.slice(0, open < 0 ? undefined : open).filter((it) => it.named);
        const call: Call = {
          kind: "call", callee: this.value(part, part), args: inside.map((it) => this.argument(it)), constructs: parts[i - 1]?.type === "new",
          awaited: parts[i - 1]?.type === "await", insert: null, start: part.start, end: inside.at(-1)?.end ?? next.end,
        };
        const equals = parts.slice(Math.max(0, i - 2), i).find((it) => it.type === "=");
        const target = equals ? parts[parts.indexOf(equals) - 1] : undefined;
        if (target) result.pop();
        result.push(target ? { ...this.assign(this.targets(target, "block"), call, part), ...spanOf(call) } : { kind: "do", value: call, ...spanOf(call) });
        i += 1 + (open < 0 ? rest.length : open);
      } else if (part.type === "formal_parameters") {
        for (const it of named(part)) {
          const name = child(it, "pattern");
          const value: Value = { kind: "opaque", what: "parameter", operands: [], ...spanOf(it) };
          result.push(this.assign(this.targets(name, "block"), value, it, this.type(it)));
        }
      } else if (part.named) result.push(...this.builder.withHoisted(() => this.statement(part)));
    }
    return result;
  }

  // ── functions and classes ────────────────────────────────────────────────────────────────────────────────────────

  private funcValue(node: Syntax, owner: MutableClass | null = null): Value {
    const name = child(node, "name");
    const func = this.builder.newFunc(name ? this.builder.text(name) : "<function>", node, this.builder.func);
    func.async = has(node, "async");
    func.returns = typeRef(this.builder.source, child(node, "return_type"));
    func.class = owner;
    func.receiver = owner && !has(node, "static") ? "this" : null;
    const single = child(node, "parameter");
    func.parameters = single ? [this.parameter(single)] : named(child(node, "parameters")).map((it) => this.parameter(it));
    const body = child(node, "body");
    this.builder.inFunc(func, () => (body?.type === "statement_block" ? [...this.errorsIn(node), ...this.block(body)] : this.concise(body)));
    return { kind: "function", func, ...spanOf(node) };
  }

  private concise(body: Syntax | undefined): Block {
    if (body === undefined) return [];
    return this.builder.withHoisted(() => [{ kind: "exit", how: "return", value: this.value(body, body), ...spanOf(body) }]);
  }

  private parameter(node: Syntax): Parameter {
    const pattern = node.type === "identifier" ? node : (child(node, "pattern") ?? child(node, "left") ?? node);
    const inner = pattern.type === "assignment_pattern" ? (child(pattern, "left") ?? pattern) : pattern;
    const isRest = inner.type === "rest_pattern";
    const bound = isRest ? (named(inner)[0] ?? inner) : inner;
    const fallback = child(node, "value") ?? (pattern.type === "assignment_pattern" ? child(pattern, "right") : node.type === "assignment_pattern" ? child(node, "right") : undefined);
    return {
      name: bound.type === "identifier" || bound.type === "this" ? this.builder.text(bound) : "",
      type: this.type(node), fallback: this.maybe(fallback), rest: isRest ? "list" : null,
      targets: bound.type === "identifier" ? [] : this.targets(bound, "function"), ...spanOf(node),
    };
  }

  private type(node: Syntax): TypeRef | null {
    return typeRef(this.builder.source, child(node, "type"));
  }

  private classValue(node: Syntax): Value {
    const heritage = node.children.find((it) => it.type === "class_heritage");
    const clause = heritage?.children.find((it) => it.type === "extends_clause");
    const base = clause ? child(clause, "value") : named(heritage)[0];
    const owner: MutableClass = {
      kind: "class", name: this.builder.text(child(node, "name") ?? { ...node, end: node.start }), bases: base ? [this.value(base, base)] : [],
      fields: [], methods: [], decorators: [], doc: null, ...spanOf(node),
    };
    this.builder.classes.push(owner);
    const fields: Field[] = [];
    const methods: Func[] = [];
    for (const it of named(child(node, "body"))) {
      if (it.type === "method_definition") {
        const value = this.funcValue(it, owner);
        if (value.kind !== "function") continue;
        methods.push(value.func);
        if (value.func.name === "constructor") fields.push(...this.parameterProperties(it));
      } else if (it.type === "public_field_definition" || it.type === "field_definition") {
        const name = child(it, "name") ?? child(it, "property") ?? it;
        const value = child(it, "value");
        const lowered = value === undefined ? null : FUNCTIONS.has(value.type) ? this.funcValue(value, owner) : this.value(value, it);
        if (lowered?.kind === "function") methods.push(Object.assign(lowered.func as MutableFunc, { name: this.builder.text(name) }));
        fields.push({ name: this.builder.text(name), type: this.type(it), value: lowered, ...spanOf(it) });
      } else if (it.type === "class_static_block") for (const statement of this.block(child(it, "body"))) this.builder.hoist(statement);
    }
    owner.fields = fields;
    owner.methods = methods;
    return { kind: "class", class: owner, ...spanOf(node) };
  }

  /** `constructor(private readonly client: OpenAI)` declares a field and stores the parameter in it. */
  private parameterProperties(constructor: Syntax): Field[] {
    return named(child(constructor, "parameters"))
      .filter((it) => it.children.some((c) => c.type === "accessibility_modifier" || c.type === "readonly"))
      .map((it) => {
        const pattern = child(it, "pattern") ?? it;
        return { name: this.builder.text(pattern), type: this.type(it), value: null, ...spanOf(it) };
      });
  }

  // ── places ───────────────────────────────────────────────────────────────────────────────────────────────────────

  private targets(node: Syntax | undefined, scope: Target["scope"], path: readonly string[] = [], fallback: Value | null = null): Target[] {
    if (node === undefined) return [];
    switch (node.type) {
      case "identifier":
      case "shorthand_property_identifier_pattern": {
        const key = node.type === "identifier" ? [] : [this.builder.text(node)];
        return [{ ...nameTarget(this.builder.text(node), node, scope), path: [...path, ...key], fallback }];
      }
      case "member_expression":
      case "subscript_expression": {
        const place = this.value(node, node);
        return place.kind === "member" || place.kind === "index" ? [{ place, path, fallback, scope: "outer" }] : [];
      }
      case "object_pattern":
        return named(node).flatMap((it) => this.targets(it, scope, path));
      case "pair_pattern": {
        const key = child(node, "key");
        return this.targets(child(node, "value"), scope, [...path, key ? (literalText(this.value(key, key)) ?? this.builder.text(key)) : "*"]);
      }
      case "array_pattern":
        return this.items(node).flatMap(([it, i]) => this.targets(it, scope, [...path, String(i)]));
      case "assignment_pattern":
      case "object_assignment_pattern":
        return this.targets(child(node, "left"), scope, path, this.maybe(child(node, "right")));
      case "rest_pattern":
        return this.targets(named(node)[0], scope, [...path.filter((it) => it !== "*"), "*"]);
      case "non_null_expression":
      case "parenthesized_expression":
        return this.targets(named(node)[0], scope, path);
      default:
        return [];
    }
  }

  /** Elements of an array pattern with their index; holes (`[, b]`) count. */
  private items(node: Syntax): [Syntax, number][] {
    const items: [Syntax, number][] = [];
    let index = 0;
    for (const it of node.children) {
      if (it.type === ",") index++;
      else if (it.named && it.type !== "comment") items.push([it, index]);
    }
    return items;
  }

  // ── values ───────────────────────────────────────────────────────────────────────────────────────────────────────

  private maybe(node: Syntax | undefined): Value | null {
    return node === undefined ? null : this.value(node, node);
  }

  private all(nodes: readonly Syntax[]): Value[] {
    return nodes.filter((it) => !TYPES.has(it.type)).map((it) => this.value(it, it));
  }

  private value(node: Syntax | undefined, parent: Syntax): Value {
    if (node === undefined) return opaque(parent, []);
    const at = spanOf(node);
    if (FUNCTIONS.has(node.type)) return this.funcValue(node);
    switch (node.type) {
      case "identifier":
      case "shorthand_property_identifier":
      case "this":
      case "super":
        return { kind: "name", name: this.builder.text(node), ...at };
      case "member_expression": {
        const key = child(node, "property") ?? node;
        return { kind: "member", object: this.value(child(node, "object"), node), key: this.builder.text(key), keySpan: spanOf(key), ...at };
      }
      case "subscript_expression": {
        const object = this.value(child(node, "object"), node);
        const index = this.value(child(node, "index"), node);
        const constant = index.kind === "constant" ? String(index.value) : literalText(index);
        return constant === null ? { kind: "index", object, index, ...at } : { kind: "member", object, key: constant, keySpan: spanOf(index), ...at };
      }
      case "call_expression":
      case "new_expression":
        return this.call(node);
      case "string":
      case "template_string":
        return { kind: "text", pieces: this.pieces(node), ...at };
      case "number":
        return { kind: "constant", value: Number(this.builder.text(node).replaceAll("_", "")), ...at };
      case "true":
      case "false":
        return { kind: "constant", value: node.type === "true", ...at };
      case "null":
      case "undefined":
        return { kind: "constant", value: null, ...at };
      case "array":
        return { kind: "list", items: named(node).map((it) => this.item(it)), ordered: true, ...at };
      case "object":
        return { kind: "record", entries: named(node).map((it) => this.entry(it)), insert: insertion(node, "{", "}"), ...at };
      case "class":
      case "class_declaration":
      case "abstract_class_declaration":
        return this.classValue(node);
      case "ternary_expression": {
        const options = ["consequence", "alternative"].map((it) => this.value(child(node, it), node));
        return { kind: "choice", condition: this.value(child(node, "condition"), node), options, ...at };
      }
      case "binary_expression": {
        const [left, right] = [this.value(child(node, "left"), node), this.value(child(node, "right"), node)];
        const operator = child(node, "operator")?.type ?? "?";
        if (operator === "||" || operator === "??" || operator === "&&") return { kind: "choice", condition: null, options: [left, right], ...at };
        if (/^[<>=!]|^in/.test(operator)) return { kind: "operation", operator: "compare", operands: [left, right], ...at };
        return (operator === "+" ? concatenation(left, right, at) : null) ?? { kind: "operation", operator, operands: [left, right], ...at };
      }
      case "unary_expression": {
        const operand = this.value(child(node, "argument"), node);
        if (operand.kind === "constant" && typeof operand.value === "number" && has(node, "-")) return { ...operand, value: -operand.value, ...at };
        return { kind: "operation", operator: "unary", operands: [operand], ...at };
      }
      case "assignment_expression":
      case "augmented_assignment_expression": {
        const targets = this.targets(child(node, "left"), "outer");
        const value = this.value(child(node, "right"), node);
        this.builder.hoist(this.assign(targets, value, node, null, node.type !== "assignment_expression"));
        return value;
      }
      case "await_expression": {
        const inner = this.value(named(node)[0], node);
        return inner.kind === "call" ? { ...inner, awaited: true } : inner;
      }
      case "as_expression":
      case "satisfies_expression":
      case "non_null_expression":
      case "parenthesized_expression":
        return this.value(named(node)[0], node);
      case "type_assertion":
        return this.value(named(node).at(-1), node);
      case "yield_expression":
        this.builder.hoist({ kind: "exit", how: "yield", value: this.maybe(named(node)[0]), ...at });
        return opaque(node, []);
      case "ERROR":
        this.builder.problems.push(at);
        return opaque(node, this.all(named(node)));
      default:
        return opaque(node, this.all(named(node)));
    }
  }

  private call(node: Syntax): Value {
    const list = child(node, "arguments");
    const target = child(node, "function") ?? child(node, "constructor");
    // The grammar reads `await f<T>(x)` as `(await f)<T>(x)`; await is transparent here, so both are one call.
    const awaited = target?.type === "await_expression";
    const callee = this.value(target, node);
    const args = list?.type === "template_string" ? [this.argument(list)] : named(list).map((it) => this.argument(it));
    const module = args[0] ? literalText(args[0].value) : null;
    if (module !== null && (target?.type === "import" || (callee.kind === "name" && callee.name === "require"))) {
      return { kind: "imported", module, member: null, ...spanOf(node) };
    }
    return { kind: "call", callee, args, constructs: node.type === "new_expression", awaited, insert: insertion(list, "(", ")"), ...spanOf(node) };
  }

  private argument(node: Syntax): Argument {
    return { name: null, ...this.item(node), ...spanOf(node) };
  }

  private item(node: Syntax): Item {
    const spread = node.type === "spread_element";
    return { value: this.value(spread ? named(node)[0] : node, node), spread };
  }

  private entry(node: Syntax): Entry {
    const at = spanOf(node);
    if (node.type === "spread_element") return { key: null, value: this.value(named(node)[0], node), spread: true, ...at };
    if (node.type === "shorthand_property_identifier") return { key: this.builder.text(node), value: this.value(node, node), spread: false, ...at };
    if (node.type === "method_definition") return { key: this.builder.text(child(node, "name") ?? node), value: this.funcValue(node), spread: false, ...at };
    const key = child(node, "key");
    return { key: key ? this.key(key) : null, value: this.value(child(node, "value") ?? named(node).at(-1), node), spread: false, ...at };
  }

  private key(node: Syntax): string | null {
    if (node.type === "property_identifier" || node.type === "number") return this.builder.text(node);
    return literalText(this.value(node.type === "computed_property_name" ? named(node)[0] : node, node));
  }

  private pieces(node: Syntax): Piece[] {
    const quote = this.builder.source[node.start] ?? "";
    return named(node).map((part): Piece => {
      const at = spanOf(part);
      if (part.type === "template_substitution") return { kind: "hole", value: this.value(named(part)[0], part), ...at };
      const text = this.builder.text(part);
      return part.type === "escape_sequence" ? { kind: "escape", text: decodeEscape(text), quote, ...at } : { kind: "verbatim", text, quote, ...at };
    });
  }
}


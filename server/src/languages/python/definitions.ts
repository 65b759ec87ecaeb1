import type { Field, Func, Parameter, Statement, Value } from "../../model/program.ts";
import type { Lowering, MutableClass } from "../lowering.ts";
import { assign, docOf, evaluate, spanOf, UNNAMED } from "../nodes.ts";
import { child, has, named, type Syntax } from "../syntax.ts";
import { nameOf } from "./places.ts";
import { string } from "./strings.ts";

/** `def` and `class` as a statement that gives their name a value. */
export function definition(lower: Lowering, node: Syntax): readonly Statement[] {
  const decorators = decoratorsOf(lower, node);
  const inner = node.type === "decorated_definition" ? child(node, "definition") : node;
  if (inner === undefined) return decorators.map((it) => evaluate(it, it));
  const value = inner.type === "class_definition" ? classValue(lower, inner, decorators) : funcValue(lower, inner, decorators);
  const name = child(inner, "name");
  return [assign(name ? [nameOf(lower, lower.text(name), name)] : [], value, node)];
}

function decoratorsOf(lower: Lowering, node: Syntax): Value[] {
  return node.children.filter((it) => it.type === "decorator").map((it) => lower.value(named(it)[0], it));
}

/** `def` or `lambda`. */
export function funcValue(
  lower: Lowering,
  node: Syntax,
  decorators: readonly Value[],
  owner: MutableClass | null = null,
): Value & { kind: "function" } {
  const name = child(node, "name");
  const func = lower.newFunc(name ? lower.text(name) : UNNAMED, node);
  func.decorators = decorators;
  func.parameters = named(child(node, "parameters")).flatMap((it) => parameter(lower, it));
  func.returns = lower.type(child(node, "return_type"));
  func.async = has(node, "async");
  if (owner !== null) {
    const isStatic = decorators.some((it) => it.kind === "name" && it.name === "staticmethod");
    func.class = owner;
    func.receiver = isStatic ? null : (func.parameters[0]?.name ?? null);
  }
  const body = child(node, "body");
  const isBlock = body === undefined || body.type === "block";
  lower.inFunc(func, () => {
    if (isBlock) return [...lower.errorsIn(node), ...lower.block(named(body))];
    return lower.withHoisted(() => [{ kind: "exit", how: "return", value: lower.value(body, body), ...spanOf(body) }]);
  });
  func.doc = isBlock ? docOf(func.body) : null;
  const first = isBlock ? named(body)[func.doc === null ? 0 : 1] : undefined;
  func.first = first ? spanOf(first) : null;
  return { kind: "function", func, ...spanOf(node) };
}

function parameter(lower: Lowering, node: Syntax): Parameter[] {
  if (node.type === "keyword_separator" || node.type === "positional_separator" || node.type === "ERROR") return [];
  const inner = node.type === "identifier" ? node : (child(node, "name") ?? named(node)[0] ?? node);
  const splat = [node, inner].find((it) => it.type === "list_splat_pattern" || it.type === "dictionary_splat_pattern");
  const rest = splat === undefined ? null : splat.type === "list_splat_pattern" ? "list" : "record";
  const name = lower.text(splat ? (named(splat)[0] ?? inner) : inner);
  return [{ name, type: lower.type(child(node, "type")), fallback: lower.maybe(child(node, "value")), rest, targets: [], ...spanOf(node) }];
}

function classValue(lower: Lowering, node: Syntax, decorators: readonly Value[]): Value {
  const name = child(node, "name");
  const owner = lower.newClass(name ? lower.text(name) : "", node);
  owner.decorators = decorators;
  owner.bases = named(child(node, "superclasses"))
    .filter((it) => it.type !== "keyword_argument" && it.type !== "dictionary_splat")
    .map((it) => lower.value(it, it));
  const members: Members = { owner, fields: [], methods: [] };
  const [first, ...rest] = named(child(node, "body"));
  const doc = first?.type === "expression_statement" ? named(first)[0] : undefined;
  const documented = doc?.type === "string" || doc?.type === "concatenated_string";
  if (documented) owner.doc = string(lower, doc);
  else if (first) member(lower, first, members);
  for (const it of rest) member(lower, it, members);
  owner.fields = members.fields;
  owner.methods = members.methods;
  return { kind: "class", class: owner, ...spanOf(node) };
}

interface Members {
  readonly owner: MutableClass;
  readonly fields: Field[];
  readonly methods: Func[];
}

const BRANCHES = new Set([
  "if_statement",
  "elif_clause",
  "else_clause",
  "try_statement",
  "except_clause",
  "except_group_clause",
  "finally_clause",
  "with_statement",
  "for_statement",
  "while_statement",
  "block",
]);

/** A statement of a class body: a method, fields, or something that holds such in its branches. */
function member(lower: Lowering, node: Syntax, members: Members): void {
  const inner = node.type === "decorated_definition" ? (child(node, "definition") ?? node) : node;
  if (inner.type === "function_definition") {
    members.methods.push(funcValue(lower, inner, decoratorsOf(lower, node), members.owner).func);
  } else if (BRANCHES.has(node.type)) {
    const condition = child(node, "condition") ?? child(node, "right");
    if (condition) lower.hoist(evaluate(lower.value(condition, node), condition));
    lower.deeper(node, undefined, () => {
      for (const it of named(node)) if (BRANCHES.has(it.type) || node.type === "block") member(lower, it, members);
    });
  } else {
    for (const it of lower.withHoisted(() => lower.statement(node))) {
      if (it.kind !== "assign") lower.hoist(it);
      else members.fields.push(...fieldsOf(it, node));
    }
  }
}

function fieldsOf(statement: Statement & { kind: "assign" }, node: Syntax): Field[] {
  return statement.targets.flatMap(({ place, path }): Field[] => {
    if (place.kind !== "name") return [];
    const declared = statement.value.kind === "opaque" && statement.value.what === "declaration";
    const value = declared || path.length > 0 ? null : statement.value;
    return [{ name: place.name, optional: false, type: statement.type, value, decorators: [], ...spanOf(node) }];
  });
}

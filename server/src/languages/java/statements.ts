import type { Statement, Value } from "../../model/program.ts";
import {
  type Braces,
  bodyOf,
  bracedStatements,
  children,
  eachStatement,
  exit,
  headOf,
  labelled,
  nothing,
  type StatementForm,
} from "../braces.ts";
import type { Lowering } from "../lowering.ts";
import { assign, evaluate, nameFunction, nameTarget, spanOf } from "../nodes.ts";
import { child, childOfType, named, type Syntax } from "../syntax.ts";
import { invocation } from "./calls.ts";
import { TYPES, typeDeclaration } from "./classes.ts";
import { parameters } from "./functions.ts";
import { switchStatement } from "./switch.ts";

const BRACES: Braces = {
  block: "block",
  initial: "init",
  step: "update",
  effect,
  caught: (clause) => child(childOfType(clause, "catch_formal_parameter"), "name"),
  opened: resources,
};
const BRACED = new Map(bracedStatements(BRACES));

export const STATEMENTS: ReadonlyMap<string, StatementForm> = new Map<string, StatementForm>([
  ...BRACED,
  ["expression_statement", (lower, node) => expression(lower, node)],
  ["import_declaration", imported],
  ...[...TYPES].map((it): [string, StatementForm] => [it, typeDeclaration]),
  ["local_variable_declaration", variables],
  ["field_declaration", variables],
  ["explicit_constructor_invocation", otherConstructor],
  ["yield_statement", exit("jump")],
  ["enhanced_for_statement", eachStatement(BRACES, { over: "value", element: "name" })],
  ["switch_expression", switchStatement],
  ["try_with_resources_statement", BRACED.get("try_statement") ?? nothing],
  ["synchronized_statement", (lower, node) => bodyOf(lower, child(node, "body"), BRACES)],
  ["labeled_statement", labelled],
  ["constructor_body", children],
  ["formal_parameters", headOf(parameters)],
  ["package_declaration", nothing],
  ["assert_statement", nothing],
  [";", nothing],
]);

/** Expressions that are all effect: what they do is a statement of its own already. */
const HOISTED = new Set(["assignment_expression", "update_expression"]);

function expression(lower: Lowering, node: Syntax): readonly Statement[] {
  const inner = named(node)[0];
  if (inner?.type === "switch_expression") return switchStatement(lower, inner);
  return inner === undefined ? [evaluate(lower.value(inner, node), node)] : effect(lower, inner, node);
}

function effect(lower: Lowering, node: Syntax, at: Syntax = node): readonly Statement[] {
  const value = lower.value(node, node);
  return HOISTED.has(node.type) ? [] : [evaluate(value, at)];
}

/** `import a.b.C`, `import a.b.*`, `import static a.b.C.d`. */
function imported(lower: Lowering, node: Syntax): readonly Statement[] {
  const path = named(node).find((it) => it.type === "scoped_identifier" || it.type === "identifier");
  if (path === undefined) return [];
  const parts = lower
    .text(path)
    .split(".")
    .map((it) => it.trim());
  const isStatic = node.children.some((it) => it.type === "static");
  if (childOfType(node, "asterisk")) return [assign([], { kind: "imported", module: parts.join("."), member: "*", ...spanOf(node) }, node)];
  const last = parts.at(-1) ?? "";
  // A type inside a type, or a member of one: the first name with a capital is what its package exports.
  const at = parts.findIndex((it) => /^\p{Lu}/u.test(it));
  const from = at < 0 ? parts.length - 1 : at;
  let value: Value = { kind: "imported", module: parts.slice(0, from).join("."), member: parts[from] ?? null, ...spanOf(node) };
  for (const key of parts.slice(from + 1)) value = { kind: "member", object: value, key, keySpan: spanOf(path), ...spanOf(node) };
  const name = { start: path.end - last.length, end: path.end };
  return isStatic || last !== "" ? [assign([nameTarget(last, name, "block")], value, node)] : [];
}

function variables(lower: Lowering, node: Syntax): readonly Statement[] {
  const type = declaredType(lower, node);
  return named(node)
    .filter((it) => it.type === "variable_declarator")
    .flatMap((it) => lower.withHoisted(() => [variable(lower, it, type)]));
}

/** `var` says nothing. */
function declaredType(lower: Lowering, node: Syntax): ReturnType<Lowering["type"]> {
  const type = child(node, "type");
  return type && lower.text(type) !== "var" ? lower.type(type) : null;
}

function variable(lower: Lowering, node: Syntax, type: ReturnType<Lowering["type"]>): Statement {
  const name = child(node, "name");
  const given = child(node, "value");
  const value: Value = given
    ? lower.value(given, node)
    : { kind: "opaque", what: "declaration", operands: [], start: node.end, end: node.end };
  if (name) nameFunction(value, lower.text(name));
  return assign(lower.targets(name, "block"), value, node, type);
}

/** `this(...)` goes to another constructor of this class, `super(...)` to what it extends. */
function otherConstructor(lower: Lowering, node: Syntax): readonly Statement[] {
  const called = child(node, "constructor");
  const owner = lower.func.class?.name ?? "";
  const callee: Value =
    called?.type === "this" && owner !== ""
      ? { kind: "name", name: owner, ...spanOf(called) }
      : { kind: "name", name: "super", ...spanOf(called ?? node) };
  return [evaluate(invocation(lower, node, callee, child(node, "arguments"), true), node)];
}

function resources(lower: Lowering, node: Syntax): readonly Statement[] {
  return named(child(node, "resources")).flatMap((it) => {
    const name = child(it, "name");
    const value = child(it, "value");
    return name && value ? [assign(lower.targets(name, "block"), lower.value(value, it), it, declaredType(lower, it))] : [];
  });
}

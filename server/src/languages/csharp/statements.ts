import type { Statement, Value } from "../../model/program.ts";
import {
  type Braces,
  bodyOf,
  bracedStatements,
  children,
  eachStatement,
  exit,
  headOf,
  jump,
  labelled,
  nothing,
  type StatementForm,
} from "../braces.ts";
import type { Lowering } from "../lowering.ts";
import { assign, evaluate, nameFunction, nameTarget, spanOf } from "../nodes.ts";
import { child, childOfType, named, type Syntax } from "../syntax.ts";
import { argumentsOf, declaredWith } from "./calls.ts";
import { TYPES, typeDeclaration } from "./classes.ts";
import { lambda, parameters } from "./functions.ts";

const BRACES: Braces = {
  block: "block",
  initial: "initializer",
  step: "update",
  effect,
  caught: (clause) => child(childOfType(clause, "catch_declaration"), "name"),
};
const last: StatementForm = (lower, node) => bodyOf(lower, named(node).at(-1), BRACES);

export const STATEMENTS: ReadonlyMap<string, StatementForm> = new Map<string, StatementForm>([
  ...bracedStatements(BRACES),
  ["expression_statement", (lower, node) => expression(lower, node)],
  ["using_directive", imported],
  ["global_statement", children],
  ["namespace_declaration", namespace],
  ["file_scoped_namespace_declaration", namespace],
  ...[...TYPES].map((it): [string, StatementForm] => [it, typeDeclaration]),
  ["local_declaration_statement", (lower, node) => variables(lower, childOfType(node, "variable_declaration"))],
  ["variable_declaration", variables],
  ["local_function_statement", localFunction],
  ["constructor_initializer", otherConstructor],
  ["yield_statement", exit("yield")],
  ["goto_statement", jump],
  ["foreach_statement", eachStatement(BRACES, { over: "right", element: "left" })],
  ["switch_statement", switchStatement],
  ["using_statement", usingStatement],
  ["lock_statement", last],
  ["fixed_statement", last],
  ["checked_statement", last],
  ["unsafe_statement", last],
  ["labeled_statement", labelled],
  ["declaration_list", children],
  ["parameter_list", headOf(parameters)],
  ["empty_statement", nothing],
  ["extern_alias_directive", nothing],
  ["global_attribute", nothing],
  ["preproc_region", nothing],
  ["preproc_endregion", nothing],
  ["preproc_pragma", nothing],
  ["preproc_nullable", nothing],
  ["preproc_if", children],
]);

/** Expressions that are all effect: what they do is a statement of its own already. */
const EFFECTS = /(?:\+\+|--)$|^(?:\+\+|--)/;

function expression(lower: Lowering, node: Syntax): readonly Statement[] {
  const inner = named(node)[0];
  return inner === undefined ? [evaluate(lower.value(inner, node), node)] : effect(lower, inner, node);
}

function effect(lower: Lowering, node: Syntax, at: Syntax = node): readonly Statement[] {
  const value = lower.value(node, node);
  return node.type === "assignment_expression" || EFFECTS.test(lower.text(node).trim()) ? [] : [evaluate(value, at)];
}

/** `using A.B;` brings all of a namespace, `using static A.B;` the members of a class, `using C = A.B.C;` one name. */
function imported(lower: Lowering, node: Syntax): readonly Statement[] {
  const alias = child(node, "name");
  const path = named(node).findLast((it) => it !== alias);
  if (path === undefined) return [];
  const parts = lower
    .text(path)
    .replace(/^global::/, "")
    .split(".")
    .map((it) => it.trim());
  const module = alias ? parts.slice(0, -1).join(".") : parts.join(".");
  const member = alias ? (parts.at(-1) ?? null) : "*";
  const value: Value = { kind: "imported", module, member, ...spanOf(node) };
  return [assign(alias ? [nameTarget(lower.text(alias), alias, "block")] : [], value, node)];
}

/** In a namespace all of it is seen, wherever it stands, and all of those around it. */
function namespace(lower: Lowering, node: Syntax): readonly Statement[] {
  const name = child(node, "name");
  const parts = name ? lower.text(name).split(".") : [];
  for (let length = parts.length; length > 0; length--) lower.see(parts.slice(0, length).join("."));
  const body = child(node, "body");
  return lower.block(body ? named(body) : named(node).filter((it) => it !== name));
}

function variables(lower: Lowering, node: Syntax | undefined): readonly Statement[] {
  if (node === undefined) return [];
  const type = child(node, "type");
  return named(node)
    .filter((it) => it.type === "variable_declarator")
    .flatMap((it) => lower.withHoisted(() => [variable(lower, it, type)]));
}

function variable(lower: Lowering, node: Syntax, type: Syntax | undefined): Statement {
  const name = child(node, "name");
  const given = named(node).find((it) => it !== name && it.type !== "bracketed_argument_list");
  const declared = type?.type === "implicit_type" ? undefined : type;
  const missing: Value = { kind: "opaque", what: "declaration", operands: [], start: node.end, end: node.end };
  const value = given === undefined ? missing : declaredWith(lower, given, node, declared);
  if (name) nameFunction(value, lower.text(name));
  return assign(lower.targets(name ?? childOfType(node, "tuple_pattern"), "block"), value, node, declared ? lower.type(declared) : null);
}

function localFunction(lower: Lowering, node: Syntax): readonly Statement[] {
  const name = child(node, "name");
  return [assign(name ? [nameTarget(lower.text(name), name, "function")] : [], lambda(lower, node), node)];
}

/** `: this(...)` goes to another constructor of this class, `: base(...)` to what it extends. */
function otherConstructor(lower: Lowering, node: Syntax): readonly Statement[] {
  const isOwn = node.children.some((it) => it.type === "this");
  const name = isOwn ? (lower.func.class?.name ?? "") : "super";
  const callee: Value = { kind: "name", name, start: node.start, end: node.start };
  const args = argumentsOf(lower, childOfType(node, "argument_list"));
  return [evaluate({ kind: "call", callee, args, constructs: true, awaited: false, insert: null, ...spanOf(node) }, node)];
}

/** An arm for each section; labels and patterns are compared, not followed. */
function switchStatement(lower: Lowering, node: Syntax): readonly Statement[] {
  const condition = lower.value(child(node, "value"), node);
  const sections = named(child(node, "body"));
  const arms = lower.breaking(true, () =>
    sections.map((it) => lower.block(named(it).filter((part) => !/_pattern$|^when_clause$/.test(part.type)))),
  );
  const exhaustive = sections.some((it) => it.children.some((part) => part.type === "default"));
  return [{ kind: "branch", condition, arms, exhaustive, ...spanOf(node) }];
}

function usingStatement(lower: Lowering, node: Syntax): readonly Statement[] {
  const inner = child(node, "body");
  const before = named(node)
    .filter((it) => it !== inner)
    .flatMap((it) => (it.type === "variable_declaration" ? variables(lower, it) : [evaluate(lower.value(it, it), it)]));
  return [...before, ...bodyOf(lower, inner, BRACES)];
}

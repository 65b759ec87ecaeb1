import type { Block, Statement, Value } from "../../model/program.ts";
import type { Lowering } from "../lowering.ts";
import { assign, evaluate, nameFunction, nameTarget, opaque, spanOf } from "../nodes.ts";
import { child, childOfType, named, type Syntax } from "../syntax.ts";
import { argumentsOf, creation } from "./calls.ts";
import { TYPES, typeDeclaration } from "./classes.ts";
import { lambda, parameters } from "./functions.ts";

type Form = (lower: Lowering, node: Syntax) => readonly Statement[];

const nothing: Form = () => [];
const jump: Form = (_, node) => [{ kind: "exit", how: "jump", value: null, ...spanOf(node) }];
const block: Form = (lower, node) => lower.block(named(node));

export const STATEMENTS: ReadonlyMap<string, Form> = new Map<string, Form>([
  ["expression_statement", expression],
  ["using_directive", imported],
  ["global_statement", block],
  ["namespace_declaration", (lower, node) => lower.block(named(child(node, "body")))],
  ["file_scoped_namespace_declaration", (lower, node) => lower.block(named(node).filter((it) => it.field !== "name"))],
  ...[...TYPES].map((it): [string, Form] => [it, typeDeclaration]),
  ["local_declaration_statement", (lower, node) => variables(lower, childOfType(node, "variable_declaration"))],
  ["variable_declaration", variables],
  ["local_function_statement", localFunction],
  ["constructor_initializer", otherConstructor],
  ["return_statement", (lower, node) => exit(lower, node, "return")],
  ["throw_statement", (lower, node) => exit(lower, node, "throw")],
  ["yield_statement", (lower, node) => exit(lower, node, "yield")],
  ["break_statement", (lower, node) => (lower.inSwitch ? [] : jump(lower, node))],
  ["continue_statement", jump],
  ["goto_statement", jump],
  ["if_statement", ifStatement],
  ["for_statement", forStatement],
  ["foreach_statement", forEach],
  ["while_statement", whileStatement],
  ["do_statement", whileStatement],
  ["switch_statement", switchStatement],
  ["try_statement", tryStatement],
  ["using_statement", usingStatement],
  ["lock_statement", (lower, node) => body(lower, named(node).at(-1))],
  ["fixed_statement", (lower, node) => body(lower, named(node).at(-1))],
  ["checked_statement", (lower, node) => body(lower, named(node)[0])],
  ["unsafe_statement", (lower, node) => body(lower, named(node)[0])],
  ["labeled_statement", (lower, node) => lower.block(named(node).slice(1))],
  ["block", block],
  ["declaration_list", block],
  ["parameter_list", heads],
  ["empty_statement", nothing],
  ["extern_alias_directive", nothing],
  ["global_attribute", nothing],
  ["preproc_region", nothing],
  ["preproc_endregion", nothing],
  ["preproc_pragma", nothing],
  ["preproc_nullable", nothing],
  ["preproc_if", block],
]);

/** A block, or one statement in its place. */
function body(lower: Lowering, node: Syntax | undefined): Block {
  if (node === undefined) return [];
  return lower.block(node.type === "block" ? named(node) : [node]);
}

/** Expressions that are all effect: what they do is a statement of its own already. */
const EFFECTS = /(?:\+\+|--)$|^(?:\+\+|--)/;

function expression(lower: Lowering, node: Syntax): readonly Statement[] {
  return effect(lower, named(node)[0], node);
}

function effect(lower: Lowering, inner: Syntax | undefined, node: Syntax): readonly Statement[] {
  const value = lower.value(inner, node);
  return inner?.type === "assignment_expression" || (inner && EFFECTS.test(lower.text(inner).trim())) ? [] : [evaluate(value, node)];
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

function variables(lower: Lowering, node: Syntax | undefined): readonly Statement[] {
  if (node === undefined) return [];
  const type = child(node, "type");
  return named(node)
    .filter((it) => it.type === "variable_declarator")
    .flatMap((it) => lower.withHoisted(() => [variable(lower, it, type)]));
}

/** `Options o = new() { ... }` makes what the variable is declared as. */
function variable(lower: Lowering, node: Syntax, type: Syntax | undefined): Statement {
  const name = child(node, "name");
  const given = named(node).find((it) => it !== name && it.type !== "bracketed_argument_list");
  const declared = type?.type === "implicit_type" ? undefined : type;
  const missing: Value = { kind: "opaque", what: "declaration", operands: [], start: node.end, end: node.end };
  const value =
    given === undefined
      ? missing
      : given.type === "implicit_object_creation_expression"
        ? creation(lower, given, declared)
        : lower.value(given, node);
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

function exit(lower: Lowering, node: Syntax, how: "return" | "throw" | "yield"): readonly Statement[] {
  return [{ kind: "exit", how, value: lower.maybe(named(node)[0]), ...spanOf(node) }];
}

function ifStatement(lower: Lowering, node: Syntax): readonly Statement[] {
  const condition = lower.value(child(node, "condition"), node);
  const otherwise = child(node, "alternative");
  const arms = [body(lower, child(node, "consequence")), ...(otherwise ? [body(lower, otherwise)] : [])];
  return [{ kind: "branch", condition, arms, exhaustive: otherwise !== undefined, ...spanOf(node) }];
}

function forStatement(lower: Lowering, node: Syntax): readonly Statement[] {
  const initial = child(node, "initializer");
  const before = initial ? lower.withHoisted(() => lower.statement(initial)) : [];
  const condition = lower.maybe(child(node, "condition"));
  const update = child(node, "update");
  const inner = lower.breaking(false, () => [
    ...body(lower, child(node, "body")),
    ...(update ? lower.withHoisted(() => effect(lower, update, update)) : []),
  ]);
  return [...before, { kind: "loop", targets: [], over: null, condition, body: inner, ...spanOf(node) }];
}

function forEach(lower: Lowering, node: Syntax): readonly Statement[] {
  const over = lower.value(child(node, "right"), node);
  const targets = lower.targets(child(node, "left"), "block");
  const inner = lower.breaking(false, () => body(lower, child(node, "body")));
  return [{ kind: "loop", targets, over, condition: null, body: inner, ...spanOf(node) }];
}

function whileStatement(lower: Lowering, node: Syntax): readonly Statement[] {
  const condition = lower.value(child(node, "condition"), node);
  const inner = lower.breaking(false, () => body(lower, child(node, "body")));
  return [{ kind: "loop", targets: [], over: null, condition, body: inner, ...spanOf(node) }];
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

function tryStatement(lower: Lowering, node: Syntax): readonly Statement[] {
  const handlers = named(node)
    .filter((it) => it.type === "catch_clause")
    .map((it) => {
      const name = child(childOfType(it, "catch_declaration"), "name");
      const caught = name ? [assign(lower.targets(name, "block"), opaque(name, []), name)] : [];
      return [...caught, ...body(lower, child(it, "body"))];
    });
  const last = childOfType(node, "finally_clause");
  return [{ kind: "attempt", body: body(lower, child(node, "body")), handlers, last: body(lower, named(last)[0]), ...spanOf(node) }];
}

function usingStatement(lower: Lowering, node: Syntax): readonly Statement[] {
  const inner = child(node, "body");
  const before = named(node)
    .filter((it) => it !== inner)
    .flatMap((it) => (it.type === "variable_declaration" ? variables(lower, it) : [evaluate(lower.value(it, it), it)]));
  return [...before, ...body(lower, inner)];
}

/** The head of a method whose body the parser could not close: its names are at least known. */
function heads(lower: Lowering, node: Syntax): readonly Statement[] {
  return parameters(lower, node).map((it) =>
    assign(
      [nameTarget(it.name, it, "block")],
      { kind: "opaque", what: "parameter", operands: [], start: it.start, end: it.end },
      it,
      it.type,
    ),
  );
}

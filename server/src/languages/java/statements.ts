import type { Block, Statement, Value } from "../../model/program.ts";
import type { Lowering } from "../lowering.ts";
import { assign, evaluate, nameFunction, nameTarget, opaque, spanOf } from "../nodes.ts";
import { child, childOfType, named, type Syntax } from "../syntax.ts";
import { invocation } from "./calls.ts";
import { TYPES, typeDeclaration } from "./classes.ts";
import { parameters } from "./functions.ts";
import { switchStatement } from "./switch.ts";

type Form = (lower: Lowering, node: Syntax) => readonly Statement[];

const nothing: Form = () => [];
const jump: Form = (_, node) => [{ kind: "exit", how: "jump", value: null, ...spanOf(node) }];
const block: Form = (lower, node) => lower.block(named(node));

export const STATEMENTS: ReadonlyMap<string, Form> = new Map<string, Form>([
  ["expression_statement", expression],
  ["import_declaration", imported],
  ...[...TYPES].map((it): [string, Form] => [it, typeDeclaration]),
  ["local_variable_declaration", variables],
  ["field_declaration", variables],
  ["explicit_constructor_invocation", otherConstructor],
  ["return_statement", (lower, node) => exit(lower, node, "return")],
  ["throw_statement", (lower, node) => exit(lower, node, "throw")],
  ["yield_statement", (lower, node) => exit(lower, node, "jump")],
  ["break_statement", (lower, node) => (lower.inSwitch && named(node).length === 0 ? [] : jump(lower, node))],
  ["continue_statement", jump],
  ["if_statement", ifStatement],
  ["for_statement", forStatement],
  ["enhanced_for_statement", forEach],
  ["while_statement", whileStatement],
  ["do_statement", whileStatement],
  ["switch_expression", switchStatement],
  ["try_statement", tryStatement],
  ["try_with_resources_statement", tryStatement],
  ["synchronized_statement", (lower, node) => body(lower, child(node, "body"))],
  ["labeled_statement", (lower, node) => lower.block(named(node).slice(1))],
  ["block", block],
  ["constructor_body", block],
  ["formal_parameters", heads],
  ["package_declaration", nothing],
  ["assert_statement", nothing],
  [";", nothing],
]);

/** A block, or one statement in its place. */
function body(lower: Lowering, node: Syntax | undefined): Block {
  if (node === undefined) return [];
  return lower.block(node.type === "block" ? named(node) : [node]);
}

/** Expressions that are all effect: what they do is a statement of its own already. */
const HOISTED = new Set(["assignment_expression", "update_expression"]);

function expression(lower: Lowering, node: Syntax): readonly Statement[] {
  const inner = named(node)[0];
  return inner?.type === "switch_expression" ? switchStatement(lower, inner) : effect(lower, inner, node);
}

function effect(lower: Lowering, inner: Syntax | undefined, node: Syntax): readonly Statement[] {
  const value = lower.value(inner, node);
  return HOISTED.has(inner?.type ?? "") ? [] : [evaluate(value, node)];
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

function exit(lower: Lowering, node: Syntax, how: "return" | "throw" | "jump"): readonly Statement[] {
  return [{ kind: "exit", how, value: lower.maybe(named(node)[0]), ...spanOf(node) }];
}

function ifStatement(lower: Lowering, node: Syntax): readonly Statement[] {
  const condition = lower.value(child(node, "condition"), node);
  const otherwise = child(node, "alternative");
  const arms = [body(lower, child(node, "consequence")), ...(otherwise ? [body(lower, otherwise)] : [])];
  return [{ kind: "branch", condition, arms, exhaustive: otherwise !== undefined, ...spanOf(node) }];
}

function forStatement(lower: Lowering, node: Syntax): readonly Statement[] {
  const initial = child(node, "init");
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
  const over = lower.value(child(node, "value"), node);
  const targets = lower.targets(child(node, "name"), "block");
  const inner = lower.breaking(false, () => body(lower, child(node, "body")));
  return [{ kind: "loop", targets, over, condition: null, body: inner, ...spanOf(node) }];
}

function whileStatement(lower: Lowering, node: Syntax): readonly Statement[] {
  const condition = lower.value(child(node, "condition"), node);
  const inner = lower.breaking(false, () => body(lower, child(node, "body")));
  return [{ kind: "loop", targets: [], over: null, condition, body: inner, ...spanOf(node) }];
}

function tryStatement(lower: Lowering, node: Syntax): readonly Statement[] {
  const resources = named(child(node, "resources")).flatMap((it) => {
    const name = child(it, "name");
    const value = child(it, "value");
    return name && value ? [assign(lower.targets(name, "block"), lower.value(value, it), it, declaredType(lower, it))] : [];
  });
  const handlers = named(node)
    .filter((it) => it.type === "catch_clause")
    .map((it) => {
      const parameter = childOfType(it, "catch_formal_parameter");
      const caught = parameter ? [assign(lower.targets(child(parameter, "name"), "block"), opaque(parameter, []), parameter)] : [];
      return [...caught, ...body(lower, child(it, "body"))];
    });
  const last = childOfType(node, "finally_clause");
  return [
    {
      kind: "attempt",
      body: [...resources, ...body(lower, child(node, "body"))],
      handlers,
      last: body(lower, named(last)[0]),
      ...spanOf(node),
    },
  ];
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

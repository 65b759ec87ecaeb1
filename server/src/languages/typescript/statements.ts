import type { Entry, Statement, Target, Value } from "../../model/program.ts";
import { type Braces, bodyOf, bracedStatements, nothing, type StatementForm } from "../braces.ts";
import type { Lowering } from "../lowering.ts";
import { assign, constant, evaluate, nameFunction, nameTarget, spanOf } from "../nodes.ts";
import { child, childrenOf, named, type Syntax } from "../syntax.ts";
import { decoratorsOf } from "./functions.ts";
import { exported, imports } from "./modules.ts";
import { keyOf } from "./places.ts";
import { typeDeclaration } from "./types.ts";
import { assertedType } from "./values.ts";

const BRACES: Braces = {
  block: "statement_block",
  initial: "initializer",
  step: "increment",
  effect: expression,
  caught: (clause) => child(clause, "parameter"),
};
const body: StatementForm = (lower, node) => bodyOf(lower, child(node, "body"), BRACES);

export const STATEMENTS: ReadonlyMap<string, StatementForm> = new Map<string, StatementForm>([
  ...bracedStatements(BRACES),
  ["expression_statement", (lower, node) => named(node).flatMap((it) => expression(lower, it))],
  ["lexical_declaration", (lower, node) => declarators(lower, node, "block")],
  ["using_declaration", (lower, node) => declarators(lower, node, "block")],
  ["variable_declaration", (lower, node) => declarators(lower, node, "function")],
  ["for_in_statement", forInStatement],
  ["switch_statement", switchStatement],
  ["import_statement", imports],
  ["export_statement", exported],
  ["function_declaration", declaration],
  ["generator_function_declaration", declaration],
  ["class_declaration", declaration],
  ["abstract_class_declaration", declaration],
  ["enum_declaration", enumDeclaration],
  ["import_alias", importAlias],
  ["else_clause", (lower, node) => bodyOf(lower, named(node)[0], BRACES)],
  ["labeled_statement", body],
  ["internal_module", body],
  ["module", body],
  ["formal_parameters", parameters],
  ["interface_declaration", typeDeclaration],
  ["type_alias_declaration", typeDeclaration],
  ["ambient_declaration", nothing],
  ["function_signature", nothing],
  ["empty_statement", nothing],
  ["hash_bang_line", nothing],
]);

/** Expressions that are all effect: what they do is a statement of its own already. */
const HOISTED = new Set(["assignment_expression", "augmented_assignment_expression", "update_expression", "yield_expression"]);

/** An expression that is evaluated for what it does; what it stores or yields is hoisted and all there is to it. */
function expression(lower: Lowering, node: Syntax): readonly Statement[] {
  if (lower.forms.statements.has(node.type)) return lower.statement(node);
  if (node.type === "parenthesized_expression" || node.type === "sequence_expression") {
    return lower.deeper<readonly Statement[]>(node, [], () => named(node).flatMap((it) => lower.withHoisted(() => expression(lower, it))));
  }
  const value = lower.value(node, node);
  return HOISTED.has(node.type) ? [] : [evaluate(value, node)];
}

function declarators(lower: Lowering, node: Syntax, scope: Target["scope"]): readonly Statement[] {
  return named(node)
    .filter((it) => it.type === "variable_declarator")
    .flatMap((it) => lower.withHoisted(() => [declarator(lower, it, scope)]));
}

function declarator(lower: Lowering, node: Syntax, scope: Target["scope"]): Statement {
  const right = child(node, "value");
  const value: Value = right ? lower.value(right, node) : constant(null, { start: node.end, end: node.end });
  const name = child(node, "name");
  // `const ask = () => ...` is a function called ask.
  if (name?.type === "identifier") nameFunction(value, lower.text(name));
  return assign(lower.targets(name, scope), value, node, lower.type(child(node, "type") ?? assertedType(right)));
}

function declaration(lower: Lowering, node: Syntax): readonly Statement[] {
  const name = child(node, "name");
  const targets = name ? [nameTarget(lower.text(name), name, "block")] : [];
  return [assign(targets, lower.value(node, node), node)];
}

/** `import a = b.c`. */
function importAlias(lower: Lowering, node: Syntax): readonly Statement[] {
  const [name, value] = named(node);
  return name ? [assign([nameTarget(lower.text(name), name, "block")], lower.value(value, node), node)] : [];
}

/** Members without a value of their own are numbered. */
function enumDeclaration(lower: Lowering, node: Syntax): readonly Statement[] {
  const name = child(node, "name");
  let next = 0;
  const entries = named(child(node, "body")).map((it): Entry => {
    const key = child(it, "name") ?? it;
    const given = it.type === "enum_assignment" ? child(it, "value") : undefined;
    const value = given ? lower.value(given, it) : constant(next, it);
    if (value.kind === "constant" && typeof value.value === "number") next = value.value + 1;
    return { key: keyOf(lower, key), keySpan: spanOf(key), value, spread: false, removal: null, ...spanOf(it) };
  });
  const targets = name ? [nameTarget(lower.text(name), name, "block")] : [];
  return [assign(targets, { kind: "record", entries, insert: null, ...spanOf(node) }, node)];
}

function forInStatement(lower: Lowering, node: Syntax): readonly Statement[] {
  const kind = child(node, "kind");
  const scope = kind === undefined ? "outer" : lower.text(kind) === "var" ? "function" : "block";
  const value = lower.value(child(node, "right"), node);
  // `in` walks the keys, which are none of the values.
  const isKeys = child(node, "operator")?.type === "in";
  const over: Value = isKeys ? { kind: "operation", operator: "keys", operands: [value], ...spanOf(value) } : value;
  const inner = lower.breaking(false, () => body(lower, node));
  return [{ kind: "loop", targets: lower.targets(child(node, "left"), scope), over, condition: null, body: inner, ...spanOf(node) }];
}

/** Cases that share a body are one arm. A case that falls through into another's body is read as if it ended. */
function switchStatement(lower: Lowering, node: Syntax): readonly Statement[] {
  const cases = named(child(node, "body"));
  const condition = lower.value(child(node, "value"), node);
  const arms = lower.breaking(true, () =>
    cases.filter((it, i) => childrenOf(it, "body").length > 0 || i === cases.length - 1).map((it) => lower.block(childrenOf(it, "body"))),
  );
  return [{ kind: "branch", condition, arms, exhaustive: cases.some((it) => it.type === "switch_default"), ...spanOf(node) }];
}

/** The head of a function whose body the parser could not close: its names are at least known. */
function parameters(lower: Lowering, node: Syntax): readonly Statement[] {
  return named(node).map((it) => {
    const value: Value = { kind: "opaque", what: "parameter", operands: decoratorsOf(lower, it.children), ...spanOf(it) };
    return assign(lower.targets(child(it, "pattern") ?? it, "block"), value, it, lower.type(child(it, "type")));
  });
}

import type { Value } from "../../model/program.ts";
import { literalText } from "../../model/values.ts";
import { nameOrField } from "../implied.ts";
import type { Lowering } from "../lowering.ts";
import { assign, constant, opaque, spanOf } from "../nodes.ts";
import { binary } from "../operators.ts";
import { child, childOfType, named, type Syntax } from "../syntax.ts";
import { anonymous, argumentsOf, creation, elements, initialized, invocation } from "./calls.ts";
import { lambda } from "./functions.ts";
import { string } from "./strings.ts";

type Form = (lower: Lowering, node: Syntax) => Value;

const transparent: Form = (lower, node) => lower.value(named(node)[0], node);
const inner: Form = (lower, node) => lower.value(named(node).at(-1), node);

export const VALUES: ReadonlyMap<string, Form> = new Map<string, Form>([
  ["identifier", nameOrField],
  ["predefined_type", (lower, node) => ({ kind: "name", name: lower.text(node), ...spanOf(node) })],
  ["this", (_, node) => ({ kind: "name", name: "this", ...spanOf(node) })],
  ["base", (_, node) => ({ kind: "name", name: "super", ...spanOf(node) })],
  ["generic_name", transparent],
  ["qualified_name", (lower, node) => member(lower, node, child(node, "qualifier"), child(node, "name"))],
  ["member_access_expression", access],
  ["conditional_access_expression", conditionalAccess],
  ["element_access_expression", index],
  ["invocation_expression", invocation],
  ["object_creation_expression", (lower, node) => creation(lower, node)],
  ["implicit_object_creation_expression", (lower, node) => creation(lower, node)],
  ["anonymous_object_creation_expression", anonymous],
  ["array_creation_expression", array],
  ["implicit_array_creation_expression", array],
  ["initializer_expression", initialized],
  ["collection_expression", (lower, node) => elements(lower, node)],
  ["element_binding_expression", (lower, node) => elements(lower, node)],
  ["attribute", attribute],
  ["string_literal", string],
  ["verbatim_string_literal", string],
  ["raw_string_literal", string],
  ["interpolated_string_expression", string],
  ["integer_literal", number],
  ["real_literal", number],
  ["boolean_literal", (lower, node) => constant(lower.text(node) === "true", node)],
  ["null_literal", (_, node) => constant(null, node)],
  ["lambda_expression", lambda],
  ["anonymous_method_expression", lambda],
  ["await_expression", awaited],
  ["cast_expression", (lower, node) => lower.value(child(node, "value"), node)],
  ["as_expression", (lower, node) => lower.value(child(node, "left"), node)],
  ["parenthesized_expression", transparent],
  ["checked_expression", transparent],
  ["typeof_expression", (lower, node) => lower.value(child(node, "type"), node)],
  ["binary_expression", binary],
  ["prefix_unary_expression", unary],
  ["postfix_unary_expression", postfix],
  ["conditional_expression", conditional],
  ["is_pattern_expression", isPattern],
  ["is_expression", (lower, node) => compared(lower, node, child(node, "left"))],
  ["switch_expression", switchValue],
  ["assignment_expression", assignment],
  ["tuple_expression", tuple],
  ["argument", inner],
]);

function member(lower: Lowering, node: Syntax, object: Syntax | undefined, key: Syntax | undefined): Value {
  const at = key?.type === "generic_name" ? (named(key)[0] ?? key) : (key ?? { start: node.end, end: node.end });
  return { kind: "member", object: lower.value(object, node), key: lower.text(at), keySpan: spanOf(at), ...spanOf(node) };
}

/** `this` and `base` are words, no nodes, to the grammar. */
function access(lower: Lowering, node: Syntax): Value {
  return member(lower, node, child(node, "expression") ?? node.children[0], child(node, "name"));
}

/** `a?.B`, `a?.B()`, `a?[0]`: as if the mark were not there. */
function conditionalAccess(lower: Lowering, node: Syntax): Value {
  const object = child(node, "condition");
  const binding = named(node).find((it) => it !== object);
  if (binding?.type === "member_binding_expression") return member(lower, node, object, child(binding, "name"));
  return lower.value(object, node);
}

function index(lower: Lowering, node: Syntax): Value {
  const object = lower.value(child(node, "expression"), node);
  const [first] = argumentsOf(lower, child(node, "subscript"));
  const at = first?.value ?? opaque(node, []);
  const fixed = at.kind === "constant" ? String(at.value) : literalText(at);
  if (fixed === null) return { kind: "index", object, index: at, ...spanOf(node) };
  return { kind: "member", object, key: fixed, keySpan: spanOf(at), ...spanOf(node) };
}

function array(lower: Lowering, node: Syntax): Value {
  const braces = child(node, "initializer") ?? childOfType(node, "initializer_expression");
  return braces ? elements(lower, braces, node) : opaque(node, []);
}

function attribute(lower: Lowering, node: Syntax): Value {
  const list = childOfType(node, "attribute_argument_list");
  const name = lower.value(child(node, "name"), node);
  return list
    ? { kind: "call", callee: name, args: argumentsOf(lower, list), constructs: false, awaited: false, insert: null, ...spanOf(node) }
    : name;
}

function awaited(lower: Lowering, node: Syntax): Value {
  const value = lower.value(named(node)[0], node);
  // `await x.AskAsync().ConfigureAwait(false)` waits for the same call.
  const waited =
    value.kind === "call" && value.callee.kind === "member" && value.callee.key === "ConfigureAwait" && value.callee.object.kind === "call"
      ? value.callee.object
      : value;
  return waited.kind === "call" ? { ...waited, awaited: true } : waited;
}

function unary(lower: Lowering, node: Syntax): Value {
  const operator = node.children[0]?.type;
  if (operator === "++" || operator === "--") return postfix(lower, node);
  const value = lower.value(named(node)[0], node);
  if (operator === "-" && value.kind === "constant" && typeof value.value === "number") return constant(-value.value, node);
  return { kind: "operation", operator: "unary", operands: [value], ...spanOf(node) };
}

/** `x!` says that it is there; `x++` changes it. */
function postfix(lower: Lowering, node: Syntax): Value {
  const place = named(node)[0];
  if (!node.children.some((it) => it.type === "++" || it.type === "--")) return lower.value(place, node);
  lower.hoist(assign(lower.targets(place, "outer"), constant(1, node), node, null, true));
  return lower.value(place, node);
}

function conditional(lower: Lowering, node: Syntax): Value {
  const condition = lower.value(child(node, "condition"), node);
  const options = [child(node, "consequence"), child(node, "alternative")].map((it) => lower.value(it, node));
  return { kind: "choice", condition, options, ...spanOf(node) };
}

function compared(lower: Lowering, node: Syntax, left: Syntax | undefined): Value {
  return { kind: "operation", operator: "compare", operands: [lower.value(left, node)], ...spanOf(node) };
}

/** `value is Type name` binds the name. */
function isPattern(lower: Lowering, node: Syntax): Value {
  const left = child(node, "expression");
  const pattern = child(node, "pattern");
  const name = pattern?.type === "declaration_pattern" ? child(pattern, "name") : undefined;
  if (name) lower.hoist(assign(lower.targets(name, "function"), lower.value(left, node), node, lower.type(child(pattern, "type"))));
  return compared(lower, node, left);
}

function switchValue(lower: Lowering, node: Syntax): Value {
  const [subject] = named(node);
  const condition = lower.value(subject, node);
  const options = named(node)
    .filter((it) => it.type === "switch_expression_arm")
    .map((it) => lower.value(named(it).at(-1), it));
  return options.length === 0 ? opaque(node, [condition]) : { kind: "choice", condition, options, ...spanOf(node) };
}

/** An assignment is a value too; what it does goes before. */
function assignment(lower: Lowering, node: Syntax): Value {
  const left = child(node, "left");
  const right = child(node, "right");
  const value = right?.type === "implicit_object_creation_expression" ? creation(lower, right) : lower.value(right, node);
  const operator = node.children.find((it) => !it.named && /=$/.test(it.type))?.type ?? "=";
  const augments = operator !== "=" && operator !== "??=";
  lower.hoist(assign(lower.targets(left, "outer"), value, node, null, augments));
  return augments && left ? lower.value(left, left) : value;
}

function tuple(lower: Lowering, node: Syntax): Value {
  return elements(lower, node);
}

function number(lower: Lowering, node: Syntax): Value {
  const text = lower.text(node).replaceAll("_", "");
  const value = Number(/^0[xXbB]/.test(text) ? text.replace(/[uUlL]+$/, "") : text.replace(/[uUlLfFdDmM]+$/, ""));
  return Number.isNaN(value) ? opaque(node, []) : constant(value, node);
}

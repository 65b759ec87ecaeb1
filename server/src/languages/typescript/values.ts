import type { Argument, Entry, Item, Value } from "../../model/program.ts";
import { literalText } from "../../model/values.ts";
import { type Element, elementsOf, insertion } from "../lists.ts";
import type { Lowering } from "../lowering.ts";
import { assign, constant, evaluate, nameFunction, opaque, spanOf } from "../nodes.ts";
import { binary } from "../operators.ts";
import { child, has, named, type Syntax } from "../syntax.ts";
import { classValue } from "./classes.ts";
import { funcValue } from "./functions.ts";
import { keyOf } from "./places.ts";
import { element, string } from "./strings.ts";

type Form = (lower: Lowering, node: Syntax) => Value;

const name: Form = (lower, node) => ({ kind: "name", name: lower.text(node), ...spanOf(node) });
const func: Form = (lower, node) => funcValue(lower, node);
const transparent: Form = (lower, node) => lower.value(named(node)[0], node);
const truth: Form = (_, node) => constant(node.type === "true", node);
const nothing: Form = (_, node) => constant(null, node);

export const VALUES: ReadonlyMap<string, Form> = new Map<string, Form>([
  ["identifier", name],
  ["shorthand_property_identifier", name],
  ["this", name],
  ["super", name],
  ["member_expression", member],
  ["nested_identifier", member],
  ["meta_property", name],
  ["subscript_expression", subscript],
  ["call_expression", call],
  ["new_expression", call],
  ["string", string],
  ["template_string", string],
  ["jsx_element", element],
  ["jsx_self_closing_element", element],
  ["jsx_expression", transparent],
  ["number", number],
  ["true", truth],
  ["false", truth],
  ["null", nothing],
  ["undefined", nothing],
  ["array", (lower, node) => ({ kind: "list", items: named(node).map((it) => item(lower, it)), ordered: true, ...spanOf(node) })],
  ["object", object],
  ["arrow_function", func],
  ["function_expression", func],
  ["function_declaration", func],
  ["generator_function", func],
  ["generator_function_declaration", func],
  ["method_definition", func],
  ["class", classValue],
  ["class_declaration", classValue],
  ["abstract_class_declaration", classValue],
  ["ternary_expression", ternary],
  ["binary_expression", binary],
  ["unary_expression", unary],
  ["update_expression", update],
  ["assignment_expression", assignment],
  ["augmented_assignment_expression", assignment],
  ["sequence_expression", sequence],
  ["await_expression", awaited],
  ["as_expression", transparent],
  ["satisfies_expression", transparent],
  ["non_null_expression", transparent],
  ["instantiation_expression", transparent],
  ["parenthesized_expression", transparent],
  ["spread_element", transparent],
  ["type_assertion", (lower, node) => lower.value(named(node).at(-1), node)],
  ["yield_expression", yielded],
  ["regex", (_, node) => opaque(node, [])],
]);

function member(lower: Lowering, node: Syntax): Value {
  const key = child(node, "property") ?? { start: node.end, end: node.end };
  return { kind: "member", object: lower.value(child(node, "object"), node), key: lower.text(key), keySpan: spanOf(key), ...spanOf(node) };
}

function subscript(lower: Lowering, node: Syntax): Value {
  const object = lower.value(child(node, "object"), node);
  const index = lower.value(child(node, "index"), node);
  const fixed = index.kind === "constant" ? String(index.value) : literalText(index);
  if (fixed === null) return { kind: "index", object, index, ...spanOf(node) };
  return { kind: "member", object, key: fixed, keySpan: spanOf(index), ...spanOf(node) };
}

/** Calls, `new`, tagged templates (a call with one text), `require` and `import()` of a constant. */
function call(lower: Lowering, node: Syntax): Value {
  const list = child(node, "arguments");
  const target = child(node, "function") ?? child(node, "constructor");
  // The grammar reads `await f<T>(x)` as `(await f)<T>(x)`; await is transparent here, so both are one call.
  const awaited = target?.type === "await_expression";
  const callee = lower.value(target, node);
  const elements = list?.type === "template_string" ? [{ node: list, removal: spanOf(list) }] : elementsOf(list, lower.source);
  const args = elements.filter((it) => !lower.forms.ignored.has(it.node.type)).map((it) => argument(lower, it));
  const module = args.length > 0 && args[0] ? literalText(args[0].value) : null;
  if (
    module !== null &&
    list?.type !== "template_string" &&
    (target?.type === "import" || (callee.kind === "name" && callee.name === "require"))
  ) {
    return { kind: "imported", module, member: null, ...spanOf(node) };
  }
  return {
    kind: "call",
    callee,
    args,
    constructs: node.type === "new_expression",
    awaited,
    insert: insertion(list, "(", ")"),
    ...spanOf(node),
  };
}

function argument(lower: Lowering, { node, removal }: Element): Argument {
  return { name: null, ...item(lower, node), removal, ...spanOf(node) };
}

function item(lower: Lowering, node: Syntax): Item {
  const spread = node.type === "spread_element";
  return { value: lower.value(spread ? named(node)[0] : node, node), spread };
}

function object(lower: Lowering, node: Syntax): Value {
  const entries = elementsOf(node, lower.source).map((it) => entry(lower, it));
  return { kind: "record", entries, insert: insertion(node, "{", "}"), ...spanOf(node) };
}

function entry(lower: Lowering, { node, removal }: Element): Entry {
  const at = spanOf(node);
  if (node.type === "spread_element")
    return { key: null, keySpan: null, value: lower.value(named(node)[0], node), spread: true, removal, ...at };
  if (node.type === "shorthand_property_identifier")
    return { key: lower.text(node), keySpan: at, value: lower.value(node, node), spread: false, removal, ...at };
  const key = child(node, node.type === "method_definition" ? "name" : "key");
  const fixed = key ? keyOf(lower, key) : null;
  const value = node.type === "method_definition" ? funcValue(lower, node) : lower.value(child(node, "value"), node);
  if (fixed !== null) nameFunction(value, fixed);
  return { key: fixed, keySpan: key ? spanOf(key) : null, value, spread: false, removal, ...at };
}

function ternary(lower: Lowering, node: Syntax): Value {
  const condition = lower.value(child(node, "condition"), node);
  const options = [child(node, "consequence"), child(node, "alternative")].map((it) => lower.value(it, node));
  return { kind: "choice", condition, options, ...spanOf(node) };
}

function unary(lower: Lowering, node: Syntax): Value {
  const operand = lower.value(child(node, "argument"), node);
  if (operand.kind === "constant" && typeof operand.value === "number" && has(node, "-")) return constant(-operand.value, node);
  return { kind: "operation", operator: "unary", operands: [operand], ...spanOf(node) };
}

/** `i++` puts a number into a place that keeps its old content. */
function update(lower: Lowering, node: Syntax): Value {
  const argument = child(node, "argument");
  lower.hoist(assign(lower.targets(argument, "outer"), constant(1, node), node, null, true));
  return lower.value(argument, node);
}

/** Used as a value, an assignment is what it assigns; the assignment itself goes before. */
function assignment(lower: Lowering, node: Syntax): Value {
  const targets = lower.targets(child(node, "left"), "outer");
  const value = lower.value(child(node, "right"), node);
  const only = targets.length === 1 ? targets[0]?.place : undefined;
  if (only?.kind === "name") nameFunction(value, only.name);
  else if (only?.kind === "member" && only.key !== "exports") nameFunction(value, only.key);
  const type = lower.type(assertedType(child(node, "right")));
  lower.hoist(assign(targets, value, node, type, node.type !== "assignment_expression"));
  // A place is read again where it can be: the value would otherwise stand in the program twice.
  if (only === undefined) return opaque(node, []);
  return only.kind === "name" ? { ...only } : only;
}

/** `value as T`, `<T>value`: what its author says it is, where nothing else does. */
export function assertedType(node: Syntax | undefined): Syntax | undefined {
  if (node?.type === "as_expression") return named(node)[1];
  return node?.type === "type_assertion" ? named(node)[0] : undefined;
}

function sequence(lower: Lowering, node: Syntax): Value {
  const [...parts] = named(node);
  const last = parts.pop();
  for (const it of parts) {
    const value = lower.value(it, it);
    if (!it.type.includes("assignment")) lower.hoist(evaluate(value, it));
  }
  return lower.value(last, node);
}

function awaited(lower: Lowering, node: Syntax): Value {
  const inner = lower.value(named(node)[0], node);
  return inner.kind === "call" ? { ...inner, awaited: true } : inner;
}

function yielded(lower: Lowering, node: Syntax): Value {
  lower.hoist({ kind: "exit", how: "yield", value: lower.maybe(named(node)[0]), ...spanOf(node) });
  return opaque(node, []);
}

function number(lower: Lowering, node: Syntax): Value {
  const value = Number(lower.text(node).replaceAll("_", "").replace(/n$/, ""));
  return Number.isNaN(value) ? opaque(node, []) : constant(value, node);
}

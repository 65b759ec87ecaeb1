import type { Argument, Entry, Item, Value } from "../../model/program.ts";
import { literalText } from "../../model/values.ts";
import { decodeEscape } from "../escapes.ts";
import { type Element, elementsOf, insertion } from "../lists.ts";
import type { Lowering } from "../lowering.ts";
import { constant, evaluate, opaque, slice, spanOf } from "../nodes.ts";
import { binary } from "../operators.ts";
import { child, named, type Syntax } from "../syntax.ts";
import { funcValue } from "./functions.ts";

type Form = (lower: Lowering, node: Syntax) => Value;

const name: Form = (lower, node) => ({ kind: "name", name: lower.text(node), ...spanOf(node) });
const transparent: Form = (lower, node) => lower.value(named(node)[0], node);
const operand: Form = (lower, node) => lower.value(child(node, "operand"), node);

export const VALUES: ReadonlyMap<string, Form> = new Map<string, Form>([
  ["identifier", name],
  ["field_identifier", name],
  ["package_identifier", name],
  ["type_identifier", name],
  ["selector_expression", (lower, node) => member(lower, node, "operand", "field")],
  ["qualified_type", (lower, node) => member(lower, node, "package", "name")],
  ["generic_type", (lower, node) => lower.value(child(node, "type"), node)],
  ["pointer_type", transparent],
  ["index_expression", index],
  ["slice_expression", sliced],
  ["call_expression", call],
  ["interpreted_string_literal", string],
  ["raw_string_literal", string],
  ["int_literal", number],
  ["float_literal", number],
  ["true", (_, node) => constant(true, node)],
  ["false", (_, node) => constant(false, node)],
  ["nil", (_, node) => constant(null, node)],
  ["expression_list", expressionList],
  ["composite_literal", composite],
  ["literal_value", literal],
  ["literal_element", transparent],
  ["func_literal", funcValue],
  ["binary_expression", binary],
  ["unary_expression", unary],
  ["type_assertion_expression", operand],
  ["type_conversion_expression", operand],
  ["type_instantiation_expression", (lower, node) => lower.value(child(node, "type"), node)],
  ["parenthesized_expression", transparent],
  ["variadic_argument", transparent],
]);

function member(lower: Lowering, node: Syntax, object: string, field: string): Value {
  const key = child(node, field) ?? { start: node.end, end: node.end };
  return { kind: "member", object: lower.value(child(node, object), node), key: lower.text(key), keySpan: spanOf(key), ...spanOf(node) };
}

function index(lower: Lowering, node: Syntax): Value {
  const object = lower.value(child(node, "operand"), node);
  const at = lower.value(child(node, "index"), node);
  const fixed = at.kind === "constant" ? String(at.value) : literalText(at);
  if (fixed === null) return { kind: "index", object, index: at, ...spanOf(node) };
  return { kind: "member", object, key: fixed, keySpan: spanOf(at), ...spanOf(node) };
}

function sliced(lower: Lowering, node: Syntax): Value {
  const object = lower.value(child(node, "operand"), node);
  const [from = null, to = null, capacity = null] = ["start", "end", "capacity"].map((it) => lower.maybe(child(node, it)));
  for (const it of [from, to, capacity]) if (it && it.kind !== "constant" && it.kind !== "name") lower.hoist(evaluate(it, it));
  return slice(object, from, to, node);
}

function call(lower: Lowering, node: Syntax): Value {
  const list = child(node, "arguments");
  const callee = lower.value(child(node, "function"), node);
  const args = elementsOf(list, lower.source).map((it) => argument(lower, it));
  return { kind: "call", callee, args, constructs: false, awaited: false, insert: insertion(list, "(", ")"), ...spanOf(node) };
}

function argument(lower: Lowering, { node, removal }: Element): Argument {
  return { name: null, value: lower.value(node, node), spread: node.type === "variadic_argument", removal, ...spanOf(node) };
}

function expressionList(lower: Lowering, node: Syntax): Value {
  const parts = named(node);
  if (parts.length === 1) return lower.value(parts[0], node);
  return { kind: "list", items: lower.values(parts).map((value) => ({ value, spread: false })), ordered: true, ...spanOf(node) };
}

/**
 * A literal of a type of this package makes an object of it, its fields given by name. One of another package is a record
 * of settings, as a slice is a list and a map is a record.
 */
function composite(lower: Lowering, node: Syntax): Value {
  const type = child(node, "type");
  const body = child(node, "body");
  const value = { ...literal(lower, body ?? node), ...spanOf(node) };
  if (type?.type !== "type_identifier" || value.kind === "list") return value;
  if (value.kind !== "record") return value;
  const args: Argument[] = value.entries.map((it) => ({
    name: it.key,
    value: it.value,
    spread: false,
    removal: it.removal,
    ...spanOf(it),
  }));
  return { kind: "call", callee: lower.value(type, type), args, constructs: true, awaited: false, insert: null, ...spanOf(node) };
}

/** A record if its elements have keys, or if it is empty; else a list. */
function literal(lower: Lowering, node: Syntax): Value {
  const elements = elementsOf(node, lower.source);
  if (elements.length > 0 && elements[0]?.node.type !== "keyed_element") {
    const items = elements.map((it): Item => ({ value: lower.value(it.node, it.node), spread: false }));
    return { kind: "list", items, ordered: true, ...spanOf(node) };
  }
  return { kind: "record", entries: elements.map((it) => entry(lower, it)), insert: insertion(node, "{", "}"), ...spanOf(node) };
}

/** A name before the colon is a field's; in a map it would be a variable, which the type alone could tell. */
function entry(lower: Lowering, { node, removal }: Element): Entry {
  const key = named(child(node, "key"))[0] ?? child(node, "key");
  const fixed = key === undefined ? null : key.type === "identifier" ? lower.text(key) : literalText(lower.value(key, key));
  return {
    key: fixed,
    keySpan: key ? spanOf(key) : null,
    value: lower.value(child(node, "value"), node),
    spread: false,
    removal,
    ...spanOf(node),
  };
}

function string(lower: Lowering, node: Syntax): Value {
  const quote = lower.source[node.start] ?? "";
  const pieces = named(node).map((part) => {
    const text = lower.text(part);
    return part.type === "escape_sequence"
      ? ({ kind: "escape", text: decodeEscape(text, true), quote, ...spanOf(part) } as const)
      : ({ kind: "verbatim", text, quote, ...spanOf(part) } as const);
  });
  return { kind: "text", pieces, ...spanOf(node) };
}

/** Addresses and what they point to are one value here. */
function unary(lower: Lowering, node: Syntax): Value {
  const operator = child(node, "operator")?.type;
  const value = lower.value(child(node, "operand"), node);
  if (operator === "&" || operator === "*" || operator === "<-") return value;
  if (operator === "-" && value.kind === "constant" && typeof value.value === "number") return constant(-value.value, node);
  return { kind: "operation", operator: "unary", operands: [value], ...spanOf(node) };
}

function number(lower: Lowering, node: Syntax): Value {
  const value = Number(lower.text(node).replaceAll("_", ""));
  return Number.isNaN(value) ? opaque(node, []) : constant(value, node);
}

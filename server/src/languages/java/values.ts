import type { Argument, Value } from "../../model/program.ts";
import { nameOrField, nameOrMethod } from "../implied.ts";
import { elementsOf } from "../lists.ts";
import type { Lowering } from "../lowering.ts";
import { assign, constant, opaque, spanOf } from "../nodes.ts";
import { binary } from "../operators.ts";
import { child, childOfType, named, type Syntax } from "../syntax.ts";
import { invocation } from "./calls.ts";
import { classValue } from "./classes.ts";
import { lambda } from "./functions.ts";
import { string } from "./strings.ts";
import { switchValue } from "./switch.ts";

type Form = (lower: Lowering, node: Syntax) => Value;

const plainName: Form = (lower, node) => ({ kind: "name", name: lower.text(node), ...spanOf(node) });
const transparent: Form = (lower, node) => lower.value(named(node)[0], node);
const truth: Form = (_, node) => constant(node.type === "true", node);

export const VALUES: ReadonlyMap<string, Form> = new Map<string, Form>([
  ["identifier", nameOrField],
  ["type_identifier", plainName],
  ["this", (_, node) => ({ kind: "name", name: "this", ...spanOf(node) })],
  ["super", (_, node) => ({ kind: "name", name: "super", ...spanOf(node) })],
  ["scoped_identifier", (lower, node) => member(lower, node, child(node, "scope"), child(node, "name"))],
  ["scoped_type_identifier", (lower, node) => member(lower, node, named(node)[0], named(node).at(-1))],
  ["generic_type", transparent],
  ["field_access", (lower, node) => member(lower, node, child(node, "object"), child(node, "field"))],
  ["array_access", index],
  ["method_invocation", call],
  ["object_creation_expression", creation],
  ["annotation", annotation],
  ["marker_annotation", (lower, node) => lower.value(child(node, "name"), node)],
  ["string_literal", string],
  ["decimal_integer_literal", number],
  ["hex_integer_literal", number],
  ["decimal_floating_point_literal", number],
  ["true", truth],
  ["false", truth],
  ["null_literal", (_, node) => constant(null, node)],
  ["lambda_expression", lambda],
  ["method_reference", reference],
  ["class_literal", transparent],
  ["cast_expression", (lower, node) => lower.value(child(node, "value"), node)],
  ["parenthesized_expression", transparent],
  ["binary_expression", binary],
  ["unary_expression", unary],
  ["ternary_expression", ternary],
  ["instanceof_expression", instanceOf],
  ["array_initializer", list],
  ["element_value_array_initializer", list],
  ["array_creation_expression", (lower, node) => lower.maybe(child(node, "value")) ?? opaque(node, [])],
  ["switch_expression", switchValue],
  ["assignment_expression", assignment],
  ["update_expression", update],
]);

function member(lower: Lowering, node: Syntax, object: Syntax | undefined, key: Syntax | undefined): Value {
  const at = key ?? { start: node.end, end: node.end };
  return { kind: "member", object: lower.value(object, node), key: lower.text(at), keySpan: spanOf(at), ...spanOf(node) };
}

function index(lower: Lowering, node: Syntax): Value {
  const object = lower.value(child(node, "array"), node);
  const at = lower.value(child(node, "index"), node);
  if (at.kind !== "constant") return { kind: "index", object, index: at, ...spanOf(node) };
  return { kind: "member", object, key: String(at.value), keySpan: spanOf(at), ...spanOf(node) };
}

function call(lower: Lowering, node: Syntax): Value {
  const object = child(node, "object");
  const name = child(node, "name");
  const callee: Value =
    object === undefined
      ? name
        ? nameOrMethod(lower, name)
        : opaque(node, [])
      : { ...member(lower, node, object, name), end: name?.end ?? object.end };
  return invocation(lower, node, callee, child(node, "arguments"), false);
}

/** Also for a class without a name, which is made where it stands. */
function creation(lower: Lowering, node: Syntax): Value {
  const type = child(node, "type");
  const body = childOfType(node, "class_body");
  const base = lower.value(type, node);
  return invocation(lower, node, body ? classValue(lower, node, body, [base]) : base, child(node, "arguments"), true);
}

/** `@Tool(name = "x")`: what it is given stands under names. */
function annotation(lower: Lowering, node: Syntax): Value {
  const list = child(node, "arguments");
  const args = elementsOf(list, lower.source).map(({ node: it, removal }): Argument => {
    const key = it.type === "element_value_pair" ? child(it, "key") : undefined;
    const value = key ? child(it, "value") : it;
    return { name: key ? lower.text(key) : null, value: lower.value(value, it), spread: false, removal, ...spanOf(it) };
  });
  return {
    kind: "call",
    callee: lower.value(child(node, "name"), node),
    args,
    constructs: false,
    awaited: false,
    insert: null,
    ...spanOf(node),
  };
}

/** `this::ask`, `Message::getText`: the method itself; `Foo::new` is the class. */
function reference(lower: Lowering, node: Syntax): Value {
  const [object, name] = named(node);
  if (object === undefined || name === undefined) return lower.value(object, node);
  return member(lower, node, object, name);
}

function unary(lower: Lowering, node: Syntax): Value {
  const value = lower.value(child(node, "operand"), node);
  const isNegative = child(node, "operator")?.type === "-";
  if (isNegative && value.kind === "constant" && typeof value.value === "number") return constant(-value.value, node);
  return { kind: "operation", operator: "unary", operands: [value], ...spanOf(node) };
}

function ternary(lower: Lowering, node: Syntax): Value {
  const condition = lower.value(child(node, "condition"), node);
  const options = [child(node, "consequence"), child(node, "alternative")].map((it) => lower.value(it, node));
  return { kind: "choice", condition, options, ...spanOf(node) };
}

/** `value instanceof Type name` binds the name. */
function instanceOf(lower: Lowering, node: Syntax): Value {
  const value = lower.value(child(node, "left"), node);
  const name = child(node, "name");
  if (name) lower.hoist(assign(lower.targets(name, "function"), value, node, lower.type(child(node, "right"))));
  return { kind: "operation", operator: "compare", operands: [value], ...spanOf(node) };
}

function list(lower: Lowering, node: Syntax): Value {
  const items = named(node).map((it) => ({ value: lower.value(it, it), spread: false }));
  return { kind: "list", items, ordered: true, ...spanOf(node) };
}

/** An assignment is a value too; what it does goes before. */
function assignment(lower: Lowering, node: Syntax): Value {
  const left = child(node, "left");
  const value = lower.value(child(node, "right"), node);
  const augments = child(node, "operator")?.type !== "=";
  lower.hoist(assign(lower.targets(left, "outer"), value, node, null, augments));
  return augments && left ? lower.value(left, left) : value;
}

function update(lower: Lowering, node: Syntax): Value {
  const place = named(node)[0];
  lower.hoist(assign(lower.targets(place, "outer"), constant(1, node), node, null, true));
  return lower.value(place, node);
}

function number(lower: Lowering, node: Syntax): Value {
  const value = Number(
    lower
      .text(node)
      .replaceAll("_", "")
      .replace(/[lLfFdD]$/, (it) => (/^0[xX]/.test(lower.text(node)) && !/[lL]/.test(it) ? it : "")),
  );
  return Number.isNaN(value) ? opaque(node, []) : constant(value, node);
}

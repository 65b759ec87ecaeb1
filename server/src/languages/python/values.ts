import type { Argument, Entry, Item, Target, Value } from "../../model/program.ts";
import { literalText } from "../../model/values.ts";
import { type Element, elementsOf, insertion } from "../lists.ts";
import type { Lowering } from "../lowering.ts";
import { assign, constant, evaluate, opaque, slice, spanOf } from "../nodes.ts";
import { binary } from "../operators.ts";
import { child, childrenOf, has, named, type Syntax } from "../syntax.ts";
import { funcValue } from "./definitions.ts";
import { string } from "./strings.ts";

type Form = (lower: Lowering, node: Syntax) => Value;

const transparent: Form = (lower, node) => lower.value(named(node)[0], node);
const truth: Form = (_, node) => constant(node.type === "true", node);
const compared: Form = (lower, node) => ({ kind: "operation", operator: "compare", operands: lower.values(named(node)), ...spanOf(node) });
const list: Form = (lower, node) => ({
  kind: "list",
  items: named(node).map((it) => item(lower, it)),
  ordered: node.type !== "set",
  ...spanOf(node),
});

export const VALUES: ReadonlyMap<string, Form> = new Map<string, Form>([
  ["identifier", (lower, node) => ({ kind: "name", name: lower.text(node), ...spanOf(node) })],
  ["attribute", attribute],
  ["subscript", subscript],
  ["call", call],
  ["string", string],
  ["concatenated_string", string],
  ["integer", number],
  ["float", number],
  ["true", truth],
  ["false", truth],
  ["none", (_, node) => constant(null, node)],
  ["list", list],
  ["tuple", list],
  ["expression_list", list],
  ["set", list],
  ["dictionary", dictionary],
  ["list_comprehension", comprehension],
  ["set_comprehension", comprehension],
  ["dictionary_comprehension", comprehension],
  ["generator_expression", comprehension],
  ["conditional_expression", conditional],
  ["boolean_operator", binary],
  ["binary_operator", binary],
  ["unary_operator", unary],
  ["comparison_operator", compared],
  ["not_operator", compared],
  ["lambda", (lower, node) => funcValue(lower, node, [])],
  ["await", awaited],
  ["parenthesized_expression", transparent],
  ["named_expression", walrus],
  ["yield", yielded],
  // Spreads that stand where no list takes them apart.
  ["list_splat", transparent],
  ["dictionary_splat", transparent],
]);

function attribute(lower: Lowering, node: Syntax): Value {
  const key = child(node, "attribute") ?? { start: node.end, end: node.end };
  return { kind: "member", object: lower.value(child(node, "object"), node), key: lower.text(key), keySpan: spanOf(key), ...spanOf(node) };
}

function subscript(lower: Lowering, node: Syntax): Value {
  const object = lower.value(child(node, "value"), node);
  const [key, ...more] = childrenOf(node, "subscript");
  if (key === undefined || more.length > 0) return opaque(node, [object, ...lower.values(key === undefined ? [] : [key, ...more])]);
  if (key.type === "slice") {
    // The bounds choose and are no part of what comes out; calls among them still happen.
    const bounds = named(key).map((it) => ({ at: it.start, value: lower.value(it, it) }));
    for (const { value } of bounds) if (value.kind !== "constant" && value.kind !== "name") lower.hoist(evaluate(value, value));
    const [first = key.end, second = key.end] = key.children.filter((it) => it.type === ":").map((it) => it.start);
    const [from, to, step] = [
      bounds.find((it) => it.at < first),
      bounds.find((it) => it.at > first && it.at < second),
      bounds.find((it) => it.at > second),
    ];
    return slice(object, from?.value ?? null, step === undefined ? (to?.value ?? null) : null, node);
  }
  const index = lower.value(key, node);
  const fixed = index.kind === "constant" ? String(index.value) : literalText(index);
  if (fixed === null) return { kind: "index", object, index, ...spanOf(node) };
  return { kind: "member", object, key: fixed, keySpan: spanOf(key), ...spanOf(node) };
}

function call(lower: Lowering, node: Syntax): Value {
  const args = child(node, "arguments");
  const callee = lower.value(child(node, "function"), node);
  // `f(x for x in y)`: the brackets of the call are those of the generator, so no argument can join it.
  const generator = args?.type === "generator_expression";
  const elements = args !== undefined && generator ? [{ node: args, removal: spanOf(args) }] : elementsOf(args, lower.source);
  const insert = generator ? null : insertion(args, "(", ")");
  return {
    kind: "call",
    callee,
    args: elements.map((it) => argument(lower, it)),
    constructs: false,
    awaited: false,
    insert,
    ...spanOf(node),
  };
}

function argument(lower: Lowering, { node, removal }: Element): Argument {
  if (node.type !== "keyword_argument") return { name: null, ...item(lower, node), removal, ...spanOf(node) };
  const name = child(node, "name");
  return { name: name ? lower.text(name) : null, value: lower.value(child(node, "value"), node), spread: false, removal, ...spanOf(node) };
}

function item(lower: Lowering, node: Syntax): Item {
  const spread = node.type === "list_splat" || node.type === "dictionary_splat";
  return { value: lower.value(spread ? named(node)[0] : node, node), spread };
}

function dictionary(lower: Lowering, node: Syntax): Value {
  const entries = elementsOf(node, lower.source).map((it) => entry(lower, it));
  return { kind: "record", entries, insert: insertion(node, "{", "}"), ...spanOf(node) };
}

function entry(lower: Lowering, { node, removal }: Element): Entry {
  const at = spanOf(node);
  if (node.type !== "pair")
    return { key: null, keySpan: null, value: item(lower, node).value, spread: node.type === "dictionary_splat", removal, ...at };
  const key = child(node, "key");
  const lowered = lower.maybe(key);
  const fixed = lowered?.kind === "constant" ? String(lowered.value) : lowered ? literalText(lowered) : null;
  return { key: fixed, keySpan: spanOf(key ?? node), value: lower.value(child(node, "value"), node), spread: false, removal, ...at };
}

function comprehension(lower: Lowering, node: Syntax): Value {
  const body = child(node, "body");
  const clauses = named(node).filter((it) => it.type === "for_in_clause");
  const loops = clauses.map((it) => {
    const [over, ...more] = childrenOf(it, "right");
    const targets: readonly Target[] = lower.targets(child(it, "left"), "block");
    return { targets, over: more.length === 0 ? lower.value(over, it) : opaque(it, lower.values([over as Syntax, ...more])) };
  });
  const conditions = named(node)
    .filter((it) => it.type === "if_clause")
    .map((it) => lower.value(named(it)[0], it));
  const key = body?.type === "pair" ? lower.maybe(child(body, "key")) : null;
  const result = lower.value(body?.type === "pair" ? child(body, "value") : body, node);
  return { kind: "each", loops, conditions, key, result, ordered: node.type !== "set_comprehension", ...spanOf(node) };
}

function conditional(lower: Lowering, node: Syntax): Value {
  const [yes, condition, no] = named(node);
  return { kind: "choice", condition: lower.maybe(condition), options: [lower.value(yes, node), lower.value(no, node)], ...spanOf(node) };
}

function unary(lower: Lowering, node: Syntax): Value {
  const operand = lower.value(child(node, "argument"), node);
  if (operand.kind === "constant" && typeof operand.value === "number" && has(node, "-")) return constant(-operand.value, node);
  return { kind: "operation", operator: "unary", operands: [operand], ...spanOf(node) };
}

function awaited(lower: Lowering, node: Syntax): Value {
  const inner = lower.value(named(node)[0], node);
  return inner.kind === "call" ? { ...inner, awaited: true } : inner;
}

function walrus(lower: Lowering, node: Syntax): Value {
  const targets = lower.targets(child(node, "name"));
  lower.hoist(assign(targets, lower.value(child(node, "value"), node), node));
  const place = targets[0]?.place;
  // A node of its own: the use and the definition are two places in the text's order.
  return place === undefined ? opaque(node, []) : { ...place };
}

/** The value that comes back from a `yield` is what the caller sends: nobody knows it. */
function yielded(lower: Lowering, node: Syntax): Value {
  lower.hoist({ kind: "exit", how: "yield", value: lower.maybe(named(node)[0]), ...spanOf(node) });
  return opaque(node, []);
}

/** `0x1F`, `1_000`, `1e3`; what JavaScript reads otherwise (`0o17` it reads, `1j` it does not) is no number here. */
function number(lower: Lowering, node: Syntax): Value {
  const value = Number(lower.text(node).replaceAll("_", ""));
  return Number.isNaN(value) ? opaque(node, []) : constant(value, node);
}

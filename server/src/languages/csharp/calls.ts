import type { Argument, Entry, Item, Value } from "../../model/program.ts";
import { literalText } from "../../model/values.ts";
import { nameOrMethod } from "../implied.ts";
import { elementsOf, insertion } from "../lists.ts";
import type { Lowering } from "../lowering.ts";
import { opaque, spanOf } from "../nodes.ts";
import { child, childOfType, named, type Syntax } from "../syntax.ts";

export function invocation(lower: Lowering, node: Syntax): Value {
  const target = child(node, "function");
  const generic =
    target?.type === "generic_name" ? target : child(target, "name")?.type === "generic_name" ? child(target, "name") : undefined;
  const plain = target?.type === "generic_name" ? named(target)[0] : target;
  const callee = plain?.type === "identifier" ? nameOrMethod(lower, plain) : lower.value(plain, node);
  const list = child(node, "arguments");
  const type = generic ? lower.type(named(childOfType(generic, "type_argument_list"))[0]) : null;
  return {
    kind: "call",
    callee,
    args: argumentsOf(lower, list),
    constructs: false,
    awaited: false,
    insert: insertion(list, "(", ")"),
    ...(type ? { type } : {}),
    ...spanOf(node),
  };
}

/** `name: value` is given by name. */
export function argumentsOf(lower: Lowering, list: Syntax | undefined): Argument[] {
  return elementsOf(list, lower.source).map(({ node, removal }) => {
    const name = child(node, "name");
    const value = named(node).findLast((it) => it !== name);
    return { name: name ? lower.text(name) : null, value: lower.value(value, node), spread: false, removal, ...spanOf(node) };
  });
}

/** `new T(...) { A = 1 }`: what the braces set is given by name, as it would be to a constructor; elements make a list. */
export function creation(lower: Lowering, node: Syntax, declared: Syntax | undefined = undefined): Value {
  const type = child(node, "type") ?? declared;
  const list = child(node, "arguments") ?? childOfType(node, "argument_list");
  const braces = child(node, "initializer") ?? childOfType(node, "initializer_expression");
  const args = argumentsOf(lower, list);
  const parts = named(braces);
  if (braces && args.length === 0 && parts.length > 0 && parts.every((it) => !isNamed(it))) return elements(lower, braces, node);
  const given = parts.map((it) => entry(lower, it));
  if (type === undefined && args.length === 0)
    return { kind: "record", entries: given, insert: insertion(braces, "{", "}"), ...spanOf(node) };
  const callee: Value = type ? lower.value(type, node) : opaque(node, []);
  const named_ = given.map(
    (it): Argument => ({ name: it.key, value: it.value, spread: false, removal: it.removal, start: it.start, end: it.end }),
  );
  return {
    kind: "call",
    callee,
    args: [...args, ...named_],
    constructs: true,
    awaited: false,
    insert: insertion(list, "(", ")"),
    ...spanOf(node),
  };
}

/** What something is declared with: `Options o = new() { ... }` makes what it is declared as. */
export function declaredWith(lower: Lowering, given: Syntax, parent: Syntax, declared: Syntax | undefined): Value {
  return given.type === "implicit_object_creation_expression" ? creation(lower, given, declared) : lower.value(given, parent);
}

export function elements(lower: Lowering, node: Syntax, at: Syntax = node): Value {
  const items = named(node)
    .filter((it) => it.end > it.start)
    .map((it): Item => {
      const spread = it.type === "spread_element";
      const inner = it.type === "argument" || spread ? named(it).at(-1) : it;
      return { value: lower.value(inner, it), spread };
    });
  return { kind: "list", items, ordered: true, ...spanOf(at) };
}

/** `new { A = 1, q }`: a name alone gives itself its key. */
export function anonymous(lower: Lowering, node: Syntax): Value {
  const entries: Entry[] = [];
  const parts = node.children;
  for (const [i, it] of parts.entries()) {
    if (!it.named) continue;
    const assigns = parts[i + 1]?.type === "=";
    if (assigns || parts[i - 1]?.type === "=") {
      if (assigns) continue;
      const key = parts[i - 2];
      entries.push({
        key: key ? lower.text(key) : null,
        keySpan: key ? spanOf(key) : null,
        value: lower.value(it, it),
        spread: false,
        removal: null,
        start: key?.start ?? it.start,
        end: it.end,
      });
      continue;
    }
    const name = it.type === "member_access_expression" ? child(it, "name") : it;
    entries.push({
      key: name ? lower.text(name) : null,
      keySpan: name ? spanOf(name) : null,
      value: lower.value(it, it),
      spread: false,
      removal: null,
      ...spanOf(it),
    });
  }
  return { kind: "record", entries, insert: null, ...spanOf(node) };
}

/** `A = 1`, `["a"] = 1`, `{ "a", 1 }`. */
function isNamed(node: Syntax): boolean {
  return node.type === "assignment_expression" || (node.type === "initializer_expression" && named(node).length === 2);
}

function entry(lower: Lowering, node: Syntax): Entry {
  const [first, second] = node.type === "assignment_expression" ? [child(node, "left"), child(node, "right")] : named(node);
  const left = first?.type === "element_binding_expression" ? named(named(first)[0])[0] : first;
  const key = left === undefined ? null : left.type === "identifier" ? lower.text(left) : literalText(lower.value(left, left));
  const nested = second?.type === "initializer_expression";
  const value = nested ? initialized(lower, second) : lower.value(second, node);
  return { key, keySpan: left ? spanOf(left) : null, value, spread: false, removal: null, ...spanOf(node) };
}

/** Braces without `new` fill what is there already. */
export function initialized(lower: Lowering, node: Syntax): Value {
  const parts = named(node);
  if (parts.length === 0 || !parts.every(isNamed)) return elements(lower, node);
  return { kind: "record", entries: parts.map((it) => entry(lower, it)), insert: insertion(node, "{", "}"), ...spanOf(node) };
}

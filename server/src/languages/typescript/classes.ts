import type { Field, Func, Value } from "../../model/program.ts";
import type { Lowering, MutableClass, MutableFunc } from "../lowering.ts";
import { spanOf } from "../nodes.ts";
import { child, childOfType, has, named, type Syntax } from "../syntax.ts";
import { decoratorsOf, funcValue } from "./functions.ts";
import { keyOf } from "./places.ts";

export const FUNCTIONS: ReadonlySet<string> = new Set([
  "arrow_function",
  "function_expression",
  "function_declaration",
  "generator_function",
  "generator_function_declaration",
  "method_definition",
]);

export function classValue(lower: Lowering, node: Syntax): Value {
  const name = child(node, "name");
  const owner = lower.newClass(name ? lower.text(name) : "", node);
  owner.bases = basesOf(lower, node);
  owner.decorators = decoratorsOf(lower, node.children);
  const fields: Field[] = [];
  const methods: Func[] = [];
  let pending: Syntax[] = [];
  for (const it of named(child(node, "body"))) {
    if (it.type === "decorator") {
      pending.push(it);
      continue;
    }
    const decorators = decoratorsOf(lower, [...pending, ...it.children]);
    pending = [];
    if (it.type === "method_definition") {
      const { func } = funcValue(lower, it, owner, decorators);
      methods.push(func);
      if (func.name === "constructor") fields.push(...parameterProperties(lower, it));
    } else if (it.type === "public_field_definition" || it.type === "field_definition") {
      const member = field(lower, it, owner, decorators);
      if (member.kind === "func") methods.push(member);
      else fields.push(member.field);
    } else if (it.type === "class_static_block") {
      for (const statement of lower.block(named(child(it, "body")))) lower.hoist(statement);
    } else if (it.type === "ERROR") for (const statement of lower.statement(it)) lower.hoist(statement);
  }
  owner.fields = fields;
  owner.methods = methods;
  return { kind: "class", class: owner, ...spanOf(node) };
}

/** What it extends; what it implements is a type only. */
function basesOf(lower: Lowering, node: Syntax): Value[] {
  const heritage = childOfType(node, "class_heritage");
  const clause = childOfType(heritage, "extends_clause");
  const base = clause ? child(clause, "value") : named(heritage).find((it) => it.type !== "implements_clause");
  return base ? [lower.value(base, base)] : [];
}

/** A field that holds a function is a method: it is called like one. */
function field(
  lower: Lowering,
  node: Syntax,
  owner: MutableClass,
  decorators: readonly Value[],
): Func | { readonly kind: "field"; readonly field: Field } {
  const key = child(node, "name") ?? child(node, "property");
  const name = (key && keyOf(lower, key)) ?? "";
  const value = child(node, "value");
  if (value !== undefined && FUNCTIONS.has(value.type)) {
    const func: MutableFunc = funcValue(lower, value, owner, decorators).func;
    func.name = name;
    if (has(node, "static")) func.receiver = null;
    return func;
  }
  const type = lower.type(child(node, "type"));
  return { kind: "field", field: { name, optional: has(node, "?"), type, value: lower.maybe(value), decorators, ...spanOf(node) } };
}

/** `constructor(private readonly client: OpenAI)` declares a field and stores the parameter in it. */
function parameterProperties(lower: Lowering, method: Syntax): Field[] {
  return named(child(method, "parameters"))
    .filter((it) => it.children.some((c) => c.type === "accessibility_modifier" || c.type === "readonly" || c.type === "override_modifier"))
    .map((it) => {
      const name = lower.text(child(it, "pattern") ?? it);
      return { name, optional: has(it, "?"), type: lower.type(child(it, "type")), value: null, decorators: [], ...spanOf(it) };
    });
}

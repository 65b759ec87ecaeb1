import type { Field, Func, Statement, Value } from "../../model/program.ts";
import type { Implied } from "../implied.ts";
import type { Lowering, MutableClass } from "../lowering.ts";
import { assign, nameTarget, spanOf } from "../nodes.ts";
import { child, childOfType, named, type Syntax } from "../syntax.ts";
import { declaredWith } from "./calls.ts";
import { attributesOf, method, parameters } from "./functions.ts";

export const TYPES: ReadonlySet<string> = new Set([
  "class_declaration",
  "record_declaration",
  "record_struct_declaration",
  "struct_declaration",
  "interface_declaration",
  "enum_declaration",
]);

/** A class, record, structure, interface or enumeration under its name. */
export function typeDeclaration(lower: Lowering, node: Syntax): readonly Statement[] {
  const name = child(node, "name");
  return [assign(name ? [nameTarget(lower.text(name), name, "block")] : [], classValue(lower, node), node)];
}

function classValue(lower: Lowering, node: Syntax): Value {
  const name = child(node, "name");
  const owner = lower.newClass(name ? lower.text(name) : "", node);
  owner.bases = named(childOfType(node, "base_list")).flatMap((it) => baseOf(lower, it));
  owner.decorators = attributesOf(lower, node);
  const components = parameters(lower, childOfType(node, "parameter_list"));
  const members = named(child(node, "body"));
  const implied: Implied = {
    fields: new Set([...components.map((it) => it.name), ...members.flatMap((it) => fieldNames(it).map((part) => lower.text(part)))]),
    methods: new Set(members.flatMap((it) => (it.type === "method_declaration" ? [lower.text(child(it, "name") ?? it)] : []))),
  };
  const fields = components.map(({ name: key, type, start, end }): Field => field(key, type, null, [], { start, end }));
  const methods: Func[] = [];
  lower.implying(implied, () => {
    for (const it of members) {
      if (it.type === "method_declaration" || it.type === "constructor_declaration") methods.push(method(lower, it, owner, implied).func);
      else if (it.type === "field_declaration") fields.push(...fieldsOf(lower, it));
      else if (it.type === "property_declaration") property(lower, it, owner, implied, fields, methods);
      else if (it.type === "enum_member_declaration") fields.push(field(textOf(lower, it), null, lower.maybe(child(it, "value")), [], it));
      else if (TYPES.has(it.type)) fields.push(innerType(lower, it));
      else if (it.type === "ERROR") for (const statement of lower.statement(it)) lower.hoist(statement);
    }
  });
  owner.fields = fields;
  owner.methods = methods;
  return { kind: "class", class: owner, ...spanOf(node) };
}

/** `Base(name)` hands its arguments to the base, which is all that is known of them. */
function baseOf(lower: Lowering, node: Syntax): Value[] {
  if (node.type === "argument_list") return [];
  return [lower.value(node.type === "primary_constructor_base_type" ? named(node)[0] : node, node)];
}

function fieldNames(node: Syntax): readonly Syntax[] {
  if (node.type === "property_declaration") return [child(node, "name") ?? node];
  if (node.type !== "field_declaration") return [];
  return declaratorsOf(node).map((it) => child(it, "name") ?? it);
}

function declaratorsOf(node: Syntax): readonly Syntax[] {
  return named(childOfType(node, "variable_declaration")).filter((it) => it.type === "variable_declarator");
}

function fieldsOf(lower: Lowering, node: Syntax): Field[] {
  const declared = child(childOfType(node, "variable_declaration"), "type");
  const type = lower.type(declared);
  const decorators = attributesOf(lower, node);
  return declaratorsOf(node).map((it) => {
    const value = named(it).find((part) => part.field !== "name");
    return field(textOf(lower, it), type, value ? declaredWith(lower, value, it, declared) : null, decorators, it);
  });
}

/** One that is computed is a method that is read like a field. */
function property(lower: Lowering, node: Syntax, owner: MutableClass, implied: Implied, fields: Field[], methods: Func[]): void {
  const value = child(node, "value");
  const getter = named(child(node, "accessors")).find((it) => it.children.some((part) => part.type === "get") && child(it, "body"));
  if (value?.type === "arrow_expression_clause")
    fields.push(field(textOf(lower, node), lower.type(child(node, "type")), lower.maybe(named(value)[0]), attributesOf(lower, node), node));
  else if (getter) {
    const { func } = method(lower, getter, owner, implied);
    (func as { name: string }).name = textOf(lower, node);
    (func as { decorators: readonly Value[] }).decorators = [{ kind: "name", name: "property", start: node.start, end: node.start }];
    methods.push(func);
  } else {
    const type = child(node, "type");
    const given = value ? declaredWith(lower, value, node, type) : null;
    fields.push(field(textOf(lower, node), lower.type(type), given, attributesOf(lower, node), node));
  }
}

/** A type inside another is a member of it, and is known by its bare name all over the file. */
function innerType(lower: Lowering, node: Syntax): Field {
  const name = child(node, "name");
  const [declared] = typeDeclaration(lower, node);
  if (declared) lower.hoist(declared);
  const value: Value | null = name ? { kind: "name", name: lower.text(name), ...spanOf(name) } : null;
  return field(name ? lower.text(name) : "", null, value, [], node);
}

function textOf(lower: Lowering, node: Syntax): string {
  const name = child(node, "name");
  return name ? lower.text(name) : "";
}

function field(
  name: string,
  type: Field["type"],
  value: Value | null,
  decorators: readonly Value[],
  { start, end }: { start: number; end: number },
): Field {
  return { name, type, value, decorators, optional: false, start, end };
}

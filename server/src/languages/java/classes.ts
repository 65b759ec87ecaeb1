import type { Field, Func, Statement, Value } from "../../model/program.ts";
import type { Implied } from "../implied.ts";
import type { Lowering } from "../lowering.ts";
import { assign, nameTarget, spanOf } from "../nodes.ts";
import { child, childOfType, named, type Syntax } from "../syntax.ts";
import { annotationsOf, method, parameters } from "./functions.ts";

const METHODS = new Set(["method_declaration", "constructor_declaration", "compact_constructor_declaration"]);
export const TYPES: ReadonlySet<string> = new Set([
  "class_declaration",
  "record_declaration",
  "enum_declaration",
  "interface_declaration",
  "annotation_type_declaration",
]);

/** A class, record, enumeration or interface under its name. */
export function typeDeclaration(lower: Lowering, node: Syntax): readonly Statement[] {
  const name = child(node, "name");
  return [assign(name ? [nameTarget(lower.text(name), name, "block")] : [], classValue(lower, node, child(node, "body")), node)];
}

/** `body` stands apart from `node` where a class without a name is made on the spot. */
export function classValue(lower: Lowering, node: Syntax, body: Syntax | undefined, bases = basesOf(lower, node)): Value {
  const name = child(node, "name");
  const owner = lower.newClass(name && TYPES.has(node.type) ? lower.text(name) : "", node);
  owner.bases = bases;
  owner.decorators = annotationsOf(lower, node);
  const members = membersOf(body);
  const components = parameters(lower, node.type === "record_declaration" ? child(node, "parameters") : undefined);
  const implied: Implied = {
    fields: new Set([
      ...components.map((it) => it.name),
      ...members.flatMap((it) => declaratorsOf(it).map((d) => lower.text(child(d, "name") ?? d))),
    ]),
    methods: new Set(members.flatMap((it) => (it.type === "method_declaration" ? [lower.text(child(it, "name") ?? it)] : []))),
  };
  const fields: Field[] = components.map(({ name: key, type, start, end }) => ({
    name: key,
    type,
    value: null,
    decorators: [],
    optional: false,
    start,
    end,
  }));
  const methods: Func[] = [];
  lower.implying(implied, () => {
    for (const it of members) {
      if (METHODS.has(it.type)) methods.push(method(lower, it, owner, implied).func);
      else if (it.type === "field_declaration" || it.type === "constant_declaration") fields.push(...fieldsOf(lower, it));
      else if (it.type === "enum_constant") fields.push(constantOf(lower, it));
      else if (it.type === "static_initializer" || it.type === "block")
        hoist(lower, lower.block(named(it.type === "block" ? it : named(it)[0])));
      else if (TYPES.has(it.type)) fields.push(innerType(lower, it));
      else if (it.type === "ERROR") hoist(lower, lower.statement(it));
    }
  });
  owner.fields = fields;
  owner.methods = methods;
  return { kind: "class", class: owner, ...spanOf(node) };
}

function hoist(lower: Lowering, statements: readonly Statement[]): void {
  for (const it of statements) lower.hoist(it);
}

function membersOf(body: Syntax | undefined): readonly Syntax[] {
  return named(body).flatMap((it) => (it.type === "enum_body_declarations" ? named(it) : [it]));
}

/** What it extends, and what it implements: an interface has methods of its own. */
function basesOf(lower: Lowering, node: Syntax): Value[] {
  const extended = named(child(node, "superclass"));
  const lists = [child(node, "interfaces"), childOfType(node, "extends_interfaces")].flatMap((it) => named(it).flatMap(named));
  return [...extended, ...lists].map((it) => lower.value(it, it));
}

function declaratorsOf(node: Syntax): readonly Syntax[] {
  return node.type === "field_declaration" || node.type === "constant_declaration"
    ? named(node).filter((it) => it.type === "variable_declarator")
    : [];
}

function fieldsOf(lower: Lowering, node: Syntax): Field[] {
  const type = lower.type(child(node, "type"));
  const decorators = annotationsOf(lower, node);
  return declaratorsOf(node).map((it) => {
    const value = lower.maybe(child(it, "value"));
    return { name: lower.text(child(it, "name") ?? it), type, value, decorators, optional: false, ...spanOf(it) };
  });
}

function constantOf(lower: Lowering, node: Syntax): Field {
  return { name: lower.text(child(node, "name") ?? node), type: null, value: null, decorators: [], optional: false, ...spanOf(node) };
}

/** A type inside another is a member of it, and is known by its bare name all over the file. */
function innerType(lower: Lowering, node: Syntax): Field {
  const name = child(node, "name");
  const [declared] = typeDeclaration(lower, node);
  if (declared) lower.hoist(declared);
  const value: Value | null = name ? { kind: "name", name: lower.text(name), ...spanOf(name) } : null;
  return { name: name ? lower.text(name) : "", type: null, value, decorators: [], optional: false, ...spanOf(node) };
}

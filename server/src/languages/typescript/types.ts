import type { Field, Statement, TypeForm } from "../../model/program.ts";
import { literalText } from "../../model/values.ts";
import type { Lowering } from "../lowering.ts";
import { spanOf } from "../nodes.ts";
import { child, childOfType, has, named, type Syntax } from "../syntax.ts";
import { keyOf } from "./places.ts";

/** Declarations that give a type a name. */
export const TYPES: ReadonlySet<string> = new Set(["interface_declaration", "type_alias_declaration"]);

/** Nothing runs for it: the type goes into the program's own list. */
export function typeDeclaration(lower: Lowering, node: Syntax): readonly Statement[] {
  declareType(lower, node, null);
  return [];
}

/** @param isDefault whether others import it as the module's default; null where they cannot import it */
export function declareType(lower: Lowering, node: Syntax, isDefault: boolean | null): void {
  const name = child(node, "name");
  if (name === undefined) return;
  const called = lower.text(name);
  const form =
    node.type === "type_alias_declaration"
      ? lower.typeForm(child(node, "value"))
      : shape(lower, child(node, "body"), named(childOfType(node, "extends_type_clause")));
  lower.declareType(called, form, node).exported = isDefault === null ? null : isDefault ? "default" : called;
}

export function typeForm(lower: Lowering, node: Syntax): TypeForm {
  const inner = named(node);
  const first = () => lower.typeForm(inner[0]);
  switch (node.type) {
    case "type_annotation":
    case "parenthesized_type":
    case "readonly_type":
      return first();
    case "type_identifier":
    case "identifier":
    case "nested_type_identifier":
    case "predefined_type":
      return { kind: "named", name: lower.text(node), args: [] };
    case "generic_type": {
      const name = child(node, "name");
      const args = named(childOfType(node, "type_arguments")).map((it) => lower.typeForm(it));
      return { kind: "named", name: name ? lower.text(name) : "", args };
    }
    case "array_type":
      return { kind: "list", of: first() };
    case "union_type":
    case "intersection_type":
      return { kind: node.type === "union_type" ? "union" : "both", parts: flat(node).map((it) => lower.typeForm(it)) };
    case "object_type":
    case "interface_body":
      return shape(lower, node, []);
    case "type_query":
      return inner[0] ? { kind: "value", name: lower.text(inner[0]) } : { kind: "other" };
    case "lookup_type": {
      const key = inner[1]?.type === "literal_type" ? literalOf(lower, inner[1]) : null;
      return key === null ? { kind: "other" } : { kind: "part", of: first(), key };
    }
    case "literal_type": {
      const text = literalOf(lower, node);
      return { kind: "literal", text: text ?? lower.text(node) };
    }
    case "function_type":
      return { kind: "function" };
    default:
      return { kind: "other" };
  }
}

/** `a | b | c` is nested to the left as deep as it has parts. */
function flat(node: Syntax): Syntax[] {
  const parts: Syntax[] = [];
  let at: Syntax | undefined = node;
  while (at !== undefined && at.type === node.type) {
    const [left, ...right] = named(at) as [Syntax | undefined, ...Syntax[]];
    parts.unshift(...right);
    at = left;
  }
  return at === undefined ? parts : [at, ...parts];
}

function literalOf(lower: Lowering, node: Syntax): string | null {
  const [inner] = named(node);
  return inner?.type === "string" ? literalText(lower.value(inner, inner)) : null;
}

/** Members of an interface or an object type; what has no fixed name is left out. */
function shape(lower: Lowering, body: Syntax | undefined, bases: readonly Syntax[]): TypeForm {
  const fields = named(body).flatMap((it): Field[] => {
    const key = child(it, "name");
    const name = key ? keyOf(lower, key) : null;
    if (name === null || (it.type !== "property_signature" && it.type !== "method_signature")) return [];
    const base = { name, optional: has(it, "?"), value: null, decorators: [], ...spanOf(it) };
    if (it.type === "property_signature") return [{ ...base, type: lower.type(child(it, "type")) }];
    return [{ ...base, type: { names: [], form: { kind: "function" }, ...spanOf(it) } }];
  });
  return { kind: "shape", fields, extends: bases.map((it) => lower.typeForm(it)) };
}

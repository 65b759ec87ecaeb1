import type { TypeForm } from "../../model/program.ts";
import { literalText } from "../../model/values.ts";
import type { Lowering } from "../lowering.ts";
import { child, childOfType, childrenOf, named, type Syntax } from "../syntax.ts";

/** An annotation, with `A | B` and the brackets of generics taken apart. */
export function typeForm(lower: Lowering, node: Syntax): TypeForm {
  const inner = named(node);
  switch (node.type) {
    case "type":
    case "parenthesized_expression":
      return lower.typeForm(inner[0]);
    case "identifier":
    case "attribute":
    case "none":
    case "member_type":
      return nominal(lower.text(node), []);
    case "generic_type":
      return nominal(
        inner[0] ? lower.text(inner[0]) : "",
        named(childOfType(node, "type_parameter")).map((it) => lower.typeForm(it)),
      );
    case "subscript": {
      const value = child(node, "value");
      return nominal(
        value ? lower.text(value) : "",
        childrenOf(node, "subscript").map((it) => lower.typeForm(it)),
      );
    }
    case "union_type":
    case "binary_operator":
      return { kind: "union", parts: inner.map((it) => lower.typeForm(it)) };
    case "string": {
      const text = literalText(lower.value(node, node)) ?? "";
      return quoted(text) ?? { kind: "literal", text };
    }
    default:
      return { kind: "other" };
  }
}

const nominal = (name: string, args: readonly TypeForm[]): TypeForm => ({ kind: "named", name, args });

/** A forward reference: `"User"`, `"list[User]"`, `"User | None"`. */
function quoted(text: string): TypeForm | null {
  const parts = text.split("|").map((it) => it.trim());
  if (parts.length > 1) {
    const forms = parts.slice(0, 8).map(quoted);
    return forms.every((it) => it !== null) ? { kind: "union", parts: forms } : null;
  }
  const [, name, argument] = /^([\w.]{1,120})(?:\[([\w.]{1,120})\])?$/.exec(text.trim()) ?? [];
  return name === undefined ? null : nominal(name, argument === undefined ? [] : [nominal(argument, [])]);
}

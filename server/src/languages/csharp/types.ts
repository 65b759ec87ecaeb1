import type { TypeForm } from "../../model/program.ts";
import type { Lowering } from "../lowering.ts";
import { child, childOfType, named, type Syntax } from "../syntax.ts";

/** How a type is put together. */
export function typeForm(lower: Lowering, node: Syntax): TypeForm {
  switch (node.type) {
    case "identifier":
    case "qualified_name":
    case "predefined_type":
      return { kind: "named", name: lower.text(node), args: [] };
    case "generic_name": {
      const [outer] = named(node);
      const args = named(childOfType(node, "type_argument_list")).map((it) => lower.typeForm(it));
      return { kind: "named", name: outer ? lower.text(outer) : "", args };
    }
    case "nullable_type":
      return lower.typeForm(child(node, "type") ?? named(node)[0]);
    case "array_type":
      return { kind: "list", of: lower.typeForm(child(node, "type")) };
    default:
      return { kind: "other" };
  }
}

import type { TypeForm } from "../../model/program.ts";
import type { Lowering } from "../lowering.ts";
import { child, childOfType, named, type Syntax } from "../syntax.ts";

/** How a type is put together; what fills a type parameter counts, what bounds a wildcard does not. */
export function typeForm(lower: Lowering, node: Syntax): TypeForm {
  switch (node.type) {
    case "type_identifier":
    case "scoped_type_identifier":
    case "integral_type":
    case "floating_point_type":
    case "boolean_type":
      return { kind: "named", name: lower.text(node), args: [] };
    case "generic_type": {
      const [outer] = named(node);
      const args = named(childOfType(node, "type_arguments")).map((it) => lower.typeForm(it));
      return { kind: "named", name: outer ? lower.text(outer) : "", args };
    }
    case "array_type":
      return { kind: "list", of: lower.typeForm(child(node, "element")) };
    case "annotated_type":
      return lower.typeForm(named(node).at(-1));
    default:
      return { kind: "other" };
  }
}

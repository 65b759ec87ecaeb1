import type { Target } from "../../model/program.ts";
import { nameOrField } from "../implied.ts";
import type { Lowering } from "../lowering.ts";
import { nameTarget } from "../nodes.ts";
import { child, named, type Syntax } from "../syntax.ts";

/** `outer` is an assignment to what is there already: a variable, or a field by its bare name. */
export function targets(lower: Lowering, node: Syntax, scope: Target["scope"], path: readonly string[]): readonly Target[] {
  switch (node.type) {
    case "identifier":
      if (lower.text(node) === "_") return [];
      return scope === "outer"
        ? [{ place: nameOrField(lower, node), path, fallback: null, scope }]
        : [nameTarget(lower.text(node), node, scope, path)];
    case "declaration_expression": {
      const name = child(node, "name");
      return name ? lower.targets(name, "block", path) : [];
    }
    case "tuple_expression":
    case "tuple_pattern":
    case "parenthesized_variable_designation":
      return named(node).flatMap((it, i) => {
        const inner = it.type === "argument" ? named(it).at(-1) : it;
        return lower.targets(inner, scope, [...path, String(i)]);
      });
    case "member_access_expression":
    case "element_access_expression": {
      const place = lower.value(node, node);
      return place.kind === "member" || place.kind === "index" ? [{ place, path, fallback: null, scope: "outer" }] : [];
    }
    case "parenthesized_expression":
      return lower.targets(named(node)[0], scope, path);
    default:
      return [];
  }
}

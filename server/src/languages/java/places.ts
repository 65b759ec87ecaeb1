import type { Target } from "../../model/program.ts";
import { nameOrField } from "../implied.ts";
import type { Lowering } from "../lowering.ts";
import { nameTarget } from "../nodes.ts";
import { named, type Syntax } from "../syntax.ts";

/** `outer` is an assignment to what is there already: a variable, or a field by its bare name. */
export function targets(lower: Lowering, node: Syntax, scope: Target["scope"], path: readonly string[]): readonly Target[] {
  switch (node.type) {
    case "identifier":
      return scope === "outer"
        ? [{ place: nameOrField(lower, node), path, fallback: null, scope }]
        : [nameTarget(lower.text(node), node, scope, path)];
    case "field_access":
    case "array_access": {
      const place = lower.value(node, node);
      return place.kind === "member" || place.kind === "index" ? [{ place, path, fallback: null, scope: "outer" }] : [];
    }
    case "parenthesized_expression":
      return lower.targets(named(node)[0], scope, path);
    default:
      return [];
  }
}

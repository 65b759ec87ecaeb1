import type { Target } from "../../model/program.ts";
import type { Lowering } from "../lowering.ts";
import { nameTarget } from "../nodes.ts";
import { named, type Syntax } from "../syntax.ts";

/** `_` takes a value and binds nothing. */
export function targets(lower: Lowering, node: Syntax, scope: Target["scope"], path: readonly string[]): readonly Target[] {
  switch (node.type) {
    case "identifier":
    case "field_identifier":
      return lower.text(node) === "_" ? [] : [nameTarget(lower.text(node), node, scope, path)];
    case "expression_list": {
      const parts = named(node);
      if (parts.length === 1 && parts[0]) return lower.targets(parts[0], scope, path);
      // `value, err := f()` and `value, ok := m[k]`: what comes back is the value; the second only says whether.
      const says = parts.length === 2 && parts[1] !== undefined && /^(?:_|\w*err|ok|found|exists|more)$/i.test(lower.text(parts[1]));
      return parts.flatMap((it, i) => lower.targets(it, scope, says && i === 0 ? path : [...path, String(i)]));
    }
    case "selector_expression":
    case "index_expression": {
      const place = lower.value(node, node);
      return place.kind === "member" || place.kind === "index" ? [{ place, path, fallback: null, scope: "outer" }] : [];
    }
    case "unary_expression":
    case "parenthesized_expression":
      return lower.targets(named(node)[0], scope, path);
    default:
      return [];
  }
}

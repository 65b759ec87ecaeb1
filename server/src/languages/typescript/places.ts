import type { Target } from "../../model/program.ts";
import { literalText } from "../../model/values.ts";
import type { Lowering } from "../lowering.ts";
import { nameTarget } from "../nodes.ts";
import { child, named, type Syntax } from "../syntax.ts";

type Scope = Target["scope"];

export function targets(lower: Lowering, node: Syntax, scope: Scope, path: readonly string[]): readonly Target[] {
  switch (node.type) {
    case "identifier":
      return [nameTarget(lower.text(node), node, scope, path)];
    case "shorthand_property_identifier_pattern":
    case "shorthand_property_identifier":
      return [nameTarget(lower.text(node), node, scope, [...path, lower.text(node)])];
    case "member_expression":
    case "subscript_expression": {
      const place = lower.value(node, node);
      return place.kind === "member" || place.kind === "index" ? [{ place, path, fallback: null, scope: "outer" }] : [];
    }
    case "object_pattern":
    case "object":
      return named(node).flatMap((it) => lower.targets(it, scope, path));
    case "pair_pattern":
    case "pair": {
      const key = child(node, "key");
      return lower.targets(child(node, "value"), scope, [...path, (key && keyOf(lower, key)) ?? "*"]);
    }
    case "array_pattern":
    case "array":
      return itemsOf(node).flatMap(([it, i]) => lower.targets(it, scope, [...path, String(i)]));
    case "assignment_pattern":
    case "object_assignment_pattern": {
      const left = child(node, "left");
      const bound = lower.targets(left, scope, path);
      const fallback = lower.maybe(child(node, "right"));
      // What stands in for a whole object stands in for none of its parts.
      return left?.type.endsWith("_pattern") && !left.type.startsWith("shorthand") ? bound : bound.map((it) => ({ ...it, fallback }));
    }
    case "rest_pattern":
    case "spread_element":
      return lower.targets(named(node)[0], scope, [...path, "*"]);
    case "non_null_expression":
    case "parenthesized_expression":
    case "as_expression":
    case "satisfies_expression":
      return lower.targets(named(node)[0], scope, path);
    default:
      return [];
  }
}

/** Elements of an array pattern with their index; holes (`[, b]`) count. */
function itemsOf(node: Syntax): [Syntax, number][] {
  const items: [Syntax, number][] = [];
  let index = 0;
  for (const it of node.children) {
    if (it.type === ",") index++;
    else if (it.named && it.type !== "comment") items.push([it, index]);
  }
  return items;
}

/** The key that an entry, a member or a pattern names; null when it is computed. */
export function keyOf(lower: Lowering, node: Syntax): string | null {
  switch (node.type) {
    case "property_identifier":
    case "private_property_identifier":
    case "shorthand_property_identifier":
    case "shorthand_property_identifier_pattern":
    case "identifier":
    case "number":
      return lower.text(node);
    default: {
      const value = lower.value(node.type === "computed_property_name" ? named(node)[0] : node, node);
      return value.kind === "constant" ? String(value.value) : literalText(value);
    }
  }
}

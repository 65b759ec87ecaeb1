import type { Statement, Target, Value } from "../../model/program.ts";
import { literalText } from "../../model/values.ts";
import type { Lowering } from "../lowering.ts";
import { assign, nameTarget, spanOf } from "../nodes.ts";
import { child, childrenOf, named, type Syntax } from "../syntax.ts";

/** A name of this function, unless it was declared `global` or `nonlocal`. */
export function nameOf(lower: Lowering, name: string, at: Syntax, path: readonly string[] = []): Target {
  return nameTarget(name, at, lower.outer.get(lower.func)?.has(name) ? "outer" : "function", path);
}

export function targets(lower: Lowering, node: Syntax, scope: Target["scope"], path: readonly string[]): readonly Target[] {
  switch (node.type) {
    case "identifier":
      return [{ ...nameOf(lower, lower.text(node), node, path), ...(scope === "block" ? { scope } : {}) }];
    case "attribute":
    case "subscript": {
      const place = lower.value(node, node);
      return place.kind === "member" || place.kind === "index" ? [{ place, path, fallback: null, scope: "outer" }] : [];
    }
    case "list_splat_pattern":
    case "list_splat":
      return lower.targets(named(node)[0], scope, [...path.slice(0, -1), "*"]);
    case "pattern_list":
    case "tuple_pattern":
    case "list_pattern":
    case "tuple":
    case "expression_list":
      return named(node).flatMap((it, i) => lower.targets(it, scope, [...path, String(i)]));
    case "parenthesized_expression":
    case "as_pattern_target":
      return lower.targets(named(node)[0], scope, path);
    default:
      return [];
  }
}

/** What a `case` binds, as assignments from the subject; `subject` makes a fresh node for each of them. */
export function caseBindings(lower: Lowering, pattern: Syntax, subject: () => Value, path: readonly string[] = []): Statement[] {
  return lower.deeper<Statement[]>(pattern, [], () => {
    const inner = (node: Syntax | undefined, ...more: string[]) =>
      node === undefined ? [] : caseBindings(lower, node, subject, [...path, ...more]);
    const bind = (name: Syntax | undefined, way: readonly string[] = path) =>
      name === undefined || name.type !== "identifier" ? [] : [assign([nameOf(lower, lower.text(name), name, way)], subject(), pattern)];
    const parts = named(pattern);
    switch (pattern.type) {
      case "dotted_name":
        return parts.length === 1 ? bind(parts[0]) : [];
      case "splat_pattern":
        return bind(parts[0], [...path.slice(0, -1), "*"]);
      case "as_pattern":
        return [...inner(parts[0]), ...bind(parts.at(-1))];
      case "dict_pattern": {
        const values = childrenOf(pattern, "value");
        const keys = childrenOf(pattern, "key").map((it) => literalText(lower.value(it, it)) ?? "*");
        return [
          ...values.flatMap((it, i) => inner(it, keys[i] ?? "*")),
          ...parts.filter((it) => it.type === "splat_pattern").flatMap((it) => inner(it, "*")),
        ];
      }
      case "class_pattern":
        return parts.slice(1).flatMap((it, i) => (named(it)[0]?.type === "keyword_pattern" ? inner(it) : inner(it, String(i))));
      case "keyword_pattern": {
        const [key, value] = parts;
        return key === undefined ? [] : inner(value, lower.text(key));
      }
      case "list_pattern":
      case "tuple_pattern":
        // Brackets around one pattern only group it, unless a comma makes them a tuple.
        if (pattern.type === "tuple_pattern" && parts.length === 1 && !pattern.children.some((it) => it.type === ","))
          return inner(parts[0]);
        return parts.flatMap((it, i) => inner(it, String(i)));
      case "union_pattern": {
        const arms = parts.map((it) => inner(it));
        return arms.every((it) => it.length === 0) ? [] : [{ kind: "branch", condition: null, arms, exhaustive: true, ...spanOf(pattern) }];
      }
      case "case_pattern":
        return parts.flatMap((it) => inner(it));
      default:
        return [];
    }
  });
}

export function withItems(lower: Lowering, node: Syntax): Statement[] {
  const clause = node.children.find((it) => it.type === "with_clause");
  return named(clause).flatMap((item): Statement[] => {
    const value = child(item, "value") ?? named(item)[0];
    const alias = value?.type === "as_pattern" ? child(value, "alias") : undefined;
    if (alias === undefined || value === undefined)
      return [{ kind: "do", value: lower.value(value, item), start: item.start, end: item.end }];
    const lowered = lower.value(named(value)[0], item);
    return [assign(lower.targets(alias), lowered, item)];
  });
}

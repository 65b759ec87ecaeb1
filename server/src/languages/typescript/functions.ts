import type { Block, Parameter, Value } from "../../model/program.ts";
import type { Lowering, MutableClass } from "../lowering.ts";
import { spanOf, UNNAMED } from "../nodes.ts";
import { child, has, named, type Syntax } from "../syntax.ts";
import { keyOf } from "./places.ts";

/** Functions, arrow functions and methods. */
export function funcValue(
  lower: Lowering,
  node: Syntax,
  owner: MutableClass | null = null,
  decorators: readonly Value[] = [],
): Value & { kind: "function" } {
  const name = child(node, "name");
  const func = lower.newFunc((name && keyOf(lower, name)) ?? UNNAMED, node);
  func.async = has(node, "async");
  func.returns = lower.type(child(node, "return_type"));
  func.class = owner;
  func.receiver = owner && !has(node, "static") ? "this" : null;
  func.decorators = decorators;
  const single = child(node, "parameter");
  const list = single ? [single] : named(child(node, "parameters"));
  func.parameters = list.filter((it) => it.type !== "ERROR").map((it) => parameter(lower, it));
  const body = child(node, "body");
  lower.inFunc(func, () =>
    body?.type === "statement_block" ? [...lower.errorsIn(node), ...lower.block(named(body))] : concise(lower, body),
  );
  const first = body?.type === "statement_block" ? named(body)[0] : undefined;
  func.first = first ? spanOf(first) : null;
  return { kind: "function", func, ...spanOf(node) };
}

function concise(lower: Lowering, body: Syntax | undefined): Block {
  if (body === undefined) return [];
  return lower.withHoisted(() => [{ kind: "exit", how: "return", value: lower.value(body, body), ...spanOf(body) }]);
}

function parameter(lower: Lowering, node: Syntax): Parameter {
  const pattern = child(node, "pattern") ?? node;
  const assigned = pattern.type === "assignment_pattern" ? pattern : node.type === "assignment_pattern" ? node : undefined;
  const inner = assigned ? (child(assigned, "left") ?? pattern) : pattern;
  const isRest = inner.type === "rest_pattern";
  const bound = isRest ? (named(inner)[0] ?? inner) : inner;
  const isName = bound.type === "identifier" || bound.type === "this";
  return {
    name: isName ? lower.text(bound) : "",
    type: lower.type(child(node, "type")),
    fallback: lower.maybe(child(node, "value") ?? child(assigned, "right")),
    rest: isRest ? "list" : null,
    targets: isName ? [] : lower.targets(bound, "function"),
    ...spanOf(node),
  };
}

/** Decorators stand before a member as its siblings, or inside it. */
export function decoratorsOf(lower: Lowering, nodes: readonly Syntax[]): Value[] {
  return nodes.filter((it) => it.type === "decorator").map((it) => lower.value(named(it)[0], it));
}

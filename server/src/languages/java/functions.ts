import type { Block, Parameter, Value } from "../../model/program.ts";
import { type Binders, type Implied, impliedIn } from "../implied.ts";
import type { Lowering, MutableClass } from "../lowering.ts";
import { spanOf, UNNAMED } from "../nodes.ts";
import { child, childOfType, named, type Syntax } from "../syntax.ts";

/** What binds a name inside a method. */
export const BINDERS: Binders = {
  named: new Set([
    "variable_declarator",
    "formal_parameter",
    "catch_formal_parameter",
    "enhanced_for_statement",
    "resource",
    "instanceof_expression",
    "record_pattern_component",
    "type_pattern",
  ]),
  listing: new Set(["inferred_parameters", "lambda_expression"]),
};

/** Methods and constructors; without a body, what an interface promises. */
export function method(lower: Lowering, node: Syntax, owner: MutableClass, implied: Implied): Value & { kind: "function" } {
  const name = child(node, "name");
  const isConstructor = node.type === "constructor_declaration" || node.type === "compact_constructor_declaration";
  const func = lower.newFunc(isConstructor ? "constructor" : name ? lower.text(name) : UNNAMED, node);
  func.class = owner;
  func.receiver = "this";
  func.returns = isConstructor ? null : lower.type(child(node, "type"));
  func.decorators = annotationsOf(lower, node);
  func.parameters = parameters(lower, child(node, "parameters"));
  const body = child(node, "body");
  lower.implying(impliedIn(node, implied, lower, BINDERS), () =>
    lower.inFunc(func, () => [...lower.errorsIn(node), ...lower.block(named(body))]),
  );
  const first = named(body)[0];
  func.first = first ? spanOf(first) : null;
  return { kind: "function", func, ...spanOf(node) };
}

export function lambda(lower: Lowering, node: Syntax): Value & { kind: "function" } {
  const func = lower.newFunc(UNNAMED, node);
  const list = child(node, "parameters");
  func.parameters = list?.type === "identifier" ? [bare(lower, list)] : parameters(lower, list);
  const body = child(node, "body");
  lower.inFunc(func, () => (body?.type === "block" ? [...lower.errorsIn(node), ...lower.block(named(body))] : concise(lower, body)));
  const first = body?.type === "block" ? named(body)[0] : undefined;
  func.first = first ? spanOf(first) : null;
  return { kind: "function", func, ...spanOf(node) };
}

function concise(lower: Lowering, body: Syntax | undefined): Block {
  if (body === undefined) return [];
  return lower.withHoisted(() => [{ kind: "exit", how: "return", value: lower.value(body, body), ...spanOf(body) }]);
}

/** Also the components of a record. */
export function parameters(lower: Lowering, list: Syntax | undefined): Parameter[] {
  return named(list).flatMap((it): Parameter[] => {
    if (it.type === "identifier") return [bare(lower, it)];
    const variable = it.type === "spread_parameter" ? childOfType(it, "variable_declarator") : it;
    const name = child(variable, "name");
    if (name === undefined || it.type === "receiver_parameter") return [];
    const type = it.type === "spread_parameter" ? named(it).find((part) => part.type !== "modifiers") : child(it, "type");
    const rest = it.type === "spread_parameter" ? "list" : null;
    return [{ name: lower.text(name), type: lower.type(type), fallback: null, rest, targets: [], ...spanOf(it) }];
  });
}

function bare(lower: Lowering, node: Syntax): Parameter {
  return { name: lower.text(node), type: null, fallback: null, rest: null, targets: [], ...spanOf(node) };
}

/** `@SystemMessage("...")` is a call, `@Tool` a name. */
export function annotationsOf(lower: Lowering, node: Syntax): Value[] {
  return named(childOfType(node, "modifiers")).flatMap((it) =>
    it.type === "annotation" || it.type === "marker_annotation" ? [lower.value(it, it)] : [],
  );
}

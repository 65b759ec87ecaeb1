import type { Block, Parameter, Value } from "../../model/program.ts";
import { type Binders, type Implied, impliedIn } from "../implied.ts";
import type { Lowering, MutableClass } from "../lowering.ts";
import { spanOf, UNNAMED } from "../nodes.ts";
import { child, childOfType, has, named, type Syntax } from "../syntax.ts";

/** What binds a name inside a method. */
export const BINDERS: Binders = {
  named: new Set([
    "variable_declarator",
    "parameter",
    "catch_declaration",
    "declaration_pattern",
    "declaration_expression",
    "local_function_statement",
    "parameter_list",
  ]),
  listing: new Set(["implicit_parameter", "tuple_pattern", "parenthesized_variable_designation"]),
};

/** Methods, constructors, getters; without a body, what an interface promises. */
export function method(lower: Lowering, node: Syntax, owner: MutableClass, implied: Implied): Value & { kind: "function" } {
  const isConstructor = node.type === "constructor_declaration";
  const name = child(node, "name");
  const func = lower.newFunc(isConstructor ? "constructor" : name ? lower.text(name) : UNNAMED, node);
  func.class = owner;
  func.receiver = "this";
  func.async = isAsync(lower, node);
  func.returns = isConstructor ? null : lower.type(child(node, "returns") ?? child(node, "type"));
  func.decorators = attributesOf(lower, node);
  func.parameters = parameters(lower, child(node, "parameters"));
  lower.implying(impliedIn(node, implied, lower, BINDERS), () => {
    const initializer = childOfType(node, "constructor_initializer");
    fillBody(lower, node, func, child(node, "body"), initializer === undefined ? [] : [initializer]);
  });
  return { kind: "function", func, ...spanOf(node) };
}

/** Also a function inside a function. */
export function lambda(lower: Lowering, node: Syntax): Value & { kind: "function" } {
  const name = child(node, "name");
  const func = lower.newFunc(name ? lower.text(name) : UNNAMED, node);
  func.async = isAsync(lower, node);
  const list = child(node, "parameters");
  func.parameters = list?.type === "implicit_parameter" || list?.type === "identifier" ? [bare(lower, list)] : parameters(lower, list);
  func.returns = lower.type(child(node, "type") ?? child(node, "returns"));
  fillBody(lower, node, func, child(node, "body"), []);
  return { kind: "function", func, ...spanOf(node) };
}

function fillBody(
  lower: Lowering,
  node: Syntax,
  func: ReturnType<Lowering["newFunc"]>,
  body: Syntax | undefined,
  before: readonly Syntax[],
): void {
  const isBlock = body?.type === "block";
  lower.inFunc(func, () =>
    isBlock || body === undefined
      ? [...lower.errorsIn(node), ...lower.block([...before, ...named(body)])]
      : [...lower.block(before), ...concise(lower, body.type === "arrow_expression_clause" ? (named(body)[0] ?? body) : body)],
  );
  const first = isBlock ? named(body)[0] : undefined;
  func.first = first ? spanOf(first) : null;
}

function concise(lower: Lowering, body: Syntax): Block {
  return lower.withHoisted(() => [{ kind: "exit", how: "return", value: lower.value(body, body), ...spanOf(body) }]);
}

function isAsync(lower: Lowering, node: Syntax): boolean {
  return has(node, "async") || node.children.some((it) => it.type === "modifier" && lower.text(it) === "async");
}

/** Also the parameters of a class, which are fields of it. The grammar spreads a `params` parameter over the list itself. */
export function parameters(lower: Lowering, list: Syntax | undefined): Parameter[] {
  const found = named(list).flatMap((it): Parameter[] => {
    const name = it.type === "parameter" ? child(it, "name") : undefined;
    if (name === undefined) return [];
    const fallback = named(it).find((part) => part.field === null && part.type !== "attribute_list" && part.type !== "modifier");
    return [
      {
        name: lower.text(name),
        type: lower.type(child(it, "type")),
        fallback: lower.maybe(fallback),
        rest: null,
        targets: [],
        ...spanOf(it),
      },
    ];
  });
  const rest = list?.type === "parameter_list" ? child(list, "name") : undefined;
  if (rest === undefined || list === undefined) return found;
  return [
    ...found,
    { name: lower.text(rest), type: lower.type(child(list, "type")), fallback: null, rest: "list", targets: [], ...spanOf(rest) },
  ];
}

function bare(lower: Lowering, node: Syntax): Parameter {
  return { name: lower.text(node), type: null, fallback: null, rest: null, targets: [], ...spanOf(node) };
}

/** `[Description("...")]` is a call, `[KernelFunction]` a name. */
export function attributesOf(lower: Lowering, node: Syntax): Value[] {
  return named(node)
    .filter((it) => it.type === "attribute_list")
    .flatMap((it) => named(it).filter((part) => part.type === "attribute"))
    .map((it) => lower.value(it, it));
}

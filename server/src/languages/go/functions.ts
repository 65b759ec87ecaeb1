import type { Field, Parameter, Statement, Value } from "../../model/program.ts";
import type { Lowering } from "../lowering.ts";
import { assign, spanOf, UNNAMED } from "../nodes.ts";
import { child, childrenOf, named, type Syntax } from "../syntax.ts";

/** Functions, methods and function literals. */
export function funcValue(lower: Lowering, node: Syntax): Value & { kind: "function" } {
  const name = child(node, "name");
  const func = lower.newFunc(name ? lower.text(name) : UNNAMED, node);
  const receivers = named(child(node, "receiver")).flatMap((it) => parameters(lower, it));
  func.parameters = [...receivers, ...named(child(node, "parameters")).flatMap((it) => parameters(lower, it))];
  func.returns = lower.type(child(node, "result"));
  func.receiver = receivers[0]?.name ?? null;
  const body = child(node, "body");
  lower.inFunc(func, () => [...lower.errorsIn(node), ...lower.block(statementsIn(body))]);
  const first = statementsIn(body)[0];
  func.first = first ? spanOf(first) : null;
  return { kind: "function", func, ...spanOf(node) };
}

/** A method names the type it belongs to, which stands elsewhere in the file. */
export function method(lower: Lowering, node: Syntax): readonly Statement[] {
  const value = funcValue(lower, node);
  lower.memberOf(value.func.parameters[0]?.type?.names[0] ?? "", value.func, assign([], value, node));
  return [];
}

/** The statements of a block, which the grammar keeps in a list of their own. */
export function statementsIn(block: Syntax | undefined): readonly Syntax[] {
  return named(block).flatMap((it) => (it.type === "statement_list" ? named(it) : [it]));
}

/** `a, b int` are two parameters; one without a name has none. */
function parameters(lower: Lowering, node: Syntax): Parameter[] {
  if (node.type === "ERROR") return [];
  const names = childrenOf(node, "name").filter((it) => it.named);
  const rest = node.type === "variadic_parameter_declaration" ? "list" : null;
  const type = lower.type(child(node, "type"));
  const at = names.length === 0 ? [node] : names;
  return at.map((it) => ({ name: it === node ? "" : lower.text(it), type, fallback: null, rest, targets: [], ...spanOf(it) }));
}

/** A struct is a class; what it embeds is what it extends. */
export function structValue(lower: Lowering, name: string, node: Syntax, at: Syntax): Value {
  const owner = lower.newClass(name, at);
  const bases: Value[] = [];
  const fields: Field[] = [];
  for (const it of named(named(node)[0]).filter((field) => field.type === "field_declaration")) {
    const names = childrenOf(it, "name").filter((field) => field.named);
    const type = child(it, "type");
    if (names.length === 0 && type) bases.push(lower.value(type, type));
    for (const field of names)
      fields.push({ name: lower.text(field), optional: false, type: lower.type(type), value: null, decorators: [], ...spanOf(it) });
  }
  owner.bases = bases;
  owner.fields = fields;
  return { kind: "class", class: owner, ...spanOf(at) };
}

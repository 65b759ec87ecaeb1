import type { Block, Statement, Target, Value } from "../../model/program.ts";
import { literalText } from "../../model/values.ts";
import { children, jump, labelled, leave, nothing, type StatementForm } from "../braces.ts";
import type { Lowering } from "../lowering.ts";
import { assign, constant, evaluate, nameFunction, nameTarget, spanOf } from "../nodes.ts";
import { child, childrenOf, named, type Syntax } from "../syntax.ts";
import { funcValue, method, statementsIn, structValue } from "./functions.ts";

const block: StatementForm = (lower, node) => lower.block(statementsIn(node));
const expression: StatementForm = (lower, node) => [evaluate(lower.value(named(node)[0], node), node)];

export const STATEMENTS: ReadonlyMap<string, StatementForm> = new Map<string, StatementForm>([
  ["expression_statement", expression],
  ["go_statement", expression],
  ["defer_statement", expression],
  ["import_declaration", (lower, node) => specs(node, "import_spec").flatMap((it) => imported(lower, it))],
  ["const_declaration", (lower, node) => specs(node, "const_spec").flatMap((it) => declared(lower, it))],
  ["var_declaration", (lower, node) => specs(node, "var_spec").flatMap((it) => declared(lower, it))],
  ["type_declaration", (lower, node) => specs(node, "type_spec").flatMap((it) => type(lower, it))],
  ["function_declaration", func],
  ["method_declaration", method],
  ["short_var_declaration", (lower, node) => assignment(lower, node, "block")],
  ["assignment_statement", (lower, node) => assignment(lower, node, "outer")],
  ["receive_statement", (lower, node) => assignment(lower, node, "block")],
  ["inc_statement", step],
  ["dec_statement", step],
  [
    "send_statement",
    (lower, node) => [assign(lower.targets(child(node, "channel"), "outer"), lower.value(child(node, "value"), node), node, null, true)],
  ],
  ["return_statement", returned],
  ["break_statement", leave],
  ["continue_statement", jump],
  ["goto_statement", jump],
  ["if_statement", ifStatement],
  ["for_statement", forStatement],
  ["expression_switch_statement", switchStatement],
  ["type_switch_statement", switchStatement],
  ["select_statement", switchStatement],
  ["block", block],
  ["statement_list", children],
  ["labeled_statement", labelled],
  ["package_clause", nothing],
  ["fallthrough_statement", nothing],
  ["empty_statement", nothing],
]);

/** One declaration, or several between brackets. */
function specs(node: Syntax, type: string): readonly Syntax[] {
  return named(node).flatMap((it) => (it.type === type ? [it] : named(it).filter((spec) => spec.type === type)));
}

/** The name of a package is the last part of its path, without a version and what people add to repositories' names; it has no hyphen. */
function imported(lower: Lowering, node: Syntax): readonly Statement[] {
  const path = child(node, "path");
  const module = path ? (literalText(lower.value(path, node)) ?? "") : "";
  const alias = child(node, "name");
  const parts = module.split("/").filter((it) => !/^v\d+$/.test(it));
  const name =
    alias?.type === "package_identifier" ? lower.text(alias) : (parts.at(-1) ?? "").replace(/\.v\d+$|^go-|(?:-sdk)?[-.]go$/g, "");
  const value: Value = { kind: "imported", module, member: alias?.type === "dot" ? "*" : null, ...spanOf(node) };
  const isNamed = name !== "" && alias?.type !== "dot" && alias?.type !== "blank_identifier";
  return [assign(isNamed ? [nameTarget(name, alias ?? node, "block")] : [], value, node)];
}

function declared(lower: Lowering, node: Syntax): readonly Statement[] {
  const names = childrenOf(node, "name").filter((it) => it.named);
  const list = child(node, "value");
  const type = lower.type(child(node, "type"));
  const values = named(list);
  if (list !== undefined && values.length !== names.length) return [assign(pairOf(lower, names), lower.value(list, node), node, type)];
  return names.map((it, i) => {
    // A variable without a value holds the zero of its type: its fields may be set later.
    const missing: Value = { kind: "opaque", what: "declaration", operands: [], start: node.end, end: node.end };
    const value = list === undefined ? missing : lower.value(values[i], node);
    nameFunction(value, lower.text(it));
    return assign(lower.targets(it, "block"), value, node, type);
  });
}

function pairOf(lower: Lowering, names: readonly Syntax[]): readonly Target[] {
  return names.flatMap((it, i) => lower.targets(it, "block", i === 0 ? [] : [String(i)]));
}

function type(lower: Lowering, node: Syntax): readonly Statement[] {
  const name = child(node, "name");
  const struct = child(node, "type");
  if (name === undefined || struct?.type !== "struct_type") return [];
  return [assign([nameTarget(lower.text(name), name, "block")], structValue(lower, lower.text(name), struct, node), node)];
}

function func(lower: Lowering, node: Syntax): readonly Statement[] {
  const name = child(node, "name");
  return [assign(name ? [nameTarget(lower.text(name), name, "block")] : [], funcValue(lower, node), node)];
}

/** `a, b = 1, 2` are two assignments; `a, b = f()` takes one value apart. */
function assignment(lower: Lowering, node: Syntax, scope: Target["scope"]): readonly Statement[] {
  const left = child(node, "left");
  const right = child(node, "right");
  const augments = !["=", ":=", undefined].includes(child(node, "operator")?.type);
  const [places, values] = [named(left), right?.type === "expression_list" ? named(right) : []];
  if (places.length < 2 || places.length !== values.length) {
    const value = lower.value(right, node);
    const targets = lower.targets(left, scope);
    const place = targets[0]?.place;
    if (place?.kind === "name") nameFunction(value, place.name);
    return [assign(targets, value, node, null, augments)];
  }
  return places.map((it, i) => assign(lower.targets(it, scope), lower.value(values[i], node), node, null, augments));
}

function step(lower: Lowering, node: Syntax): readonly Statement[] {
  return [assign(lower.targets(named(node)[0], "outer"), constant(1, node), node, null, true)];
}

/** `return value, nil` of a function that also says whether it worked hands back the value. */
function returned(lower: Lowering, node: Syntax): readonly Statement[] {
  const list = named(node)[0];
  const values = list?.type === "expression_list" ? named(list) : [];
  const last = lower.func.returns?.names.at(-1);
  const value = values.length === 2 && (last === "error" || last === "bool") ? lower.value(values[0], node) : lower.maybe(list);
  return [{ kind: "exit", how: "return", value, ...spanOf(node) }];
}

function ifStatement(lower: Lowering, node: Syntax): readonly Statement[] {
  const initial = child(node, "initializer");
  const before = initial ? lower.statement(initial) : [];
  const condition = lower.value(child(node, "condition"), node);
  const otherwise = child(node, "alternative");
  const arms: Block[] = [lower.block(statementsIn(child(node, "consequence"))), ...(otherwise ? [lower.block([otherwise])] : [])];
  return [...before, { kind: "branch", condition, arms, exhaustive: otherwise !== undefined, ...spanOf(node) }];
}

/** `for`, with a clause, a condition, a range or nothing. */
function forStatement(lower: Lowering, node: Syntax): readonly Statement[] {
  const body = () => lower.breaking(false, () => lower.block(statementsIn(child(node, "body"))));
  const head = named(node).find((it) => it.field !== "body");
  if (head?.type === "range_clause") return [range(lower, node, head, body)];
  const clause = head?.type === "for_clause" ? head : undefined;
  const initial = child(clause, "initializer");
  const update = child(clause, "update");
  const before = initial ? lower.statement(initial) : [];
  const condition = lower.maybe(clause ? child(clause, "condition") : head);
  return [
    ...before,
    { kind: "loop", targets: [], over: null, condition, body: [...body(), ...(update ? lower.statement(update) : [])], ...spanOf(node) },
  ];
}

/** `for key, value := range over`: the value is the element; the key says which. */
function range(lower: Lowering, node: Syntax, clause: Syntax, body: () => Block): Statement {
  const over = lower.value(child(clause, "right"), clause);
  const [key, value] = named(child(clause, "left"));
  const scope = clause.children.some((it) => it.type === ":=") ? "block" : "outer";
  const keys: Value = { kind: "operation", operator: "keys", operands: [], ...spanOf(over) };
  const first = key ? lower.targets(key, scope) : [];
  const bound = first.length > 0 ? [assign(first, keys, clause)] : [];
  return {
    kind: "loop",
    targets: value ? lower.targets(value, scope) : [],
    over,
    condition: null,
    body: [...bound, ...body()],
    ...spanOf(node),
  };
}

/** A `switch` over values or types, or a `select`; each case ends by itself. */
function switchStatement(lower: Lowering, node: Syntax): readonly Statement[] {
  const initial = child(node, "initializer");
  const before = initial ? lower.statement(initial) : [];
  const value = child(node, "value");
  const condition = lower.maybe(value);
  const alias = child(node, "alias");
  const cases = named(node).filter((it) => it.type.endsWith("_case"));
  const arms = lower.breaking(true, () =>
    cases.map((it) => {
      const bound = alias && value ? [assign(lower.targets(alias, "block"), lower.value(value, value), alias)] : [];
      const communication = child(it, "communication");
      return [
        ...bound,
        ...(communication ? lower.block([communication]) : []),
        ...lower.block(statementsIn(it).filter((s) => s.field === null)),
      ];
    }),
  );
  const exhaustive = node.type === "select_statement" || cases.some((it) => it.type === "default_case");
  return [...before, { kind: "branch", condition, arms, exhaustive, ...spanOf(node) }];
}

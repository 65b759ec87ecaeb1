import type { Block, Statement, Value } from "../../model/program.ts";
import type { Lowering } from "../lowering.ts";
import { assign, evaluate, nameFunction, nameTarget, opaque, spanOf } from "../nodes.ts";
import { child, childOfType, childrenOf, named, type Syntax } from "../syntax.ts";
import { definition } from "./definitions.ts";
import { caseBindings, nameOf, withItems } from "./places.ts";

type Form = (lower: Lowering, node: Syntax) => readonly Statement[];

const nothing: Form = () => [];
const jump: Form = (_, node) => [{ kind: "exit", how: "jump", value: null, ...spanOf(node) }];

export const STATEMENTS: ReadonlyMap<string, Form> = new Map<string, Form>([
  ["expression_statement", (lower, node) => expressions(lower, named(node), node)],
  ["return_statement", (lower, node) => [{ kind: "exit", how: "return", value: lower.maybe(named(node)[0]), ...spanOf(node) }]],
  ["raise_statement", (lower, node) => [{ kind: "exit", how: "throw", value: lower.maybe(named(node)[0]), ...spanOf(node) }]],
  ["break_statement", jump],
  ["continue_statement", jump],
  ["if_statement", (lower, node) => [ifStatement(lower, node, childrenOf(node, "alternative"), 0)]],
  ["for_statement", forStatement],
  ["while_statement", whileStatement],
  ["try_statement", tryStatement],
  ["with_statement", (lower, node) => [...withItems(lower, node), ...block(lower, child(node, "body"))]],
  ["match_statement", matchStatement],
  ["import_statement", imports],
  ["import_from_statement", imports],
  ["global_statement", outerNames],
  ["nonlocal_statement", outerNames],
  ["function_definition", definition],
  ["class_definition", definition],
  ["decorated_definition", definition],
  ["assignment", assignment],
  ["augmented_assignment", augmented],
  ["block", block],
  ["assert_statement", (lower, node) => lower.values(named(node)).map((it) => evaluate(it, node))],
  ["pass_statement", nothing],
  ["future_import_statement", nothing],
  ["type_alias_statement", nothing],
]);

function block(lower: Lowering, node: Syntax | undefined): Block {
  return lower.block(named(node));
}

/** Several expressions in one statement are a tuple. */
function expressions(lower: Lowering, nodes: readonly Syntax[], at: Syntax): readonly Statement[] {
  return nodes.flatMap((node) => {
    if (node.type === "assignment" || node.type === "augmented_assignment") return lower.statement(node);
    const value = lower.value(node, at);
    return node.type === "yield" ? [] : [evaluate(value, at)];
  });
}

/** `a = b = value`, `a: T = value`, `a: T`. */
function assignment(lower: Lowering, node: Syntax): readonly Statement[] {
  const lefts: Syntax[] = [];
  let right: Syntax | undefined = node;
  let type: Syntax | undefined;
  while (right?.type === "assignment") {
    const left = child(right, "left");
    if (left) lefts.push(left);
    type ??= child(right, "type");
    right = child(right, "right");
  }
  // A declaration without a value binds nothing, but says what the name will hold.
  const value: Value = right
    ? lower.value(right, node)
    : { kind: "opaque", what: "declaration", operands: [], start: node.end, end: node.end };
  const targets = lefts.flatMap((it) => lower.targets(it));
  const place = targets[0]?.place;
  if (place?.kind === "name") nameFunction(value, place.name);
  return [assign(targets, value, node, lower.type(type))];
}

function augmented(lower: Lowering, node: Syntax): readonly Statement[] {
  const value = lower.value(child(node, "right"), node);
  return [assign(lower.targets(child(node, "left")), value, node, null, true)];
}

function ifStatement(lower: Lowering, node: Syntax, alternatives: readonly Syntax[], index: number): Statement {
  const next = alternatives[index];
  const condition = lower.value(child(node, "condition"), node);
  const arms: Block[] = [block(lower, child(node, "consequence"))];
  if (next?.type === "elif_clause") {
    arms.push(
      lower.deeper<Block>(next, [], () =>
        lower.withHoisted(() => [...lower.errorsIn(next), ifStatement(lower, next, alternatives, index + 1)]),
      ),
    );
  } else if (next !== undefined) arms.push([...lower.errorsIn(next), ...block(lower, child(next, "body"))]);
  const end = alternatives.at(-1)?.end ?? node.end;
  return { kind: "branch", condition, arms, exhaustive: next !== undefined, start: node.start, end: Math.max(node.end, end) };
}

function forStatement(lower: Lowering, node: Syntax): readonly Statement[] {
  const over = lower.value(child(node, "right"), node);
  const targets = lower.targets(child(node, "left"));
  return [
    { kind: "loop", targets, over, condition: null, body: block(lower, child(node, "body")), ...spanOf(node) },
    ...block(lower, child(child(node, "alternative"), "body")),
  ];
}

function whileStatement(lower: Lowering, node: Syntax): readonly Statement[] {
  const condition = lower.value(child(node, "condition"), node);
  return [
    { kind: "loop", targets: [], over: null, condition, body: block(lower, child(node, "body")), ...spanOf(node) },
    ...block(lower, child(child(node, "alternative"), "body")),
  ];
}

function tryStatement(lower: Lowering, node: Syntax): readonly Statement[] {
  const clauses = (...types: string[]) => node.children.filter((it) => types.includes(it.type));
  const body = [...block(lower, child(node, "body")), ...clauses("else_clause").flatMap((it) => block(lower, child(it, "body")))];
  const handlers = clauses("except_clause", "except_group_clause").map((it) => handler(lower, it));
  const last = clauses("finally_clause").flatMap((it) => block(lower, childOfType(it, "block")));
  return [{ kind: "attempt", body, handlers, last, ...spanOf(node) }];
}

function handler(lower: Lowering, node: Syntax): Block {
  const caught = child(node, "value");
  const alias = caught?.type === "as_pattern" ? child(caught, "alias") : child(node, "alias");
  const bound = alias === undefined || caught === undefined ? [] : [assign(lower.targets(alias), opaque(caught, []), caught)];
  return [...bound, ...block(lower, childOfType(node, "block"))];
}

/** Each arm begins with what its pattern binds. A subject that is more than a name is stored once and read by the arms. */
function matchStatement(lower: Lowering, node: Syntax): readonly Statement[] {
  const subjects = childrenOf(node, "subject");
  const first = subjects[0];
  const value: Value =
    subjects.length > 1
      ? { kind: "list", items: lower.values(subjects).map((it) => ({ value: it, spread: false })), ordered: true, ...spanOf(node) }
      : lower.value(first, node);
  const at = spanOf(value);
  const name = value.kind === "name" ? value.name : `<subject ${lower.nextOrdinal()}>`;
  const subject = (): Value => ({ kind: "name", name, ...at });
  const cases = named(child(node, "body")).filter((it) => it.type === "case_clause");
  const arms = cases.map((it) => {
    const patterns = named(it).filter((c) => c.type === "case_pattern");
    const bound = patterns.flatMap((pattern, i) => caseBindings(lower, pattern, subject, patterns.length > 1 ? [String(i)] : []));
    const guard = child(it, "guard");
    const condition = guard === undefined ? [] : lower.withHoisted(() => [evaluate(lower.value(named(guard)[0], guard), guard)]);
    return [...bound, ...condition, ...block(lower, child(it, "consequence"))];
  });
  const exhaustive = cases.some(
    (it) => child(it, "guard") === undefined && lower.text(childOfType(it, "case_pattern") ?? { start: 0, end: 0 }) === "_",
  );
  const branch: Statement = { kind: "branch", condition: value.kind === "name" ? value : subject(), arms, exhaustive, ...spanOf(node) };
  return value.kind === "name" ? [branch] : [assign([nameTarget(name, at, "function")], value, value), branch];
}

function imports(lower: Lowering, node: Syntax): readonly Statement[] {
  const from = child(node, "module_name");
  const names = childrenOf(node, "name");
  if (from !== undefined && names.length === 0 && childOfType(node, "wildcard_import")) {
    const value: Value = { kind: "imported", module: lower.text(from), member: "*", ...spanOf(from) };
    return [assign([], value, node)];
  }
  return names.flatMap((it) => {
    const dotted = lower.text(it.type === "aliased_import" ? (child(it, "name") ?? it) : it);
    const alias = child(it, "alias");
    const module = from ? lower.text(from) : alias ? dotted : (dotted.split(".")[0] ?? dotted);
    const name = alias ? lower.text(alias) : from ? dotted : module;
    const value: Value = { kind: "imported", module, member: from ? dotted : null, ...spanOf(it) };
    const named = assign([nameOf(lower, name, alias ?? it)], value, node);
    if (module === dotted || from) return [named];
    // `import a.b` gives the name `a` and runs `a.b`, which is found there from then on.
    return [named, assign([], { kind: "imported", module: dotted, member: null, ...spanOf(it) }, node)];
  });
}

function outerNames(lower: Lowering, node: Syntax): readonly Statement[] {
  const names = lower.outer.get(lower.func) ?? new Set<string>();
  for (const it of named(node)) names.add(lower.text(it));
  lower.outer.set(lower.func, names);
  return [];
}

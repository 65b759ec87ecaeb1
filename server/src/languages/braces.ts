import type { Block, Parameter, Statement, Value } from "../model/program.ts";
import type { Lowering } from "./lowering.ts";
import { assign, nameTarget, opaque, spanOf } from "./nodes.ts";
import { child, childOfType, named, type Syntax } from "./syntax.ts";

export type StatementForm = (lower: Lowering, node: Syntax) => readonly Statement[];
export type StatementRow = readonly [type: string, form: StatementForm];

/** The words in which a grammar speaks of statements that languages have from C. */
export interface Braces {
  /** Type of a node that holds statements between braces. */
  readonly block: string;
  /** Fields of a `for`: what runs before it, and after each turn. */
  readonly initial: string;
  readonly step: string;
  /** An expression that stands for what it does, as a statement or in the head of a loop. */
  readonly effect: StatementForm;
  /** What a `catch` binds. */
  readonly caught: (clause: Syntax) => Syntax | undefined;
  /** What a `try` opens before its body. */
  readonly opened?: StatementForm;
}

/** The fields of a loop over the elements of something. */
export interface EachFields {
  readonly over: string;
  readonly element: string;
}

export const nothing: StatementForm = () => [];
export const children: StatementForm = (lower, node) => lower.block(named(node));
export const labelled: StatementForm = (lower, node) => lower.block(named(node).slice(1));
export const jump: StatementForm = (_, node) => [{ kind: "exit", how: "jump", value: null, ...spanOf(node) }];

/** Behind a switch the program goes on: its `break` only ends the arm. */
export const leave: StatementForm = (lower, node) => (lower.inSwitch && named(node).length === 0 ? [] : jump(lower, node));

export function exit(how: "return" | "throw" | "yield" | "jump"): StatementForm {
  return (lower, node) => [{ kind: "exit", how, value: lower.maybe(named(node)[0]), ...spanOf(node) }];
}

/** A block, or one statement in its place. */
export function bodyOf(lower: Lowering, node: Syntax | undefined, { block }: Pick<Braces, "block">): Block {
  if (node === undefined) return [];
  return lower.block(node.type === block ? named(node) : [node]);
}

/** Forms of the statements that the grammars of these languages give the same names and fields. */
export function bracedStatements(braces: Braces): readonly StatementRow[] {
  const inLoop = (lower: Lowering, node: Syntax): Block => lower.breaking(false, () => bodyOf(lower, child(node, "body"), braces));

  const branch: StatementForm = (lower, node) => {
    const condition = lower.value(child(node, "condition"), node);
    const otherwise = child(node, "alternative");
    const arms = [bodyOf(lower, child(node, "consequence"), braces), ...(otherwise ? [bodyOf(lower, otherwise, braces)] : [])];
    return [{ kind: "branch", condition, arms, exhaustive: otherwise !== undefined, ...spanOf(node) }];
  };

  const counting: StatementForm = (lower, node) => {
    const effect = (it: Syntax | undefined): readonly Statement[] =>
      it === undefined
        ? []
        : lower.withHoisted(() => (lower.forms.statements.has(it.type) ? lower.statement(it) : braces.effect(lower, it)));
    const before = effect(child(node, braces.initial));
    const condition = lower.maybe(conditionOf(node));
    const step = child(node, braces.step);
    const body = [...inLoop(lower, node), ...effect(step)];
    return [...before, { kind: "loop", targets: [], over: null, condition, body, ...spanOf(node) }];
  };

  const repeating: StatementForm = (lower, node) => {
    const condition = lower.value(child(node, "condition"), node);
    return [{ kind: "loop", targets: [], over: null, condition, body: inLoop(lower, node), ...spanOf(node) }];
  };

  const attempt: StatementForm = (lower, node) => {
    const opened = braces.opened?.(lower, node) ?? [];
    const body = [...opened, ...bodyOf(lower, child(node, "body"), braces)];
    const handlers = named(node)
      .filter((it) => it.type === "catch_clause")
      .map((it) => {
        const name = braces.caught(it);
        const bound = name ? [assign(lower.targets(name, "block"), opaque(name, []), name)] : [];
        return [...bound, ...bodyOf(lower, child(it, "body"), braces)];
      });
    const last = bodyOf(lower, named(childOfType(node, "finally_clause"))[0], braces);
    return [{ kind: "attempt", body, handlers, last, ...spanOf(node) }];
  };

  return [
    [braces.block, children],
    ["return_statement", exit("return")],
    ["throw_statement", exit("throw")],
    ["break_statement", leave],
    ["continue_statement", jump],
    ["if_statement", branch],
    ["for_statement", counting],
    ["while_statement", repeating],
    ["do_statement", repeating],
    ["try_statement", attempt],
  ];
}

/** A loop that gives each element a new name. */
export function eachStatement(braces: Pick<Braces, "block">, { over, element }: EachFields): StatementForm {
  return (lower, node) => {
    const collection = lower.value(child(node, over), node);
    const targets = lower.targets(child(node, element), "block");
    const body = lower.breaking(false, () => bodyOf(lower, child(node, "body"), braces));
    return [{ kind: "loop", targets, over: collection, condition: null, body, ...spanOf(node) }];
  };
}

/** A grammar may hold the condition of a `for` as a statement, with its semicolon. */
function conditionOf(node: Syntax): Syntax | undefined {
  const condition = child(node, "condition");
  if (condition?.type === "empty_statement") return undefined;
  return condition?.type === "expression_statement" ? named(condition)[0] : condition;
}

/** The head of a function whose body the parser could not close: its names are at least known. */
export function headOf(parameters: (lower: Lowering, list: Syntax) => readonly Parameter[]): StatementForm {
  return (lower, node) =>
    parameters(lower, node).map(({ name, type, start, end }) => {
      const value: Value = { kind: "opaque", what: "parameter", operands: [], start, end };
      return assign([nameTarget(name, { start, end }, "block")], value, { start, end }, type);
    });
}

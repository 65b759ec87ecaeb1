import type { Block, Statement, Target, Text, TypeRef, Value } from "../model/program.ts";
import type { Span } from "../model/text.ts";
import type { Syntax } from "./syntax.ts";

// Makers of program nodes that every lowering shares.

export const spanOf = ({ start, end }: Span): Span => ({ start, end });

export function opaque(node: Syntax, operands: readonly Value[]): Value {
  return { kind: "opaque", what: node.type, operands, start: node.start, end: node.end };
}

export function constant(value: number | boolean | null, at: Span): Value {
  return { kind: "constant", value, start: at.start, end: at.end };
}

/** `rows[from:to]`; a bound counts where it is a number or a name, and the other one is not written. */
export function slice(object: Value, from: Value | null, to: Value | null, at: Span): Value {
  const last = to === null && from?.kind === "constant" && typeof from.value === "number" && from.value < 0;
  const most = last ? constant(-Number(from.value), from) : from === null || isZero(from) ? to : null;
  const counts = most !== null && (most.kind === "name" || (most.kind === "constant" && Number(most.value) > 0));
  return { kind: "operation", operator: "slice", operands: [object], ...(counts ? { most } : {}), ...spanOf(at) };
}

const isZero = (it: Value): boolean => it.kind === "constant" && it.value === 0;

export function nameTarget(name: string, at: Span, scope: Target["scope"], path: readonly string[] = []): Target {
  return { place: { kind: "name", name, start: at.start, end: at.end }, path, fallback: null, scope };
}

export function assign(targets: readonly Target[], value: Value, at: Span, type: TypeRef | null = null, augments = false): Statement {
  return { kind: "assign", targets, value, augments, type, start: at.start, end: at.end };
}

export function evaluate(value: Value, at: Span): Statement {
  return { kind: "do", value, start: at.start, end: at.end };
}

/** The string that stands first in a body. */
export function docOf(body: Block): Text | null {
  const first = body[0];
  return first?.kind === "do" && first.value.kind === "text" ? first.value : null;
}

/** What a function is called until somebody gives it a name. */
export const UNNAMED = "<function>";

/** A function that is given to a name is called so: its callers are found by it. */
export function nameFunction(value: Value, name: string): void {
  if (value.kind === "function" && value.func.name === UNNAMED) (value.func as { name: string }).name = name;
}

import type { Operation, Piece, Value } from "../model/program.ts";
import type { Span } from "../model/text.ts";
import type { Lowering } from "./lowering.ts";
import { child, type Syntax } from "./syntax.ts";

/** Operators that hand on one of their operands. */
const CHOICES = new Set(["or", "and", "||", "&&", "??"]);
/** Alternating operators nest; beyond this the operands go into one operation, whatever the operator. */
const MAX_NESTING = 256;

/**
 * `a + b + c`, which grammars nest to the left: walked as a list, so that a sum of 20,000 strings costs neither stack
 * nor quadratic time. Operands of one operator stand side by side. With a string among them, `+` makes one text.
 */
export function binary(lower: Lowering, node: Syntax): Value {
  const steps: Syntax[] = [];
  let first: Syntax | undefined = node;
  while (first !== undefined && first.type === node.type) {
    steps.push(first);
    first = child(first, "left");
  }
  let value = lower.value(first, node);
  let parts: Value[] | Piece[] = [];
  let made = "";
  let nesting = 0;
  for (const step of steps.reverse()) {
    const right = lower.value(child(step, "right"), step);
    const operator = child(step, "operator")?.type ?? "?";
    const at: Span = { start: node.start, end: step.end };
    if (operator === "+" && (value.kind === "text" || right.kind === "text")) {
      const pieces = made === "text" ? (parts as Piece[]) : [...asPieces(value)];
      for (const it of asPieces(right)) pieces.push(it);
      [made, parts] = ["text", pieces];
      value = { kind: "text", pieces, ...at };
      continue;
    }
    const joins = made === operator || (made !== "" && made !== "text" && nesting > MAX_NESTING);
    const operands: Value[] = joins ? (parts as Value[]) : [value];
    operands.push(right);
    if (!joins) [made, nesting] = [operator, nesting + 1];
    parts = operands;
    value = CHOICES.has(made)
      ? { kind: "choice", condition: null, options: operands, ...at }
      : ({ kind: "operation", operator: nameOf(made), operands, ...at } satisfies Operation);
  }
  return value;
}

/** Every comparison is the same to whoever follows values: its result is none of its operands. */
function nameOf(operator: string): string {
  return /^(?:[<>]=?|[!=]==?|in|instanceof|is|not)$/.test(operator) ? "compare" : operator;
}

function asPieces(value: Value): readonly Piece[] {
  return value.kind === "text" ? value.pieces : [{ kind: "hole", value, start: value.start, end: value.end }];
}

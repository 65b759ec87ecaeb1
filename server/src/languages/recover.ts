import type { Argument, Entry, Item, Statement, Value } from "../model/program.ts";
import type { Lowering } from "./lowering.ts";
import { assign, evaluate, spanOf } from "./nodes.ts";
import { COMMENTS, type Syntax } from "./syntax.ts";

/**
 * Half-typed code. Where a bracket is still open, the parser leaves callee, bracket and arguments side by side in an
 * ERROR node. This reads `name = callee ( arguments`, with lists and records inside, off those siblings; every other
 * node that the parser could finish is lowered as it is.
 */
export function recover(lower: Lowering, error: Syntax): Statement[] {
  lower.problem(error);
  const parts = error.children.flatMap((it) => (it.type === "ERROR" ? it.children : [it])).filter((it) => !COMMENTS.has(it.type));
  const reader = new Reader(lower, parts);
  const result: Statement[] = [];
  while (!reader.done) for (const it of lower.withHoisted(() => reader.statement())) result.push(it);
  return result;
}

const CLOSING = new Set([")", "]", "}"]);

class Reader {
  private readonly lower: Lowering;
  private readonly parts: readonly Syntax[];
  private at = 0;
  /** Brackets that are open at `at`: no deeper than a person types. */
  private depth = 0;

  constructor(lower: Lowering, parts: readonly Syntax[]) {
    this.lower = lower;
    this.parts = parts;
  }

  get done(): boolean {
    return this.at >= this.parts.length;
  }

  statement(): readonly Statement[] {
    const part = this.parts[this.at];
    if (part === undefined) return [];
    const target = this.parts[this.at + 1]?.type === "=" ? part : undefined;
    if (target !== undefined && this.opensAt(this.at + 2)) {
      this.at += 2;
      const value = this.value();
      return [assign(this.lower.targets(target, "function"), value, { start: target.start, end: value.end })];
    }
    if (this.opensAt(this.at)) {
      const value = this.value();
      return [evaluate(value, value)];
    }
    this.at++;
    return part.named && !this.lower.forms.ignored.has(part.type) ? this.lower.statement(part) : [];
  }

  /** A call, or a list or record that only a call or an assignment can hold, begins here. */
  private opensAt(index: number): boolean {
    let at = index;
    while (this.isPrefix(this.parts[at])) at++;
    const part = this.parts[at];
    return part !== undefined && this.lower.forms.callees.has(part.type) && this.parts[at + 1]?.type === "(";
  }

  private isPrefix(part: Syntax | undefined): boolean {
    return part?.type === "await" || part?.type === "new";
  }

  private value(): Value {
    const { lower } = this;
    let [awaited, constructs] = [false, false];
    for (let part = this.parts[this.at]; this.isPrefix(part); part = this.parts[this.at]) {
      if (part?.type === "await") awaited = true;
      else constructs = true;
      this.at++;
    }
    const part = this.parts[this.at++];
    const next = this.parts[this.at];
    if (part === undefined) return lower.value(undefined, { type: "", field: null, named: false, children: [], start: 0, end: 0 });
    if (next?.type === "(" && lower.forms.callees.has(part.type)) {
      this.at++;
      const callee = lower.value(part, part);
      const args: Argument[] = this.inside().map((it) => ({ name: it.key, value: it.value, spread: false, removal: null, ...it.span }));
      return { kind: "call", callee, args, constructs, awaited, insert: null, start: part.start, end: args.at(-1)?.end ?? next.end };
    }
    if (part.type === "[") {
      const items: Item[] = this.inside().map((it) => ({ value: it.value, spread: false }));
      return { kind: "list", items, ordered: true, start: part.start, end: items.at(-1)?.value.end ?? part.end };
    }
    if (part.type === "{") {
      const entries: Entry[] = this.inside().map((it) => ({
        key: it.key,
        keySpan: it.keySpan,
        value: it.value,
        spread: false,
        removal: null,
        ...it.span,
      }));
      return { kind: "record", entries, insert: null, start: part.start, end: entries.at(-1)?.end ?? part.end };
    }
    return lower.value(part, part);
  }

  /** What stands between the bracket that was just read and its end, which may be missing. */
  private inside(): {
    key: string | null;
    keySpan: { start: number; end: number } | null;
    value: Value;
    span: { start: number; end: number };
  }[] {
    const found: ReturnType<Reader["inside"]> = [];
    if (this.depth > 64) return found;
    this.depth++;
    let afterComma = true;
    while (!this.done) {
      const part = this.parts[this.at] as Syntax;
      if (CLOSING.has(part.type)) {
        this.at++;
        break;
      }
      if (part.type === ",") {
        this.at++;
        afterComma = true;
        continue;
      }
      // Without a comma this is no longer an element: the next statement begins.
      if (!afterComma) break;
      afterComma = false;
      found.push(this.element(part));
    }
    this.depth--;
    return found;
  }

  private element(part: Syntax): ReturnType<Reader["inside"]>[number] {
    const { lower } = this;
    const sign = this.parts[this.at + 1]?.type;
    if (sign === "=" || sign === ":") {
      this.at += 2;
      const value = this.done ? lower.value(undefined, part) : this.value();
      return {
        key: sign === "=" ? lower.text(part) : lower.forms.keyOf(lower, part),
        keySpan: spanOf(part),
        value,
        span: { start: part.start, end: Math.max(part.end, value.end) },
      };
    }
    const pair = lower.forms.pair(lower, part);
    if (pair !== null) {
      this.at++;
      return { ...pair, span: spanOf(part) };
    }
    const value = this.value();
    return { key: null, keySpan: null, value, span: spanOf(value) };
  }
}

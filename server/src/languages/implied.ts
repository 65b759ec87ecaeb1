import type { Value } from "../model/program.ts";
import type { Lowering } from "./lowering.ts";
import { child, named, type Syntax } from "./syntax.ts";

/** Members that a class gives to its own code under their bare names, in languages that let the receiver be left out. */
export interface Implied {
  readonly fields: ReadonlySet<string>;
  readonly methods: ReadonlySet<string>;
}

export const NOTHING_IMPLIED: Implied = { fields: new Set(), methods: new Set() };

/** Types of nodes that bind the name in their field `name`, or each identifier among their children. */
export interface Binders {
  readonly named: ReadonlySet<string>;
  readonly listing: ReadonlySet<string>;
}

/** What a method can say without a receiver: all of its class but what its parameters and variables hide. */
export function impliedIn(method: Syntax, { fields, methods }: Implied, lower: Lowering, binders: Binders): Implied {
  const own = boundIn(method, lower, binders);
  return { fields: new Set([...fields].filter((it) => !own.has(it))), methods };
}

function boundIn(method: Syntax, lower: Lowering, binders: Binders): Set<string> {
  const bound = new Set<string>();
  const open: Syntax[] = [...method.children];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (binders.named.has(node.type)) {
      const name = child(node, "name");
      if (name) bound.add(lower.text(name));
    }
    if (binders.listing.has(node.type)) for (const it of named(node)) if (it.type === "identifier") bound.add(lower.text(it));
    for (const it of node.children) open.push(it);
  }
  return bound;
}

/** A name as it is written, or the member of the receiver that it stands for. */
export function nameOrField(lower: Lowering, node: Syntax): Value & { kind: "name" | "member" } {
  const name = lower.text(node);
  const at = { start: node.start, end: node.end };
  return lower.implied.fields.has(name)
    ? { kind: "member", object: receiver(node), key: name, keySpan: at, ...at }
    : { kind: "name", name, ...at };
}

/** The same for what is called. */
export function nameOrMethod(lower: Lowering, node: Syntax): Value {
  const name = lower.text(node);
  const at = { start: node.start, end: node.end };
  return lower.implied.methods.has(name)
    ? { kind: "member", object: receiver(node), key: name, keySpan: at, ...at }
    : { kind: "name", name, ...at };
}

/** It stands nowhere: its span is empty. */
function receiver({ start }: Syntax): Value {
  return { kind: "name", name: "this", start, end: start };
}

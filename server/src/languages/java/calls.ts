import type { Argument, Value } from "../../model/program.ts";
import { elementsOf, insertion } from "../lists.ts";
import type { Lowering } from "../lowering.ts";
import { spanOf } from "../nodes.ts";
import type { Syntax } from "../syntax.ts";

export function invocation(lower: Lowering, node: Syntax, callee: Value, list: Syntax | undefined, constructs: boolean): Value {
  const args = elementsOf(list, lower.source).map(({ node: it, removal }): Argument => {
    return { name: null, value: lower.value(it, it), spread: false, removal, ...spanOf(it) };
  });
  return { kind: "call", callee, args, constructs, awaited: false, insert: insertion(list, "(", ")"), ...spanOf(node) };
}

import type { Statement, Value } from "../../model/program.ts";
import type { Lowering } from "../lowering.ts";
import { opaque, spanOf } from "../nodes.ts";
import { child, named, type Syntax } from "../syntax.ts";

/** An arm for each group of statements or each rule; labels are compared, not followed. */
export function switchStatement(lower: Lowering, node: Syntax): readonly Statement[] {
  const condition = lower.value(child(node, "condition"), node);
  const groups = named(child(node, "body"));
  const arms = lower.breaking(true, () => groups.map((it) => lower.block(named(it).filter((part) => part.type !== "switch_label"))));
  return [{ kind: "branch", condition, arms, exhaustive: groups.some(isDefault), ...spanOf(node) }];
}

function isDefault(group: Syntax): boolean {
  return named(group).some((it) => it.type === "switch_label" && it.children.some((part) => part.type === "default"));
}

/** As a value it is what its arms yield; what they do besides goes before. */
export function switchValue(lower: Lowering, node: Syntax): Value {
  const condition = lower.value(child(node, "condition"), node);
  const options: Value[] = [];
  for (const group of named(child(node, "body"))) {
    for (const part of named(group).filter((it) => it.type !== "switch_label")) {
      if (part.type === "expression_statement") options.push(lower.value(named(part)[0], part));
      else {
        const statements = lower.breaking(true, () => lower.block(part.type === "block" ? named(part) : [part]));
        for (const it of statements) {
          if (it.kind === "exit" && it.how === "jump" && it.value) options.push(it.value);
          else lower.hoist(it);
        }
      }
    }
  }
  return options.length === 0 ? opaque(node, [condition]) : { kind: "choice", condition, options, ...spanOf(node) };
}

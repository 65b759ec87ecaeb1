import type { Block } from "../../model/program.ts";
import { literalText } from "../../model/values.ts";
import type { Declaration, Forms, Lowering } from "../lowering.ts";
import { spanOf } from "../nodes.ts";
import { child, named, type Syntax } from "../syntax.ts";
import { targets } from "./places.ts";
import { STATEMENTS } from "./statements.ts";
import { VALUES } from "./values.ts";

export const GO: Forms = {
  statements: STATEMENTS,
  values: VALUES,
  targets,
  ignored: new Set([
    "type_arguments",
    "slice_type",
    "map_type",
    "channel_type",
    "array_type",
    "interface_type",
    "struct_type",
    "label_name",
  ]),
  ownErrors: new Set(["function_declaration", "method_declaration", "func_literal"]),
  callees: new Set(["identifier", "selector_expression", "call_expression", "index_expression"]),
  keyOf: (lower, key) => (key.type === "identifier" ? lower.text(key) : literalText(lower.value(key, key))),
  pair(lower, node) {
    if (node.type !== "keyed_element") return null;
    const key = named(child(node, "key"))[0];
    return { key: key ? GO.keyOf(lower, key) : null, keySpan: key ? spanOf(key) : null, value: lower.value(child(node, "value"), node) };
  },
  typeForm: () => ({ kind: "other" }),
  sees: ["."],
  declared,
};

/** The other files of the package see every name; which of them another package may import, the compiler checks. */
function declared(lower: Lowering, declaration: Declaration, node: Syntax, body: Block): void {
  if (node.type === "import_declaration") declaration.place = "import";
  else if (node.type === "package_clause") declaration.place = "head";
  for (const statement of body) {
    if (statement.kind !== "assign" || statement.value.kind === "imported") continue;
    for (const { place } of statement.targets) if (place.kind === "name") lower.export(place.name, place);
  }
}

import type { Forms } from "../lowering.ts";
import { spanOf } from "../nodes.ts";
import { child } from "../syntax.ts";
import { FUNCTIONS } from "./classes.ts";
import { declared } from "./modules.ts";
import { keyOf, targets } from "./places.ts";
import { STATEMENTS } from "./statements.ts";
import { typeForm } from "./types.ts";
import { VALUES } from "./values.ts";

/** TypeScript, TSX and JavaScript: one tree, of which JavaScript uses less. */
export const TYPESCRIPT: Forms = {
  statements: STATEMENTS,
  values: VALUES,
  targets,
  ignored: new Set([
    "type_annotation",
    "type_arguments",
    "type_parameters",
    "type_identifier",
    "nested_type_identifier",
    "predefined_type",
    "accessibility_modifier",
    "implements_clause",
    "statement_identifier",
    "property_identifier",
    "override_modifier",
  ]),
  ownErrors: FUNCTIONS,
  callees: new Set(["identifier", "member_expression", "call_expression", "subscript_expression", "import", "super"]),
  keyOf,
  pair(lower, node) {
    const key = node.type === "pair" ? child(node, "key") : undefined;
    if (key !== undefined) return { key: keyOf(lower, key), keySpan: spanOf(key), value: lower.value(child(node, "value"), node) };
    if (node.type !== "shorthand_property_identifier") return null;
    return { key: lower.text(node), keySpan: spanOf(node), value: lower.value(node, node) };
  },
  typeForm,
  declared,
};

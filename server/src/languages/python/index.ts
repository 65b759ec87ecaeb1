import type { Block } from "../../model/program.ts";
import { literalText, statementsOf } from "../../model/values.ts";
import type { Declaration, Forms, Lowering } from "../lowering.ts";
import { docOf, spanOf } from "../nodes.ts";
import { child, type Syntax } from "../syntax.ts";
import { targets } from "./places.ts";
import { STATEMENTS } from "./statements.ts";
import { typeForm } from "./types.ts";
import { VALUES } from "./values.ts";

export const PYTHON: Forms = {
  statements: STATEMENTS,
  values: VALUES,
  targets,
  ignored: new Set(["type", "type_conversion", "format_specifier", "pass_statement"]),
  ownErrors: new Set(["function_definition", "elif_clause", "else_clause"]),
  callees: new Set(["identifier", "attribute", "call", "subscript"]),
  keyOf: (lower, key) => literalText(lower.value(key, key)),
  pair(lower, node) {
    const key = child(node, node.type === "pair" ? "key" : "name");
    if (key === undefined || (node.type !== "pair" && node.type !== "keyword_argument")) return null;
    const name = node.type === "pair" ? literalText(lower.value(key, key)) : lower.text(key);
    return { key: name, keySpan: spanOf(key), value: lower.value(child(node, "value"), node) };
  },
  typeForm,
  declared,
};

const IMPORTS = new Set(["import_statement", "import_from_statement", "future_import_statement"]);

/** Every name that the top level gives a value can be imported, in whichever branch it does. */
function declared(lower: Lowering, declaration: Declaration, node: Syntax, body: Block): void {
  declaration.doc ??= docOf(body);
  if (IMPORTS.has(node.type)) declaration.place = "import";
  else if (declaration.doc !== null && node.type === "expression_statement") declaration.place = "head";
  for (const statement of body.flatMap((it) => [...statementsOf([it])])) {
    if (statement.kind !== "assign") continue;
    if (statement.value.kind === "imported" && statement.value.member === "*") {
      lower.export("*", statement.value);
      lower.see(statement.value.module);
    }
    for (const { place } of statement.targets) if (place.kind === "name" && !place.name.startsWith("<")) lower.export(place.name, place);
  }
}

import type { Block } from "../../model/program.ts";
import { literalText } from "../../model/values.ts";
import type { Declaration, Forms, Lowering } from "../lowering.ts";
import type { Syntax } from "../syntax.ts";
import { targets } from "./places.ts";
import { STATEMENTS } from "./statements.ts";
import { typeForm } from "./types.ts";
import { VALUES } from "./values.ts";

export const JAVA: Forms = {
  statements: STATEMENTS,
  values: VALUES,
  targets,
  ignored: new Set([
    "type_arguments",
    "type_parameters",
    "modifiers",
    "dimensions",
    "generic_type",
    "array_type",
    "integral_type",
    "floating_point_type",
    "boolean_type",
    "void_type",
    "throws",
    "asterisk",
  ]),
  ownErrors: new Set(["method_declaration", "constructor_declaration", "lambda_expression"]),
  callees: new Set(["identifier", "field_access", "method_invocation"]),
  keyOf: (lower, key) => (key.type === "identifier" ? lower.text(key) : literalText(lower.value(key, key))),
  pair: () => null,
  typeForm,
  sees: ["."],
  declared,
};

function declared(lower: Lowering, declaration: Declaration, node: Syntax, body: Block): void {
  if (node.type === "import_declaration") declaration.place = "import";
  else if (node.type === "package_declaration") declaration.place = "head";
  for (const statement of body) {
    if (statement.kind !== "assign") continue;
    const { value } = statement;
    // A wildcard import brings names that only their own package knows.
    if (value.kind === "imported") {
      if (value.member === "*") lower.see(value.module);
    } else for (const { place } of statement.targets) if (place.kind === "name") lower.export(place.name, place);
  }
}

import type { Block } from "../../model/program.ts";
import { literalText } from "../../model/values.ts";
import type { Declaration, Forms, Lowering } from "../lowering.ts";
import { childOfType, type Syntax } from "../syntax.ts";
import { targets } from "./places.ts";
import { STATEMENTS } from "./statements.ts";
import { typeForm } from "./types.ts";
import { VALUES } from "./values.ts";

export const CSHARP: Forms = {
  statements: STATEMENTS,
  values: VALUES,
  targets,
  ignored: new Set([
    "type_argument_list",
    "type_parameter_list",
    "type_parameter_constraints_clause",
    "modifier",
    "predefined_type",
    "nullable_type",
    "array_type",
    "implicit_type",
    "array_rank_specifier",
    "tuple_type",
    "attribute_list",
  ]),
  ownErrors: new Set(["method_declaration", "constructor_declaration", "local_function_statement", "lambda_expression"]),
  callees: new Set(["identifier", "member_access_expression", "invocation_expression", "generic_name"]),
  keyOf: (lower, key) => (key.type === "identifier" ? lower.text(key) : literalText(lower.value(key, key))),
  pair: () => null,
  typeForm,
  sees: ["."],
  // `[]` makes an empty collection since C# 12.
  needless: (text, at) => text[at - 1] === "[" && text[at] === "]",
  declared,
};

/** `using` brings all names of a namespace, which only that namespace knows; under a name of its own it is bound. */
function declared(lower: Lowering, declaration: Declaration, node: Syntax, body: Block): void {
  if (node.type === "using_directive") declaration.place = "import";
  else if (node.type === "file_scoped_namespace_declaration" && childOfType(node, "class_declaration") === undefined)
    declaration.place = "head";
  for (const statement of body) {
    if (statement.kind !== "assign") continue;
    const { value } = statement;
    if (value.kind === "imported") {
      if (value.member === "*") lower.see(value.module);
    } else for (const { place } of statement.targets) if (place.kind === "name") lower.export(place.name, place);
  }
}

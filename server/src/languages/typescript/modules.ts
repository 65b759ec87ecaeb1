import type { Block, Statement, Value } from "../../model/program.ts";
import { literalText } from "../../model/values.ts";
import type { Declaration, Lowering, MutableClass } from "../lowering.ts";
import { assign, evaluate, nameTarget, spanOf } from "../nodes.ts";
import { child, childOfType, has, named, type Syntax } from "../syntax.ts";
import { decoratorsOf } from "./functions.ts";
import { declareType, TYPES } from "./types.ts";

/** `import` in every form; the names it gives are assignments of `imported` values. */
export function imports(lower: Lowering, node: Syntax): readonly Statement[] {
  const required = childOfType(node, "import_require_clause");
  const module = literalText(lower.value(child(required ?? node, "source"), node)) ?? "";
  const local = (name: Syntax, member: string | null): Statement => {
    const value: Value = { kind: "imported", module, member, ...spanOf(name) };
    return assign([nameTarget(lower.text(name), name, "block")], value, node);
  };
  if (required)
    return named(required)
      .filter((it) => it.type === "identifier")
      .map((it) => local(it, null));
  return named(childOfType(node, "import_clause")).flatMap((it) => {
    if (it.type === "identifier") return [local(it, "default")];
    if (it.type === "namespace_import") return named(it).map((name) => local(name, null));
    return named(it).flatMap((specifier) => {
      const name = child(specifier, "name");
      return name ? [local(child(specifier, "alias") ?? name, nameIn(lower, name))] : [];
    });
  });
}

/** `export` in every form. */
export function exported(lower: Lowering, node: Syntax): readonly Statement[] {
  const declaration = child(node, "declaration");
  if (declaration) {
    if (TYPES.has(declaration.type)) {
      declareType(lower, declaration, has(node, "default"));
      return [];
    }
    const statements = lower.statement(declaration);
    const decorators = decoratorsOf(lower, node.children);
    for (const statement of statements) {
      if (statement.kind !== "assign") continue;
      if (statement.value.kind === "class" && decorators.length > 0) (statement.value.class as MutableClass).decorators = decorators;
      for (const { place } of statement.targets)
        if (place.kind === "name") lower.export(has(node, "default") ? "default" : place.name, place);
    }
    return statements;
  }
  const value = child(node, "value") ?? (has(node, "=") ? named(node).at(-1) : undefined);
  if (value) {
    const lowered = lower.value(value, node);
    lower.export("default", lowered);
    return [evaluate(lowered, node)];
  }
  const source = child(node, "source");
  const module = source ? (literalText(lower.value(source, node)) ?? "") : null;
  const namespace = childOfType(node, "namespace_export");
  if (module !== null && namespace) {
    const name = named(namespace)[0];
    if (name) lower.export(nameIn(lower, name), { kind: "imported", module, member: null, ...spanOf(namespace) });
  } else if (module !== null && has(node, "*")) lower.export("*", { kind: "imported", module, member: "*", ...spanOf(node) });
  for (const it of named(childOfType(node, "export_clause"))) {
    const name = child(it, "name");
    if (name === undefined) continue;
    const local = nameIn(lower, name);
    const at = spanOf(name);
    lower.export(
      nameIn(lower, child(it, "alias") ?? name),
      module === null ? { kind: "name", name: local, ...at } : { kind: "imported", module, member: local, ...at },
    );
  }
  return [];
}

/** A name of a module may be a string. */
function nameIn(lower: Lowering, node: Syntax): string {
  return node.type === "string" ? (literalText(lower.value(node, node)) ?? "") : lower.text(node);
}

/** CommonJS: `module.exports = x`, `module.exports = { a }`, `exports.a = x`, `module.exports.a = x`. */
export function declared(lower: Lowering, declaration: Declaration, node: Syntax, body: Block): void {
  if (node.type === "import_statement" || (body.length > 0 && body.every(isRequire))) declaration.place = "import";
  else if (node.type === "expression_statement" && body[0]?.kind === "do" && body[0].value.kind === "text") declaration.place = "head";
  for (const statement of body) {
    if (statement.kind !== "assign" || statement.augments) continue;
    for (const { place } of statement.targets) {
      if (place.kind !== "member") continue;
      const isModule = isModuleExports(place);
      if (isModule && statement.value.kind === "record") {
        for (const it of statement.value.entries) if (it.key !== null) lower.export(it.key, it.value);
      }
      if (isModule) lower.export("default", statement.value);
      else if (isModuleExports(place.object) || isName(place.object, "exports")) lower.export(place.key, statement.value);
    }
  }
}

function isRequire(statement: Statement): boolean {
  return (
    statement.kind === "assign" &&
    statement.value.kind === "imported" &&
    statement.targets.some((it) => it.scope === "block" || it.scope === "function")
  );
}

function isModuleExports(value: Value): boolean {
  return value.kind === "member" && value.key === "exports" && isName(value.object, "module");
}

function isName(value: Value, name: string): boolean {
  return value.kind === "name" && value.name === name;
}

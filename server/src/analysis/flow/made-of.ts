import type { Value } from "../../model/program.ts";
import type { Things } from "../../resolve/things.ts";

/** What a callee may be by its import: module and name, at every place where one can end and the other begin; `FastMCP().tool` for a method. */
export function namesOf(callee: Value, home: Things): (readonly [module: string, name: string])[] {
  return [...pathsOf(callee, home), ...(callee.kind === "member" ? methodsOf(callee.object, callee.key, home) : [])];
}

/** Module and name of what is imported, at every place where one can end and the other begin. */
export function pathsOf(value: Value, home: Things): (readonly [string, string])[] {
  return home.of(value).flatMap((it) => {
    if (it.kind !== "path" || it.module === "") return [];
    return it.members.map((_, at): readonly [string, string] => [
      [it.module, ...it.members.slice(0, at)].join("."),
      it.members.slice(at).join("."),
    ]);
  });
}

/** The class that a receiver was made of, with the method. */
function methodsOf(receiver: Value, method: string, home: Things): (readonly [string, string])[] {
  const made =
    receiver.kind === "name" ? home.bindings.definitionsOf(receiver).flatMap((it) => (it.kind === "value" ? [it.value] : [])) : [receiver];
  return made
    .flatMap((it) => (it.kind === "call" ? pathsOf(it.callee, home) : []))
    .map(([module, name]) => [module, `${name}().${method}`] as const);
}

import type { Name, Value } from "../model/program.ts";

/** `a.b.c` as the name it hangs on and the way from there. */
export function placeOf(value: Value): { readonly root: Name | null; readonly path: readonly string[] } {
  const path: string[] = [];
  let at = value;
  while (at.kind === "member" || at.kind === "index") {
    if (at.kind === "member") path.unshift(at.key);
    else path.length = 0;
    at = at.object;
  }
  return { root: at.kind === "name" ? at : null, path };
}

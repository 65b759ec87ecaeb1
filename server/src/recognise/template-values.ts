import { PRESERVING_FILTERS } from "../catalogue/files.ts";
import type { Hole } from "../model/document.ts";
import type { Value } from "../model/program.ts";
import { contains, type Span } from "../model/text.ts";
import type { Loop, TemplateRead } from "../resolve/text-files.ts";
import type { Filling } from "./fragments.ts";

/** A path of names; anything else is an expression that nobody follows. */
const PATH = /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*|\[(?:\d{1,4}|'[^'\]]{1,60}'|"[^"\]]{1,60}")\])*$/;
const DEEPEST = 6;

/**
 * The value that a place of a template is filled with: an argument of the call that fills it, a part of one, or an element of
 * what a loop goes over. Null where a filter may have changed it, or nothing says what fills it.
 */
export function filledFrom({ name, filter, start, end }: Hole, template: TemplateRead, filling: Filling, source: string): Value | null {
  if (filter !== null && !filter.split("|").every((it) => PRESERVING_FILTERS.has(/^\s*\w+/.exec(it)?.[0].trim() ?? ""))) return null;
  return valueAt(name, { start, end }, template.loops, filling, source, 0);
}

function valueAt(path: string, at: Span, loops: readonly Loop[], filling: Filling, source: string, depth: number): Value | null {
  const bare = path.replace(/^(?:this|\.)(?=$|[./])\/?\.?/, "");
  const parts = bare === "" ? [] : PATH.test(bare) ? bare.split(/\.|\[['"]?|['"]?\]\.?/).filter((it) => it !== "") : null;
  if (parts === null || depth > DEEPEST) return null;
  const [root, ...rest] = parts;
  const around = loops.filter((it) => contains(it.body, at)).toSorted((a, b) => b.body.start - a.body.start);
  const loop = around.find((it) => it.names.length === 0 || (root !== undefined && it.names.includes(root)));
  if (loop === undefined) {
    const value = root === undefined ? null : filling.named(root);
    return value && deeper(value, rest);
  }
  const over = valueAt(loop.over, loop.body, around.slice(around.indexOf(loop) + 1), filling, source, depth + 1);
  if (over === null) return null;
  const { start, end } = over;
  const element: Value = { kind: "index", object: over, index: { kind: "opaque", what: "element", operands: [], start, end }, start, end };
  // `for key, value in pairs`: which part is whose is not told.
  return loop.names.length > 1 ? null : deeper(element, loop.names.length === 0 ? parts : rest);
}

/** A part of a value, as if the code had written it where it hands the value over. */
function deeper(value: Value, path: readonly string[]): Value {
  let at = value;
  const { start, end } = value;
  for (const key of path) at = { kind: "member", object: at, key, keySpan: { start, end }, start, end };
  return at;
}

/** The argument behind a part of it. */
export function argumentBehind(value: Value): Value {
  let at = value;
  for (;;) {
    const isPart = (at.kind === "member" || at.kind === "index") && at.object.start === at.start && at.object.end === at.end;
    if (!isPart || (at.kind !== "member" && at.kind !== "index")) return at;
    at = at.object;
  }
}

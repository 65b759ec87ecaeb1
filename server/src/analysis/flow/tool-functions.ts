import { TOOL_CLEANERS, TOOL_MAKERS, type ToolMaker } from "../../catalogue/tool-functions.ts";
import type { Tool } from "../../model/document.ts";
import type { Argument, Call, Func, Program, Value } from "../../model/program.ts";
import { literalText } from "../../model/values.ts";
import { isBelow } from "../../resolve/records/declare.ts";
import type { Things } from "../../resolve/things.ts";
import { namesOf, pathsOf } from "./made-of.ts";

/** A function that a model may call: what it returns is what the model reads. */
export interface ToolFunction {
  readonly name: string;
  readonly func: Func;
  /** What the model is told about it. */
  readonly description: string;
}

/** Functions of a file that are made tools: by a decorator, by a call, or by being given to a model call. */
export function toolFunctions({ functions }: Program, tools: readonly Tool[], home: Things): readonly ToolFunction[] {
  if (home.bindings.sites.some(({ call }) => cleansResults(call, home))) return [];
  const found = new Map<Func, string | null>();
  for (const func of functions) {
    const isTool = func.decorators.some((it) => makerOf(it.kind === "call" ? it.callee : it, home)?.where === "below");
    if (isTool || tools.some((it) => it.start === func.start && it.end === func.end)) found.set(func, null);
  }
  for (const { call } of home.bindings.sites) {
    const maker = makerOf(call.callee, home);
    if (maker === null || maker.where === "below") continue;
    for (const func of givenTo(call, maker.where, home)) if (!found.has(func)) found.set(func, nameIn(call) ?? home.bindings.nameOf(call));
  }
  return [...found].map(([func, name]) => ({
    func,
    name: name ?? (func.name.startsWith("<") ? "here" : func.name),
    description: func.doc === null ? "" : (literalText(func.doc) ?? ""),
  }));
}

/** `@tool`, `mcp.tool` of `mcp = FastMCP("x")`, `tool({ execute })`. */
function makerOf(callee: Value, home: Things): ToolMaker | null {
  const names = namesOf(callee, home);
  return (
    TOOL_MAKERS.find((it) => names.some(([module, name]) => isBelow(module, it.modules) && it.names.split(" ").includes(name))) ?? null
  );
}

function givenTo(call: Call, where: readonly string[], home: Things): Func[] {
  const values = where.flatMap((it) => argumentAt(call, it, home));
  return values.flatMap((value) => home.of(value)).flatMap((it) => (it.kind === "callable" ? [it.func] : []));
}

function argumentAt({ args }: Call, where: string, home: Things): readonly Value[] {
  if (where.startsWith("#"))
    return args
      .filter((it) => it.name === null)
      .slice(Number(where.slice(1)))
      .slice(0, 1)
      .map((it) => it.value);
  const named = args.find((it) => it.name === where);
  return named ? [named.value] : args.flatMap((it) => entryOf(it, where, home));
}

function entryOf({ name, value }: Argument, key: string, home: Things): Value[] {
  if (name !== null) return [];
  return home
    .of(value)
    .flatMap((it) =>
      it.kind === "held" && it.value.kind === "record" ? (it.value.entries.findLast((e) => e.key === key)?.value ?? []) : [],
    );
}

/** A name that is given beside the function. */
function nameIn(call: Call): string | null {
  const [first] = call.args;
  const named = call.args.find((it) => it.name === "name")?.value;
  const options = call.args.flatMap((it) =>
    it.value.kind === "record" ? it.value.entries.filter((e) => e.key === "name" || e.key === "id") : [],
  );
  for (const it of [named, options[0]?.value, first?.value]) {
    const text = it ? literalText(it) : null;
    if (text !== null) return text;
  }
  return null;
}

function cleansResults(call: Call, home: Things): boolean {
  const paths = pathsOf(call.callee, home);
  return TOOL_CLEANERS.some(([modules, name, argument]) => {
    if (!paths.some(([module, last]) => isBelow(module, [modules]) && last === name)) return false;
    return argumentAt(call, argument, home).some((it) => it.kind === "constant" && it.value === true);
  });
}

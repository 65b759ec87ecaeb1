import type { Entry } from "../catalogue/schema.ts";
import type { Call, Value } from "../model/program.ts";
import { literalText } from "../model/values.ts";
import type { Things } from "./things.ts";

const FIRST_NAMES = new Set(["url", "service_name", "serviceName", "task", "sql", "query", "statement", "stmt", "pipeline", "fn"]);

/** `#0` as written, or by the keyword that such a first argument has. */
export function argumentAt(call: Call, argument: string): Value | undefined {
  const positional = call.args.filter((it) => it.name === null);
  const at = Number(argument.slice(1));
  if (positional.slice(0, at + 1).some((it) => it.spread)) return undefined;
  return positional[at]?.value ?? call.args.find((it) => it.name !== null && FIRST_NAMES.has(it.name))?.value;
}

/** Whether the argument that decides says yes. Holes of a text are shown as `{}`. */
export function holds(entry: Entry, call: Call, things: Things): boolean {
  const { when } = entry;
  if (when === undefined) return true;
  const value = argumentAt(call, when.argument);
  if (value === undefined) return false;
  if (when.among === "keys") return keysIn(value, things).some((it) => when.matches.test(it));
  if (when.among === "calls") return calledIn(value).some((it) => when.matches.test(it));
  if (when.among === "types")
    return things.of(value).some((it) => {
      const thing = it.kind === "foreign" ? it.thing : it;
      return thing.kind === "made" && when.matches.test(thing.type);
    });
  return spelled(value, things, 0).some((it) => when.matches.test(it));
}

/** The strings a value may be; looks through `text("...")`, `sql.SQL("...")` and `new URL("...")`. */
function spelled(value: Value, things: Things, depth: number): readonly string[] {
  if (depth > 4) return [];
  const found = things.of(value).flatMap((it) => {
    if (it.kind !== "held" || it.value.kind !== "text") return [];
    return [it.value.pieces.map((piece) => (piece.kind === "hole" ? heldText(piece.value, things) : piece.text)).join("")];
  });
  if (found.length > 0) return found;
  if (value.kind === "operation" && value.operator === "+")
    return [value.operands.map((it) => spelled(it, things, depth + 1)[0] ?? "{}").join("")];
  if (value.kind === "choice") return value.options.flatMap((it) => spelled(it, things, depth + 1));
  if (value.kind === "record")
    return value.entries.filter((it) => it.key === "url" || it.key === "text").flatMap((it) => spelled(it.value, things, depth + 1));
  if (value.kind !== "call") return [];
  const { callee } = value;
  if (callee.kind === "member" && /^(format|strip|trim|bindparams|replace)$/.test(callee.key))
    return spelled(callee.object, things, depth + 1);
  return value.args[0] ? spelled(value.args[0].value, things, depth + 1) : [];
}

function heldText(value: Value, things: Things): string {
  const texts = things.of(value).flatMap((it) => (it.kind === "held" ? [literalText(it.value)] : []));
  return texts.length === 1 ? (texts[0] ?? "{}") : "{}";
}

function keysIn(value: Value, things: Things): readonly string[] {
  return things.of(value).flatMap((it) => {
    if (it.kind !== "held") return [];
    const records = it.value.kind === "list" ? it.value.items.flatMap((item) => things.of(item.value)) : [it];
    return records.flatMap((record) =>
      record.kind === "held" && record.value.kind === "record" ? record.value.entries.flatMap((e) => e.key ?? []) : [],
    );
  });
}

/** Names of the calls that a value is, through methods on their results: `x.l2_distance(v).asc()`. */
function calledIn(value: Value): readonly string[] {
  const names: string[] = [];
  for (let at: Value = value, steps = 0; at.kind === "call" && steps < 8; steps++) {
    const { callee } = at;
    if (callee.kind === "name") names.push(callee.name);
    if (callee.kind !== "member") break;
    names.push(callee.key);
    at = callee.object;
  }
  return names;
}

import type { Call, Value } from "../model/program.ts";
import type { Span } from "../model/text.ts";
import type { Thing } from "../resolve/thing.ts";
import type { CodeFacts } from "./facts.ts";
import { shown } from "./fragments.ts";

/** One part of a callee, innermost first: what it resolved to, or why that was not seen. */
export interface WhyStep extends Span {
  /** As written, at most 80 units. */
  readonly source: string;
  /** In words; empty where nothing is known. */
  readonly resolved: readonly string[];
  /** Where resolution stopped; null where it went on. */
  readonly reason: string | null;
}

export interface Explanation {
  readonly steps: readonly WhyStep[];
  /** The export that no entry knows, and the member called on what it makes: what an entry of `wrappers` would name. */
  readonly missing: { readonly module: string; readonly member: string } | null;
}

const MAX_STEPS = 12;

/** Why a call is no model call here: each part of its callee, and the entry that is missing. */
export function explain(call: Call, facts: CodeFacts): Explanation {
  const parts: Value[] = [];
  for (let at: Value | null = call.callee; at !== null && parts.length < MAX_STEPS; at = innerOf(at)) parts.unshift(at);
  const steps = parts.map((it): WhyStep => {
    const things = facts.things.of(it);
    const resolved = things.map((thing) => inWords(thing));
    return {
      start: it.start,
      end: it.end,
      source: shown(facts.things, it),
      resolved,
      reason: things.length > 0 ? null : reasonFor(it, facts),
    };
  });
  return { steps, missing: missingFor(call.callee, [], facts, 0) };
}

function innerOf(value: Value): Value | null {
  if (value.kind === "member" || value.kind === "index") return value.object;
  return value.kind === "call" ? value.callee : null;
}

/** Follows the callee to the import that it comes from, and keeps the way from there. */
function missingFor(value: Value, way: readonly string[], facts: CodeFacts, depth: number): Explanation["missing"] {
  if (depth > MAX_STEPS) return null;
  for (const it of facts.things.of(value)) {
    if (it.kind !== "path" || it.module === "") continue;
    const member = [...it.members, ...way].join(".");
    return member === "" || facts.things.catalogue.exported(it.module, it.members)?.entry.sites ? null : { module: it.module, member };
  }
  if (value.kind === "member") return missingFor(value.object, [value.key, ...way], facts, depth + 1);
  if (value.kind === "call") return missingFor(value.callee, way, facts, depth + 1);
  if (value.kind !== "name") return null;
  for (const it of facts.bindings.definitionsOf(value)) {
    const found = it.kind === "value" && it.path.length === 0 ? missingFor(it.value, way, facts, depth + 1) : null;
    if (found) return found;
  }
  return null;
}

function reasonFor(value: Value, facts: CodeFacts): string {
  switch (value.kind) {
    case "name": {
      const [definition] = facts.bindings.definitionsOf(value);
      if (definition?.kind === "parameter") return "a parameter without a known type, and no call in this file says what it is given";
      if (definition?.kind === "element") return "an element of something that is not seen";
      return "set to something that is not seen";
    }
    case "member":
      return facts.things.of(value.object).length === 0
        ? "a member of something that is not seen"
        : `nothing here stores or declares \`${value.key}\``;
    case "call":
      return "what this call hands back is not known: its function has no entry";
    case "index":
      return "which element it is, is decided when the program runs";
    default:
      return "an expression that names nothing";
  }
}

function inWords(thing: Thing): string {
  switch (thing.kind) {
    case "path":
      return [thing.module, ...thing.members].filter((it) => it !== "").join(".");
    case "made":
      return `${[thing.type, ...thing.path].join(".")} of ${thing.sdk}`;
    case "instance":
      return `an object of the class ${thing.class.name}`;
    case "class":
      return `the class ${thing.class.name}`;
    case "callable":
      return `the function ${thing.func.name}`;
    case "foreign":
      return `${inWords(thing.thing)}, in another file`;
    case "held":
      return `a ${thing.value.kind}`;
    case "row":
      return `a record of the type ${thing.record.name || "that is written here"}`;
    case "many":
      return `several of: ${inWords(thing.of)}`;
    case "schema":
      return `the schema ${thing.row.record.name}`;
    case "store":
      return "a client of the project's tables";
  }
}

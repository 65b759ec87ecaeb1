import type { Call, Value } from "../../model/program.ts";
import { literalText } from "../../model/values.ts";
import type { Things } from "../../resolve/things.ts";
import { kindOfColumn, kindOfFunction, kindOfText } from "./kinds.ts";
import type { OrderKey } from "./model.ts";

const DIRECTIONS = new Set(["asc", "desc", "nullsfirst", "nullslast", "nulls_first", "nulls_last", "label", "Asc", "Desc"]);
const MAX_DEPTH = 8;

/** The keys that an argument of `order_by` or an `orderBy` record is: a column, a distance, a text, records and lists of those. */
export function readKeys(value: Value, home: Things, signed: boolean, depth = 0): readonly OrderKey[] {
  if (depth > MAX_DEPTH) return [OPAQUE];
  const inner = (it: Value): readonly OrderKey[] => readKeys(it, home, signed, depth + 1);
  switch (value.kind) {
    case "text": {
      const text = literalText(value);
      return [text === null ? OPAQUE : written(text, signed)];
    }
    case "member":
      return [{ kind: kindOfColumn(value.key), what: value.key, unindexed: false }];
    case "list":
      return value.items.length > 0 && value.items.every((it) => !it.spread) ? value.items.flatMap((it) => inner(it.value)) : [OPAQUE];
    case "record":
      // A nested record orders by a column of another table.
      return value.entries.map(({ key, value: direction }) =>
        key === null || direction.kind === "record" ? OPAQUE : { kind: kindOfColumn(key), what: key, unindexed: false },
      );
    case "call":
      return called(value, inner);
    case "operation":
      return value.operator === "-" && value.operands.length === 1 && value.operands[0] ? inner(value.operands[0]) : [OPAQUE];
    case "name":
      return named(value, home, inner);
    default:
      return [OPAQUE];
  }
}

const OPAQUE: OrderKey = { kind: "opaque", what: "an expression", unindexed: false };

function written(text: string, signed: boolean): OrderKey {
  const name = signed ? text.replace(/^[-+]/, "") : text;
  if (signed && name === "?") return { kind: "random", what: "?", unindexed: false };
  if (signed && name === "pk") return { kind: "unique", what: "pk", unindexed: false };
  return /^\w+$/.test(name) ? { kind: kindOfColumn(name), what: name, unindexed: false } : kindOfText(name);
}

/** `Chunk.embedding.cosine_distance(q)`, `desc(Chunk.created_at)`, `func.ts_rank(...)`, `text("...")`. */
function called({ callee, args }: Call, inner: (it: Value) => readonly OrderKey[]): readonly OrderKey[] {
  const name = callee.kind === "member" ? callee.key : callee.kind === "name" ? callee.name : "";
  const kind = kindOfFunction(name);
  if (kind !== null) return [{ kind, what: name, unindexed: false }];
  if (DIRECTIONS.has(name)) return callee.kind === "member" ? inner(callee.object) : args[0] ? inner(args[0].value) : [OPAQUE];
  if (["text", "F", "literal_column", "raw"].includes(name) && args[0]) return inner(args[0].value);
  return [OPAQUE];
}

/** `distance = Chunk.embedding.cosine_distance(q).label("distance")`. */
function named(value: Extract<Value, { kind: "name" }>, home: Things, inner: (it: Value) => readonly OrderKey[]): readonly OrderKey[] {
  const definitions = home.bindings.definitionsOf(value);
  const [only] = definitions;
  return definitions.length === 1 && only?.kind === "value" && only.path.length === 0 ? inner(only.value) : [OPAQUE];
}

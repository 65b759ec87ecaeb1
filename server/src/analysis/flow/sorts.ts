import type { Call, Func, Value } from "../../model/program.ts";
import { returnsOf } from "../../model/values.ts";
import type { Things } from "../../resolve/things.ts";
import { calleeName, isSort } from "./callees.ts";

/** Fields that many elements share a value of; `1` is the score of a pair. */
const SCORES =
  /^(?:score|scores|_score|rerank_score|rrf_score|final_score|combined_score|similarity|distance|relevance|rank|weight|count|1)$/i;

/** A sort by one score: equal elements stay as they came. */
export interface ScoreSort {
  readonly field: string;
  readonly call: Call;
  /** The function that gives the key, and the key that it gives. */
  readonly func: Func;
  readonly key: Value;
  readonly home: Things;
}

/** What a sort makes of an order that it is given: a new one, or among equal scores the old one; null for other calls. */
export function sortOf(call: Call, home: Things): { readonly score: ScoreSort | null } | null {
  if (!isSort(calleeName(call, home))) return null;
  const key = call.args.find((it) => it.name === "key") ?? call.args.find((it) => it.value.kind === "function" && it.name === null);
  const func = key?.value.kind === "function" ? key.value.func : null;
  const score = func === null ? null : scoreOf(func);
  return { score: func === null || score === null ? null : { ...score, call, func, home } };
}

/** The one score that a key function or a comparison looks at. Sorts keep equal elements as they came. */
function scoreOf(func: Func): Pick<ScoreSort, "field" | "key"> | null {
  const [result, ...more] = returnsOf(func);
  if (result === undefined || more.length > 0) return null;
  const compared = result.kind === "operation" && result.operator === "-" ? result.operands : [result];
  const fields = compared.map(fieldOf);
  const [first] = fields;
  return first != null && SCORES.test(first) && fields.every((it) => it === first) ? { field: first, key: result } : null;
}

function fieldOf(value: Value): string | null {
  if (value.kind === "operation" && value.operands.length === 1 && value.operands[0]) return fieldOf(value.operands[0]);
  return value.kind === "member" && value.object.kind === "name" ? value.key : null;
}

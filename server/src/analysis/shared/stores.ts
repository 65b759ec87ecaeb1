import { ASKER, ASKER_ID, SHARED_STORES, type SharedStore } from "../../catalogue/shared-stores.ts";
import type { Call, Func, Program, Value } from "../../model/program.ts";
import type { PromptText } from "../../model/prompt-text.ts";
import type { Span } from "../../model/text.ts";
import type { Constants } from "../../resolve/constants.ts";
import { isBelow } from "../../resolve/records/declare.ts";
import type { Things } from "../../resolve/things.ts";
import { namesOf } from "../flow/made-of.ts";
import type { SharedUse } from "../services.ts";

/** Reads what is compared as a text with its holes. */
export type ReadKey = (value: Value) => PromptText | null;

/** Memories and caches of a file, with what says whose they are. */
export function sharedStores({ functions }: Program, home: Things, constants: Constants, readKey: ReadKey): readonly SharedUse[] {
  const identity = functions.some((func) => askerIn(func) !== null);
  return home.bindings.sites.flatMap(({ call, func }): SharedUse[] => {
    const store = storeOf(call, home);
    if (store === null) return [];
    const given = store.scope.flatMap((it) => argumentAt(call, it));
    const fixed = given.filter((it) => typeof constants.of(it) === "string");
    const isSpread = call.args.some((it) => it.spread);
    const shared = given.length === 0 ? store.absent && !isSpread && (store.holds !== true || isOnce(func)) : fixed.length === given.length;
    const key = (store.key ?? []).flatMap((it) => argumentAt(call, it)).slice(0, 1);
    return [
      {
        kind: store.kind,
        name: lastOf(call.callee),
        span: { start: call.callee.start, end: call.callee.end },
        shared: shared ? (given.length === 0 ? (store.holds ? "held" : "absent") : "fixed") : null,
        scope: store.scope.find((it) => /^\w+$/.test(it)) ?? null,
        fixed: fixed.length === 1 && fixed[0] ? spanOf(fixed[0]) : null,
        asker: askerIn(func),
        identity,
        key: key[0] === undefined ? null : { span: spanOf(key[0]), text: readKey(key[0]) },
      },
    ];
  });
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });
const isOnce = (func: Func) => func.parent === null;
const lastOf = (callee: Value) => (callee.kind === "member" ? callee.key : callee.kind === "name" ? callee.name : "store");

function storeOf(call: Call, home: Things): SharedStore | null {
  const names = namesOf(call.callee, home);
  return (
    SHARED_STORES.find((it) => names.some(([module, name]) => isBelow(module, it.modules) && it.names.split(" ").includes(name))) ?? null
  );
}

function argumentAt({ args }: Call, where: string): readonly Value[] {
  if (where === "*") return args.map((it) => it.value);
  if (where.startsWith("#"))
    return args
      .filter((it) => it.name === null && it.value.kind !== "record")
      .slice(Number(where.slice(1)), Number(where.slice(1)) + 1)
      .map((it) => it.value);
  const [first = "", ...rest] = where.split(".");
  const found = args.flatMap(({ name, value }) => {
    if (name !== null) return name === first ? [value] : [];
    return value.kind === "record" ? value.entries.flatMap((it) => (it.key === first ? [it.value] : [])) : [];
  });
  return rest.length === 0
    ? found
    : found.flatMap((it) => (it.kind === "record" ? it.entries.flatMap((entry) => (entry.key === rest[0] ? [entry.value] : [])) : []));
}

/** Who asks, as a parameter of this function or one around it says: an expression for their id. */
function askerIn(func: Func): string | null {
  for (let at: Func | null = func; at !== null; at = at.parent) {
    const names = at.parameters.flatMap((it) => [
      it.name,
      ...it.targets.flatMap((target) => (target.place.kind === "name" ? [target.place.name] : [])),
    ]);
    const id = names.find((it) => ASKER_ID.test(it));
    if (id !== undefined) return id;
    const asker = names.find((it) => ASKER.test(it));
    if (asker !== undefined) return `${asker}.id`;
  }
  return null;
}

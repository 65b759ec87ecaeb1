import type { Catalogue } from "../catalogue/index.ts";
import type { Call, Program, Value } from "../model/program.ts";
import { statementsOf } from "../model/values.ts";
import type { Bindings } from "../resolve/bindings.ts";
import { type Setting, settingOf } from "../resolve/thing.ts";
import type { Things } from "../resolve/things.ts";

/** Settings that every site of an SDK in this file falls back on: `Settings.llm = ...`, `dspy.configure(lm=...)`. */
export type Globals = ReadonlyMap<string, readonly Setting[]>;

const ASSIGNED = /^(llm|embed_model|embedModel)$/;

export function globalsOf(program: Program, bindings: Bindings, things: Things, catalogue: Catalogue): Globals {
  const globals = new Map<string, Setting[]>();
  const add = (sdk: string, setting: Setting): void => {
    globals.set(sdk, [...(globals.get(sdk) ?? []), setting]);
  };
  for (const { call } of bindings.sites) {
    for (const it of things.of(call.callee)) {
      const found = it.kind === "path" ? catalogue.exported(it.module, it.members) : undefined;
      if (found?.entry.configures) add(found.sdk, settingOf(call, found.entry));
    }
  }
  for (const func of program.functions) {
    for (const statement of statementsOf(func.body)) {
      if (statement.kind !== "assign" || statement.augments) continue;
      for (const { place, path } of statement.targets) {
        if (place.kind !== "member" || path.length > 0 || !ASSIGNED.test(place.key)) continue;
        for (const it of things.of(place.object)) {
          const found = it.kind === "path" ? catalogue.global(it.module, [...it.members, place.key]) : undefined;
          if (found)
            add(found.sdk, {
              call: asCall(place, statement.value),
              slots: Object.fromEntries(found.slots.map((slot) => [slot, slot === "model" || slot === "embedding" ? ["#0"] : []])),
            });
        }
      }
    }
  }
  return globals;
}

/** An assignment as the call that it is to its readers: one argument, which is set. */
function asCall(place: Value, value: Value): Call {
  const { start } = place;
  const { end } = value;
  return {
    kind: "call",
    callee: place,
    args: [{ name: null, value, spread: false, removal: null, start: value.start, end }],
    constructs: false,
    awaited: false,
    insert: null,
    start,
    end,
  };
}

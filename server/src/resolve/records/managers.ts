import { RECORD_SOURCES } from "../../catalogue/records.ts";
import type { Thing } from "../thing.ts";
import type { Things } from "../things.ts";

/** `User.objects`, `User.query`: the class's rows. */
export function managed(home: Things, thing: Thing & { kind: "class" }, key: string): readonly Thing[] {
  const source = RECORD_SOURCES.find((it) => it.managers?.split(" ").includes(key) && it.id === home.records.ofClass(thing.class)?.source);
  return source === undefined ? [] : [{ kind: "many", of: { kind: "instance", class: thing.class }, path: [] }];
}

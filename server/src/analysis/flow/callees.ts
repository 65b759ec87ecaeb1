import { AGGREGATES, BOUNDS, PRESERVES, SORTS, SPELLS_OUT, VALIDATES } from "../../catalogue/flow.ts";
import type { Call } from "../../model/program.ts";
import type { Things } from "../../resolve/things.ts";

/** How a callee is called: by its resolved path where there is one, and by its last name. */
export interface CalleeName {
  /** `asyncio.as_completed`, `Date.now`; null where the receiver is unknown. */
  readonly path: string | null;
  readonly last: string;
  /** What stands before the dot is a module, a class or an SDK's object: it holds no data of its own. */
  readonly ownsNothing: boolean;
}

export function calleeName(call: Call, home: Things): CalleeName {
  const { callee } = call;
  const last = callee.kind === "member" ? callee.key : callee.kind === "name" ? callee.name : "";
  for (const it of home.of(callee)) {
    if (it.kind === "path") {
      const path = [it.module, ...it.members].filter((part) => part !== "").join(".");
      return { path, last, ownsNothing: it.module !== "" || !/^[a-z]/.test(path) };
    }
    if (it.kind === "made") return { path: null, last, ownsNothing: true };
    if (it.kind === "callable") return { path: null, last: it.func.name, ownsNothing: false };
  }
  return { path: null, last, ownsNothing: false };
}

/** A function is asked by its path; a method of an unknown receiver by its name alone. */
export function isNamed({ path, last }: CalleeName, names: ReadonlySet<string>, methods: ReadonlySet<string> | null = names): boolean {
  return path !== null ? names.has(path) || (methods?.has(last) === true && path.includes(".")) : methods?.has(last) === true;
}

export const isAggregate = (name: CalleeName): boolean => isNamed(name, AGGREGATES);
export const preserves = (name: CalleeName): boolean => isNamed(name, PRESERVES);
export const isSort = (name: CalleeName): boolean => isNamed(name, SORTS);

export const spellsOut = (name: CalleeName): boolean => isNamed(name, SPELLS_OUT);
export const isBound = (name: CalleeName): boolean => isNamed(name, BOUNDS);
export const validates = (name: CalleeName): boolean => isNamed(name, VALIDATES, null);

import { AGGREGATES, CLEANER_NAME, CLEANER_SOUND, CLEANERS, SORTS } from "../../catalogue/flow.ts";
import type { Call } from "../../model/program.ts";
import type { Things } from "../../resolve/things.ts";

/** How a callee is called: by its resolved path where there is one, and by its last name. */
export interface CalleeName {
  /** `asyncio.as_completed`, `Date.now`; null where the receiver is unknown. */
  readonly path: string | null;
  readonly last: string;
}

export function calleeName(call: Call, home: Things): CalleeName {
  const { callee } = call;
  const last = callee.kind === "member" ? callee.key : callee.kind === "name" ? callee.name : "";
  for (const it of home.of(callee)) {
    if (it.kind === "path") return { path: [it.module, ...it.members].filter((part) => part !== "").join("."), last };
    if (it.kind === "made") return { path: null, last };
    if (it.kind === "callable") return { path: null, last: it.func.name };
  }
  return { path: null, last };
}

/** A function is asked by its path; a method of an unknown receiver by its name alone. */
export function isNamed({ path, last }: CalleeName, names: ReadonlySet<string>, methods: ReadonlySet<string> | null = names): boolean {
  return path !== null ? names.has(path) || (methods?.has(last) === true && path.includes(".")) : methods?.has(last) === true;
}

export const isAggregate = (name: CalleeName): boolean => isNamed(name, AGGREGATES);
export const isSort = (name: CalleeName): boolean => isNamed(name, SORTS);

/** What a call does to personal data that goes through it. `sanitizers`: the user's own, by name. */
export function cleaning(name: CalleeName, sanitizers: (name: string) => boolean): "cleans" | "sounds" | null {
  if ((name.path !== null && CLEANERS.has(name.path)) || CLEANER_NAME.test(name.last) || sanitizers(name.last)) return "cleans";
  return CLEANER_SOUND.test(name.last) ? "sounds" : null;
}

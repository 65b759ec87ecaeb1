import { LOGS } from "../../catalogue/logs.ts";
import type { Call, Name, Value } from "../../model/program.ts";
import type { Span } from "../../model/text.ts";
import { operandsOf } from "../../model/values.ts";
import type { Site } from "../../recognise/site.ts";
import type { Definition } from "../../resolve/definitions.ts";
import { isBelow } from "../../resolve/records/declare.ts";
import type { Things } from "../../resolve/things.ts";
import { namesOf } from "./made-of.ts";

/** What is written to a log and sent to a model alike. */
export interface LoggedName {
  readonly name: Name;
  readonly call: Span;
}

const MAX_VALUES = 400;

/** Names that a log call of the file is given and that a model call is given too. */
export function loggedPrompts(sites: readonly Site[], home: Things): readonly LoggedName[] {
  const logs = home.bindings.sites.filter(({ call }) => isLog(call, home));
  if (logs.length === 0) return [];
  const sent = new Set<Definition>();
  for (const site of sites) {
    if (site.kind !== "call" || site.api === "embeddings") continue;
    for (const slot of [site.slot("prompt"), site.slot("system")])
      for (const value of slot.state === "set" ? slot.values : [])
        for (const name of namesIn(value)) for (const it of home.bindings.definitionsOf(name)) sent.add(it);
  }
  return logs.flatMap(({ call }) =>
    call.args
      .flatMap((it) => namesIn(it.value))
      .filter((name) => home.bindings.definitionsOf(name).some((it) => sent.has(it)))
      .map((name) => ({ name, call })),
  );
}

function isLog({ callee }: Call, home: Things): boolean {
  const global = home.of(callee).some((it) => it.kind === "path" && it.module === "" && isListed("", it.members.join(".")));
  return global || namesOf(callee, home).some(([module, name]) => isListed(module, name));
}

const isListed = (module: string, name: string) =>
  LOGS.some(([modules, names]) => (module === "" ? modules.includes("") : isBelow(module, modules)) && names.split(" ").includes(name));

/** Names whose whole content a value shows: not those of which only a part, a length or a result is. */
function namesIn(value: Value): readonly Name[] {
  const found: Name[] = [];
  const open: Value[] = [value];
  for (let next = 0; next < open.length && next < MAX_VALUES; next++) {
    const at = open[next] as Value;
    if (at.kind === "name") found.push(at);
    else if (at.kind === "text" || at.kind === "list" || at.kind === "record" || at.kind === "choice" || at.kind === "operation")
      open.push(...operandsOf(at));
  }
  return found;
}

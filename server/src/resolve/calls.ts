import type { Found } from "../catalogue/index.ts";
import type { Argument, Call, Class, Func } from "../model/program.ts";
import { holds } from "./deciding.ts";
import type { ChangeDefinition } from "./definitions.ts";
import { recordsOfClient } from "./records/clients.ts";
import { isBaseFactory } from "./records/declare.ts";
import { given, schemaOf, storeOf } from "./records/rows.ts";
import { abroad, calledAs, declaredBy, isMeantBy, type Made, made, settingOf, type Thing } from "./thing.ts";
import type { Things } from "./things.ts";

const PASSES_ON = new Set(["Promise.all", "asyncio.gather", "Promise.resolve", "Object.freeze", "list", "tuple", "cast"]);

export function result(resolver: Things, thing: Thing, call: Call): readonly Thing[] {
  switch (thing.kind) {
    case "foreign":
      return result(thing.home, thing.thing, call).map((it) => abroad(thing.home, it));
    case "path": {
      // What the catalogue knows as a client may also lead to the project's own records.
      const declared =
        thing.module === "" ? [] : [...schemaOf(resolver, thing, call), ...storeOf(resolver, thing, call), ...recordsOfClient(thing)];
      const found = resolver.catalogue.exported(thing.module, thing.members);
      if (found && holds(found.entry, call, resolver)) return [...entryResult(resolver, found, call, null), ...declared];
      if (found) return [made(found.sdk, "another service", []), ...declared];
      if (declared.length > 0) return declared;
      if (isBaseFactory(thing)) return [{ ...thing, members: [...thing.members, "()"] }];
      if (thing.members.at(-1) === "pipe" && call.callee.kind === "member")
        return resolver.pipeline([call.callee.object, ...call.args.map((it) => it.value)], []);
      // A record written as a call; whoever looks for its keys reads the arguments.
      if (thing.module === "" && thing.members.length === 1 && thing.members[0] === "dict") return [{ kind: "held", value: call }];
      if (thing.module === "" && PASSES_ON.has(thing.members.join("."))) return call.args[0] ? resolver.of(call.args[0].value) : [];
      return [];
    }
    case "made": {
      const found = resolver.catalogue.member(thing.type, thing.path);
      return found && holds(found.entry, call, resolver) ? entryResult(resolver, found, call, thing) : [];
    }
    case "class":
      return instance(resolver, thing.class, call);
    case "instance": {
      const method = calledAs(thing);
      return method ? returned(resolver, method) : [];
    }
    case "callable":
      return isMeantBy(thing.func, call.args) ? returned(resolver, thing.func) : [];
    case "many":
    case "schema":
    case "store":
      return given(resolver, thing, call);
    case "row":
    case "held":
      return [];
  }
}

function entryResult(resolver: Things, { sdk, entry, confirmed }: Found, call: Call, receiver: Made | null): readonly Thing[] {
  if (entry.composes) {
    const items = call.args.flatMap((it) => (it.value.kind === "list" ? it.value.items.map((item) => item.value) : [it.value]));
    return resolver.pipeline(items, receiver ? [{ ...receiver, path: [] }] : []);
  }
  if (entry.keeps === "argument") {
    const first = call.args[0]?.value;
    return first
      ? resolver.of(first).map((it) => (it.kind === "made" ? { ...it, settings: [...it.settings, settingOf(call, entry, resolver)] } : it))
      : [];
  }
  if (entry.keeps === "receiver" && receiver) {
    const added = entry.adds ? madeBy(resolver, call.args).flatMap((it) => it.settings) : [];
    return [{ ...receiver, path: [], settings: [...receiver.settings, settingOf(call, entry, resolver), ...added] }];
  }
  if (entry.makes === undefined) return [];
  const result = made(sdk, entry.makes, [...(receiver?.settings ?? []), settingOf(call, entry, resolver)], receiver?.stages ?? []);
  return [{ ...result, declared: receiver?.declared ?? null, confirmed: confirmed && (receiver?.confirmed ?? true) }];
}

/** Objects of the catalogue among arguments. Of several that one argument may be nobody knows the settings. */
function madeBy(resolver: Things, args: readonly Argument[]): Made[] {
  return args.flatMap(({ value }) => {
    const made = resolver.of(value).flatMap((it) => (it.kind === "made" ? [it] : []));
    return made.length > 1 ? made.map((it) => ({ ...it, settings: [] })) : made;
  });
}

/** An instance is also an object of what its class extends, if the catalogue knows that. */
export function instance(resolver: Things, owner: Class, call: Call | null): readonly Thing[] {
  const inherited = owner.bases
    .flatMap((base) => resolver.of(base))
    .flatMap((it): Thing[] => {
      if (it.kind !== "path") return [];
      const made = declaredBy(it, resolver.catalogue);
      const entry = resolver.catalogue.exported(it.module, it.members)?.entry;
      return made && entry ? [{ ...made, settings: call ? [settingOf(call, entry, resolver)] : [] }] : [];
    });
  return [{ kind: "instance", class: owner }, ...inherited];
}

export function returned(resolver: Things, func: Func): readonly Thing[] {
  const found = resolver
    .returnsOf(func)
    .flatMap((it) => resolver.of(it))
    .filter((it) => it.kind !== "held" || it.value.kind !== "constant");
  if (found.length === 0 || !found.some((it) => isRecordLike(it)))
    return [...found, ...resolver.typed(func.returns).filter((it) => found.length === 0 || isRecordLike(it))];
  return found;
}

/** Its type says more about a function's result than a query that nobody knows. */
export function isRecordLike(thing: Thing): boolean {
  const it = thing.kind === "foreign" ? thing.thing : thing;
  return it.kind === "row" || it.kind === "many" || it.kind === "instance";
}

/** What setters and `add_service` left on an object of the catalogue. */
export function configured(resolver: Things, things: readonly Thing[], changes: readonly ChangeDefinition[]): readonly Thing[] {
  if (changes.length === 0 || !things.some((it) => it.kind === "made")) return things;
  return things.map((thing) => {
    if (thing.kind !== "made") return thing;
    let { settings, stages } = thing;
    for (const { call, path } of changes) {
      if (call === null || path.length > 0 || call.callee.kind !== "member") continue;
      const entry = resolver.catalogue.member(thing.type, [...thing.path, call.callee.key])?.entry;
      if (entry?.keeps === "receiver") settings = [...settings, settingOf(call, entry, resolver)];
      if (!entry?.adds) continue;
      const added = madeBy(resolver, call.args);
      settings = [...settings, ...added.flatMap((it) => it.settings)];
      stages = [...stages, ...added.flatMap((it) => resolver.stagesOf(it))];
    }
    return { ...thing, settings, stages };
  });
}

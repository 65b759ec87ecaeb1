import { CLEANER_NAME, CLEANER_SOUND, CLEANERS, MIDDLEWARE_KINDS } from "../../catalogue/flow.ts";
import type { Argument, Call, Value } from "../../model/program.ts";
import { literalText } from "../../model/values.ts";
import { isBelow } from "../../resolve/records/declare.ts";
import type { Things } from "../../resolve/things.ts";
import type { CalleeName } from "./callees.ts";

/** `keeps`: a redactor that was told to leave all as it is. `sounds`: its name alone says so, or it takes only some people out. */
export type Cleaning = "cleans" | "sounds" | "keeps" | null;

/** What a call does to personal data that goes through it. `sanitizers`: the user's own, by name. */
export function cleaningOf(call: Call, name: CalleeName, home: Things, sanitizers: (name: string) => boolean): Cleaning {
  if (sanitizers(name.last)) return "cleans";
  const path = name.path !== null && CLEANERS.has(name.path) ? name.path : (madePath(call, home) ?? name.path);
  if (path === PRESIDIO) return ofPresidio(call, home);
  if (path === LLM_GUARD) return scansFor(call.args[0]?.value, "Anonymize", home) ? "cleans" : "sounds";
  return isListed(path) ? "cleans" : byName(name.last, sanitizers);
}

const PRESIDIO = "presidio_anonymizer.AnonymizerEngine.anonymize";
const LLM_GUARD = "llm_guard.scan_prompt";

const isListed = (path: string | null) => path !== null && CLEANERS.has(path);

/** What the name of a function says of itself. */
export function byName(name: string, sanitizers: (name: string) => boolean): "cleans" | "sounds" | null {
  if (CLEANER_NAME.test(name) || sanitizers(name)) return "cleans";
  return CLEANER_SOUND.test(name) ? "sounds" : null;
}

/** `engine.anonymize` of `engine = AnonymizerEngine()`: the class by its path, and the method. */
export function madePath({ callee }: Call, home: Things): string | null {
  if (callee.kind !== "member") return null;
  const { object, key } = callee;
  const made =
    object.kind === "name" ? home.bindings.definitionsOf(object).flatMap((it) => (it.kind === "value" ? [it.value] : [])) : [object];
  for (const it of made) {
    if (it.kind !== "call") continue;
    for (const thing of home.of(it.callee))
      if (thing.kind === "path" && thing.module !== "") return [thing.module, ...thing.members, key].join(".");
  }
  return null;
}

/** Its operator `keep` leaves an entity as it is (presidio-anonymizer, source at 0aa9f8e, 2026-11-22); so does an empty list of what was found. */
function ofPresidio(call: Call, home: Things): Cleaning {
  const found = given(call.args, "analyzer_results", 1);
  if (found && home.of(found).some((it) => it.kind === "held" && it.value.kind === "list" && it.value.items.length === 0)) return "keeps";
  const operators = given(call.args, "operators", 2);
  if (operators === undefined) return "cleans";
  const records = home.of(operators).flatMap((it) => (it.kind === "held" && it.value.kind === "record" ? [it.value] : []));
  const entries = records.flatMap((it) => it.entries);
  const kept = entries.filter((it) => isKeep(it.value, home));
  if (kept.length === 0) return "cleans";
  return kept.length === entries.length || kept.some((it) => it.key === "DEFAULT") ? "keeps" : "sounds";
}

function isKeep(value: Value, home: Things): boolean {
  if (value.kind === "name") return home.bindings.definitionsOf(value).some((it) => it.kind === "value" && isKeep(it.value, home));
  const operator = value.kind === "call" ? given(value.args, "operator_name", 0) : undefined;
  return operator !== undefined && literalText(operator) === "keep";
}

function scansFor(scanners: Value | undefined, name: string, home: Things): boolean {
  const held = scanners === undefined ? [] : home.of(scanners);
  const items = held.flatMap((it) => (it.kind === "held" && it.value.kind === "list" ? it.value.items.map((item) => item.value) : []));
  return items.some((it) => it.kind === "call" && it.callee.kind === "name" && it.callee.name === name);
}

function given(args: readonly Argument[], name: string, position: number): Value | undefined {
  return args.find((it) => it.name === name)?.value ?? args.filter((it) => it.name === null)[position]?.value;
}

/**
 * Categories of which LangChain's middleware takes the user's messages clean: one kind each, input unless it is told otherwise, and
 * never names, telephones or addresses (langchain 1.4.2, source, 2026-11-22).
 */
export function coveredBy(made: readonly Call[], home: Things): ReadonlySet<string> {
  const covered = new Set<string>();
  for (const value of made.flatMap((it) => optionOf(it.args, "middleware"))) {
    for (const held of home.of(value)) {
      if (held.kind !== "held" || held.value.kind !== "list") continue;
      for (const { value: item } of held.value.items) if (item.kind === "call") for (const it of coveredByOne(item, home)) covered.add(it);
    }
  }
  return covered;
}

function coveredByOne(call: Call, home: Things): readonly string[] {
  const isMiddleware = home
    .of(call.callee)
    .some(
      (it) => it.kind === "path" && isBelow(it.module, ["langchain"]) && /^(?:PIIMiddleware|piiMiddleware)$/.test(it.members.at(-1) ?? ""),
    );
  const [first] = call.args;
  const kind = isMiddleware && first ? literalText(first.value) : null;
  const off = ["apply_to_input", "applyToInput"]
    .flatMap((it) => optionOf(call.args, it))
    .some((it) => it.kind === "constant" && it.value === false);
  return kind === null || off ? [] : (MIDDLEWARE_KINDS.get(kind) ?? []);
}

function optionOf(args: readonly Argument[], key: string): Value[] {
  return args.flatMap(({ name, value }) => {
    if (name !== null) return name === key ? [value] : [];
    return value.kind === "record" ? value.entries.flatMap((it) => (it.key === key ? [it.value] : [])) : [];
  });
}

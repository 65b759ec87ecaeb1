import type { Value } from "../model/program.ts";
import { type Declared, type Made, made, type Setting, type Stage, type Thing } from "./thing.ts";
import type { Things } from "./things.ts";

/** Records looked into for one pipeline. */
const MAX_RECORDS = 200;

interface Stages {
  readonly stages: readonly Stage[];
  readonly settings: readonly Setting[];
  readonly declared: Declared | null;
  readonly confirmed: boolean;
}

export function pipeline(resolver: Things, values: readonly Value[], first: readonly Made[]): readonly Thing[] {
  const parts = [...first.map((it) => stagesOfMade(resolver, it)), ...values.map((it) => stagesOfValue(resolver, it))];
  const stages = parts.flatMap((it) => it.stages);
  if (!stages.some((it) => it !== "unknown" && it !== "step")) return [];
  const { settings, declared, confirmed } = joined(parts);
  return [{ ...made("langchain", "langchain.pipeline", settings, stages), declared, confirmed }];
}

function joined(parts: readonly Stages[]): Stages {
  return {
    stages: parts.flatMap((it) => it.stages),
    settings: parts.flatMap((it) => it.settings),
    declared: parts.find((it) => it.declared !== null)?.declared ?? null,
    confirmed: parts.every((it) => it.confirmed),
  };
}

function stagesOfMade(resolver: Things, made: Made): Stages {
  return { stages: stagesOf(resolver, made), settings: made.settings, declared: made.declared, confirmed: made.confirmed };
}

/** `seen` records are not entered again: one may hold itself. */
function stagesOfValue(resolver: Things, value: Value, seen = new Set<Value>()): Stages {
  const things = resolver.of(value);
  const objects = things.filter((it) => it.kind === "made");
  if (objects.length > 0) return joined(objects.map((it) => stagesOfMade(resolver, it)));
  // A record of stages runs in parallel; a function is a step of its own, which may hand back a pipeline to run.
  const parallel = things.flatMap((it) => {
    if (it.kind !== "held" || it.value.kind !== "record" || seen.has(it.value) || seen.size === MAX_RECORDS) return [];
    seen.add(it.value);
    return it.value.entries.map((entry) => stagesOfValue(resolver, entry.value, seen));
  });
  const outcomes = things.flatMap((it) => (it.kind === "callable" ? resolver.returned(it.func) : [])).filter((it) => it.kind === "made");
  const inner = [...parallel, ...outcomes.map((it) => stagesOfMade(resolver, it))];
  if (inner.length > 0) return joined(inner);
  const stage = things.some((it) => it.kind === "callable") ? "step" : namesModel(value) ? "model" : "unknown";
  return { stages: [stage], settings: [], declared: null, confirmed: true };
}

export function stagesOf(resolver: Things, thing: Made): readonly Stage[] {
  return thing.stages.length > 0 ? thing.stages : [stageOf(resolver, thing) ?? "unknown"];
}

function stageOf(resolver: Things, thing: Made): Stage | undefined {
  return resolver.catalogue.type(thing.type)?.stage;
}

/** The last resort for a value nobody can resolve: what its author calls it. */
export function namesModel(value: Value): boolean {
  const name = value.kind === "name" ? value.name : value.kind === "member" ? value.key : "";
  return /(^|_|[a-z])(llm|model)s?$/i.test(name) && !/(data|view|base|domain|orm|db)_?models?$/i.test(name);
}

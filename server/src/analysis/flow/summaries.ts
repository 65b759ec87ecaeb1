import type { Site } from "../../recognise/site.ts";
import type { Call, Func, Value } from "../../model/program.ts";
import { returnsOf } from "../../model/values.ts";
import type { FileFacts } from "../../recognise/file.ts";
import type { LabelSet } from "./labels.ts";
import { argumentAt, type Hop, type Origin, originsOf } from "./search.ts";

/** What other files need to know about a function of this one. Plain data but for the spans in hops: it can be cached and sent. */
export interface FunctionSummary {
  readonly name: string;
  readonly parameters: readonly string[];
  /** Where its result comes from. */
  readonly results: readonly Origin[];
  /** Parameters that reach a prompt. */
  readonly sinks: readonly ParameterSink[];
}

export interface ParameterSink {
  readonly index: number;
  readonly path: readonly string[];
  readonly labels: LabelSet;
  readonly hops: readonly Hop[];
  readonly sink: string;
}

/** How a search asks about other files; answers come from summaries only, never from their programs. */
export interface Neighbours {
  functionAt(from: string, module: string, members: readonly string[]): FunctionSummary | null;
  valueAt(from: string, module: string, member: string): readonly Origin[];
}

export const ALONE: Neighbours = { functionAt: () => null, valueAt: () => [] };

/** A flow of a label into a prompt. */
export interface Flow {
  readonly label: string;
  readonly hops: readonly Hop[];
  readonly sink: string;
  readonly call: Call;
}

interface Reached {
  readonly index: number;
  readonly origin: Origin;
  readonly sink: string;
  readonly beyond: readonly Hop[];
}

/**
 * The flows of one file, and the summaries of its functions for whoever asks: a summary costs a search over the
 * function's results, so it is made for the functions that other files call and for no others.
 */
export class FileFlows {
  readonly flows: readonly Flow[];
  private readonly reached = new Map<Func, Reached[]>();
  private readonly functions = new Map<string, FunctionSummary | null>();
  private readonly facts: FileFacts;
  private readonly neighbours: Neighbours;

  constructor(facts: FileFacts, neighbours: Neighbours) {
    this.facts = facts;
    this.neighbours = neighbours;
    this.flows = this.search();
  }

  /** Searches from every prompt of the file, its own and those that lie behind imported functions. */
  private search(): Flow[] {
    const { facts, neighbours } = this;
    const flows = new Map<string, Flow>();
    const note = (call: Call, origin: Origin, sink: string, beyond: readonly Hop[]): void => {
      const hops = [...origin.hops, ...beyond];
      const key = `${origin.label}:${call.start}:${hops[0]?.path}:${hops[0]?.start}`;
      if (origin.label !== null && !flows.has(key)) flows.set(key, { label: origin.label, hops, sink, call });
      if (origin.parameter === null) return;
      const { func, index } = origin.parameter;
      const list = this.reached.get(func) ?? [];
      list.push({ index: publicIndex(func, index), origin, sink, beyond });
      this.reached.set(func, list);
    };
    for (const site of facts.sites) for (const value of promptsOf(site)) for (const it of originsOf(value, facts, neighbours)) note(site.call, it, site.callee, []);
    for (const { call } of facts.bindings.sites) {
      for (const summary of imported(call.callee, facts, neighbours)) {
        for (const sink of summary.sinks) {
          const value = argumentAt(call, sink.index, summary.parameters[sink.index] ?? "");
          if (value) for (const it of originsOf(value, facts, neighbours, sink.labels)) note(call, it, sink.sink, sink.hops);
        }
      }
    }
    return [...flows.values()];
  }

  /** By exported name; a method as `Class.method`. */
  function(name: string): FunctionSummary | null {
    const known = this.functions.get(name);
    if (known !== undefined) return known;
    const func = this.exported(name);
    const summary = func ? this.summarise(name, func) : null;
    this.functions.set(name, summary);
    return summary;
  }

  /** Where an exported value that is no function comes from. */
  value(name: string): readonly Origin[] {
    const found = this.facts.program.exports.findLast((it) => it.name === name);
    return found ? originsOf(found.value, this.facts, this.neighbours).filter((it) => it.label !== null) : [];
  }

  private exported(name: string): Func | undefined {
    const [outer, method] = name.split(".");
    const found = this.facts.program.exports.findLast((it) => it.name === outer);
    for (const it of found ? this.facts.things.of(found.value) : []) {
      if (it.kind === "callable" && method === undefined) return it.func;
      if (it.kind === "class" && method !== undefined) return it.class.methods.find((m) => m.name === method);
    }
    return undefined;
  }

  private summarise(name: string, func: Func): FunctionSummary {
    const parameters = func.parameters.slice(publicIndex(func, 0) < 0 ? 1 : 0).map((it) => it.name);
    const results = returnsOf(func)
      .flatMap((it) => originsOf(it, this.facts, this.neighbours))
      .filter((it) => it.label !== null || it.parameter?.func === func)
      .map((it): Origin => (it.parameter ? { ...it, parameter: { ...it.parameter, index: publicIndex(func, it.parameter.index) } } : it));
    const sinks = (this.reached.get(func) ?? []).map(({ index, origin, sink, beyond }) => ({
      index, path: origin.parameter?.path ?? [], labels: origin.labels, hops: [...origin.hops, ...beyond], sink,
    }));
    return { name, parameters, results, sinks };
  }
}

function imported(callee: Value, facts: FileFacts, neighbours: Neighbours): FunctionSummary[] {
  return facts.things.of(callee).flatMap((it) => (it.kind === "path" ? (neighbours.functionAt(facts.path, it.module, it.members) ?? []) : []));
}

function promptsOf(site: Site): readonly Value[] {
  if (site.kind !== "call") return [];
  return (["prompt", "system"] as const).flatMap((name) => {
    const slot = site.slot(name);
    return slot.state === "set" ? slot.values : [];
  });
}

/** The receiver is no argument. */
function publicIndex(func: Func, index: number): number {
  return func.receiver !== null && func.receiver === func.parameters[0]?.name ? index - 1 : index;
}

/** What callers depend on: labels, parameters, parts; no offsets, so that moving a function changes nothing for them. */
export function digestOf(summary: FunctionSummary | null): string {
  if (summary === null) return "";
  const { parameters, results, sinks } = summary;
  return JSON.stringify([parameters, results.map((it) => [it.label, it.parameter?.index, it.parameter?.path, it.labels]), sinks.map((it) => [it.index, it.path, it.labels, it.sink])]);
}

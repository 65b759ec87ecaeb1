import type { Guard, GuardsAnswer } from "../../../server/src/lsp/protocol.ts";

/** In which order, and which of them. Ids are what a page sends: never trusted to be one. */
export interface GuardState {
  readonly order: GuardOrder;
  readonly filter: GuardFilter;
}

export type GuardOrder = "file" | "tokens" | "age" | "subject";
export type GuardFilter = "all" | "unreasoned" | "twin" | "contradicted" | "echo" | "old";

interface Choice<Id, Value> {
  readonly id: Id;
  readonly label: string;
  readonly value: Value;
}

/** Null: by file, in the order of the text. */
export const ORDERS: readonly Choice<GuardOrder, ((a: Guard, b: Guard) => number) | null>[] = [
  { id: "file", label: "By file", value: null },
  { id: "tokens", label: "By tokens, most first", value: (a, b) => b.tokens - a.tokens },
  { id: "age", label: "By age, oldest first", value: (a, b) => (b.days ?? -1) - (a.days ?? -1) },
  { id: "subject", label: "By subject", value: (a, b) => a.about.localeCompare(b.about) },
];
export const FILTERS: readonly Choice<GuardFilter, (it: Guard) => boolean>[] = [
  { id: "all", label: "All guards", value: () => true },
  { id: "unreasoned", label: "Without a reason", value: (it) => !it.reasoned },
  { id: "twin", label: "Said twice", value: (it) => it.twin !== null },
  { id: "contradicted", label: "Contradicted", value: (it) => it.contradicts !== null },
  { id: "echo", label: "Enforced by the schema anyway", value: (it) => it.echo },
  { id: "old", label: "Not touched for a year", value: (it) => (it.days ?? 0) >= 365 },
];
export const FORMATS = [
  { label: "CSV", format: "csv", extension: "csv" },
  { label: "JSON", format: "json", extension: "json" },
  { label: "Markdown", format: "markdown", extension: "md" },
] as const;

/** What a state shows of all guards. */
export function shownOf({ guards }: GuardsAnswer, { order, filter }: GuardState): readonly Guard[] {
  const shown = guards.filter(FILTERS.find((it) => it.id === filter)?.value ?? (() => true));
  const compare = ORDERS.find((it) => it.id === order)?.value ?? null;
  return compare === null ? shown : shown.toSorted(compare);
}

export function byPath(guards: readonly Guard[]): ReadonlyMap<string, readonly Guard[]> {
  const files = new Map<string, Guard[]>();
  for (const it of guards) {
    const list = files.get(it.path);
    if (list) list.push(it);
    else files.set(it.path, [it]);
  }
  return files;
}

export function ageOf(days: number): string {
  if (days < 60) return `${days} d`;
  return days < 730 ? `${Math.round(days / 30.4)} mo` : `${Math.round(days / 365)} y`;
}

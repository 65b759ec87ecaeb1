import type { Prompt } from "../../model/document.ts";
import type { InstructionModel, Section, Unit } from "./model.ts";
import { holdsAlways } from "./scope.ts";
import { twinsOf } from "./similarity.ts";

/** One prompt of a file with its units. */
export interface Loaded {
  readonly prompt: Prompt;
  readonly model: Pick<InstructionModel, "units" | "sections">;
}

/** `own` says what `other` of another prompt says; indexes in their units, `among` in the list of the others. */
export interface TwinAcross {
  readonly own: number;
  readonly among: number;
  readonly other: number;
  readonly likeness: number;
}

/**
 * Units of a prompt that other prompts say too, where both always hold: not in a section or a list of some case. Near linear in the units of
 * all of them.
 */
export function twinsAcross(own: Loaded, others: readonly Loaded[]): TwinAcross[] {
  const all = [...others, own];
  const first: number[] = [];
  const units: Unit[] = [];
  const homes: number[] = [];
  for (const [at, { model }] of all.entries()) {
    first.push(units.length);
    for (const unit of model.units) {
      // Blocks of two files are two, whatever their numbers.
      units.push({ ...unit, block: unit.block + at * 1_000_000 });
      homes.push(at);
    }
  }
  const at = new Map(units.map((unit, index) => [unit, index]));
  const homeOf = (unit: Unit) => homes[at.get(unit) ?? 0] ?? 0;
  const sectionsOf = (unit: Unit): readonly Section[] => all[homeOf(unit)]?.model.sections ?? [];
  const textOf = (unit: Unit) => all[homeOf(unit)]?.prompt.messages[unit.message]?.text.value.slice(unit.start, unit.end) ?? "";
  const last = all.length - 1;
  const found = twinsOf(units, textOf, {
    together: (one, other) =>
      (homeOf(one) === last) !== (homeOf(other) === last) && holdsAlways(one, sectionsOf(one)) && holdsAlways(other, sectionsOf(other)),
    describesReader: () => false,
    covers: () => false,
    arePasted: () => false,
  });
  return found.flatMap((it): TwinAcross[] => {
    const [among, mine] = [homes[it.first] ?? 0, homes[it.second] ?? 0];
    if (mine !== last || among === last) return [];
    return [{ own: it.second - (first[last] ?? 0), among, other: it.first - (first[among] ?? 0), likeness: it.likeness }];
  });
}

import type { Contradiction, Unit } from "./model.ts";
import type { Scopes } from "./scope.ts";

export function contradictionsOf(_units: readonly Unit[], _textOf: (unit: Unit) => string, _scopes: Scopes): Contradiction[] {
  return [];
}

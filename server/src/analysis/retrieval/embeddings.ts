import type { EmbeddingUse } from "../../model/document.ts";

/** A collection that is served with several embeddings: a use, and the first one that it differs from. */
export interface EmbeddingMismatch {
  readonly first: PlacedUse;
  readonly other: PlacedUse;
}

export interface PlacedUse {
  /** File of the client's construction, and its path. */
  readonly home: string;
  readonly path: string;
  readonly use: EmbeddingUse;
}

/**
 * Uses of a file that do not embed like the first use of their collection, in the order of path and place: of two files the later one
 * tells. Never across packages: equal names mean nothing there.
 * @param own uses of the file itself
 * @param elsewhere uses in other files of its package
 */
export function embeddingMismatches(own: readonly PlacedUse[], elsewhere: readonly PlacedUse[]): EmbeddingMismatch[] {
  const all = [...own, ...elsewhere].sort((a, b) => (a.path === b.path ? a.use.call.start - b.use.call.start : a.path < b.path ? -1 : 1));
  return own.flatMap((other): EmbeddingMismatch[] => {
    const first = all.slice(0, all.indexOf(other)).find((it) => isSameCollection(it, other));
    if (first === undefined || (first.use.model === other.use.model && first.use.dimensions === other.use.dimensions)) return [];
    return [{ first, other }];
  });
}

/** Between files both say where it lies; within one a client may leave it out. */
function isSameCollection(a: PlacedUse, b: PlacedUse): boolean {
  if (a.use.store !== b.use.store || a.use.collection !== b.use.collection) return false;
  const [here, there] = [a.use.location, b.use.location];
  if (a.home === b.home && (here === null || there === null)) return true;
  return here !== null && here === there;
}

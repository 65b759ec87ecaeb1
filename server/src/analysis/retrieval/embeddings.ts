import type { EmbeddingUse } from "../../model/document.ts";

/** One collection that is served with several embeddings; the first use is the one the others differ from. */
export interface EmbeddingMismatch {
  readonly first: PlacedUse;
  readonly others: readonly PlacedUse[];
}

export interface PlacedUse {
  /** File of the client's construction. */
  readonly home: string;
  readonly use: EmbeddingUse;
}

/**
 * Collections whose clients do not embed alike. Uses of a package may be handed over file by file, in the order of path: the
 * answer depends on nothing else. Never across packages: equal names mean nothing there.
 */
export function embeddingMismatches(uses: readonly PlacedUse[]): EmbeddingMismatch[] {
  const byCollection = new Map<string, PlacedUse[]>();
  for (const it of uses) {
    const key = `${it.use.store}\n${it.use.collection}`;
    byCollection.set(key, [...(byCollection.get(key) ?? []), it]);
  }
  return [...byCollection.values()].flatMap(([first, ...rest]): EmbeddingMismatch[] => {
    const others =
      first === undefined ? [] : rest.filter(({ use }) => use.model !== first.use.model || use.dimensions !== first.use.dimensions);
    return first === undefined || others.length === 0 ? [] : [{ first, others }];
  });
}

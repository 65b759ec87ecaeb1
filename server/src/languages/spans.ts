/** A part of a program that says where it stands. */
interface Placed {
  start?: number;
  end?: number;
  at?: number;
}

/**
 * Everything in a declaration that holds an offset, each once, as a flat list: when an edit above only moves the
 * declaration, its offsets are moved in one loop. Found by one walk over the plain data, not noted while lowering.
 */
export function placedIn(roots: readonly object[]): readonly Placed[] {
  const found: Placed[] = [];
  const seen = new Set<object & Placed>(roots);
  for (const node of seen) {
    for (const [key, value] of Object.entries(node)) {
      // Upwards is the function around it, which for a top-level declaration is the module.
      if (key !== "parent" && typeof value === "object" && value !== null) seen.add(value);
    }
    // Every array has an `at`, which is no offset.
    if (!Array.isArray(node) && ("start" in node || "at" in node)) found.push(node);
  }
  return found;
}

export function move(placed: readonly Placed[], distance: number): void {
  for (const it of placed) {
    if (it.start !== undefined) it.start += distance;
    if (it.end !== undefined) it.end += distance;
    if (it.at !== undefined) it.at += distance;
  }
}

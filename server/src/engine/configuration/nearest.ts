/** `: did you mean \`warning\`?`, or nothing where no known word is near. */
export function suggestion(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === null ? "" : `: did you mean \`${near}\`?`;
}

/** The known word that was begun, or that differs least, if it differs by a third at most. */
function nearest(word: string, known: readonly string[]): string | null {
  const begun = word.length < 3 ? [] : known.filter((it) => it.startsWith(word));
  if (begun.length === 1 && begun[0] !== undefined) return begun[0];
  const ranked = known.map((it) => ({ it, distance: distance(word.slice(0, 80), it) })).toSorted((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= Math.max(2, best.it.length / 3) ? best.it : null;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}

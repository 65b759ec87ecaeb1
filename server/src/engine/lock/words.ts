/** What changed between two texts, in words. */
export interface WordChange {
  /** Words added or removed; one that replaces another counts once. */
  readonly words: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Longest pair of changed parts that is compared word by word: beyond it the words are only counted. */
const MOST_CELLS = 1_000_000;

/** Compares two texts by their words. What both begin and end with is left out first, so the work is in the changed part. */
export function wordChange(before: string, after: string): WordChange {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let tail = 0;
  while (tail < a.length - start && tail < b.length - start && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const [gone, come] = [a.slice(start, a.length - tail), b.slice(start, b.length - tail)];
  const [removed, added] = gone.length * come.length <= MOST_CELLS ? aligned(gone, come) : counted(gone, come);
  return { words: Math.max(removed.length, added.length), added, removed };
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((it) => it !== "");
}

/** Words outside a longest common subsequence. */
function aligned(a: readonly string[], b: readonly string[]): [string[], string[]] {
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  const cell = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1));
  const [removed, added]: [string[], string[]] = [[], []];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && cell(i + 1, j) >= cell(i, j + 1))) removed.push(a[i++] ?? "");
    else added.push(b[j++] ?? "");
  }
  return [removed, added];
}

/** Words that one side has more often than the other. */
function counted(a: readonly string[], b: readonly string[]): [string[], string[]] {
  const counts = new Map<string, number>();
  for (const it of a) counts.set(it, (counts.get(it) ?? 0) + 1);
  const added = b.filter((it) => {
    const left = counts.get(it) ?? 0;
    counts.set(it, left - 1);
    return left <= 0;
  });
  const removed = a.filter((it) => {
    const left = counts.get(it) ?? 0;
    counts.set(it, left - 1);
    return left > 0;
  });
  return [removed, added];
}

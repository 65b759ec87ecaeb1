import { NO_RANK, type RankTable } from "./rank-table.ts";

/** Up to this many bytes a scan for the lowest rank beats a heap. */
const SCAN_LIMIT = 96;

/** Merges between two pauses of a count that is made in steps: about a millisecond. */
const PAUSE = 8192;

/** Makes a heap key of rank and place: ranks stay below 2^18, so a key is exact in a double. */
const PLACES = 2 ** 31;

const starts = new Int32Array(SCAN_LIMIT + 2);
const ranks = new Int32Array(SCAN_LIMIT + 2);

/**
 * Number of tokens that byte pair encoding makes of one pretoken. Merging in the order of ranks, the leftmost first, is the
 * definition; the heap keeps it near-linear where the usual scan takes the square of the length.
 */
export function mergedLength(table: RankTable, bytes: Uint8Array, start: number, end: number): number {
  if (end - start <= 1) return end - start;
  if (table.rank(bytes, start, end) !== NO_RANK) return 1;
  return end - start <= SCAN_LIMIT ? scan(table, bytes, start, end) : drain(heap(table, bytes, start, end));
}

/** The same in steps, for a pretoken of millions of bytes. `bytes` must stay as they are until the end. */
export function* merging(table: RankTable, bytes: Uint8Array, start: number, end: number): Generator<void, number, void> {
  return end - start <= SCAN_LIMIT ? mergedLength(table, bytes, start, end) : yield* heap(table, bytes, start, end);
}

/** Runs what is made in steps to its end. */
export function drain<Result>(steps: Generator<void, Result, void>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function scan(table: RankTable, bytes: Uint8Array, start: number, end: number): number {
  // starts[i] begins the i-th part, ranks[i] is that of the i-th part joined with the next.
  let count = end - start;
  let lowest = NO_RANK;
  let at = -1;
  for (let i = 0; i <= count; i++) {
    starts[i] = start + i;
    const rank = i + 2 <= count ? table.rank(bytes, start + i, start + i + 2) : NO_RANK;
    ranks[i] = rank;
    if (rank < lowest) [lowest, at] = [rank, i];
  }
  while (lowest !== NO_RANK) {
    if (at > 0) ranks[at - 1] = table.rank(bytes, starts[at - 1] as number, starts[at + 2] as number);
    ranks[at] = at + 3 <= count ? table.rank(bytes, starts[at] as number, starts[at + 3] as number) : NO_RANK;
    starts.copyWithin(at + 1, at + 2, count + 1);
    ranks.copyWithin(at + 1, at + 2, count + 1);
    count--;
    lowest = NO_RANK;
    for (let i = 0; i + 1 < count; i++) {
      const rank = ranks[i] as number;
      if (rank < lowest) [lowest, at] = [rank, i];
    }
  }
  return count;
}

function* heap(table: RankTable, bytes: Uint8Array, start: number, end: number): Generator<void, number, void> {
  const length = end - start;
  const next = new Int32Array(length);
  const previous = new Int32Array(length);
  // An entry of the queue counts only while its part is as it was when the entry was made.
  const version = new Int32Array(length);
  const alive = new Uint8Array(length).fill(1);
  const queue = new MergeQueue(length);
  const endOf = (part: number) => next[part] as number;
  const offer = (part: number) => {
    const middle = endOf(part);
    if (middle >= length) return;
    const rank = table.rank(bytes, start + part, start + endOf(middle));
    if (rank !== NO_RANK) queue.push(rank * PLACES + part, version[part] as number);
  };
  for (let i = 0; i < length; i++) {
    next[i] = i + 1;
    previous[i] = i - 1;
  }
  for (let i = 0; i < length; i++) {
    offer(i);
    if (i % PAUSE === PAUSE - 1) yield;
  }
  let count = length;
  for (let popped = 1; queue.pop(); popped++) {
    if (popped % PAUSE === 0) yield;
    const part = queue.key % PLACES;
    if (alive[part] === 0 || queue.version !== version[part]) continue;
    const joined = endOf(part);
    const after = endOf(joined);
    next[part] = after;
    if (after < length) previous[after] = part;
    alive[joined] = 0;
    count--;
    version[part] = (version[part] as number) + 1;
    offer(part);
    const before = previous[part] as number;
    if (before < 0) continue;
    version[before] = (version[before] as number) + 1;
    offer(before);
  }
  return count;
}

/** Binary heap over parallel number arrays: no object per entry. */
class MergeQueue {
  /** The entry that `pop` took out last. */
  key = 0;
  version = 0;
  private keys: Float64Array;
  private versions: Int32Array;
  private size = 0;

  constructor(capacity: number) {
    this.keys = new Float64Array(capacity + 16);
    this.versions = new Int32Array(capacity + 16);
  }

  push(key: number, version: number): void {
    if (this.size === this.keys.length) this.grow();
    const { keys, versions } = this;
    let child = this.size++;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if ((keys[parent] as number) <= key) break;
      keys[child] = keys[parent] as number;
      versions[child] = versions[parent] as number;
      child = parent;
    }
    keys[child] = key;
    versions[child] = version;
  }

  pop(): boolean {
    if (this.size === 0) return false;
    const { keys, versions } = this;
    this.key = keys[0] as number;
    this.version = versions[0] as number;
    const size = --this.size;
    const key = keys[size] as number;
    let parent = 0;
    for (;;) {
      let child = 2 * parent + 1;
      if (child >= size) break;
      if (child + 1 < size && (keys[child + 1] as number) < (keys[child] as number)) child++;
      if ((keys[child] as number) >= key) break;
      keys[parent] = keys[child] as number;
      versions[parent] = versions[child] as number;
      parent = child;
    }
    keys[parent] = key;
    versions[parent] = versions[size] as number;
    return true;
  }

  private grow(): void {
    const keys = new Float64Array(this.keys.length * 2);
    const versions = new Int32Array(keys.length);
    keys.set(this.keys);
    versions.set(this.versions);
    this.keys = keys;
    this.versions = versions;
  }
}

import { readRankHeader } from "./rank-file.ts";

/** No token has these bytes. Larger than any rank, so that a minimum passes over it. */
export const NO_RANK = 0x7fffffff;

/**
 * Bytes of a token to its rank: one open-addressed table of numbers over the file's own bytes. Two hundred thousand
 * strings in a map would take ten times the memory and the time to build.
 */
export class RankTable {
  /** Bytes of the longest token. */
  readonly longest: number;
  private readonly file: Uint8Array;
  /** Offset of each token in the file, by rank. */
  private readonly offsets: Int32Array;
  /** Rank + 1 by hash; 0 is empty. */
  private readonly slots: Int32Array;
  private readonly mask: number;
  /** Ranks of one and two bytes, where nearly every merge begins. */
  private readonly singles = new Int32Array(256).fill(NO_RANK);
  private readonly pairs = new Int32Array(65536).fill(NO_RANK);

  constructor(file: Uint8Array) {
    const { count, start } = readRankHeader(file);
    let size = 1024;
    while (size < count * 2) size *= 2;
    this.file = file;
    this.mask = size - 1;
    this.offsets = new Int32Array(count);
    this.slots = new Int32Array(size);
    let longest = 0;
    let at = start;
    for (let rank = 0; rank < count; rank++) {
      const length = file[at] ?? 0;
      const from = at + 1;
      at = from + length;
      if (at > file.length) throw new Error("File of token ranks is cut off");
      this.offsets[rank] = from;
      if (length > longest) longest = length;
      if (length === 1) this.singles[file[from] as number] = rank;
      else if (length === 2) this.pairs[((file[from] as number) << 8) | (file[from + 1] as number)] = rank;
      else if (length > 2) this.insert(from, at, rank);
    }
    this.longest = longest;
  }

  /** Rank of the token with the bytes from `start` to `end`, or `NO_RANK`. */
  rank(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (length <= 2)
      return length === 2
        ? (this.pairs[((bytes[start] as number) << 8) | (bytes[start + 1] as number)] as number)
        : (this.singles[bytes[start] as number] as number);
    if (length > this.longest) return NO_RANK;
    const { file, slots, mask, offsets } = this;
    for (let slot = hash(bytes, start, end) & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] as number;
      if (entry === 0) return NO_RANK;
      const from = offsets[entry - 1] as number;
      if (file[from - 1] !== length) continue;
      let i = 0;
      while (i < length && file[from + i] === bytes[start + i]) i++;
      if (i === length) return entry - 1;
    }
  }

  private insert(from: number, to: number, rank: number): void {
    let slot = hash(this.file, from, to) & this.mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask;
    this.slots[slot] = rank + 1;
  }
}

function hash(bytes: Uint8Array, start: number, end: number): number {
  let value = 0x811c9dc5;
  for (let i = start; i < end; i++) value = Math.imul(value ^ (bytes[i] as number), 0x01000193);
  return value ^ (value >>> 15);
}

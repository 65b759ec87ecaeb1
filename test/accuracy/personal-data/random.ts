/** Seeded numbers (mulberry32): the same set at every run. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  /** 0 to 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  }

  /** `#` a digit, `?` a capital, `~` a small letter; the rest as it stands. */
  fill(mould: string): string {
    return mould.replace(/[#?~]/g, (sign) =>
      sign === "#" ? String(this.below(10)) : String.fromCharCode((sign === "?" ? 65 : 97) + this.below(26)),
    );
  }

  text(length: number, alphabet: string): string {
    return Array.from({ length }, () => this.pick([...alphabet])).join("");
  }
}

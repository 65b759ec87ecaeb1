import type { Context } from "./context.ts";
import type { Headings } from "./headings.ts";

type RowsByPhrase = readonly (readonly number[])[];

/** Wider than any row looks for its words, so that a block and its neighbours hold them all. */
const BLOCK = 256;

/**
 * Which rows have one of their words anywhere near a place: the coarse question that is asked before a row looks at the text.
 * Answered once for each block of the text and once for each table heading, so that numbers cost nothing where no word is.
 */
export class Nearby {
  private readonly blocks = new Map<number, Uint8Array | null>();
  private readonly heads = new Map<number, Uint8Array | null>();
  private readonly rowsOf: { readonly near: RowsByPhrase; readonly above: RowsByPhrase };
  private readonly count: number;
  private joined: { readonly around: Uint8Array; readonly above: Uint8Array; readonly rows: Uint8Array } | null = null;
  private readonly context: Context;
  private readonly headings: Headings;

  /** `rowsOf`: rows that count a phrase near, and in a heading; `count`: rows of the table. */
  constructor(rowsOf: Nearby["rowsOf"], count: number, context: Context, headings: Headings) {
    this.rowsOf = rowsOf;
    this.count = count;
    this.context = context;
    this.headings = headings;
  }

  /** One for each row that may be asked at `at`; null when there is none. */
  at(at: number): Uint8Array | null {
    const around = this.around(Math.floor(at / BLOCK));
    const above = this.above(at);
    if (around === null || above === null) return around ?? above;
    // Places follow each other: most of a block and a heading are asked for many times in turn.
    if (this.joined?.around !== around || this.joined.above !== above)
      this.joined = { around, above, rows: around.map((it, row) => it | (above[row] ?? 0)) };
    return this.joined.rows;
  }

  private around(block: number): Uint8Array | null {
    let rows = this.blocks.get(block);
    if (rows === undefined) {
      rows = this.rowsIn((block - 1) * BLOCK, (block + 2) * BLOCK, this.rowsOf.near);
      this.blocks.set(block, rows);
    }
    return rows;
  }

  private above(at: number): Uint8Array | null {
    const head = this.headings.head(at);
    if (head === null) return null;
    let rows = this.heads.get(head.start);
    if (rows === undefined) {
      rows = this.rowsIn(head.start, head.end, this.rowsOf.above);
      this.heads.set(head.start, rows);
    }
    return rows;
  }

  private rowsIn(start: number, end: number, rowsOf: RowsByPhrase): Uint8Array | null {
    const hits = this.context.in({ start: Math.max(0, start), end });
    if (hits.length === 0) return null;
    let rows: Uint8Array | null = null;
    for (const { phrase } of hits)
      for (const row of rowsOf[phrase] ?? []) {
        rows ??= new Uint8Array(this.count);
        rows[row] = 1;
      }
    return rows;
  }
}

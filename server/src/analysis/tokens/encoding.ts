import { mergedLength, merging } from "./merge.ts";
import { type Pretoken, pretokenCl100k, pretokenO200k } from "./pretokens.ts";
import { RankTable } from "./rank-table.ts";

/** Encodings that are counted exactly. */
export type EncodingName = "o200k_base" | "cl100k_base";

/** Bytes between two pauses of a count that is made in steps. */
const STRIDE = 16_384;

const PRETOKENS: { readonly [Name in EncodingName]: Pretoken } = { o200k_base: pretokenO200k, cl100k_base: pretokenCl100k };

/** One byte pair encoding: exactly the counts of the `tiktoken` package with every special token taken as plain text. */
export class Encoding {
  readonly name: EncodingName;
  private readonly table: RankTable;
  private readonly pretoken: Pretoken;
  private readonly encoder = new TextEncoder();
  private buffer = new Uint8Array(4096);

  /** `file` is the packed rank data of the same encoding; throws when it is something else. */
  constructor(name: EncodingName, file: Uint8Array) {
    this.name = name;
    this.table = new RankTable(file);
    this.pretoken = PRETOKENS[name];
  }

  /** Tokens of a text. Half surrogate pairs count as U+FFFD, which is how any encoder sends them. */
  count(text: string): number {
    if (this.buffer.length < text.length * 3) this.buffer = new Uint8Array(text.length * 3);
    const { written } = this.encoder.encodeInto(text, this.buffer);
    const tokens = this.countBytes(this.buffer, written);
    if (this.buffer.length > 1 << 20) this.buffer = new Uint8Array(4096);
    return tokens;
  }

  /** The same in steps, each about a millisecond or the bytes of one short pretoken after another up to `STRIDE`. */
  *counting(text: string): Generator<void, number, void> {
    // Bytes of its own: other texts may be counted between two steps.
    const bytes = this.encoder.encode(text);
    let tokens = 0;
    let pause = STRIDE;
    for (let at = 0; at < bytes.length; ) {
      const next = this.pretoken(bytes, at, bytes.length);
      tokens += yield* merging(this.table, bytes, at, next);
      at = next;
      if (at < pause) continue;
      pause = at + STRIDE;
      yield;
    }
    return tokens;
  }

  private countBytes(bytes: Uint8Array, end: number): number {
    let tokens = 0;
    for (let at = 0; at < end; ) {
      const next = this.pretoken(bytes, at, end);
      tokens += mergedLength(this.table, bytes, at, next);
      at = next;
    }
    return tokens;
  }
}

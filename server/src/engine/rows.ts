import { ROW_CAP } from "../formats/readers/jsonl.ts";

/** Bytes of a file of rows that are kept as text; what is behind is counted. As much as a dataset reads. */
export const KEPT_BYTES = 4 * 1024 * 1024;

export interface Rows {
  /** Whole lines from the beginning of the file. */
  readonly bytes: Uint8Array;
  /** Lines behind them that are not blank. */
  readonly beyond: number;
}

/** A file of one row a line whatever its size, in memory for its beginning alone. Chunks may use one buffer in turn. */
export async function readRows(chunks: AsyncIterable<Uint8Array>, kept = KEPT_BYTES, most = ROW_CAP): Promise<Rows> {
  const bytes = new Uint8Array(kept);
  const counter = new LineCounter();
  let filled = 0;
  let whole: number | null = null;
  for await (const chunk of chunks) {
    let from = 0;
    if (whole === null) {
      from = Math.min(chunk.length, kept - filled);
      bytes.set(chunk.subarray(0, from), filled);
      filled += from;
      if (from === chunk.length) continue;
      whole = endOfRows(bytes, most);
      counter.push(bytes.subarray(whole));
    }
    counter.push(chunk.subarray(from));
  }
  return { bytes: bytes.subarray(0, whole ?? filled), beyond: counter.end() };
}

/** Behind the last whole line, or behind so many of them that hold something: nobody reads more. */
function endOfRows(bytes: Uint8Array, most: number): number {
  const counter = new LineCounter();
  let end = 0;
  for (let next = bytes.indexOf(LINE_END); next >= 0 && counter.lines < most; next = bytes.indexOf(LINE_END, end)) {
    counter.push(bytes.subarray(end, next + 1));
    end = next + 1;
  }
  return end;
}

export function isRows(uri: string): boolean {
  return /\.(?:jsonl|ndjson)$/i.test(uri);
}

const LINE_END = 10;

/** Lines that hold more than blanks. A line goes by without being kept. */
class LineCounter {
  lines = 0;
  /** The line that is open has been counted. */
  private counted = false;

  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const newline = bytes.indexOf(LINE_END, at);
      const end = newline < 0 ? bytes.length : newline;
      while (!this.counted && at < end) this.counted = (bytes[at++] ?? 0) > 32;
      if (newline < 0) return;
      this.close();
      at = newline + 1;
    }
  }

  end(): number {
    this.close();
    return this.lines;
  }

  private close(): void {
    if (this.counted) this.lines++;
    this.counted = false;
  }
}

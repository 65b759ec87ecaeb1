/** Cuts closer than this to the last one are passed over. UTF-16 units. */
const MINIMUM = 256;

/** Within this distance a line end is waited for; beyond it a gap between words will do. UTF-16 units. */
const PATIENCE = 2048;

/**
 * Where a text may be cut without changing its count: always between two pretokens, whatever stands farther away, in both
 * encodings. Decided from three characters only, so a change moves no cut but those beside it. Ask in rising order.
 */
export class Cuts {
  private readonly text: string;
  private readonly limit: number;
  /** The cut after a line end that was found last. */
  private line = 0;

  constructor(text: string) {
    this.text = text;
    this.limit = text.length;
  }

  /** The cut after `from`, or the end of the text. */
  after(from: number): number {
    const first = from + MINIMUM;
    if (first >= this.limit) return this.limit;
    const line = this.lineFrom(first);
    if (line - from <= PATIENCE) return line;
    for (let at = first; at < line; at++) {
      if (this.text.charCodeAt(at) === 0x20 && this.isWordGap(at, at - from > PATIENCE)) return at;
    }
    return line;
  }

  private lineFrom(first: number): number {
    while (this.line < first) {
      const feed = this.text.indexOf("\n", Math.max(this.line, first - 1));
      this.line = feed < 0 ? this.limit : feed + 1;
      if (this.line >= this.limit) return this.limit;
      if (this.line >= first && beginsLine(this.text.charCodeAt(this.line))) break;
      // A line feed that is no cut: look on behind it.
      first = Math.max(first, this.line + 1);
    }
    return this.line;
  }

  /** A single space between two words in ASCII. One gap in sixteen or so, so that cuts soon fall as before after an edit; later any. */
  private isWordGap(at: number, any: boolean): boolean {
    const before = this.text.charCodeAt(at - 1);
    const after = this.text.charCodeAt(at + 1);
    return (any || ((before * 7 + after * 11) & 15) === 0) && isAsciiWord(before) && isAsciiLetter(after);
  }
}

/**
 * Whether a character after a line feed starts a pretoken: no white space, which line feeds run into, and no slash, which
 * o200k_base adds to the line ends after punctuation.
 */
function beginsLine(unit: number): boolean {
  if (unit < 0x7f) return unit > 0x20 && unit !== 0x2f;
  if (unit < 0x3040) return unit >= 0xc0 && unit < 0x1680;
  return true;
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

function isAsciiWord(unit: number): boolean {
  return isAsciiLetter(unit) || (unit >= 0x30 && unit <= 0x39);
}

import { type Lexis, scan } from "./scan.ts";

/** A text in which what was left open is closed, with the way back to the offsets of the original. */
export interface Mended {
  readonly text: string;
  /** The offset in the original; for what was put in, the place where it was put. */
  place(offset: number): number;
}

interface Opened {
  readonly close: string;
  /** Indentation of the line it was opened on. */
  readonly indentation: number;
  /** A list of things, not a block of statements: what follows an element needs a comma. */
  readonly separated: boolean;
}

const CLOSING: { readonly [open: string]: string } = { "(": ")", "[": "]", "{": "}", "${": "}`" };
/** Code that lacks an operand when an element, a bracket or a line ends behind it. */
const UNFINISHED = /(?:[:+*|&?<-]|(?<![=!<>])=|\.)$/;
const UNFINISHED_LINE = /(?:(?<![=!<>])=|\.)$/;
const PLACEHOLDER = "_";

/**
 * Closes brackets and strings where the layout says that they should have ended: a line that stands no deeper than the
 * line on which a bracket was opened, and does not begin with the closing one, is behind the bracket. People indent what
 * is inside, and so do editors while they type. A missing operand becomes a name. Null when there is nothing to mend.
 */
export function mend(text: string, lexis: Lexis): Mended | null {
  const insertions: { readonly at: number; readonly text: string }[] = [];
  const opened = new Opening();
  let indentation = 0;
  const insert = (at: number, what: string) => {
    if (what !== "") insertions.push({ at, text: what });
  };
  const operandAt = (at: number, unfinished: RegExp) => (unfinished.test(text.slice(Math.max(0, at - 2), at)) ? PLACEHOLDER : "");
  const closeAt = (at: number, keep: (it: Opened) => boolean, continues: boolean) => {
    const closing = opened.close(keep);
    if (closing === "") return false;
    insert(at, `${operandAt(at, UNFINISHED)}${closing}${continues && opened.last?.separated ? "," : ""}`);
    return true;
  };
  const last = scan(text, lexis, {
    line(at, depth, end) {
      const closing = ")]}".includes(text[at] as string);
      const closed = closeAt(end, (it) => it.indentation < depth || (closing && it.indentation === depth), !closing);
      if (!closed && depth <= indentation) insert(end, operandAt(end, UNFINISHED_LINE));
      indentation = depth;
    },
    mark(_, mark, before, previous) {
      const close = CLOSING[mark];
      if (close !== undefined) {
        opened.push({ close, indentation, separated: mark !== "{" || (previous !== "" && "(,:=[?".includes(previous)) });
        return;
      }
      const closed = mark !== "," && opened.has(mark) && closeAt(before, (it) => it.close === mark, false);
      if (!closed) insert(before, operandAt(before, UNFINISHED));
      // What nothing opened is left to the parser.
      if (mark !== "," && opened.has(mark)) opened.pop();
    },
    openString(end, quote) {
      insert(end, quote);
    },
  });
  if (!closeAt(last, () => false, false)) insert(last, operandAt(last, UNFINISHED_LINE));
  return insertions.length === 0 ? null : apply(text, insertions);
}

/** Brackets that are open, innermost last. */
class Opening {
  private readonly stack: Opened[] = [];
  /** How many wait for each closing bracket: asking costs nothing, however deep the nesting. */
  private readonly waiting = new Map<string, number>();

  get last(): Opened | undefined {
    return this.stack.at(-1);
  }

  has(close: string): boolean {
    return (this.waiting.get(close) ?? 0) > 0;
  }

  push(it: Opened): void {
    this.stack.push(it);
    this.waiting.set(it.close, (this.waiting.get(it.close) ?? 0) + 1);
  }

  pop(): string {
    const close = this.stack.pop()?.close ?? "";
    this.waiting.set(close, (this.waiting.get(close) ?? 1) - 1);
    return close;
  }

  /** Closes from the inside out until one is to be kept. */
  close(keep: (it: Opened) => boolean): string {
    const closing: string[] = [];
    for (let it = this.last; it !== undefined && !keep(it); it = this.last) closing.push(this.pop());
    return closing.join("");
  }
}

function apply(text: string, insertions: readonly { readonly at: number; readonly text: string }[]): Mended {
  let result = "";
  let from = 0;
  /** Offsets in the result behind which `shift` more units were put in. */
  const shifts: { readonly at: number; readonly length: number; readonly shift: number }[] = [];
  let shift = 0;
  for (const it of insertions) {
    result += text.slice(from, it.at);
    from = it.at;
    shifts.push({ at: result.length, length: it.text.length, shift });
    result += it.text;
    shift += it.text.length;
  }
  result += text.slice(from);
  return {
    text: result,
    place(offset) {
      let [low, high] = [0, shifts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((shifts[middle] as { at: number }).at < offset) low = middle + 1;
        else high = middle;
      }
      const before = shifts[low - 1];
      if (before === undefined) return offset;
      return Math.max(before.at - before.shift, offset - before.shift - before.length);
    },
  };
}

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

const PAIRS: { readonly [open: string]: string } = { "(": ")", "[": "]", "{": "}" };
/** An operator at the end has lost its operand. */
const UNFINISHED = /[=:.+*/|&?<>-]$/;
const PLACEHOLDER = "_";

/**
 * Closes brackets and strings where the layout says that they should have ended: a line that stands no deeper than the
 * line on which a bracket was opened, and does not begin with the closing one, is behind the bracket. People indent what
 * is inside, and so do editors while they type. Null when nothing is open.
 */
export function mend(text: string, lexis: Lexis): Mended | null {
  const insertions: { readonly at: number; readonly text: string }[] = [];
  const opened: Opened[] = [];
  let indentation = 0;
  const insert = (at: number, what: string) => {
    if (what !== "") insertions.push({ at, text: what });
  };
  const closeAt = (at: number, keep: (it: Opened) => boolean, continues: boolean) => {
    let closing = "";
    for (let it = opened.at(-1); it !== undefined && !keep(it); it = opened.at(-1)) {
      closing += it.close;
      opened.pop();
    }
    if (closing === "") return;
    const operand = UNFINISHED.test(text.slice(Math.max(0, at - 2), at)) ? PLACEHOLDER : "";
    insert(at, `${operand}${closing}${continues && opened.at(-1)?.separated ? "," : ""}`);
  };
  const last = scan(text, lexis, {
    line(at, depth, end) {
      const closing = ")]}".includes(text[at] as string);
      closeAt(end, (it) => it.indentation < depth || (closing && it.indentation === depth), !closing);
      indentation = depth;
    },
    bracket(at, unit, previous) {
      const close = PAIRS[unit];
      if (close !== undefined) {
        opened.push({ close, indentation, separated: close !== "}" || (previous !== "" && "(,:=[?".includes(previous)) });
        return;
      }
      // A closing bracket ends what was opened inside of it; one that nothing opened is left to the parser.
      if (opened.some((it) => it.close === unit)) {
        closeAt(at, (it) => it.close === unit, false);
        opened.pop();
      }
    },
    openString(end, quote) {
      insert(end, quote);
    },
  });
  closeAt(last, () => false, false);
  return insertions.length === 0 ? null : apply(text, insertions);
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

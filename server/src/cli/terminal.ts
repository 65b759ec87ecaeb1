/** What a command needs of the process: tests bring their own. */
export interface Terminal {
  /** Standard output; text comes with its line ends. */
  out(text: string): void;
  err(text: string): void;
  /** All of standard input. */
  input(): Promise<string>;
  /** Columns of the terminal; 80 in a pipe. */
  readonly columns: number;
  readonly colour: boolean;
  /** Somebody is watching standard error: progress may be drawn. */
  readonly interactive: boolean;
  /** Working folder, an absolute path. */
  readonly folder: string;
}

export type Style = "bold" | "dim" | "red" | "yellow" | "blue" | "cyan" | "green" | "magenta";

const CODES: { readonly [Name in Style]: readonly [number, number] } = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
};

export type Paint = (text: string, ...styles: readonly Style[]) => string;

export function painter(colour: boolean): Paint {
  if (!colour) return (text) => text;
  return (text, ...styles) =>
    styles.reduce((inner, style) => {
      const [on, off] = CODES[style];
      return `\u001B[${on}m${inner}\u001B[${off}m`;
    }, text);
}

/** Columns that a text takes: East Asian wide characters and emoji two, combining marks none. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += columnsOfPoint(character.codePointAt(0) ?? 0);
  return columns;
}

function columnsOfPoint(point: number): number {
  if (point < 0x300) return 1;
  if (
    (point <= 0x36f && point >= 0x300) ||
    (point >= 0x200b && point <= 0x200f) ||
    (point >= 0xfe00 && point <= 0xfe0f) ||
    point === 0xfeff
  )
    return 0;
  const wide =
    (point >= 0x1100 && point <= 0x115f) ||
    (point >= 0x2e80 && point <= 0xa4cf) ||
    (point >= 0xac00 && point <= 0xd7a3) ||
    (point >= 0xf900 && point <= 0xfaff) ||
    (point >= 0xfe30 && point <= 0xfe6f) ||
    (point >= 0xff00 && point <= 0xff60) ||
    (point >= 0xffe0 && point <= 0xffe6) ||
    (point >= 0x1f300 && point <= 0x1faff) ||
    (point >= 0x20000 && point <= 0x3fffd);
  return wide ? 2 : 1;
}

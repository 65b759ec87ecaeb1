import { CHARACTER_CLASS_RUNS } from "./character-classes.generated.ts";

/** What the pretoken patterns tell apart. The numbers are those of the generated runs. */
export const OTHER = 0;
export const NEWLINE = 1;
/** White space except carriage return and line feed. */
export const SPACE = 2;
/** Upper and title case. */
export const UPPER = 3;
export const LOWER = 4;
/** Letters without case, and modifiers. */
export const LETTER = 5;
export const MARK = 6;
export const NUMBER = 7;

/** Class by code point. */
export const CLASS_OF: Uint8Array = decode();

function decode(): Uint8Array {
  const classes = new Uint8Array(0x110000);
  let at = 0;
  let length = 0;
  for (let i = 0; i < CHARACTER_CLASS_RUNS.length; i++) {
    const unit = CHARACTER_CLASS_RUNS.charCodeAt(i);
    if (unit >= 0x61) length = length * 36 + unit - 0x57;
    else if (unit <= 0x39) length = length * 36 + unit - 0x30;
    else {
      if (unit !== 0x41) classes.fill(unit - 0x41, at, at + length);
      at += length;
      length = 0;
    }
  }
  return classes;
}

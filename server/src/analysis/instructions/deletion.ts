import type { Span } from "../../model/text.ts";

/**
 * What to delete of a message's `value` so that a unit is gone and nothing is left of it: the whole line with its bullet when the
 * unit is all that stands there, else the sentence with the space behind it.
 */
export function deletionOf(value: string, unit: Span): Span {
  const lineStart = value.lastIndexOf("\n", unit.start - 1) + 1;
  const feed = value.indexOf("\n", unit.end);
  const lineEnd = feed < 0 ? value.length : feed;
  const before = value.slice(lineStart, unit.start);
  const isAlone = /^[\s\-*+•‣▪◦–\d.)(]*$/u.test(before) && value.slice(unit.end, lineEnd).trim() === "";
  if (isAlone && feed >= 0) return { start: lineStart, end: feed + 1 };
  // The last line takes the line end before it along.
  if (isAlone) return { start: lineStart > 0 ? previousEnd(value, lineStart) : 0, end: lineEnd };
  let { start, end } = unit;
  while (value[end] === " ") end++;
  if (end === unit.end) while (start > lineStart && value[start - 1] === " ") start--;
  return { start, end };
}

function previousEnd(value: string, lineStart: number): number {
  return value[lineStart - 2] === "\r" ? lineStart - 2 : lineStart - 1;
}

import type { Kind } from "./kind.ts";

/** As long as the value. Punctuation stays, so that the shape can be seen; a known end (`1234` of a card) stays too. */
export function maskValue(kind: Pick<Kind, "mask" | "tail">, value: string): string {
  if (kind.mask !== undefined) return kind.mask(value);
  const tail = kind.tail !== undefined && value.length >= 2 * kind.tail ? kind.tail : 0;
  return stars(value.slice(0, value.length - tail)) + value.slice(value.length - tail);
}

/** Every letter and digit starred, whatever its script. */
export function stars(text: string): string {
  return text.replace(/[^\s.,:;@()+/\\_-]/g, "*");
}

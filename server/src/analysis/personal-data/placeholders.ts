import type { Span } from "../../model/text.ts";

/** A value nobody has: one digit over and over, nearly all zeros, counting digits, or text that stands in angle brackets or braces. */
export function isPlaceholder(value: string, text: string, { start, end }: Span): boolean {
  const digits = value.replace(/\D/g, "");
  if (digits.length >= 6 && (isRepeated(digits) || isCounting(digits) || isRound(digits))) return true;
  return isBracketed(text, start, end);
}

/** `100000`, `001000000000001`: hardly anything but zeros. */
function isRound(digits: string): boolean {
  return digits.replaceAll("0", "").length <= digits.length / 4;
}

function isRepeated(digits: string): boolean {
  return /^(\d)\1*$/.test(digits) || /^(\d\d)\1+$/.test(digits);
}

/** Digits that count up or down all the way, wrapping at ten: `1234567890`, `0123456789`, `987654321`. */
function isCounting(digits: string): boolean {
  for (const step of [1, 9]) {
    let counts = true;
    for (let i = 1; i < digits.length && counts; i++) counts = (Number(digits[i]) - Number(digits[i - 1]) + 10) % 10 === step;
    if (counts) return true;
  }
  return false;
}

function isBracketed(text: string, start: number, end: number): boolean {
  const [before, after] = [text[start - 1], text[end]];
  return (before === "{" && after === "}" && text[start - 2] !== '"') || (before === "$" && after === "}");
}

/**
 * The last word of what stands before a sign, in lower case: `key` of `"apiKey":`, `name` of `**Full name**:`. A set of such
 * words is the cheap filter before any expression looks at the whole key.
 */
export function lastWord(text: string, at: number): string {
  let end = at;
  while (end > 0 && at - end < 8 && CLOSING.has(text.charCodeAt(end - 1))) end--;
  let start = end;
  while (start > 0 && end - start < 24) {
    const unit = text.charCodeAt(start - 1);
    if (!isLetter(unit)) break;
    start--;
    // A capital after a small letter begins a word of its own.
    if (isUpper(unit) && start > 0 && isLower(text.charCodeAt(start - 1))) break;
  }
  return text.slice(start, end).toLowerCase();
}

// Space, tab, quotes, asterisk, brackets, underscore, colon.
const CLOSING = new Set([32, 9, 34, 39, 96, 42, 93, 41, 95, 58]);

function isLower(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}

function isUpper(unit: number): boolean {
  return unit >= 65 && unit <= 90;
}

function isLetter(unit: number): boolean {
  return isLower(unit) || isUpper(unit) || unit > 0xbf;
}

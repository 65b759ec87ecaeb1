/** Check digits that no library of ours has. Each takes digits (or letters and digits) without separators. */

/** ISO/IEC 7812-1, annex B. */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, twice = false; i >= 0; i--, twice = !twice) {
    const digit = digits.charCodeAt(i) - 48;
    sum += twice ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit;
  }
  return sum % 10 === 0;
}

/** Weighted sum of the digits modulo `modulus`. */
export function weighted(digits: string, weights: readonly number[], modulus: number): number {
  let sum = 0;
  for (const [i, weight] of weights.entries()) sum += weight * (digits.charCodeAt(i) - 48);
  return sum % modulus;
}

export function onlyDigits(value: string): string {
  return value.replace(/\D/g, "");
}

export function compact(value: string): string {
  return value.replace(/[^A-Za-z0-9]/g, "").toUpperCase();
}

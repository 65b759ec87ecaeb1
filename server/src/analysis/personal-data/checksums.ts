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

/** ISO 7064 MOD 97-10 over digits. */
export function mod97(digits: string): number {
  let rest = 0;
  for (let i = 0; i < digits.length; i++) rest = (10 * rest + digits.charCodeAt(i) - 48) % 97;
  return rest;
}

/** NHS number, https://www.datadictionary.nhs.uk/attributes/nhs_number.html (2026-11). */
export function nhs(digits: string): boolean {
  const check = (11 - weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2], 11)) % 11;
  return digits.length === 10 && check === Number(digits[9]);
}

/** National Provider Identifier: Luhn behind the issuer prefix 80840 (45 CFR 162.406). */
export function npi(digits: string): boolean {
  return /^[12]\d{9}$/.test(digits) && luhn(`80840${digits}`);
}

/** DEA registration: odd places plus twice the even ones, last digit of the sum. */
export function dea(value: string): boolean {
  const digits = value.slice(2);
  return /^\d{7}$/.test(digits) && weighted(digits, [1, 2, 1, 2, 1, 2], 10) === Number(digits[6]);
}

/** ABA routing number: weights 3, 7, 1; the first two digits are a Federal Reserve district. */
export function aba(digits: string): boolean {
  return /^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{7}$/.test(digits) && weighted(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1], 10) === 0;
}

/** Singapore NRIC and FIN: weighted digits choose a letter (Immigration and Checkpoints Authority). */
export function nric(value: string): boolean {
  const [first = "", digits, last] = [value[0], value.slice(1, 8), value[8]];
  const sum = weighted(digits, [2, 7, 6, 5, 4, 3, 2], 1_000_000) + ("TG".includes(first) ? 4 : first === "M" ? 3 : 0);
  const letters = "ST".includes(first) ? "JZIHGFEDCBA" : "FG".includes(first) ? "XWUTRQPNMLK" : "KLJNPQRTUWX";
  return letters[first === "M" ? 10 - (sum % 11) : sum % 11] === last;
}

/** Australian Medicare card: eight digits, a check digit, an issue number. */
export function medicareAustralia(digits: string): boolean {
  return /^[2-6]\d{9,10}$/.test(digits) && weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9], 10) === Number(digits[8]);
}

/** Japanese individual number ("my number"), order of the ministry of internal affairs 85 of 2014, article 5. */
export function myNumber(digits: string): boolean {
  let sum = 0;
  for (let n = 1; n <= 11; n++) sum += Number(digits[11 - n]) * (n <= 6 ? n + 1 : n - 5);
  return digits.length === 12 && (sum % 11 <= 1 ? 0 : 11 - (sum % 11)) === Number(digits[11]);
}

/** Russian SNILS: nine digits by weights 9 to 1, modulo 101, 100 counts as 0. */
export function snils(digits: string): boolean {
  const check = weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, 1], 101) % 100;
  return digits.length === 11 && check === Number(digits.slice(9));
}

/** Kazakh individual number: two rounds of weights modulo 11. */
export function iin(digits: string): boolean {
  const first = weighted(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 11);
  const check = first === 10 ? weighted(digits, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2], 11) : first;
  return digits.length === 12 && check === Number(digits[11]);
}

import { find } from "./find.ts";
import type { PersonalDataOptions, PersonalDatum } from "./model.ts";

/** Token to value, in the order of first appearance. The only thing that turns a redacted text back; whoever keeps it keeps the data. */
export type RedactionMap = { readonly [token: string]: string };

export interface Redaction {
  readonly text: string;
  readonly map: RedactionMap;
  /** Values replaced, repeats counted. */
  readonly replaced: number;
}

/**
 * Replaces every value by a typed token, `[EMAIL_1]`: the same value always by the same one, so that a text still says who is who.
 * With the map of an earlier text its tokens go on being used: rows of one data set agree. Tokens that stand in the text already
 * are never given out. Pure; where text and map are written is the caller's business.
 */
export function redact(text: string, known: RedactionMap = {}, options: PersonalDataOptions = {}): Redaction {
  return replaceAll(text, find(text, options), known);
}

/** The same for values found otherwise, in order and not overlapping. */
export function replaceAll(text: string, data: readonly PersonalDatum[], known: RedactionMap): Redaction {
  const tokens = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const [token, value] of Object.entries(known)) {
    const [, type = "", number = "0"] = /^\[([A-Z_]+)_(\d+)\]$/.exec(token) ?? [];
    tokens.set(`${type} ${normal(value)}`, token);
    counts.set(type, Math.max(counts.get(type) ?? 0, Number(number)));
  }
  for (const [, type = "", number = "0"] of text.matchAll(/\[([A-Z][A-Z_]{0,40})_(\d{1,9})[a-z]{0,6}\]/g))
    counts.set(type, Math.max(counts.get(type) ?? 0, Number(number)));
  const map: { [token: string]: string } = { ...known };
  let redacted = "";
  let cursor = 0;
  for (const { start, end, kind } of data) {
    const value = text.slice(start, end);
    const type = kind.toUpperCase().replaceAll("-", "_");
    const key = `${type} ${normal(value)}`;
    let token = tokens.get(key);
    if (token === undefined || normal(map[token] ?? "") !== normal(value)) {
      const number = (counts.get(type) ?? 0) + 1;
      counts.set(type, number);
      token = `[${type}_${number}]`;
      tokens.set(key, token);
      map[token] = value;
    }
    // Written another way (spaces, capitals) it is the same value but must come back as it was.
    const exact = map[token] === value ? token : variant(token, value, map);
    redacted += text.slice(cursor, start) + exact;
    cursor = end;
  }
  return { text: redacted + text.slice(cursor), map, replaced: data.length };
}

/** Puts the values back. Tokens that the map does not know stay. */
export function restore(text: string, map: RedactionMap): string {
  return text.replace(/\[[A-Z][A-Z_]{0,40}_\d{1,9}[a-z]{0,6}\]/g, (token) => (Object.hasOwn(map, token) ? (map[token] ?? token) : token));
}

/** `[PHONE_1b]`: the same number as `[PHONE_1]`, spelled otherwise. */
function variant(token: string, value: string, map: { [token: string]: string }): string {
  for (let number = 1; ; number++) {
    const candidate = `${token.slice(0, -1)}${letters(number)}]`;
    if (map[candidate] === value) return candidate;
    if (!Object.hasOwn(map, candidate)) {
      map[candidate] = value;
      return candidate;
    }
  }
}

function letters(number: number): string {
  return number < 26 ? String.fromCharCode(97 + number) : letters(Math.floor(number / 26)) + letters(number % 26);
}

/** How a value is compared: without spaces and signs, in lower case. */
function normal(value: string): string {
  const bare = value.toLowerCase().replace(/[^\p{L}\p{N}@]/gu, "");
  return bare === "" ? value : bare;
}

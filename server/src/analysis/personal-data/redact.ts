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

/** A value to be replaced. `bare`: a number of a JSON text, whose token must stand in quotes. */
export type Replaced = Pick<PersonalDatum, "start" | "end" | "kind"> & { readonly bare?: boolean };

/**
 * Replaces every value by a typed token, `[EMAIL_1]`: the same value always by the same one, so that a text still says who is who.
 * With the map of an earlier text its tokens go on being used: rows of one data set agree. Tokens that stand in the text already
 * are never given out. Pure; where text and map are written is the caller's business.
 */
export function redact(text: string, known: RedactionMap = {}, options: PersonalDataOptions = {}): Redaction {
  const redactor = new Redactor(known);
  redactor.reserve(text);
  const data = find(text, options);
  return { text: redactor.replace(text, data), map: redactor.map, replaced: data.length };
}

/** Gives out tokens over many texts; each text costs as much as its length, however many values were seen before. */
export class Redactor {
  private readonly values: Map<string, string>;
  private readonly tokens = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  constructor(known: RedactionMap = {}) {
    this.values = new Map(Object.entries(known));
    for (const [written, value] of this.values) {
      const [, type = "", number = "0", letters = ""] = /^"?\[([A-Z_]+)_(\d+)([a-z]*)\]"?$/.exec(written) ?? [];
      const key = `${type} ${normal(value)}`;
      if (letters === "" || !this.tokens.has(key)) this.tokens.set(key, `[${type}_${number}]`);
      this.count(type, Number(number));
    }
  }

  get map(): RedactionMap {
    return Object.fromEntries(this.values);
  }

  /** Tokens that stand in a text to come are not given out. Before the first `replace`, for every text. */
  reserve(text: string): void {
    for (const [, type = "", number = "0"] of text.matchAll(/\[([A-Z][A-Z_]{0,40})_(\d{1,9})[a-z]{0,6}\]/g))
      this.count(type, Number(number));
  }

  /** The text with tokens for the values, which are in order and do not overlap. */
  replace(text: string, data: readonly Replaced[]): string {
    let redacted = "";
    let cursor = 0;
    for (const { start, end, kind, bare = false } of data) {
      redacted += text.slice(cursor, start) + this.token(kind, text.slice(start, end), bare);
      cursor = end;
    }
    return redacted + text.slice(cursor);
  }

  private token(kind: string, value: string, bare: boolean): string {
    const type = kind.toUpperCase().replaceAll("-", "_");
    const key = `${type} ${normal(value)}`;
    let token = this.tokens.get(key);
    if (token === undefined) {
      const number = (this.counts.get(type) ?? 0) + 1;
      this.counts.set(type, number);
      token = `[${type}_${number}]`;
      this.tokens.set(key, token);
    }
    // Written another way (spaces, capitals, as a number) it is the same value but must come back as it was.
    for (let number = 0; ; number++) {
      const inner = number === 0 ? token : `${token.slice(0, -1)}${letters(number)}]`;
      const [written, other] = bare ? [`"${inner}"`, inner] : [inner, `"${inner}"`];
      if (this.values.get(written) === value) return written;
      if (this.values.has(written) || this.values.has(other)) continue;
      this.values.set(written, value);
      return written;
    }
  }

  private count(type: string, number: number): void {
    this.counts.set(type, Math.max(this.counts.get(type) ?? 0, number));
  }
}

/** Puts the values back. Tokens that the map does not know stay. */
export function restore(text: string, map: RedactionMap): string {
  const value = (token: string) => (Object.hasOwn(map, token) ? map[token] : undefined);
  return text.replace(/"\[[A-Z][A-Z_]{0,40}_\d{1,9}[a-z]{0,6}\]"|\[[A-Z][A-Z_]{0,40}_\d{1,9}[a-z]{0,6}\]/g, (found) => {
    const inner = found.startsWith('"') ? found.slice(1, -1) : found;
    return value(found) ?? found.replace(inner, () => value(inner) ?? inner);
  });
}

function letters(number: number): string {
  return number < 26 ? String.fromCharCode(97 + number) : letters(Math.floor(number / 26)) + letters(number % 26);
}

/** How a value is compared: without spaces and signs, in lower case. */
function normal(value: string): string {
  const bare = value.toLowerCase().replace(/[^\p{L}\p{N}@]/gu, "");
  return bare === "" ? value : bare;
}

import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Texts in other shapes than the generator's, with values of a public generator of fake data (Faker 40, 45 locales), as public suites
 * are made. Values stand as `⟦kind|value⟧`. Each part was scored before its misses were read; the first scores stand in
 * docs/accuracy.md. Nothing is read from here by the detector or its tests.
 */
export interface Unseen {
  readonly part: number;
  readonly text: string;
  readonly values: readonly { readonly kind: string; readonly start: number; readonly end: number }[];
}

export function unseenTexts(): Unseen[] {
  return readFileSync(join(import.meta.dirname, "unseen.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => {
      const { part, text: marked } = JSON.parse(line) as { part: number; text: string };
      const values: Unseen["values"][number][] = [];
      let text = "";
      let cursor = 0;
      for (const { 0: whole, 1: kind = "", 2: value = "", index } of marked.matchAll(/⟦([a-z-]+)\|([^⟧]*)⟧/g)) {
        text += marked.slice(cursor, index);
        // A given name alone is nobody's; the set names it only so that a finding on it is not called wrong.
        values.push({ kind, start: text.length, end: text.length + value.length });
        text += value;
        cursor = index + whole.length;
      }
      return { part, text: text + marked.slice(cursor), values };
    });
}

/** Kinds that are told by their surroundings; the others show by their digits, letters or prefix what they are. */
export const BOUND: ReadonlySet<string> = new Set(
  "date-of-birth postal-address person-name user-name password medical-record passport driving-licence bank-account vehicle-id device-id health-id".split(
    " ",
  ),
);
